"""The panel switch: all panels travel with the widget and are switched in the browser."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from html import escape
from typing import Any

import anywidget
import traitlets as t

from widgets import cache
from widgets.controls.front_end import PANELS, front_end, styles


class Panels(anywidget.AnyWidget):
    """A topic's page: words, pictures and tables that change without a kernel.

    Parameters
    ----------
    html : str
        The page in its start state: controls, and elements with ``data-slot``.
    panels : dict
        What ``Sheet.pack`` returned, and ``words``: what the switch itself says.
    lang : str
    files : dict, optional
        Text of each file that the page links to as ``data-file``, for where no server has it.

    Notes
    -----
    In Voilà the page stands in the HTML that was sent (``text/html`` of the output), and the
    widget connects to it; in JupyterLab it draws itself. ``state`` is the link to Python. Where
    the page has been sent already, ``html`` and the panels' ``parts`` are left out.
    """

    _esm = front_end(*PANELS)
    _css = styles()
    html = t.Unicode().tag(sync=True)
    panels = t.Dict().tag(sync=True)
    state = t.Dict(value_trait=t.Unicode(), key_trait=t.Unicode()).tag(sync=True)
    files = t.Dict(value_trait=t.Unicode(), key_trait=t.Unicode()).tag(sync=True)

    def __init__(
        self,
        html: str,
        panels: dict[str, Any],
        lang: str = "en",
        files: dict[str, str] | None = None,
    ):
        section = html and (
            f'<section class="sbs-widget" data-sbs="{escape(panels["topic"])}" lang="{lang}">'
            f"{html}</section>"
        )
        super().__init__(
            html=section, panels=panels, state=dict(panels["start"]), files=files or {}
        )

    @t.validate("state")
    def _check_state(self, proposal: dict[str, dict[str, str]]) -> dict[str, str]:
        state = proposal["value"]
        for dimension in self.panels["dims"]:
            if state.get(dimension["key"]) not in dimension["values"]:
                raise t.TraitError(
                    f"{dimension['key']} must be one of {', '.join(dimension['values'])}, "
                    f"got {state.get(dimension['key'])!r}"
                )
        return state

    def __repr__(self) -> str:
        return f"Panels of {self.panels['topic']}, at {self.state}"

    def twin(self) -> str:
        """Return the page with its panels as HTML that needs no kernel."""
        data = json.dumps(self.panels, ensure_ascii=False, separators=(",", ":"))
        safe = data.replace("</", "<\\/").replace("<!--", "<\\!--")
        script = f'<script type="application/json" class="sbs-data">{safe}</script>'
        return self.html.removesuffix("</section>") + script + "</section>"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, extra = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**(data or {}), "text/html": self.twin()}, extra


def open_panels(
    topic: str,
    lang: str,
    build: Callable[[], tuple[str, dict[str, Any]]],
    write_files: Callable[[], dict[str, str]] = dict,
) -> Panels:
    """Return the widget of a topic, built once and then read from the cache.

    Parameters
    ----------
    topic, lang : str
    build : callable
        Returns ``html`` and ``panels``; called only when the content or the code has changed.
    write_files : callable
        Returns the files that the page links to; called only where our server does not have them.
    """
    name = name_built(topic, lang)
    head = cache.read(f"head-{name}")
    if head is None:
        keep_built(topic, lang, *build())
        head = cache.read(f"head-{name}")
    if os.environ.get(cache.PAGE_SENT):
        return Panels("", json.loads(head or "{}"), lang)
    built = json.loads(cache.read(name) or "{}")
    return Panels(built["html"], built["panels"], lang, write_files())


def name_built(topic: str, lang: str) -> str:
    """Return the name a topic's page is kept under."""
    return f"{topic}.{lang}.json"


def keep_built(topic: str, lang: str, html: str, panels: dict[str, Any]) -> None:
    """Keep a built page, and apart from it the little that a kernel needs of it."""
    name = name_built(topic, lang)
    head = {key: panels[key] for key in ("topic", "start", "dims")}
    cache.write(name, json.dumps({"html": html, "panels": panels}, ensure_ascii=False))
    cache.write(f"head-{name}", json.dumps(head, ensure_ascii=False))
