"""The evidence page as a widget. A visitor's kernel reads it from the cache."""

from __future__ import annotations

from typing import Any

from widgets.controls.panels import Panels, open_panels

TOPIC = "evidence"


def page(lang: str = "en") -> Panels:
    """Return the ledger that can be filtered, the source row by row, and the model check."""
    return open_panels(TOPIC, lang, lambda: _build(lang), _write_files)


def _build(lang: str) -> tuple[str, dict[str, Any]]:
    # Imported here: a visitor's kernel then needs neither numpy nor matplotlib (half the memory).
    from widgets.evidence.panel import build_page

    return build_page(lang)


def _write_files() -> dict[str, str]:
    from widgets.evidence.export import write_files

    return write_files()
