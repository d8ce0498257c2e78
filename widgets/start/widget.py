"""The opening and its return at the end, as widgets. A visitor's kernel reads the cache."""

from __future__ import annotations

from typing import Any

from widgets.controls.panels import Panels, open_panels

TOPIC = "start"
AGAIN = "again"


def page(lang: str = "en") -> Panels:
    """Return the opening: a note, a bet, what depression is, and the quiz."""
    return open_panels(TOPIC, lang, lambda: _build(lang))


def again(lang: str = "en") -> Panels:
    """Return the same quiz for the end, which shows what moved since the opening."""
    return open_panels(AGAIN, lang, lambda: _build_again(lang))


def _build(lang: str) -> tuple[str, dict[str, Any]]:
    # Imported here, as in every topic: a visitor's kernel builds nothing.
    from widgets.start.panel import build_page

    return build_page(lang)


def _build_again(lang: str) -> tuple[str, dict[str, Any]]:
    from widgets.start.panel import build_again

    return build_again(lang)
