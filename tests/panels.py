"""All panels of a sheet, each picture drawn once, for the tests that look at every state."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.controls.sheet import Sheet, Slots


def list_panels(sheet: Sheet) -> Iterator[tuple[dict[str, str], Slots]]:
    """Yield each state with the HTML of its slots, put together as the browser does it."""
    parts = sheet.pack()["parts"]
    for state in sheet.states():
        slots: Slots = {}
        for part in parts:
            row = part["values"]["|".join(state[key] for key in part["dims"])]
            slots |= dict(zip(part["slots"], row, strict=True))
        yield state, slots
