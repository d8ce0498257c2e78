"""A source as a BibTeX entry. Knows what a source is; reads no files.

A library would bring a parser for what others wrote. What is written here is one shape, so a page
of code does. Accents stay as they are (UTF-8); what LaTeX takes for a command is escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from widgets.schema import Source

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: rf"\{mark}" for mark in "&%$#_{}"},
}
_PERSON = re.compile(r"(?P<family>\D+) (?P<initials>[A-Z]{1,4})")
_JOURNAL = re.compile(
    r"(?P<journal>[^\d.]+) (?P<volume>\d+)(?:\((?P<number>\d+)\))?"
    r"(?::(?P<pages>[\w–]+))?(?: \((?P<note>[^)]+)\))?"
)
_OTHERS = "others"


@dataclass(frozen=True)
class Parts:
    """A citation taken apart: who wrote it, its full title, and where it stands."""

    authors: str
    title: str
    place: str


def escape(text: str) -> str:
    """Return words in which nothing is a command to LaTeX."""
    return "".join(_SPECIAL.get(mark, mark) for mark in text)


def split_citation(source: Source) -> Parts:
    """Return a citation taken apart at its title, which may go on longer than the one we show.

    Raises
    ------
    ValueError
        If the title or the year is not in the citation.
    """
    authors, title, rest = source.citation.partition(source.title)
    rest, year, _ = rest.rpartition(str(source.year))
    if not title or not year:
        raise ValueError(f"The citation must hold title and year: {source.citation}")
    if not title.endswith((".", "?")):
        more, _, rest = rest.partition(".")
        title += more
    return Parts(authors.strip().removesuffix("."), title, rest.strip(" ."))


def write_authors(names: str) -> str:
    """Return authors as BibTeX wants them: ``Family, I. and ...``, or a group in braces."""
    people, more = re.subn(r",? et al$", "", names)
    found = [_PERSON.fullmatch(name) for name in people.split(", ")]
    if not all(found):
        return f"{{{escape(names)}}}"
    listed = [
        f"{escape(person['family'])}, {' '.join(f'{letter}.' for letter in person['initials'])}"
        for person in found
        if person
    ]
    return " and ".join([*listed, *([_OTHERS] if more else [])])


def write_entry(key: str, source: Source) -> str:
    """Return a source as one BibTeX entry.

    Parameters
    ----------
    key : str
        What it is cited by.
    source : Source

    Notes
    -----
    An article in a journal if the citation reads like one, or else ``misc``. The title stands in
    two braces, so that its capitals stay. DOI and address are not escaped: styles print them as
    they are.
    """
    parts = split_citation(source)
    journal = _JOURNAL.fullmatch(parts.place)
    fields = {
        "author": write_authors(parts.authors),
        "title": f"{{{escape(parts.title)}}}",
        **(_list_journal(journal) if journal else {"howpublished": escape(parts.place)}),
        "year": str(source.year),
        "doi": source.doi or "",
        "url": _find_address(source),
        "urldate": source.read.isoformat(),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{'article' if journal else 'misc'}{{{key},", *lines, "}", ""])


def _list_journal(journal: re.Match[str]) -> dict[str, str]:
    found = {name: escape(value or "") for name, value in journal.groupdict().items()}
    return found | {"pages": found["pages"].replace("–", "--")}


def _find_address(source: Source) -> str:
    return f"https://doi.org/{source.doi}" if source.doi else source.link or ""
