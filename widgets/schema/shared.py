"""What all pages share: the languages, the glossary, and the lines of a local pack."""

from __future__ import annotations

from datetime import date

from widgets.schema.entry import Entry, Words


class Language(Entry):
    """A language of the page, by the name its readers call it."""

    name: Words
    translated_from: str | None = None
    checked_by: str = ""


class Term(Entry):
    """A clinical word and what it means in plain words."""

    term: Words
    plain: Words
    also: tuple[str, ...] = ()


class Contact(Entry):
    """A line a person can call or text now.

    ``tried`` is false while it was only read on a page, and nobody has called or texted it.
    """

    label: Words
    number: Words
    tel: str | None = None
    sms: str | None = None
    note: Words
    source: Words
    checked: date
    tried: bool = True
