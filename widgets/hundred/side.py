"""One of the two paths of a panel: its slots as pure functions of severity, time and frame."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from widgets.controls.sheet import Slots, State
from widgets.hundred.icons import write_harms, write_people
from widgets.hundred.model import GROUPS, PEOPLE, Counts
from widgets.hundred.risks import HARMS, Risks
from widgets.hundred.tables import load_evidence
from widgets.render import Picture, write_table

if TYPE_CHECKING:
    from widgets.hundred.parts import Hundred

COUNTED = {"better": GROUPS[:2], "not": GROUPS[2:]}


class Side:
    """A path, wherever it stands.

    Parameters
    ----------
    hundred : Hundred
        What both sides share: words, names of paths, risks, the empty picture.
    prefix, dimension : str
        Put before its slots; the part of the state that names its path.
    """

    def __init__(self, hundred: Hundred, prefix: str, dimension: str):
        self.hundred, self.writer, self.say = hundred, hundred.writer, hundred.writer.say
        self.prefix, self.dimension = prefix, dimension

    def read_risks(self, state: State) -> Risks:
        """Return this side's risks."""
        return self.hundred.read_risks(state[self.dimension], state["sev"], int(state["week"]))

    def read_counts(self, state: State) -> Counts:
        """Return this side's 100 people."""
        return self.read_risks(state).counts

    def write_path(self, state: State) -> Slots:
        """Return what holds for a path at all times."""
        path = state[self.dimension]
        note = load_evidence(self.writer.lang).paths[path]
        name = escape(self.hundred.names[path])
        lines = "".join(
            f"<p><strong>{escape(self.say(f'paths.{key}'))}</strong>"
            f" {self.writer.inline(getattr(note, key))}</p>"
            for key in ("studies", "leaves_out")
        )
        return self._name(name=name, head=name, title=name, note=lines)

    def write_people(self, state: State) -> Slots:
        """Return the marks of the outcome picture and its sentence, by frame."""
        frame = state["frame"]
        groups = dict(zip(GROUPS, self.read_counts(state).groups, strict=True))
        order = GROUPS if frame == "better" else GROUPS[::-1]
        over = write_people({name: groups[name] for name in order}, COUNTED[frame])
        words = escape(self.make_picture(state).takeaway)
        return self._name(over=over, words=words)

    def make_picture(self, state: State) -> Picture:
        """Return the outcome picture, which refuses to be without words or table."""
        return Picture(
            self.hundred.draw_people(self.prefix),
            self.say("people.title"),
            self.say("people.description"),
            self._say_outcome(state),
            self.read_risks(state).table,
        )

    def _say_outcome(self, state: State) -> str:
        counts = self.read_counts(state)
        return self.say(
            f"people.words_{state['frame']}",
            response=counts.response,
            rest=PEOPLE - counts.response,
            remission=counts.read("remission"),
            worse=counts.read("worse"),
        )

    def write_counts(self, state: State) -> Slots:
        """Return the marks of the harm picture, the cells of the table, and all risks."""
        counts = self.read_counts(state)
        harms = [counts.read(name) for name in HARMS]
        cells = {name: str(counts.read(name)) for name in GROUPS}
        cells |= {
            name: escape(self._write_harm(count)) for name, count in zip(HARMS, harms, strict=True)
        }
        return self._name(
            harms=write_harms(harms, [escape(self._write_square(count)) for count in harms]),
            any_response=f"<strong>{counts.response}</strong>",
            no_response=f"<strong>{PEOPLE - counts.response}</strong>",
            rows=write_table(self.read_risks(state).table),
            **cells,
        )

    def _write_square(self, count: int | None) -> str:
        if count is None:
            return self.say("people.square_none")
        return self.say("people.square_count", n=count)

    def _write_harm(self, count: int | None) -> str:
        if count is None:
            return self.say("table.none")
        return self.say("table.both", n=count, rest=PEOPLE - count)

    def _name(self, **slots: str) -> Slots:
        return {f"{self.prefix}.{name}": html for name, html in slots.items()}
