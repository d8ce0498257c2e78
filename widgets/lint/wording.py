"""Which words a text uses, and how many: safe messaging, terms, balance. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from widgets.lint.reading import WORD, list_words, split_sentences, strip_markup

LEAST_BALANCE = 0.67  # chosen: the longer of two texts is at most 1.5 times the shorter


def find_unsafe(text: str, lists: Iterable[Mapping[str, object]]) -> list[str]:
    """Return one sentence for each pattern of the list that the text holds.

    Parameters
    ----------
    text : str
    lists : iterable of mappings
        Each has ``pattern``, ``why`` and ``instead``. With ``may_quote`` the words may stand
        inside “curly quotes”, where a text talks about them and does not say them.
    """
    plain = strip_markup(text)
    unquoted = re.sub(r"“[^”]*”", " ", plain)
    problems = []
    for entry in lists:
        where = unquoted if entry.get("may_quote") else plain
        match = re.search(str(entry["pattern"]), where, re.IGNORECASE)
        if match:
            problems.append(f"'{match[0]}' {entry['why']}. Instead: {entry['instead']}.")
    return problems


def find_undefined(
    text: str, glossary_forms: Iterable[str], clinical_words: Iterable[str]
) -> list[str]:
    """Return one sentence for each clinical word in the text that no glossary form covers."""
    plain = strip_markup(text)
    known = [match.span() for match in _compile(tuple(glossary_forms)).finditer(plain)]
    found: dict[str, None] = {}
    for match in _compile(tuple(clinical_words), ending="(?:e?s)?").finditer(plain):
        start, end = match.span()
        if not any(first <= start and end <= last for first, last in known):
            found[match[0].lower()] = None
    return [
        f"'{word}' is a clinical word that the glossary does not explain. "
        "Add it to the glossary, or use a plain word."
        for word in found
    ]


@lru_cache(maxsize=8)
def _compile(words: tuple[str, ...], ending: str = "") -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    body = "|".join(longest_first) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{body}){ending}(?![\w-])", re.IGNORECASE)


def count_words(text: str) -> int:
    """Return how many words a text has, without markup and {holes}."""
    return len(list_words(text))


def balance(texts: Sequence[str]) -> float:
    """Return shortest over longest in words, 0 to 1; below ``LEAST_BALANCE`` one side is favored.

    Raises
    ------
    ValueError
        If fewer than two texts are given: there is nothing to compare.
    """
    if len(texts) < 2:
        raise ValueError(f"balance compares two texts or more, got {len(texts)}")
    counts = [count_words(text) for text in texts]
    return min(counts) / max(*counts, 1)


def find_long(text: str, limit: int) -> list[str]:
    """Return one sentence for each sentence of the text with more than ``limit`` words."""
    return [
        f"The sentence '{sentence[:40].rstrip()}…' has {count} words, more than {limit}. "
        "Make two sentences of it."
        for sentence in split_sentences(text)
        if (count := len(WORD.findall(sentence))) > limit
    ]
