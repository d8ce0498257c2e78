"""Words of the labs that change, break and remix the project, and lists of them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from widgets.content import load_strings
from widgets.languages import FIRST


def say(name: str, /, **holes: object) -> str:
    """Return a sentence of these labs."""
    return load_strings(FIRST, "labs/bench")[name].format_map(holes)


def cut(value: object, length: int = 60) -> str:
    """Return anything as short text on one line."""
    text = " ".join(str(value).split())
    return text if len(text) <= length else f"{text[:length]}…"


@dataclass(frozen=True, repr=False)
class Lines:
    """A sentence, and a list below it."""

    head: str
    rows: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        rows = "".join(f"<li>{escape(row)}</li>" for row in self.rows)
        return f"<p>{escape(self.head)}</p>" + (f"<ul>{rows}</ul>" if rows else "")

    def __repr__(self) -> str:
        return "\n".join([self.head, *(f"- {row}" for row in self.rows)])
