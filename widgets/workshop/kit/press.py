"""What every sheet of the kit needs: words, the local pack, the day, and the marks at the foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from widgets import content
from widgets.languages import FIRST
from widgets.next.schema import Pack
from widgets.words import Writer, write_crisis
from widgets.workshop import sheets
from widgets.workshop.fill import fill_text

TOPIC = "kit"
CASE = "depression"
LICENCE = "CC BY 4.0"
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_LINK = re.compile(r"</?a\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_LOOSE = re.compile(r" ([.,;:?!)])")  # where a tag stood before a sign


@dataclass(frozen=True)
class Press:
    """One printing: a language, a local pack, and a day."""

    lang: str = FIRST
    pack: str = ""
    today: date = date.min

    @cached_property
    def words(self) -> Writer:
        """The words of the printed kit."""
        return Writer(self.lang, TOPIC)

    @cached_property
    def labels(self) -> Writer:
        """The labels of run-sheets and cards."""
        return Writer(self.lang, sheets.TOPIC)

    @cached_property
    def contacts(self) -> Pack:
        """The local pack, checked."""
        content.load_crisis_lines(self.pack, self.lang)
        raw = content.read_pack(self.pack, self.lang)
        return content.check(Pack, raw, content.place_pack(self.pack))

    def say(self, key: str, **holes: Any) -> str:
        """Return words of the printed kit."""
        return self.fill(self.words.say(key, **holes))

    def shop(self, key: str, **holes: Any) -> str:
        """Return a label of run-sheets and cards."""
        return self.labels.say(key, **holes)

    def fill(self, text: str) -> str:
        """Return text with its numbers and help lines in place."""
        return fill_text(text, self.lang, self.pack)

    def inline(self, text: str) -> Markup:
        """Return one line of Markdown as HTML; paper has no links."""
        return Markup(_MARKDOWN.renderInline(self.fill(text)))

    def block(self, text: str) -> Markup:
        """Return Markdown as HTML, its numbers and help lines in place."""
        return Markup(_MARKDOWN.render(self.fill(text)))

    @cached_property
    def marks(self) -> dict[str, str]:
        """What stands at the foot of each sheet: help lines, dates, licence, funding."""
        case = content.load_case(CASE, self.lang)
        dates = {"reviewed": case.reviewed, "due": case.review_by, "today": self.today}
        return {
            "crisis": self.say("mark.crisis", lines=write_crisis(self.pack, self.lang)),
            "lines": write_crisis(self.pack, self.lang),
            "date": self.say("mark.date", **dates),
            "licence": self.say("mark.licence", name=LICENCE),
            "by": self.say("mark.by", licence=LICENCE),
            "funding": self.say("mark.funding"),
            "site": self.say("mark.site"),
        }


def unlink(html: str) -> Markup:
    """Return HTML of the app without its links."""
    return Markup(_LINK.sub("", html))


def strip_tags(html: str) -> str:
    """Return HTML of the app as plain text."""
    return _LOOSE.sub(r"\1", " ".join(unescape(_TAG.sub(" ", html)).split()))
