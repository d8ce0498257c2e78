"""The forest and the funnel as compact SVG: where each mark lies. No wording, no drawing library.

Written by hand, as ``hundred/icons.py`` is: a redraw of all trials then takes milliseconds, and the
visitor's kernel needs no matplotlib.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from widgets.forest.model import NORMAL_95

WIDTH = 320  # units; a 320 px phone shows them nearly full size
FONT = 13.5  # chosen: over 11 px when the picture stands on a 320 px phone
NAMED = 40  # chosen: more trials than that are lines without names
LOW, HIGH = -1.5, 3.0  # chosen: the same scale in every view, so that two can be compared
TICKS = (-1, 0, 1, 2, 3)
_EDGE = 10
_NAMES = 134  # where the scale begins beside a column of names
_LONGEST = 17  # letters that fit in that column
_HEAD, _SUMMARY, _FOOT = 58, 88, 40
_NAMED_STEP = 22
_BODY = 560  # chosen: all trials fit on about one screen of a desk
_FUNNEL_BODY = 210
# Words stand on the page's own ground, so that no line runs through a letter.
_HALO = ' stroke="var(--sbs-bg)" stroke-width="4" paint-order="stroke"'
Words = Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """One trial: its name, its gap and interval, and its standard error."""

    name: str
    gap: float
    low: float
    high: float
    error: float


@dataclass(frozen=True)
class Summary:
    """All trials together: the mean gap, its interval, and where one more place may lie."""

    gap: float
    low: float
    high: float
    new_low: float
    new_high: float


def find_beyond(lines: Sequence[Line]) -> int:
    """Return how many trials lie beyond the end of the scale."""
    return sum(not LOW <= line.gap <= HIGH for line in lines)


class _Scale:
    """Places a gap from left to right; what lies beyond the scale stands at its end."""

    def __init__(self, left: float):
        self.left, self.right = left, WIDTH - _EDGE

    def place(self, gap: float) -> float:
        share = (min(max(gap, LOW), HIGH) - LOW) / (HIGH - LOW)
        return round(self.left + share * (self.right - self.left), 1)


def _text(x: float, y: float, words: str, anchor: str = "start", ink: str = "ink") -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{FONT}"'
        f' fill="var(--sbs-{ink})"{_HALO}>{escape(words)}</text>'
    )


def _path(moves: str, ink: str, width: float, more: str = "") -> str:
    if not moves:
        return ""
    return (
        f'<path d="{moves}" fill="none" stroke="var(--sbs-{ink})" stroke-width="{width:g}"{more}/>'
    )


def _frame(key: str, height: float, words: Words, body: str) -> str:
    title, description = escape(words["title"]), escape(words["description"])
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img"'
        f' aria-labelledby="{key}-title {key}-desc">'
        f'<title id="{key}-title">{title}</title><desc id="{key}-desc">{description}</desc>'
        f"{body}</svg>"
    )


def _draw_grid(scale: _Scale, top: float, foot: float, summary: Summary | None) -> str:
    lines = "".join(f"M{scale.place(tick):g} {top:g}V{foot:g}" for tick in TICKS if tick)
    zero = f"M{scale.place(0):g} {top:g}V{foot:g}"
    drawn = _path(lines, "band-odd", 1) + _path(zero, "ink", 1.2)
    if summary:
        middle = f"M{scale.place(summary.gap):g} {top:g}V{foot:g}"
        drawn += _path(middle, "accent", 1.6, ' stroke-dasharray="5 4"')
    return drawn


def _draw_foot(scale: _Scale, y: float, words: Words) -> str:
    ticks = "".join(
        _text(scale.place(tick), y + 15, f"{tick}".replace("-", "−"), "middle", "muted")
        for tick in TICKS
    )
    return ticks + _text(scale.right, y + 33, words["scale"], "end", "muted")


def draw_forest(
    lines: Sequence[Line],
    summary: Summary | None,
    people: Mapping[int, str],
    words: Words,
    key: str = "forest-plot",
) -> str:
    """Return a forest plot: a line for each trial, and a diamond for all of them.

    Parameters
    ----------
    lines : sequence of Line
        One or more, in the order of the rows. Up to ``NAMED`` of them get a name each.
    summary : Summary, optional
        Without it no diamond is drawn.
    people : mapping of int to str
        What stands above each of ``TICKS``: the gap told as people of 100.
    words : mapping of str to str
        ``title``, ``description``, ``people``, ``scale``, ``others``, ``therapy``, ``all`` and
        ``new``.
    key : str
        Put before its ids.
    """
    named = len(lines) <= NAMED
    scale = _Scale(_NAMES if named else _EDGE)
    step = _NAMED_STEP if named else min(_BODY / len(lines), 6)
    foot = _HEAD + step * len(lines) + 6
    end = foot + (_SUMMARY if summary else 0)
    body = _draw_head(scale, people, words) + _draw_grid(scale, _HEAD, end, summary)
    body += _draw_lines(lines, scale, step)
    if named:
        body += "".join(
            _text(0, _HEAD + step * (row + 0.5) + 4.5, _shorten(line.name))
            for row, line in enumerate(lines)
        )
    if summary:
        body += _draw_summary(summary, scale, foot, words)
    return _frame(key, end + _FOOT, words, body + _draw_foot(scale, end, words))


def _shorten(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip(' ,')}…"


def _draw_head(scale: _Scale, people: Mapping[int, str], words: Words) -> str:
    zero = scale.place(0)
    above = "".join(_text(scale.place(tick), 31, people[tick], "middle", "muted") for tick in TICKS)
    return (
        _text(scale.right, 13, words["people"], "end", "muted")
        + above
        + _text(zero - 6, 50, words["others"], "end")
        + _text(zero + 6, 50, words["therapy"])
    )


def _draw_lines(lines: Sequence[Line], scale: _Scale, step: float) -> str:
    rows = [f"{_HEAD + step * (row + 0.5):.1f}" for row in range(len(lines))]
    ranges = "".join(
        f"M{scale.place(line.low):g} {y}H{scale.place(line.high):g}"
        for line, y in zip(lines, rows, strict=True)
    )
    width, dot = min(max(step * 0.6, 0.7), 1.6), min(max(step * 1.4, 2.2), 7)
    return _path(ranges, "line", width) + _draw_dots(lines, scale, rows, dot)


def _draw_dots(
    lines: Sequence[Line], scale: _Scale, rows: Sequence[str], size: float, more: str = ""
) -> str:
    dots, ends = [], []
    for line, y in zip(lines, rows, strict=True):
        if LOW <= line.gap <= HIGH:
            dots.append(f"M{scale.place(line.gap):g} {y}h0")
        else:  # an arrow says: further out
            back = -6 if line.gap > HIGH else 6
            ends.append(f"M{scale.place(line.gap):g} {y}l{back} -3v6z")
    arrows = f'<path d="{"".join(ends)}" fill="var(--sbs-ink)"/>' if ends else ""
    return _path("".join(dots), "ink", size, f' stroke-linecap="round"{more}') + arrows


def _draw_summary(summary: Summary, scale: _Scale, y: float, words: Words) -> str:
    left, middle, right = (scale.place(x) for x in (summary.low, summary.gap, summary.high))
    new_left, new_right = scale.place(summary.new_low), scale.place(summary.new_high)
    bar = f"M{new_left:g} {y + 75:g}H{new_right:g}m0 -5v10M{new_left:g} {y + 70:g}v10"
    diamond = (
        f"M{left:g} {y + 32:g}L{middle:g} {y + 24:g}L{right:g} {y + 32:g}L{middle:g} {y + 40:g}z"
    )
    rule = _path(f"M0 {y:g}H{WIDTH}", "line", 1)
    return (
        f'{rule}<path d="{diamond}" fill="var(--sbs-accent)" stroke="var(--sbs-accent)"/>'
        + _path(bar, "accent", 2.4)
        + _text(0, y + 16, words["all"])
        + _text(0, y + 62, words["new"])
    )


def draw_funnel(
    lines: Sequence[Line], summary: Summary, words: Words, key: str = "forest-funnel"
) -> str:
    """Return a funnel plot: each trial a dot, the exact ones high up.

    Parameters
    ----------
    lines : sequence of Line
    summary : Summary
        Its gap is the middle of the funnel.
    words : mapping of str to str
        ``title``, ``description``, ``large``, ``small``, ``scale``.
    key : str
        Put before its ids.
    """
    scale, top = _Scale(_EDGE), 22
    foot = top + _FUNNEL_BODY
    widest = max(line.error for line in lines)

    def fall(error: float) -> float:
        return round(top + error / widest * _FUNNEL_BODY, 1)

    rows = [f"{fall(line.error):g}" for line in lines]
    sides = "".join(
        f"M{scale.place(summary.gap):g} {top}L{scale.place(end):g} {fall(error):g}"
        for end, error in _find_sides(summary.gap, widest)
    )
    body = _draw_grid(scale, top, foot, summary) + _path(sides, "accent", 1.2)
    size = 7 if len(lines) <= NAMED else 4.4
    body += _draw_dots(lines, scale, rows, size, ' stroke-opacity="0.55"')
    body += _text(0, 14, words["large"], ink="muted") + _text(0, foot - 4, words["small"])
    return _frame(key, foot + _FOOT, words, body + _draw_foot(scale, foot, words))


def _find_sides(gap: float, widest: float) -> list[tuple[float, float]]:
    """Return where each side of the funnel ends: at the foot, or where it leaves the scale."""
    ends = []
    for sign, bound in ((-1, LOW), (1, HIGH)):
        reach = sign * NORMAL_95
        error = min(widest, max((bound - gap) / reach, 0.0))
        ends.append((gap + reach * error, error))
    return ends
