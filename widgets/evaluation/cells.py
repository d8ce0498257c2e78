"""What one cell of a facilitator's table means: a code, a moment, an answer. Reads no files."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping

from widgets.evaluation.pairing import AFTER, BEFORE
from widgets.evaluation.words import list_moments
from widgets.workshop.schema import Question

_WHEN = {"pre": BEFORE, "post": AFTER}
_LETTERS = "abcde"  # how the paper form names the options


def find_when(typed: str) -> str:
    """Return before or after, from these words in any language, or from "pre" and "post"."""
    said = {plain(word): when for word, when in list_moments().items()}
    return {**said, **_WHEN}.get(plain(typed), typed.lower())


def plain(text: str) -> str:
    """Return words in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def clean_code(typed: str) -> str:
    """Return a code as it is compared: small and capital letters, spaces and dashes are alike."""
    return "".join(letter for letter in plain(typed) if letter.isalnum())


def find_question(typed: str, questions: Mapping[str, Question]) -> str:
    """Return the key of the question that is meant by it, or by its number on paper; else ""."""
    numbers = {str(number): key for number, key in enumerate(questions, 1)}
    wanted = plain(typed)
    return wanted if wanted in questions else numbers.get(wanted, "")


def list_numbers(questions: Iterable[str], wanted: Container[str] | None = None) -> str:
    """Return the number on paper and the key of each question, or of those that are wanted."""
    numbered = enumerate(questions, 1)
    return ", ".join(f"{n} ({key})" for n, key in numbered if wanted is None or key in wanted)


def find_option(typed: str, question: Question) -> str:
    """Return the option that is meant by its key, its letter on paper, or its words; else ""."""
    wanted = plain(typed)
    for letter, option in zip(_LETTERS, question.options, strict=False):
        if wanted in (option.key, letter, plain(option.label)):
            return option.key
    return ""


def list_options(question: Question) -> Iterator[str]:
    """Return each option of a question as its letter on paper and its key."""
    for letter, option in zip(_LETTERS, question.options, strict=False):
        yield f"{letter.upper()} ({option.key})"
