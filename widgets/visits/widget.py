"""The visits as a widget. A visitor's kernel reads it from the cache and draws nothing itself."""

from __future__ import annotations

from typing import Any

from widgets.controls.panels import Panels, open_panels

TOPIC = "visits"


def page(lang: str = "en") -> Panels:
    """Return five visits, two at a time, minute by minute, with a sheet to print."""
    return open_panels(TOPIC, lang, lambda: _build(lang))


def _build(lang: str) -> tuple[str, dict[str, Any]]:
    # Imported here: a visitor's kernel then needs neither numpy nor matplotlib (half the memory).
    from widgets.visits.panel import build_page

    return build_page(lang)
