"""The words of the opening: plain, safe, explained, and without a number that has no source."""

from collections.abc import Iterator
from typing import Any

import pytest
from reading import join_sentences

from widgets import content, lint

LISTS = content.read_table("lint.toml")
FORMS = [form for term in content.load_glossary("en").values() for form in (term.term, *term.also)]
FILES = ("strings.toml", "quiz.toml", "depression.toml")
NO_WORDS = {"key", "sources"}


def list_texts(entry: Any) -> Iterator[str]:
    """Yield the words of a table of content, without keys."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for key, value in entry.items():
            yield from (
                () if key in NO_WORDS and isinstance(value, str | list) else list_texts(value)
            )
    elif isinstance(entry, list):
        for item in entry:
            yield from list_texts(item)


TEXTS = [text for name in FILES for text in list_texts(content.read_table(f"en/start/{name}"))]
TEXTS.append(content.load_prose("en", "start"))


def test_the_page_as_a_whole_reads_at_grade_six_or_below():
    assert len(TEXTS) > 40
    assert lint.grade(join_sentences(TEXTS)) <= 6


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_safe_explained_short_and_without_a_raw_number(text):
    problems = lint.find_unsafe(text, LISTS["unsafe"])
    problems += lint.find_undefined(text, FORMS, LISTS["clinical"]["words"])
    problems += lint.find_raw_numbers(text)
    problems += lint.find_long(text, 25)
    assert not problems
