"""The page of the explorer: all trials, and the controls that wait for the live part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from functools import partial
from html import escape

from widgets import content
from widgets.controls.choice import write_choice
from widgets.forest.downloads import SOURCE
from widgets.forest.model import Choice
from widgets.forest.parts import TOPIC, Forest, name_code
from widgets.forest.people import DATA
from widgets.markup import Built, Watch, fill_page
from widgets.words import write_citation

_PICKED = ("therapy", "format", "first", "last")  # too many for a row of buttons
_YEARS = ("first", "last")
METHOD = "furukawa2011"


def write_page(forest: Forest) -> str:
    """Return the page in its start state."""
    _, slots, _ = forest.fill(Choice())
    names = [item.name for item in fields(Choice)]
    pickers, radios = (
        "".join(_write_control(forest, name) for name in names if (name in _PICKED) is picked)
        for picked in (True, False)
    )
    files = ("csv", "python")
    # A word that only another choice shows needs its note here too.
    for words in forest.strings.values():
        forest.inline(words)
    return fill_page(
        "forest/page.html.j2",
        forest,
        slots,
        pickers=pickers,
        radios=radios,
        files=files,
        prose=forest.block(content.load_prose(forest.lang, TOPIC)),
        sources=[_write_source(key) for key in (SOURCE, DATA, METHOD)],
        notes=forest.notes(),
    )


def _write_source(key: str) -> str:
    licence = content.load_sources()[key].licence
    return f"{write_citation(key)}{f' {escape(licence)}.' if licence else ''}"


def _write_control(forest: Forest, name: str) -> str:
    values = next(item for item in fields(Choice) if item.name == name).metadata["values"]
    legend, start = forest.say(f"{name}.label"), getattr(Choice(), name)
    label = str if name in _YEARS else partial(_say_option, forest, name)
    options = [(value, label(value)) for value in values]
    if name in _PICKED:
        return write_pick(name, legend, options, start)
    return write_choice(name, legend, options, start, forest.say(f"{name}.hint"), TOPIC)


def _say_option(forest: Forest, name: str, value: str) -> str:
    return forest.say(name_code(name, value))


def write_pick(name: str, label: str, options: Iterable[tuple[str, str]], value: str) -> str:
    """Return the HTML of a list to pick from.

    Parameters
    ----------
    name : str
        The part of the choice that it sets.
    label : str
    options : iterable of (value, label)
    value : str
        The option that is chosen at the start.
    """
    rows = "".join(
        f'<option value="{escape(key)}"{" selected" if key == value else ""}>'
        f"{escape(words)}</option>"
        for key, words in options
    )
    return (
        f'<div class="sbs-picker" data-dim="{escape(name)}"><label for="{TOPIC}-{escape(name)}">'
        f'{escape(label)}</label><select id="{TOPIC}-{escape(name)}">{rows}</select></div>'
    )


def build_page(lang: str, watch: Watch = iter) -> Built:
    """Return the page and what the panel switch needs: nothing here changes without Python."""
    for _ in watch([lang]):
        forest = Forest(lang)
        html = write_page(forest)
    words = {"close": forest.say("notes.close")}
    return html, {
        "topic": TOPIC,
        "start": {},
        "dims": [],
        "parts": [],
        "words": words,
        "rows_by": [],
    }
