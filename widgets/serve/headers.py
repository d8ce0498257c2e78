"""The headers of each answer: no other host, no referrer, no framing, no server name."""

from __future__ import annotations

import re

from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import OutputTransform

_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:]+\](:\d+)?")

# anywidget imports a widget's code from a blob it makes itself; nothing needs eval.
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}

FORMS = "same-origin"  # the Referrer-Policy of pages with forms; other hosts learn nothing

_FIXED = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
    "browsing-topics=()",
}


def make_policy(host: str, forms: bool = False) -> str:
    """Return the Content-Security-Policy for a page that was asked for at this host.

    Parameters
    ----------
    host : str
        ``Host`` of the request. Older Safari does not count a websocket to the same host as
        ``'self'``, so it is named; a host that is not one is left out.
    forms : bool
        Whether the page has forms for this server; only a room's pages do.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    policy = {**_POLICY, "connect-src": f"'self'{sockets}"}
    if forms:
        policy["form-action"] = "'self'"
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def is_own(origin: str, host: str) -> bool:
    """Return whether a form comes from a page of this host, by its ``Origin`` header."""
    _, _, name = origin.partition("://")
    return name != "" and name.lower() == host.lower()


class PrivateHeaders(OutputTransform):
    """Sets our headers on pages, files, errors and redirects alike, in one place."""

    def __init__(self, request: HTTPServerRequest):
        self.host = request.host

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Set the headers before the first byte leaves."""
        # A room's pages say so by their own policy: with "no-referrer" a browser would not tell
        # where a form comes from, and a form from elsewhere must be refused.
        forms = headers.get("Referrer-Policy") == FORMS
        headers["Content-Security-Policy"] = make_policy(self.host, forms)
        for name, value in _FIXED.items():
            headers[name] = value
        if forms:
            headers["Referrer-Policy"] = FORMS
        headers.pop("Server", None)
        return status_code, headers, chunk
