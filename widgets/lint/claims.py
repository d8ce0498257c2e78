"""Finds sentences that say what research found, so that a test can ask for what backs them.

A sentence makes such a claim if it is a statement (no label, no question) and

1. names research: study, trial, cohort, "on average"; or
2. counts people without a number: most, many, more, fewer or few people;

unless it says what *we* did or do not know, or what the model or the page does. Standard library
only.
"""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?<=[.?!:])\s+")
_HOLE = re.compile(r"\{[^}]*\}")
_MARKS = re.compile(r"[*`]|^\s*(?:-|\d+\.) ", re.MULTILINE)
_RESEARCH = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research(?:ers)?|cohorts?|on average|the average of)\b", re.I
)
_COUNT = re.compile(r"(?<!\bhow )(?<!\bor )\b(?:most|many|more|fewer|few) people\b", re.I)
_OWN = re.compile(
    r"\b(?:we|our|us|this (?:page|app|model|picture)|the (?:page|app|model|sandbox|ledger))\b", re.I
)
_FINDING = re.compile(r"\{f:[a-z0-9_]+\}")


def find_claims(text: str, story: bool = False) -> list[str]:
    """Return each sentence of a text that says what research found.

    Parameters
    ----------
    text : str
    story : bool
        Of made-up people: "more people" are people around them, so only research counts.
    """
    sentences = _SENTENCE.split(_MARKS.sub("", _HOLE.sub("…", text)))
    return [words for words in map(str.strip, sentences) if _makes_claim(words, story)]


def _makes_claim(sentence: str, story: bool) -> bool:
    if not sentence.endswith((".", "!")) or _OWN.search(sentence):
        return False
    return bool(_RESEARCH.search(sentence) or (not story and _COUNT.search(sentence)))


def opens_source(text: str) -> bool:
    """Return whether a text holds a number that opens its source, ``{f:key}``."""
    return _FINDING.search(text) is not None
