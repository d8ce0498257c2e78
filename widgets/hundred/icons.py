"""Where 100 people stand in a picture, and how each is marked: compact SVG, no drawing library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from widgets.theme import FONT_SIZE

WIDTH = 340  # units of every picture here: a 320 px phone shows them nearly full size
Place = tuple[int, int]


def _list_rows() -> list[Place]:
    """Return five rows of twenty, each two blocks of ten."""
    return [
        (9 + 15 * column + 8 * (column >= 10), 10 + 17 * row)
        for row in range(5)
        for column in range(20)
    ]


def _list_square(left: int) -> list[Place]:
    """Return ten rows of ten."""
    return [
        (left + 10 * column, 24 + 10 * row + 3 * (row >= 5))
        for row in range(10)
        for column in range(10)
    ]


PEOPLE = _list_rows()
PEOPLE_HEIGHT = 88
PEOPLE_RADIUS = 6
HARM_LEFTS = (8, 124, 240)
HARMS = [_list_square(left) for left in HARM_LEFTS]
HARMS_HEIGHT = 146
HARMS_RADIUS = 3.6
_HARMS_FOOT = 141
_SIDE = 92  # of a square of ten by ten, from first to last centre


def _write_over(height: float, body: str) -> str:
    """Return a layer that lies over a picture of this height."""
    return f'<svg class="sbs-over" viewBox="0 0 {WIDTH} {height:g}" aria-hidden="true">{body}</svg>'


def _write_dots(places: Sequence[Place], colour: str, width: float) -> str:
    dots = "".join(f"M{x} {y}h0" for x, y in places)
    return f'<path d="{dots}" stroke="var(--sbs-{colour})" stroke-width="{width:g}"/>'


def _mark_full(places: Sequence[Place], colour: str) -> str:
    return _write_dots(places, colour, 13)


def _mark_half(places: Sequence[Place], colour: str) -> str:
    halves = "".join(f"M{x} {y - 6}a6 6 0 0 0 0 12z" for x, y in places)
    return f'<path d="{halves}" fill="var(--sbs-{colour})"/>'


def _mark_dot(places: Sequence[Place], colour: str) -> str:
    return _write_dots(places, colour, 5)


def _mark_none(places: Sequence[Place], colour: str) -> str:
    return ""


def _mark_cross(places: Sequence[Place], colour: str) -> str:
    crosses = "".join(f"M{x - 3} {y - 3}l6 6m0-6l-6 6" for x, y in places)
    return f'<path d="{crosses}" stroke="var(--sbs-{colour})" stroke-width="2"/>'


# The more is filled, the better a person does; a cross is worse. No meaning by colour alone.
_MARKS = {
    "remission": _mark_full,
    "response": _mark_half,
    "some": _mark_dot,
    "same": _mark_none,
    "worse": _mark_cross,
    "had": _mark_full,
    "had_not": _mark_none,
}


def write_people(counts: Mapping[str, int], counted: Sequence[str]) -> str:
    """Return the layer that marks 100 people.

    Parameters
    ----------
    counts : mapping of str to int
        People in each group, in the order in which they stand; they add up to 100.
    counted : sequence of str
        The groups that the sentence beside the picture counts: their rings are thick.
    """
    return _write_over(PEOPLE_HEIGHT, _write_groups(counts, counted))


def write_alone(
    counts: Mapping[str, int], counted: Sequence[str], key: str, title: str, description: str
) -> str:
    """Return a whole picture of 100 people, for where they change from moment to moment.

    Parameters
    ----------
    counts, counted
        As for ``write_people``.
    key : str
        Put before its ids.
    title, description : str
        What a screen reader says.
    """
    rings = _write_dots(PEOPLE, "line", 13) + _write_dots(PEOPLE, "bg", 11)
    numbers = "".join(
        f'<text x="{WIDTH - 2}" y="{PEOPLE[20 * row][1] + 4}" text-anchor="end"'
        f' font-size="{FONT_SIZE:g}" fill="var(--sbs-muted)">{20 * (row + 1)}</text>'
        for row in range(5)
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {PEOPLE_HEIGHT}" role="img"'
        f' aria-labelledby="{key}-title {key}-desc"><title id="{key}-title">{escape(title)}</title>'
        f'<desc id="{key}-desc">{escape(description)}</desc>'
        f'<g fill="none" stroke-linecap="round">{rings}</g>{_write_groups(counts, counted)}'
        f"{numbers}</svg>"
    )


def _write_groups(counts: Mapping[str, int], counted: Sequence[str]) -> str:
    body, start = "", 0
    for name, count in counts.items():
        places = PEOPLE[start : start + count]
        start += count
        if places:
            body += _write_group(name, places, name in counted)
    return f'<g fill="none" stroke-linecap="round">{body}</g>'


def _write_group(name: str, places: Sequence[Place], counted: bool) -> str:
    colour = "person" if counted else "muted"
    ring = _write_dots(places, colour, 14.5) + _write_dots(places, "bg", 10) if counted else ""
    return ring + _MARKS[name](places, colour)


def write_harms(counts: Sequence[int | None], shown: Sequence[str]) -> str:
    """Return the layer that fills those who had each harm.

    Parameters
    ----------
    counts : sequence of int or None
        People of 100 for each square; None covers the square, as nothing was counted.
    shown : sequence of str
        What stands below each square.
    """
    body = ""
    for left, places, count, words in zip(HARM_LEFTS, HARMS, counts, shown, strict=True):
        if count is None:
            body += _write_cover(left)
        elif count:
            body += _write_dots(places[:count], "ink", 8.4)
        body += (
            f'<text x="{left - 4}" y="{_HARMS_FOOT}" font-size="{FONT_SIZE:g}" stroke="none"'
            f' fill="var(--sbs-ink)">{words}</text>'
        )
    return _write_over(HARMS_HEIGHT, f'<g fill="none" stroke-linecap="round">{body}</g>')


def _write_cover(left: int) -> str:
    return (
        f'<rect x="{left - 5}" y="19" width="{_SIDE + 8}" height="{_SIDE + 11}" rx="4"'
        ' fill="var(--sbs-panel)" stroke="var(--sbs-line)" stroke-dasharray="4 4"/>'
    )
