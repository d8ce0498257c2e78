"""What each handler has in common: no cookie, no query in a log, and errors in plain words."""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError, RequestHandler
from traitlets.config import Application

from widgets.serve.log import summarize
from widgets.serve.shell import Shell


class Quiet(RequestHandler):
    """Mixed into each handler, Voilà's own too."""

    def set_cookie(self, *args: Any, **kwargs: Any) -> None:
        """Set none: Jupyter's cookies (login, forged requests) have no use here."""

    def pick_shell(self) -> Shell:
        """Return the frame in the reader's language."""
        self.set_header("Vary", "Accept-Language")
        accepted = self.request.headers.get("Accept-Language", "")
        return self.settings["sbs_editions"].pick(self.get_query_argument("lang", ""), accepted)

    def decode_argument(self, value: bytes, name: str | None = None) -> str:
        """Read bytes that are no text as what nobody could have meant: Tornado's own refuses."""
        return value.decode(errors="replace")

    def _request_summary(self) -> str:
        # Tornado's own has the query string and the reader's address.
        return summarize(self)

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Log an error without the request: a query string holds a reader's choices."""
        if not isinstance(value, HTTPError):
            Application.instance().log.error(
                "Error at %s", summarize(self), exc_info=(typ, value, tb)
            )

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with a page in plain words that has the crisis line."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(self.pick_shell().error(status_code))


class Missing(Quiet):
    """Answers for each address that is not ours."""

    def prepare(self) -> None:
        """Say that there is no such page."""
        raise HTTPError(404)
