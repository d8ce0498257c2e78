"""The words of "Where to begin": plain, safe, explained, and with no number without a source."""

import pytest
from reading import find_problems, join_sentences, list_entry_texts

from widgets import content, lint

FILES = ("strings.toml", "doors.toml")
NO_WORDS = {"key", "sources"}
TABLES = [content.read_table(f"en/next/{name}") for name in FILES]
TEXTS = [text for table in TABLES for text in list_entry_texts(table, NO_WORDS)]
TEXTS.append(content.load_prose("en", "next"))


def test_the_page_as_a_whole_reads_at_grade_six_or_below():
    assert len(TEXTS) > 40
    assert lint.grade(join_sentences(TEXTS)) <= 6


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_safe_explained_short_and_without_a_raw_number(text):
    assert not find_problems(text)
    assert not lint.find_long(text, 25)
