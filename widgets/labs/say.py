"""Sentences whose measured numbers come by key, and open their source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from widgets.content import ContentError, load_public_finding, load_sources
from widgets.labs.words import find_lang, say_words
from widgets.words import Writer, write_value

_HOLE = re.compile(r"\{f:([a-z0-9_]+)\}")


@dataclass(frozen=True, repr=False)
class Said:
    """A sentence and where its numbers come from; a notebook shows both."""

    html: str
    plain: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.plain


def say(text: str, lang: str = "en") -> Said:
    """Show a sentence, its findings filled in, with their sources in a closed box below.

    Parameters
    ----------
    text : str
        Markdown; ``{f:response_therapy}`` stands for the finding of that key.
    lang : str

    Raises
    ------
    ContentError
        If a finding does not exist or may not be shown.
    """
    lang = find_lang(lang)
    writer = Writer(lang, "labs")
    body = writer.inline(text)
    keys = list(dict.fromkeys(_HOLE.findall(text)))
    plain = _HOLE.sub(lambda hole: load_public_finding(hole[1], lang).shown, text)
    return _join(writer, f"<p>{body}</p>", [plain], keys, lang)


def cite(*keys: str, lang: str = "en") -> Said:
    """Show findings by key: what each says, its value, interval, population and source.

    Parameters
    ----------
    *keys : str
        Keys of ``content/findings.toml``.
    lang : str

    Raises
    ------
    ContentError
        If a finding does not exist or may not be shown.
    """
    lang = find_lang(lang)
    writer = Writer(lang, "labs")
    says = [load_public_finding(key, lang).says for key in keys]
    rows = "".join(
        f"<li>{escape(text)} {writer.number(key)}</li>"
        for key, text in zip(keys, says, strict=True)
    )
    return _join(writer, f"<ul>{rows}</ul>", says, list(keys), lang)


def number(key: str) -> float:
    """Return the value of a finding, to compute with; `say` or `cite` it nearby.

    Parameters
    ----------
    key : str
        A key of ``content/findings.toml``.

    Raises
    ------
    ContentError
        If the finding does not exist, may not be shown, or has no value.
    """
    value = load_public_finding(key).value
    if value is None:
        raise ContentError(f"The finding '{key}' has no value to compute with.")
    return value


def _join(writer: Writer, body: str, lines: list[str], keys: list[str], lang: str) -> Said:
    notes = ""
    if keys:
        label = escape(say_words(lang, "source.open"))
        notes = f"<details><summary>{label}</summary>{writer.notes()}</details>"
    plain = [*lines, *(_write_line(writer, key) for key in keys)]
    return Said(f'<div lang="{escape(lang)}">{body}{notes}</div>', "\n".join(plain))


def _write_line(writer: Writer, key: str) -> str:
    finding = load_public_finding(key, writer.lang)
    source = load_sources()[finding.source]
    doi = f" doi:{source.doi}" if source.doi else ""
    value = write_value(finding, writer.say)
    return f"  [{value}; {finding.population}; {source.citation}{doi}]"
