"""A hundred people as widgets. Panels come from the cache; only the sandbox computes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets.controls.panels import Panels, open_panels

if TYPE_CHECKING:
    from widgets.hundred.playbox import Sandbox

TOPIC = "hundred"


def page(lang: str = "en") -> Panels:
    """Return a hundred people on two paths, by severity and time, counted both ways."""
    return open_panels(TOPIC, lang, lambda: _build(lang))


def sandbox(lang: str = "en") -> Sandbox:
    """Return the model's assumptions as controls, and what they do to a hundred people."""
    # Imported here: a reader who only plays panels then needs neither numpy nor ipywidgets' boxes.
    from widgets.hundred.playbox import Sandbox

    return Sandbox(lang)


def _build(lang: str) -> tuple[str, dict[str, Any]]:
    from widgets.hundred.panel import build_page

    return build_page(lang)
