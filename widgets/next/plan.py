"""The plan: one page to tick, to write on and to print. What is written stays in the browser."""

from __future__ import annotations

from widgets.controls.worksheet import Group, SheetWords, write_worksheet
from widgets.next.packs import load_pack
from widgets.words import Writer

_STEPS = ("doctor", "therapist", "psychiatry", "tell", "later")
_ASKS = ("new", "list", "pay", "lower", "video", "harm")


def write_plan(writer: Writer, place: str) -> str:
    """Return the sheet of the plan, with the help lines of this place at its foot."""

    def say(name: str) -> str:
        return writer.say(f"plan.{name}")

    groups = (
        Group(say("step"), [say(f"step_{name}") for name in _STEPS]),
        Group(say("when"), (), [say(name) for name in ("who", "day", "with")]),
        Group(say("ask"), [say(f"ask_{name}") for name in _ASKS], [say("own")]),
        Group(say("hard"), (), [say("helps")]),
    )
    lines = [
        writer.say("contact.name", label=line.label, number=line.number)
        for line in load_pack(place, writer.lang).crisis
    ]
    words = SheetWords(
        note=say("note"),
        print=say("print"),
        clear=say("clear"),
        cleared=say("cleared"),
        date=say("date"),
        foot=(*lines, say("foot")),
    )
    return write_worksheet("next-plan", say("title"), groups, words)
