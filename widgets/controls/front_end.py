"""The browser's half of the controls: their JavaScript and styles as text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from widgets.theme import css

_HERE = Path(__file__).parent
_CONTROLS = ("steps", "reveal", "worksheet", "quiz")  # what a page of panels may hold
_PARTS = ("address", "slots", "notes", "copies", "switches")  # what the panel switch is made of
PANELS = (*_CONTROLS, *_PARTS, "panels")  # each knows only those before it
_STYLED = ("choice", *_CONTROLS, "panels", "paper")


@cache
def front_end(*names: str) -> str:
    """Return the front ends of these controls as one ES module.

    The last name is the control that the module draws: an anywidget is loaded from one text and
    cannot import its neighbours, so the files are joined here.
    """
    texts = [_read(f"{name}.js") for name in ("keys", *names)]
    render = f"keepKeys(render{names[-1].title()})"
    return "\n".join([*texts, f"export default {{ render: {render} }};\n"])


@cache
def styles() -> str:
    """Return colours and styles of all controls."""
    return css() + "\n".join(_read(f"{name}.css") for name in _STYLED)


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
