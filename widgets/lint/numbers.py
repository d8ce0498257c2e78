"""Finds measured numbers that stand in running text, not as findings. Standard library only."""

from __future__ import annotations

import re

from widgets.lint.reading import strip_markup

_RUN = r"\d{1,3}(?:(?:,? (?:to|and|or|of) |, |\s?[–-]\s?)\d{1,3})*"
_LABEL = (
    r"(?:weeks?|months?|years?|days?|ages?|aged|steps?|parts?|questions?|figures?|sections?"
    r"|pages?|tables?|visits?|sessions?|numbers?|rows?|scenes?|grades?|press|hours?|minutes?)"
)
_TIME = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_WHO = (
    r"(?:people|anyone|adults?|those|person|someone|everyone|patients?|who|are|is|children|teens)"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_STATED_CHOICES = re.compile(
    rf"\b{_LABEL} {_RUN}\b(?!\s?%)"  # week 8, weeks 0 and 4
    rf"|\b{_RUN}[ -]{_TIME}\b"  # 50 minutes
    rf"|\b{_WHO} (?:(?:are|is) )?(?:under|over|aged?|younger than|older than) \d{{1,2}}\b(?!\s?%)"
    r"|\b(?:is|are|turns|turned) \d{1,2}(?=[.,;:!?)]|$| and\b| or\b| now\b)"  # she is 36
    r"|(?<=[a-z], )\d{2}(?=,)"  # Dana, 36, …
    rf"|\b\d{{1,2}} {_MONTH} \d{{4}}\b|\b{_MONTH} (?:\d{{1,2}}, )?\d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b"
    r"|\b\d{1,2}:\d\d\b|\b24/7\b"
    r"|\b(?:be|is|are) 0\b|: 0\b"  # a count of nothing
    r"|\b988\w*|\b911\b|\b100\b(?!\s?%)"
    r"|\b[A-Z][A-Za-z]*-?\d+\b",  # PHQ-9
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?(?:\s?%| percent)?")
_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_PEOPLE = (
    r"(?:people|patients|persons|adults|men|women|clients|children|teens|users|those|them|us|who"
    r"|Americans|trials|studies)"
)
_STATISTICS_IN_WORDS = re.compile(
    rf"(?<!middle )\b{_NUMBER} (?:in|out of|of every|in every) (?:every )?"
    rf"(?:{_NUMBER}|\d+|(?:a )?hundred)\b"
    rf"|\b(?:{_NUMBER}|hundred) (?:percent|per cent)\b"
    r"|\b(?:one|two|three|four)[- ](?:thirds?|quarters?|fifths?|tenths?)\b(?! of an? (?:hour|day))"
    rf"|\b(?:half|most|an? (?:third|quarter|fifth)|(?:the|a) majority)(?: of)?"
    rf"(?: the| all| these)? {_PEOPLE}\b"
    r"|\b(?:twice|double|triple|(?:two|three|four|five|ten) times)"
    r" (?:as|more|the) (?:likely|often|many|much|common|chances?|risk|rate|odds)\b",
    re.IGNORECASE,
)


def find_raw_numbers(text: str) -> list[str]:
    """Return one sentence for each measured number that stands in the text itself.

    Notes
    -----
    Let through: {holes}, labels and times (week 8, 50 minutes), ages, dates, 988, 911, names
    with a figure (PHQ-9), and 100. Statistics in words (one in five, most people) are found too.
    """
    plain = strip_markup(text)
    rest = _STATED_CHOICES.sub(lambda match: " " * len(match[0]), plain)
    hits = [*_FIGURE.finditer(rest), *_STATISTICS_IN_WORDS.finditer(plain)]
    return [
        f"'{hit[0].strip()}' in '…{plain[max(hit.start() - 20, 0) : hit.end() + 20].strip()}…' is "
        "a number in running text. Give it as a finding, {f:key}, or say it without a number."
        for hit in hits
    ]
