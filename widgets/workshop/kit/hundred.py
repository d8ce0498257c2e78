"""The handout "A hundred people": two paths side by side, their harms, and what is not counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from widgets import content
from widgets.hundred.counts import count_path
from widgets.hundred.icons import write_alone, write_harms
from widgets.hundred.model import GROUPS, PEOPLE, TIMES, Counts
from widgets.hundred.parts import Hundred
from widgets.hundred.risks import HARMS
from widgets.hundred.side import COUNTED
from widgets.hundred.tables import load_evidence
from widgets.languages import FIRST
from widgets.words import Writer
from widgets.workshop.kit.grey import ink_picture
from widgets.workshop.kit.paper import write_one_page
from widgets.workshop.kit.press import Press

PATHS = ("medicine_first", "both", "therapy_first")  # the third: only its harms
TERMS = ("response", "remission", "relapse")


def write_hundred(
    lang: str = FIRST,
    counts: Mapping[str, Counts] | None = None,
    *,
    week: int = TIMES[0],
    changed: str = "",
    pack: str = "",
    today: date | None = None,
) -> bytes:
    """Return the handout as a PDF of one page.

    Parameters
    ----------
    lang : str
    counts : mapping of str to Counts, optional
        100 people on each of two paths, by the path's key, such as ``Lab.count_paths`` gives for
        changed numbers; a third path is shown by its harms only. Without it, three paths of the
        published model at middle scores.
    week : int
        When the people were counted: 8, 26 or 52.
    changed : str
        The sentence that says which numbers were changed; it stands below the title.
    pack : str
        The local pack that says who to call.
    today : date, optional

    Raises
    ------
    ValueError
        If there are fewer than two paths, or more than three.
    """
    press = Press(lang, pack, today or date.today())
    shown = counts or _count_published(week)
    if len(shown) not in (2, 3):
        raise ValueError(f"the handout has room for two or three paths, and got {len(shown)}")
    return print_hundred(press, shown, week, changed)


def print_published(press: Press) -> bytes:
    """Return the handout of the published model, as the activity uses it."""
    return print_hundred(press, _count_published(TIMES[0]))


def _count_published(week: int) -> dict[str, Counts]:
    return {path: count_path(path, "middle", week) for path in PATHS}


def print_hundred(
    press: Press, shown: Mapping[str, Counts], week: int = TIMES[0], changed: str = ""
) -> bytes:
    """Return the handout for these people."""
    writer = Writer(press.lang, "hundred")
    hundred, evidence = Hundred(writer), load_evidence(press.lang)
    glossary = content.load_glossary(press.lang)
    time = writer.say(f"week.by_w{week}")
    return write_one_page(
        "hundred",
        press,
        title=press.say("hundred.title"),
        lead=press.say("hundred.lead", time=time),
        changed=changed,
        sides=[draw_side(press, hundred, path, item) for path, item in shown.items()],
        uncounted=[press.inline(text) for text in evidence.uncounted],
        notes=[writer.say(f"note.{name}") for name in ("rank", "same_people")],
        no_forecast=writer.say("sandbox.no_forecast"),
        terms=[(glossary[key].term, glossary[key].plain) for key in TERMS],
    )


def draw_side(press: Press, hundred: Hundred, path: str, counts: Counts) -> dict[str, Any]:
    """Return one path's pictures and counts, told both ways."""
    say = hundred.writer.say
    words_for = (say("people.title"), say("people.description"))
    groups = dict(zip(GROUPS, counts.groups, strict=True))
    people = write_alone(groups, COUNTED["better"], f"kit-{path}", *words_for)
    harms = [counts.read(name) for name in HARMS]
    words = [
        say("people.square_none") if n is None else say("people.square_count", n=n) for n in harms
    ]
    return {
        "name": hundred.names[path],
        "people": ink_picture(people),
        "harms": ink_picture(hundred.draw_harms("a"), write_harms(harms, words)),
        "words": say("people.words_better", **_count(counts)),
        "words_not": say("people.words_not", **_count(counts)),
    }


def _count(counts: Counts) -> dict[str, int]:
    return {
        "response": counts.response,
        "rest": PEOPLE - counts.response,
        "remission": counts.groups[0],
        "worse": counts.groups[-1],
    }
