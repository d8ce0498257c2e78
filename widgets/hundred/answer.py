"""What the sandbox shows for a set of changed numbers, as HTML and as one spoken sentence."""

from __future__ import annotations

from collections.abc import Mapping

from widgets.hundred.icons import write_alone
from widgets.hundred.lab import Both, Lab
from widgets.hundred.model import GROUPS, PEOPLE, TIMES, TRIAL_WEEKS, Counts
from widgets.markup import fill_page
from widgets.words import Writer

# Some events are told for one time only: the one at which studies counted them.
_TIMES = {"left": TRIAL_WEEKS, "relapse": TIMES[-1]}


class Answers:
    """Words and pictures of the sandbox.

    Parameters
    ----------
    writer : Writer
    names : mapping of str to str
        What each path is called.
    lab : Lab
    """

    def __init__(self, writer: Writer, names: Mapping[str, str], lab: Lab):
        self.writer, self.say, self.names, self.lab = writer, writer.say, names, lab

    def answer(
        self, changes: Mapping[str, float], path: str, week: int, event: str, changed: str
    ) -> tuple[str, str]:
        """Return the result and the sentence that is read out.

        Parameters
        ----------
        changes : mapping of str to float
        path : str
        week : int
            Where the event has a time of its own, that time is used.
        event : str
            What is counted.
        changed : str
            The sentence that says which numbers were changed.

        Raises
        ------
        ValueError
            If the numbers contradict each other.
        """
        week = _TIMES.get(event, week)
        counts = self.lab.count_paths(changes, week)
        time = self.say(f"week.by_w{week}")
        html = fill_page(
            "hundred/sandbox.html.j2",
            self.writer,
            {},
            lang=self.writer.lang,
            changed=changed,
            before=self._draw("before", counts[path][0], event),
            after=self._draw("after", counts[path][1], event),
            key=self.say("sandbox.key" if event == "any_response" else "sandbox.key_harm"),
            caption=self.say("sandbox.table", event=self.say(f"event.{event}"), time=time),
            rows=[
                (name, *(self._show(side.read(event)) for side in counts[key]))
                for key, name in self.names.items()
            ],
        )
        return html, self._say_result(counts[path], path, time, event)

    def _show(self, count: int | None) -> str:
        return self.say("table.none") if count is None else str(count)

    def _say_result(self, counts: Both, path: str, time: str, event: str) -> str:
        old, new = (side.read(event) for side in counts)
        words = {"event": self.say(f"event.{event}"), "path": self.names[path], "time": time}
        if old is None or new is None:
            return self.say("sandbox.said_none", **words)
        key = "sandbox.said_same" if old == new else "sandbox.said"
        return self.say(key, old=old, new=new, rest=PEOPLE - new, **words)

    def _draw(self, name: str, counts: Counts, event: str) -> str:
        groups = dict(zip(GROUPS, counts.groups, strict=True))
        counted: tuple[str, ...] = GROUPS[:2]
        if event != "any_response":
            had = counts.read(event) or 0
            groups, counted = {"had": had, "had_not": PEOPLE - had}, ("had",)
        title, description = self.say("people.title"), self.say("sandbox.description")
        return write_alone(groups, counted, f"hundred-live-{name}", title, description)
