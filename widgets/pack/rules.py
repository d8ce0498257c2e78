"""What is missing, wrong or old in a local pack. Pure: no words, no files, today is handed in.

The form in the browser keeps the same rules (``packcheck.js``), from ``list_rules``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, get_args

from widgets.next.model import MONTHS_GOOD, is_old
from widgets.next.schema import Kind, Pack

KINDS: tuple[str, ...] = get_args(Kind)
NEEDED = ("label", "number", "note", "source", "checked")
FIELDS = ("kind", *NEEDED, "tel", "sms", "tried")
_NO_WORDS = ("checked", "tried")
PATTERNS = {
    "tel": r"tel:\+?[0-9*#]{2,20}(,+[0-9*#]+)?",
    "sms": r"sms:\+?[0-9]{2,20}",
    "source": r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?",
}
LINKS = ("tel", "sms")
_DIALLED = 7  # digits at the end of a number that must be alike: codes of a country differ
_LONGEST = 300  # letters of a note; chosen: a longer one pushes contacts off a sheet of one page
# How a phone's keys spell letters, for a number such as 833-303-KIDS.
_KEYS = {
    letter: str(digit)
    for digit, letters in enumerate("abc def ghi jkl mno pqrs tuv wxyz".split(), 2)
    for letter in letters
}
_SHORTEST = 2  # as in ``widgets.schema.Words``


@dataclass(frozen=True)
class Trouble:
    """One thing to mend.

    Parameters
    ----------
    code : str
        What is wrong; the words say it by this key.
    stops : bool
        Whether a server refuses the pack. Otherwise it is only weak, such as an old date.
    part : {"", "crisis", "contacts"}
        Which list the contact is in.
    number : int
        Which contact of that list, from 1; 0 if it is none.
    label, field, value : str
        What the contact is called, which field it is about, and what stands there.
    """

    code: str
    stops: bool = True
    part: str = ""
    number: int = 0
    label: str = ""
    field: str = ""
    value: str = ""


def list_rules() -> dict[str, Any]:
    """Return the rules as plain values, for the form in the browser."""
    return {
        "kinds": list(KINDS),
        "needed": list(NEEDED),
        "patterns": PATTERNS,
        "months": MONTHS_GOOD,
        "shortest": _SHORTEST,
        "longest": _LONGEST,
        "dialled": _DIALLED,
        "keys": _KEYS,
    }


def list_troubles(raw: Mapping[str, Any], today: date, named: bool = False) -> list[Trouble]:
    """Return all that is wrong or weak in a pack, from top to bottom.

    Parameters
    ----------
    raw : mapping
        What stands in the file.
    today : date
    named : bool
        Whether the page knows by other means what the place is called.
    """
    found = [Trouble("stray", value=name) for name in raw if name not in Pack.model_fields]
    if not named and not _read(raw, "place"):
        found.append(Trouble("place", stops=False))
    found += _check_lists(raw)
    if not raw.get("crisis"):
        found.append(Trouble("crisis"))
    for part in ("crisis", "contacts"):
        for number, row in enumerate(_rows(raw, part), 1):
            found += _check_contact(row, part, number, today)
    found += _check_slots(raw)
    return found


def _check_lists(raw: Mapping[str, Any]) -> Iterator[Trouble]:
    for part in ("crisis", "contacts"):
        rows = raw.get(part, [])
        if not isinstance(rows, list) or len(_rows(raw, part)) < len(rows):
            yield Trouble("brackets", part=part, value=part)
    slots = raw.get("slots", [])
    if not isinstance(slots, list | tuple):
        yield Trouble("slots")
    else:
        yield from (Trouble("slot", value=str(kind)) for kind in slots if kind not in KINDS)
    if not isinstance(raw.get("place", ""), str):
        yield Trouble("name")


def _rows(raw: Mapping[str, Any], part: str) -> list[Mapping[str, Any]]:
    rows = raw.get(part, [])
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _read(row: Mapping[str, Any], field: str) -> str:
    value = row.get(field, "")
    words = value.strip() if isinstance(value, str) else str(value)
    return words if len(words) >= _SHORTEST else ""


def _check_contact(
    row: Mapping[str, Any], part: str, number: int, today: date
) -> Iterator[Trouble]:
    label = _read(row, "label")

    def make(code: str, field: str = "", stops: bool = True) -> Trouble:
        return Trouble(code, stops, part, number, label, field, _read(row, field) if field else "")

    if part == "contacts" and _read(row, "kind") not in KINDS:
        yield make("kind" if _read(row, "kind") else "missing", "kind")
    for name in row:
        if name not in FIELDS or (name == "kind" and part == "crisis"):
            yield Trouble("unknown", True, part, number, label, value=name)
    yield from (make("missing", field) for field in NEEDED if not _read(row, field))
    yield from (make("quotes", field) for field in _list_unquoted(row))
    for field, pattern in PATTERNS.items():
        if _read(row, field) and not re.fullmatch(pattern, _read(row, field)):
            yield make(field, field)
    for field in ("label", "number", "note"):
        if re.search(r"[{}]", _read(row, field)):
            yield make("braces", field)
    if len(_read(row, "note")) > _LONGEST:
        yield make("long", "note", stops=False)
    for field in LINKS:
        if digits := _find_dialled(row, field):
            yield Trouble("differs", False, part, number, label, field, digits)
    if part == "crisis" and not (_read(row, "tel") or _read(row, "sms")):
        yield make("unreachable", stops=False)
    if row.get("tried") is False:
        yield make("untried", "checked", stops=False)
    elif not isinstance(row.get("tried", True), bool):
        yield Trouble("switch", True, part, number, label, value="tried")
    if _read(row, "checked"):
        yield from (make(*found) for found in _check_date(row["checked"], today))


def _find_dialled(row: Mapping[str, Any], field: str) -> str:
    """Return the digits of a link if people read another number; else "".

    A number for texts may stand in the note, as in "Text HELLO to 555 123".
    """
    link, number = _read(row, field), _read(row, "number")
    if not number or not re.fullmatch(PATTERNS[field], link):
        return ""
    digits = _keep_digits(link.split(",")[0])
    spelt = "".join(_KEYS.get(letter, letter) for letter in number.lower())
    read = [_keep_digits(spelt), _keep_digits(_read(row, "note")) if field == "sms" else ""]
    return "" if any(digits[-_DIALLED:] in text for text in read) else digits


def _keep_digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _list_unquoted(row: Mapping[str, Any]) -> list[str]:
    words = [field for field in FIELDS if field in row and field not in _NO_WORDS]
    return [field for field in words if not isinstance(row[field], str)]


def _check_date(value: Any, today: date) -> Iterator[tuple[str, str, bool]]:
    checked = read_date(value)
    if checked is None:
        yield "date", "checked", True
    elif checked > today:
        yield "future", "checked", True
    elif is_old(checked, today):
        yield "old", "checked", False


def read_date(value: Any) -> date | None:
    """Return a day of a pack, or None if it is none; 2026-11-23 with or without quotes."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not (isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip())):
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        return None


def _check_slots(raw: Mapping[str, Any]) -> Iterator[Trouble]:
    slots: Sequence[Any] = raw.get("slots", ())
    slots = slots if isinstance(slots, list | tuple) else ()
    used = [(number, row) for number, row in enumerate(_rows(raw, "contacts"), 1)]
    for number, row in used:
        kind = _read(row, "kind")
        if kind in KINDS and kind not in slots:
            yield Trouble("unlisted", True, "contacts", number, _read(row, "label"), "kind", kind)
    filled = {_read(row, "kind") for _, row in used}
    for kind in KINDS:
        if kind in slots and kind not in filled:
            yield Trouble("empty", False, field="kind", value=kind)
