"""One changed assumption and all its faces: counts, figure, table, sentence, app and handout."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, cached_property
from html import escape, unescape
from typing import Any

from widgets import content
from widgets.controls.panels import Panels
from widgets.controls.sheet import Slots
from widgets.hundred.counts import count_path, load_plans
from widgets.hundred.model import TIMES, Counts
from widgets.hundred.panel import START, make_sheet, write_page
from widgets.labs.assume import Assumed, assume
from widgets.labs.bench import cut, say
from widgets.labs.paper import Paper
from widgets.labs.shown import Piece
from widgets.languages import FIRST
from widgets.markup import build_panels

__all__ = ["Assumed", "Faces", "assume", "build", "count_rings", "strip"]

_TAG = re.compile(r"<[^>]+>")
_RING = re.compile(r'<path d="([^"]*)" stroke="[^"]*" stroke-width="14.5"/>')  # those counted


@cache
def build(assumed: Assumed, path: str = START["path"], week: int = TIMES[0]) -> Faces:
    """Return every face of the page of a hundred people, under these assumptions.

    Parameters
    ----------
    assumed : Assumed
    path : str
        A path of the case; ``both`` stands beside it.
    week : int
        8, 26 or 52.

    Raises
    ------
    ContentError
        If there is no such path or week: one sentence says which there are.
    """
    if path not in load_plans():
        paths = ", ".join(load_plans())
        raise content.ContentError(say("faces.path", paths=paths, got=cut(path)))
    if week not in TIMES:
        weeks = ", ".join(map(str, TIMES))
        raise content.ContentError(say("faces.week", weeks=weeks, got=cut(week)))
    return Faces(assumed, path, week)


class Faces:
    """What a reader, a student and a facilitator see of the same 100 people.

    Parameters
    ----------
    assumed : Assumed
    path : str
    week : int
    """

    def __init__(self, assumed: Assumed, path: str, week: int):
        self.assumed, self.path, self.week = assumed, path, week
        self.state = {**START, "path": path, "week": str(week)}
        sheet, self._writer, self._hundred = make_sheet(FIRST, assumed.params)
        self._sheet = replace(sheet, start=self.state)

    @property
    def model(self) -> Counts:
        """The counts, as the model gives them."""
        return count_path(self.path, self.state["sev"], self.week, self.assumed.params)

    @cached_property
    def slots(self) -> Slots:
        """The app's panel of this state: a piece of HTML for each place on the page."""
        return self._sheet.panel(self.state)

    @property
    def figure(self) -> Piece:
        """The picture of 100 people."""
        picture = (
            f'<div class="sbs-stack">{self._hundred.draw_people("a")}{self.slots["a.over"]}</div>'
        )
        return Piece(picture, strip(self.slots["a.words"]))

    @property
    def table(self) -> Piece:
        """Every risk, both ways, with its source."""
        return Piece(self.slots["a.rows"], strip(self.slots["a.rows"].replace("</tr>", "\n")))

    @property
    def sentence(self) -> Piece:
        """The plain sentence that stands below the picture."""
        return Piece(f"<p>{self.slots['a.words']}</p>", strip(self.slots["a.words"]))

    @cached_property
    def _built(self) -> tuple[str, dict[str, Any]]:
        return build_panels(
            self._sheet,
            self._writer,
            lambda sheet, writer: write_page(sheet, writer, self._hundred),
        )

    @cached_property
    def app(self) -> Panels:
        """The page of the app, with all its panels, as a widget that can be played."""
        html, panels = self._built
        return Panels(self._write_banner() + html, panels, FIRST)

    @property
    def handout(self) -> Piece:
        """The parts of this state that go on paper: no controls, the help lines at the foot."""
        lines = " · ".join(
            f"{escape(line.label)}: {escape(line.number)}" for line in content.load_crisis_lines()
        )
        foot = f"<p><strong>{escape(say('faces.help'))}</strong> {lines}</p>"
        return Piece(self._write_banner() + self._write_sheet() + foot, self._say_sheet())

    def print_handout(self) -> Paper:
        """Return the one-page handout of the workshop kit, made with these assumptions.

        Raises
        ------
        ContentError
            If what prints the kit is not installed; the sentence says how to get it.
        """
        try:
            from widgets.workshop.kit.hundred import write_hundred
        except (ImportError, OSError):
            raise content.ContentError(say("faces.no_press")) from None
        # The handout sets two paths side by side; this one stands first.
        paths = list(dict.fromkeys((self.path, START["beside"], START["path"])))[:2]
        params = self.assumed.params
        counts = {key: count_path(key, self.state["sev"], self.week, params) for key in paths}
        changed = f"{say('faces.banner')} {self.assumed.said}" if self.assumed.is_changed else ""
        return Paper(write_hundred(FIRST, counts, week=self.week, changed=changed))

    def _write_sheet(self) -> str:
        body = f"<p><strong>{self.slots['compare']}</strong></p>"
        for side in ("a", "b"):
            picture = self._hundred.draw_people(side) + self.slots[f"{side}.over"]
            body += (
                f"<h3>{self.slots[f'{side}.name']}</h3>"
                f'<div class="sbs-stack">{picture}</div>'
                f'<p data-slot="{side}.words">{self.slots[f"{side}.words"]}</p>'
                f"{self.slots[f'{side}.rows']}"
            )
        return body

    def _say_sheet(self) -> str:
        return " ".join(strip(self.slots[name]) for name in ("compare", "a.words", "b.words"))

    def _write_banner(self) -> str:
        if not self.assumed.is_changed:
            return ""
        words = f"{say('faces.banner')} {self.assumed.said}"
        return f'<p class="sbs-notice"><strong>{escape(words)}</strong></p>'

    def read_back(self) -> dict[str, int]:
        """Return how many of 100 have a response, read from each finished face.

        Notes
        -----
        But for the model's, each number is read from the HTML as it would be shown: the thick
        rings are counted, a cell and a sentence are read; "paper" is read from the PDF, if the kit
        is installed. So a face that went its own way shows.
        """
        found = {
            "model": self.model.response,
            "figure": count_rings(self.figure.html),
            "table": _find_number(strip(self.table.html), r"(\d+) of 100"),
            "sentence": _find_number(self.sentence.plain, r"(\d+)"),
            "app": _find_number(self._read_app("a.words"), r"(\d+)"),
            "handout": _find_number(self.handout.html, r'data-slot="a.words">\D*(\d+)'),
        }
        return {**found, "paper": self._on_paper} if self._on_paper is not None else found

    @cached_property
    def _on_paper(self) -> int | None:
        """The number on the printed sheet; None without what prints it."""
        try:
            words = self.print_handout().plain
        except (content.ContentError, ImportError):
            return None
        return _find_number(words, r"(\d+)\s+of\s+100\s+ha\w+\s+a\s+response")

    def _read_app(self, slot: str) -> str:
        """Return a slot of this state from what is sent to the browser."""
        for part in self._built[1]["parts"]:
            if slot in part["slots"]:
                key = "|".join(self.state[name] for name in part["dims"])
                return strip(part["values"][key][part["slots"].index(slot)])
        raise KeyError(slot)


def count_rings(html: str) -> int:
    """Return how many people are counted in a picture: those whose ring is thick.

    Parameters
    ----------
    html : str
        A finished picture.
    """
    return sum(path.count("M") for path in _RING.findall(html))


def strip(html: str) -> str:
    """Return HTML as plain words."""
    lines = unescape(_TAG.sub(" ", html)).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def _find_number(text: str, pattern: str) -> int:
    match = re.search(pattern, text)
    if match is None:
        raise ValueError(f"no number in {cut(text)}")
    return int(match[1])
