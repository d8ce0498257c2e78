"""Who asks, and over which protocol, when another server passes requests on to this one."""

from __future__ import annotations

from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPMessageDelegate
from tornado.web import Application

# A room that scans a code together comes at once; who finds no place in line tries a second later.
BACKLOG = 1024
_MOST_BODY = 64 * 1024  # bytes; no form of ours is nearly as long


class BehindProxies(HTTPServer):
    """Believes ``X-Forwarded-For`` and ``X-Forwarded-Proto`` of named proxies, of nobody else.

    Tornado's own ``xheaders`` believes whoever sends them, so it is on only for a request that
    comes from one of these addresses.
    """

    def initialize(self, *args: Any, **kwargs: Any) -> None:
        """Take the addresses of the proxies as ``trusted_downstream``; none are trusted else."""
        super().initialize(*args, **kwargs)
        self.proxies = frozenset(self.trusted_downstream or ())

    def start_request(self, server_conn: object, request_conn: Any) -> HTTPMessageDelegate:
        """Look at who has connected before anything of the request is believed."""
        self.xheaders = request_conn.context.remote_ip in self.proxies
        return super().start_request(server_conn, request_conn)


def make_server(app: Application, proxies: str) -> BehindProxies:
    """Return the server of an application.

    Parameters
    ----------
    app : Application
    proxies : str
        Addresses of the proxies that are believed, with commas or spaces; empty for none.
    """
    named = proxies.replace(",", " ").split()
    return BehindProxies(app, trusted_downstream=named, max_body_size=_MOST_BODY)
