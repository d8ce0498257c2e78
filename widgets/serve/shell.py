"""The frame of each page: bar, header, footer, and what is said when something fails."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jinja2 import Environment
from markupsafe import Markup

from widgets.content import find_spoken, load_crisis_lines, load_languages, load_strings
from widgets.serve.twin import read_title, write_waiting
from widgets.templates import make_environment

CLOSING = b"</body>\n</html>\n"
_FRAME = Path(__file__).parent / "templates"


class Shell:
    """Fills the templates once: a page is the same bytes for each reader.

    Parameters
    ----------
    lang, pack : str
        Language of the words; local pack of the crisis line.
    base_url : str
    notebook : path
        What is served.
    twin : str
        The page's words as HTML.
    live : str
        When the page takes a kernel: ``never``, ``now``, or ``ask``.
    others : sequence of str
        The other languages that the page is there in.
    """

    def __init__(
        self,
        lang: str,
        pack: str,
        base_url: str,
        notebook: str | Path,
        twin: str,
        live: str = "now",
        others: Sequence[str] = (),
    ):
        self.say = load_strings(lang, "serve")
        self.notebook, self.twin, self.live = Path(notebook), twin, live
        self.title = read_title(notebook)
        languages = load_languages()
        self.common: dict[str, Any] = {
            "say": self.say,
            "lang": lang,
            "base_url": base_url,
            "contacts": load_crisis_lines(pack, lang),
            "others": {other: languages[other].name for other in others},
            "draft": bool(languages[lang].translated_from) and not languages[lang].checked_by,
        }
        self.opening = self._fill("top.html.j2", twin=twin, notice="").encode()
        offer = twin.replace(write_waiting(self.say["live.waiting"]), self._write_offer())
        self.reading = self._fill("top.html.j2", twin=offer, notice="").encode()
        # The same bytes for all: packed once, so that a room that opens one link does not wait.
        self.packed = gzip.compress(self.reading + CLOSING)
        self.failed = '<div id="sbs-failed" hidden></div>\n'
        self.closing = CLOSING.decode()

    def wants_kernel(self, started: bool) -> bool:
        """Return whether a reader needs a kernel; ``started`` if they asked for the live part."""
        return self.live == "now" or (self.live == "ask" and started)

    def name_place(self, address: str, *topics: str) -> dict[str, Any]:
        """Return what the frame needs to lead to the same page in another language.

        Parameters
        ----------
        address : str
            Where the page lies below the base address, with its query.
        *topics : str
            The words that the page is made of; it is there in the languages that have them all.
        """
        path, _, query = address.partition("?")
        rest = urlencode([(key, value) for key, value in parse_qsl(query) if key != "lang"])
        others = self.common["others"].items()
        return {
            "others": {key: name for key, name in others if find_spoken(key, *topics) == key},
            "own_path": path,
            "own_query": f"{rest}&" if rest else "",
        }

    def _write_offer(self) -> str:
        return (
            f'<p>{escape(self.say["live.offer"])}</p><p><button type="button" class="sbs-button" '
            f"data-start>{escape(self.say['live.start'])}</button></p>"
        )

    def full(self) -> str:
        """Return the page without a live part, and a sentence that says why."""
        return self._fill("top.html.j2", twin=self.twin, notice="full") + self.closing

    def error(self, status: int) -> str:
        """Return a page that says what is wrong and where to go."""
        kind = "missing" if status == 404 else "broken"
        return self._fill("error.html.j2", kind=kind, title=self.say[f"{kind}.title"])

    def _fill(self, name: str, title: str | None = None, **more: str) -> str:
        site = self.say["site.name"]
        full_title = " · ".join(dict.fromkeys([title or self.title, site]))
        return _PAGES.get_template(name).render(**self.common, title=full_title, **more)


def quote_css(text: str) -> Markup:
    """Return words as a CSS string that cannot end the rule or the style element it stands in."""
    words = " ".join(str(text).split())
    return Markup('"' + "".join(_escape_css(letter) for letter in words) + '"')


def _escape_css(letter: str) -> str:
    return f"\\{ord(letter):x} " if letter in '"\\<>&' else letter


def make_frame(*folders: Path) -> Environment:
    """Return what fills the pages of these folders, and the frame around them."""
    environment = make_environment(*folders, _FRAME)
    environment.filters["css_string"] = quote_css
    return environment


_PAGES = make_frame()
