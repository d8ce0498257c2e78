"""Words to HTML: Markdown, holes, glossary terms and numbers that open their source."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

from markdown_it import MarkdownIt

from widgets import content
from widgets.languages import FIRST
from widgets.schema import Finding, Source, Tag

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_COUNTS = {"people per 100", "days", "weeks", "months"}
_HEADING = re.compile(r"(</?h)([1-6])")
_TAGGED = re.compile(r"(<[^>]*>)")


def write_crisis(pack: str = "", lang: str = FIRST) -> str:
    """Return the help lines of a local pack in one line, such as ``Talk to someone: 555 0100.``"""
    lines = content.load_crisis_lines(pack, lang)
    return " ".join(f"{line.label}: {line.number}." for line in lines)


class Writer:
    """Turns strings of one language into HTML, and keeps what they used for the notes below.

    Parameters
    ----------
    lang : str
    topic : str
        Its ``strings.toml``, and the shared one, are the writer's vocabulary; every key that was
        asked for is remembered in ``asked``, so that a test can find keys nobody uses.
    """

    def __init__(self, lang: str, topic: str):
        content.check_language(lang)
        self.lang, self.topic = lang, topic
        self.strings = {**content.load_strings(lang, "shared"), **content.load_strings(lang, topic)}
        self.asked: set[str] = set()
        self.terms: set[str] = set()
        self.findings: list[str] = []
        self._forms = _find_forms(lang)
        self._pattern = _compile(self._forms)

    def say(self, key: str, **holes: Any) -> str:
        """Return a string with its holes filled, as plain words.

        Raises
        ------
        ContentError
            If the key is missing or a hole has no value.
        """
        self.asked.add(key)
        try:
            return self.strings[key].format_map(_Holes(holes))
        except KeyError as error:
            raise content.ContentError(
                f"content/{self.lang}/{self.topic}/strings.toml: '{key}' needs {error}."
            ) from None

    def inline(self, text: str) -> str:
        """Return one line of Markdown as HTML, its terms and numbers linked to their notes."""
        return self._link(_MARKDOWN.renderInline(text))

    def block(self, text: str, below: int = 3) -> str:
        """Return paragraphs of Markdown as HTML, linked like ``inline``.

        Parameters
        ----------
        text : str
        below : int
            The level of the heading that the text stands under; its own headings are lower.
        """

        def lower(match: re.Match[str]) -> str:
            return f"{match.group(1)}{min(int(match.group(2)) + below, 6)}"

        return self._link(_HEADING.sub(lower, _MARKDOWN.render(text)))

    def number(self, key: str) -> str:
        """Return a finding as running text that opens its source."""
        return self._link_note(key, content.load_public_finding(key, self.lang).shown)

    def _link_note(self, key: str, label: str) -> str:
        if key not in self.findings:
            self.findings.append(key)
        return f'<a class="sbs-number" href="#{self._note("f", key)}">{escape(label)}</a>'

    def source(self, key: str) -> str:
        """Return a link to a finding's note: its number if it stands by itself, or plain words.

        A ratio means little without its base, so it is left to the note.
        """
        if content.load_public_finding(key).unit in _COUNTS:
            return self.number(key)
        return self._link_note(key, self.say("source.how"))

    def notes(self) -> str:
        """Return the glossary and the sources of everything written so far."""
        return f"{self._write_terms()}{self._write_sources()}"

    def _note(self, kind: str, key: str) -> str:
        return f"{self.topic}-{kind}-{key}"

    def _link(self, html: str) -> str:
        linked: set[str] = set()
        parts = [
            part if part.startswith("<") else self._link_text(part, linked)
            for part in _TAGGED.split(html)
        ]
        return "".join(parts)

    def _link_text(self, text: str, linked: set[str]) -> str:
        def mark(match: re.Match[str]) -> str:
            if match.group("finding"):
                return self.number(match.group("finding"))
            key = self._forms[match.group("term").lower()]
            if key in linked:
                return match.group("term")
            linked.add(key)
            self.terms.add(key)
            return f'<a class="sbs-term" href="#{self._note("g", key)}">{match.group("term")}</a>'

        return self._pattern.sub(mark, text)

    def _write_terms(self) -> str:
        glossary = content.load_glossary(self.lang)
        rows = "".join(
            f'<div id="{self._note("g", key)}" class="sbs-note"><dt>{escape(glossary[key].term)}'
            f"</dt><dd>{escape(glossary[key].plain)}</dd></div>"
            for key in sorted(self.terms, key=lambda key: glossary[key].term.lower())
        )
        return f'<dl class="sbs-notes">{rows}</dl>'

    def _write_sources(self) -> str:
        return "".join(self._write_source(key) for key in self.findings)

    def _write_source(self, key: str) -> str:
        finding = content.load_public_finding(key, self.lang)
        rows = "".join(
            f"<dt>{escape(self.say(f'source.{name}'))}</dt><dd>{value}</dd>"
            for name, value in self._list_source(finding)
        )
        return (
            f'<article id="{self._note("f", key)}" class="sbs-note">'
            f"<p><strong>{escape(finding.shown)}</strong>: {escape(finding.says)}</p>"
            f"<dl>{rows}</dl></article>"
        )

    def _list_source(self, finding: Finding) -> list[tuple[str, str]]:
        certainty = self.say(f"certainty.{finding.certainty.replace(' ', '_')}")
        return [
            ("value", escape(write_value(finding, self.say))),
            ("population", escape(finding.population)),
            ("comparator", escape(finding.comparator)),
            ("period", escape(finding.period)),
            ("certainty", f"{escape(certainty)} {escape(finding.why)}"),
            ("citation", write_citation(finding.source)),
            ("read", f"{finding.read.isoformat()}, {escape(finding.where)}"),
            ("tag", escape(self.say(f"tag.{finding.tag.name.lower()}"))),
        ]


class _Holes(dict[str, Any]):
    """Leaves ``{f:key}`` for later: str.format would take it for a hole called f."""

    def __missing__(self, key: str) -> Any:
        if key == "f":
            return _Later()
        raise KeyError(f"a value for {{{key}}}")


class _Later:
    def __format__(self, spec: str) -> str:
        return f"{{f:{spec}}}"


def _find_forms(lang: str) -> dict[str, str]:
    return {
        form.lower(): key
        for key, term in content.load_glossary(lang).items()
        for form in (term.term, *term.also)
    }


def _compile(forms: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, forms), key=len, reverse=True)
    term = rf"(?<![\w-])(?P<term>{'|'.join(longest_first)})(?![\w-])"
    return re.compile(rf"\{{f:(?P<finding>[a-z0-9_]+)\}}|{term}", re.IGNORECASE)


def write_value(finding: Finding, say: Callable[..., str]) -> str:
    """Return measure, value, unit and interval of a finding in one line.

    Parameters
    ----------
    finding : Finding
    say : callable
        A writer's ``say``, for the words around the numbers.
    """
    if finding.value is None:
        return finding.measure
    value = f"{finding.measure}: {finding.value:g} {finding.unit}"
    if finding.low is None:
        return f"{value} ({finding.interval})"
    ends = say("source.range", low=f"{finding.low:g}", high=f"{finding.high:g}")
    return f"{value} ({finding.interval} {ends})"


def write_citation(key: str) -> str:
    """Return a source as it is cited, with its link, marked as English for a screen reader.

    Raises
    ------
    ContentError
        If there is no source of that name.
    """
    source = content.load_sources().get(key)
    if source is None:
        raise content.ContentError(f"The source '{key}' is not in content/sources.toml.")
    return f'<span lang="en">{escape(source.citation)}</span> {_write_link(source)}'.strip()


def _write_link(source: Source) -> str:
    if source.doi:
        href = f"https://doi.org/{source.doi}"
        return f'<a href="{escape(href)}" rel="noreferrer">doi:{escape(source.doi)}</a>'
    if source.link:
        return f'<a href="{escape(source.link)}" rel="noreferrer">{escape(source.link)}</a>'
    return ""


def is_public(finding: Finding) -> bool:
    """Return whether a finding may be shown to the public."""
    return finding.tag is not Tag.RECALLED
