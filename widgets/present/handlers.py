"""The addresses of the presenter's view, below ``/present``."""

from __future__ import annotations

from typing import Any

from jupyter_server.utils import url_path_join

from widgets.content import ContentError
from widgets.present.deck import UnknownSheet, find_sheet, make_deck, make_show, pick_language
from widgets.present.pages import write_list, write_presenter, write_trouble
from widgets.present.rehearse import Rehearse
from widgets.room.handlers import Rooms
from widgets.serve.errors import Quiet
from widgets.serve.shell import Shell
from widgets.workshop.sheets import list_sheets


class Present(Quiet):
    """Sends a page, or one plain sentence when the kit has a fault."""

    def initialize(self, pack: str = "") -> None:
        """Keep the name of the local pack."""
        self.pack = pack

    def get(self, *names: str) -> None:
        """Send the page."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        shell, lang = self.pick_words()
        try:
            self.finish(self.make(shell, lang, *names))
        except UnknownSheet:
            self.set_status(404)
            self.finish(write_trouble(shell, lang))
        except ContentError as error:
            self.set_status(500)
            self.finish(write_trouble(shell, lang, str(error)))

    def pick_words(self) -> tuple[Shell, str]:
        """Return the frame and the language, which is the first if the kit lacks the reader's."""
        shell = self.pick_shell()
        lang = pick_language(str(shell.common["lang"]))
        return self.settings["sbs_editions"].shells.get(lang, shell), lang

    def make(self, shell: Shell, lang: str, *names: str) -> str:
        """Return what is sent."""
        return write_list(shell, list_sheets(lang, self.pack), lang)


class Presenter(Present):
    """The presenter's window of one run-sheet."""

    def make(self, shell: Shell, lang: str, *names: str) -> str:
        """Return the page."""
        sheet = find_sheet(names[0], lang, self.pack)
        return write_presenter(shell, sheet, make_deck(sheet, self.pack))


class Slides(Quiet):
    """What the audience's window shows, as JSON."""

    def initialize(self, pack: str = "") -> None:
        """Keep the name of the local pack."""
        self.pack = pack

    def get(self, name: str) -> None:
        """Send the slides, or 404."""
        lang = pick_language(self.get_query_argument("lang", ""))
        self.set_header("Cache-Control", "no-store")
        try:
            self.finish(make_show(make_deck(find_sheet(name, lang, self.pack), self.pack)))
        except (UnknownSheet, ContentError) as error:
            self.set_status(404 if isinstance(error, UnknownSheet) else 500)
            self.finish({"error": str(error)})


def list_present(base_url: str, pack: str, rooms: Rooms) -> list[tuple[Any, ...]]:
    """Return the routes of the presenter's view.

    Parameters
    ----------
    base_url, pack : str
    rooms : Rooms
        Those of this server: a rehearsal sends made-up phones there.
    """
    given = {"pack": pack}
    return [
        (url_path_join(base_url, r"/present/rehearse"), Rehearse, {"rooms": rooms}),
        (url_path_join(base_url, r"/present/?"), Present, given),
        (url_path_join(base_url, r"/present/([0-9a-z_-]+)"), Presenter, given),
        (url_path_join(base_url, r"/present/([0-9a-z_-]+)/slides"), Slides, given),
    ]
