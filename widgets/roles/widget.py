"""The roles as a widget. A visitor's kernel reads it from the cache and draws nothing itself."""

from __future__ import annotations

from typing import Any

from widgets.controls.panels import Panels, open_panels

TOPIC = "roles"


def page(lang: str = "en") -> Panels:
    """Return who does what, to be asked by need or by person."""
    return open_panels(TOPIC, lang, lambda: _build(lang))


def _build(lang: str) -> tuple[str, dict[str, Any]]:
    # Imported here: a visitor's kernel then needs neither numpy nor matplotlib (half the memory).
    from widgets.roles.panel import build_page

    return build_page(lang)
