"""Choices at the corners of the explorer, and what it makes of them."""

import re
from html import unescape

from widgets.controls.sheet import Slots
from widgets.forest.model import FIRST, LAST, Choice
from widgets.forest.parts import Forest
from widgets.forest.view import View, make_view

FOREST = Forest("en")
CORNERS = {
    "all": {},
    "none": {"therapy": "dyn", "format": "cpl"},
    "one year without trials": {"first": "1978", "last": "1978"},
    "one year": {"first": "2015", "last": "2015"},
    "one therapy": {"therapy": "dyn"},
    "few": {"format": "cpl"},
    "four checks": {"checks": "4"},
    "turned": {"first": "2010", "last": "2000"},
}
TURNS = {"therapy": "pst", "control": "other ctr"}  # without one trial the answer is another
PEOPLE_FEW = [{"first": year, "last": year} for year in ("1978", "1991", "1985")]  # 0, 1, and 2


def find_few(count: int) -> dict[str, str]:
    """Return a choice of one year that this many trials fit."""
    years = map(str, range(FIRST, LAST + 1))
    return next(
        {"first": year, "last": year}
        for year in years
        if len(make_view(Choice(first=year, last=year)).trials) == count
    )


for number in (1, 2, 3):
    CORNERS[f"{number} trials"] = find_few(number)


def read_words(html: str) -> str:
    """Return what a reader sees of HTML, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def fill(choice: dict[str, str]) -> tuple[View, Slots, str]:
    """Return the view of a choice, its slots, and what is said of it."""
    return FOREST.fill(Choice.from_mapping(choice))
