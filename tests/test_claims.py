"""Each sentence that says what research found has what backs it beside it.

The rule. ``lint.find_claims`` says what counts as such a sentence. It is backed if

- its text (a string, a paragraph, a bullet) holds a number that opens its source, ``{f:key}``;
- or its entry, the innermost table that it stands in, has such a text; or the entry, or one
  around it, has ``finding``, ``findings``, ``source`` or ``sources``.

Not read here: the glossary (a definition is no claim), the forest explorer (it speaks of the trials
on the screen, and names their source below them), and what is not for the public (labs, workshop).
"""

import re
import tomllib
from collections.abc import Iterator

import pytest

from widgets import cache, content
from widgets.lint import find_claims, opens_source

CONTENT = cache.root("content")
TOPICS = (
    *("start", "roles", "visits", "approaches", "car", "journey", "hundred", "evidence", "next"),
    *("serve", "shared", "trajectory"),
)
KEYS = {"finding", "findings", "source", "sources"}
# Sentences that look like a claim and are none, each with the reason.
NO_CLAIM = {
    "One view of the research, not shown at first, names self-harm and suicide.": "of the page",
    "Many people are here right now.": "of the server",
}


def list_texts(value, place=(), backed=False) -> Iterator[tuple[tuple, str, bool]]:
    """Yield each text of a table with its place, and whether its entry backs it."""
    if isinstance(value, dict):
        texts = [item for item in value.values() if isinstance(item, str)]
        if place:  # a whole file is no entry
            backed = backed or any(value.get(key) for key in KEYS)
        here = backed or (bool(place) and any(map(opens_source, texts)))
        for key, item in value.items():
            if key not in KEYS:
                yield from list_texts(item, (*place, key), here if item in texts else backed)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from list_texts(item, (*place, number), backed)
    elif isinstance(value, str):
        yield place, value, backed or opens_source(value)


def list_unbacked(value, story=False) -> list[str]:
    return [
        f"{'.'.join(map(str, place))}: {claim}"
        for place, text, backed in list_texts(value)
        if not backed
        for claim in find_claims(text, story)
        if claim not in NO_CLAIM
    ]


def read(path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("topic", TOPICS)
def test_every_claim_of_a_topic_has_its_source_beside_it(topic):
    for path in sorted((CONTENT / "en" / topic).glob("*.toml")):
        assert not list_unbacked(read(path)), path.name
    if (CONTENT / "en" / topic / "model.md").is_file():
        parts = re.split(r"\n\s*\n|\n(?=\s*(?:-|\d+\.) )", content.load_prose("en", topic))
        assert not list_unbacked(parts), "model.md"


def test_every_claim_of_a_case_has_its_source_beside_it():
    for path in sorted((CONTENT / "cases").rglob("*.toml")):
        assert not list_unbacked(read(path), story=True), path.name


def test_a_claim_without_a_source_is_found_and_one_with_a_source_is_not():
    said = "Studies show a gain. We read many studies. Which study? How many people left."
    assert find_claims(said) == ["Studies show a gain."]
    assert find_claims("More people know her story.", story=True) == []
    bare = {"part": {"text": "More people stay.", "list": ["Most people gain.", "On **its** own."]}}
    assert len(list_unbacked(bare)) == 2
    assert len(list_unbacked({"part": bare["part"] | {"sources": ["nice2022"]}})) == 0
    assert len(list_unbacked({"part": bare["part"] | {"text": "{f:key} stay."}})) == 1
    assert len(list_unbacked({"sources": ["nice2022"], **bare})) == 2


def test_each_exception_still_stands_somewhere():
    files = [path for topic in TOPICS for path in (CONTENT / "en" / topic).glob("*.toml")]
    words = " ".join(path.read_text(encoding="utf-8") for path in files)
    assert all(sentence in words for sentence in NO_CLAIM)
