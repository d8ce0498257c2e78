"""The address of the form for a local pack. It takes nothing in: there is no POST."""

from __future__ import annotations

from widgets.pack.page import write_form
from widgets.serve.errors import Quiet


class PackForm(Quiet):
    """Sends the form, filled from a pack that the server knows."""

    def get(self) -> None:
        """Send the page."""
        shell = self.pick_shell()
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Robots-Tag", "noindex")
        self.finish(write_form(shell, self.get_query_argument("from", "")))
