"""The forest explorer as widgets. The page comes from the cache; only a changed choice computes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets.controls.panels import Panels, open_panels

if TYPE_CHECKING:
    from widgets.forest.live import Explorer

TOPIC = "forest"


def page(lang: str = "en") -> Panels:
    """Return the view of all trials: it needs no kernel once it is built."""
    return open_panels(TOPIC, lang, lambda: _build(lang))


def explorer(lang: str = "en") -> Explorer:
    """Return the page of all trials, and the live part that lets a reader choose among them."""
    # Imported here: a reader of the page alone then needs none of it.
    from widgets.forest.live import Explorer

    return Explorer(page(lang), lang)


def _build(lang: str) -> tuple[str, dict[str, Any]]:
    from widgets.forest.panel import build_page

    return build_page(lang)
