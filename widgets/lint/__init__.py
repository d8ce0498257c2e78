"""Checks on public words: reading grade, unsafe words, terms, raw numbers, length.

Imports the standard library only and reads no files: word lists come in as arguments.
A problem is one sentence that says what was found and what to do.
"""

from widgets.lint.claims import find_claims, opens_source
from widgets.lint.numbers import find_raw_numbers
from widgets.lint.reading import count_syllables, grade, split_sentences, strip_markup
from widgets.lint.spanish import LEAST_EASE, count_spanish_syllables, ease
from widgets.lint.wording import (
    LEAST_BALANCE,
    balance,
    count_words,
    find_long,
    find_undefined,
    find_unsafe,
)

__all__ = [
    "LEAST_BALANCE",
    "LEAST_EASE",
    "balance",
    "count_spanish_syllables",
    "count_syllables",
    "count_words",
    "ease",
    "find_claims",
    "find_long",
    "find_raw_numbers",
    "find_undefined",
    "find_unsafe",
    "grade",
    "opens_source",
    "split_sentences",
    "strip_markup",
]
