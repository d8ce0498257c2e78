"""Where to begin, as a widget. A visitor's kernel reads it from the cache."""

from __future__ import annotations

from typing import Any

from widgets.controls.panels import Panels, open_panels

TOPIC = "next"


def page(lang: str = "en") -> Panels:
    """Return the doors into care, the contacts of a place, and a plan to print."""
    return open_panels(TOPIC, lang, lambda: _build(lang))


def _build(lang: str) -> tuple[str, dict[str, Any]]:
    # Imported here, as in every topic: a visitor's kernel builds nothing.
    from widgets.next.panel import build_page

    return build_page(lang)
