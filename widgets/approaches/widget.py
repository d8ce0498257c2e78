"""The three rooms as a widget. A visitor's kernel reads it from the cache and draws nothing."""

from __future__ import annotations

from typing import Any

from widgets.controls.panels import Panels, open_panels

TOPIC = "approaches"


def page(lang: str = "en") -> Panels:
    """Return one sentence in three rooms: a bet, seven questions, research, and sheets to try."""
    return open_panels(TOPIC, lang, lambda: _build(lang))


def _build(lang: str) -> tuple[str, dict[str, Any]]:
    # Imported here: a visitor's kernel then needs neither numpy nor matplotlib (half the memory).
    from widgets.approaches.panel import build_page

    return build_page(lang)
