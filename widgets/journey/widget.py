"""The journey as a widget. A visitor's kernel reads it from the cache and draws nothing itself."""

from __future__ import annotations

from typing import Any

from widgets.controls.panels import Panels, open_panels

TOPIC = "journey"


def page(lang: str = "en") -> Panels:
    """Return a year of care that can be played: five paths, twelve weeks, talking or not."""
    return open_panels(TOPIC, lang, lambda: _build(lang))


def _build(lang: str) -> tuple[str, dict[str, Any]]:
    # Imported here: a visitor's kernel then needs neither numpy nor matplotlib (half the memory).
    from widgets.journey.panel import build_page

    return build_page(lang)
