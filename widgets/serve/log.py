"""The access log: what was asked for, never by whom or with which choices."""

from __future__ import annotations

from tornado.web import RequestHandler
from traitlets.config import Application


def log_request(handler: RequestHandler) -> None:
    """Write one line without address, query string or browser, unless the handler is silent."""
    if getattr(handler, "silent", False):
        return
    Application.instance().log.info("%d %s", handler.get_status(), summarize(handler))


def summarize(handler: RequestHandler) -> str:
    """Return method and path of a request, without its query string."""
    return f"{handler.request.method} {handler.request.path}"
