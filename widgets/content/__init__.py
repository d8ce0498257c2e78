"""The only reader of ``content/``: typed, checked, cached. Its errors are sentences."""

from widgets.content.cases import load_case, read_case
from widgets.content.entries import ContentError, check
from widgets.content.files import (
    NoTextError,
    check_language,
    find_spoken,
    load_languages,
    load_rows,
    read_file,
    read_table,
    read_words,
)
from widgets.content.findings import (
    load_calibration,
    load_findings,
    load_public_finding,
    load_sources,
)
from widgets.content.local import load_crisis_lines, place_pack, quote_pack, read_pack
from widgets.content.words import load_glossary, load_prose, load_strings

__all__ = [
    "ContentError",
    "NoTextError",
    "check",
    "check_language",
    "find_spoken",
    "load_calibration",
    "load_case",
    "load_crisis_lines",
    "load_findings",
    "load_glossary",
    "load_languages",
    "load_prose",
    "load_public_finding",
    "load_rows",
    "load_sources",
    "load_strings",
    "place_pack",
    "quote_pack",
    "read_case",
    "read_file",
    "read_pack",
    "read_table",
    "read_words",
]
