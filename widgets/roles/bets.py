"""The sorting bet: whose job is it? The answer is counted from the table."""

from __future__ import annotations

from html import escape

from widgets.controls.reveal import write_reveal
from widgets.roles.model import Answer
from widgets.roles.parts import Cast
from widgets.roles.tables import TOPIC

FIRST = "diagnosis"
MORE = ("labs", "testing")
_BINS = ("prescriber", "therapist", "both")


def find_bin(cast: Cast, need: str) -> str:
    """Return where a need belongs: with those who prescribe, with therapists, or with both."""
    sides = [side for side in cast.roles.list_sides(need) if side in _BINS]
    return "both" if len(sides) > 1 else sides[0]


def write_sort(cast: Cast, need: str) -> str:
    """Return the bet on a need, with its answer counted by side."""
    say = cast.writer.say
    counts = "".join(f"<li>{escape(_count_side(cast, need, side))}</li>" for side in _list(cast))
    answer = (
        f"<p>{escape(say('sort.answer', side=say(f'sort.{find_bin(cast, need)}')))}</p>"
        f"<ul>{counts}</ul><p>{cast.writer.inline(say('sort.after'))}</p>"
    )
    question = say("sort.question", ask=cast.tables.needs[need].ask)
    options = [say(f"sort.{name}") for name in _BINS]
    return write_reveal(f"{TOPIC}-{need}", question, options, say("sort.open"), answer)


def write_orders(cast: Cast) -> str:
    """Return the bet on who writes most orders for medicine, answered by a finding."""
    say, inline = cast.writer.say, cast.writer.inline
    answer = f"<p>{inline(say('source_of.answer'))}</p><p>{inline(say('source_of.old'))}</p>"
    options = [say(f"source_of.{name}") for name in ("first", "second", "third")]
    return write_reveal(
        f"{TOPIC}-orders", say("source_of.question"), options, say("source_of.open"), answer
    )


def _list(cast: Cast) -> list[str]:
    return list(dict.fromkeys(cast.roles.people.values()))


def _count_side(cast: Cast, need: str, side: str) -> str:
    def count(answer: Answer) -> int:
        people = cast.roles.list_people(need)[answer]
        return sum(cast.roles.people[person] == side for person in people)

    everyone = sum(found == side for found in cast.roles.people.values())
    say = cast.writer.say
    return say(
        "sort.count",
        side=say(f"side.{side}"),
        all=everyone,
        yes=count(Answer.YES),
        sometimes=count(Answer.SOMETIMES),
    )
