"""The words of the visits: complete, plain, balanced, and refused in one sentence when wrong."""

import re

import pytest
from reading import find_problems, join_sentences

from widgets import content, lint
from widgets.visits import schema
from widgets.visits.parts import AROUND, load_visits

DATA = load_visits("en")
STRINGS = content.load_strings("en", "visits")
RAW = content.read_table("en/visits/visits.toml")


def list_visit_texts(visit: schema.Visit) -> list[str]:
    parts = [text for part in visit.parts for text in list_part_texts(part)]
    return [
        visit.name,
        visit.short,
        visit.bring,
        *(getattr(visit, name) for name in AROUND),
        *parts,
    ]


def list_part_texts(part: schema.Part) -> list[str]:
    return [part.title, part.asks, part.why, part.says_no]


TEXTS = [text for visit in DATA.visits for text in list_visit_texts(visit)]
TEXTS += [text for sheet in DATA.sheets for text in (sheet.label, *sheet.ticks)]
ALL = [*TEXTS, *STRINGS.values(), content.load_prose("en", "visits")]


def test_the_five_visits_are_there():
    assert [visit.key for visit in DATA.visits] == ["first", "later", "psych", "meds", "doctor"]


@pytest.mark.parametrize("visit", DATA.visits, ids=lambda visit: visit.key)
def test_a_visit_reads_at_grade_seven_or_below(visit):
    assert lint.grade(join_sentences(list_visit_texts(visit))) <= 7


def test_every_text_is_safe_explained_and_without_bare_numbers():
    for text in ALL:
        assert not find_problems(text)
        assert not lint.find_long(text, 25)


@pytest.mark.parametrize("visit", DATA.visits, ids=lambda visit: visit.key)
def test_what_a_visit_gives_and_costs_has_equal_detail(visit):
    assert lint.balance([visit.helps, visit.costs]) >= lint.LEAST_BALANCE


@pytest.mark.parametrize("name", ["bring", *AROUND])
def test_each_row_has_equal_detail_for_all_visits(name):
    texts = [getattr(visit, name) for visit in DATA.visits]
    assert lint.balance(texts) >= lint.LEAST_BALANCE


def test_the_parts_of_all_visits_have_equal_detail_on_average():
    means = []
    for visit in DATA.visits:
        texts = [" ".join(list_part_texts(part)) for part in visit.parts]
        means.append(sum(map(lint.count_words, texts)) / len(texts))
    assert min(means) / max(means) >= lint.LEAST_BALANCE


def test_talk_and_medicine_have_equal_detail():
    therapy, medicine = STRINGS["known.therapy"], STRINGS["known.medicine"]
    assert lint.balance([therapy, medicine]) >= lint.LEAST_BALANCE
    assert therapy.count("- **") == medicine.count("- **") == 4


def test_the_three_sheets_have_equal_detail():
    assert len(DATA.sheets) == 3
    assert lint.balance([" ".join(sheet.ticks) for sheet in DATA.sheets]) >= lint.LEAST_BALANCE
    assert len({len(sheet.ticks) for sheet in DATA.sheets}) == 1


def test_every_first_visit_asks_about_safety_and_says_that_all_are_asked():
    for key in ("first", "psych", "doctor"):
        visit = next(visit for visit in DATA.visits if visit.key == key)
        assert "suicide" in join_sentences(list_visit_texts(visit))
    assert sum("They ask everyone about safety" in text for text in TEXTS) == 2


def test_the_page_names_what_the_source_leaves_out():
    words = " ".join(ALL).lower()
    for part in (
        *("side effects", "stopping slowly", "people under 25", "boxed warning", "do not wait for"),
        *("what if it isn't helping", "how it may feel after", "stays private", "may say no to"),
        *("some people get worse", "serious danger", "court", "duty to report"),
    ):
        assert part in words, part
    assert "not measured" in STRINGS["talk.choice"]


def test_every_number_is_a_public_finding():
    keys = set(re.findall(r"\{f:([a-z0-9_]+)\}", " ".join(ALL)))
    assert len(keys) >= 6
    for key in keys:
        content.load_public_finding(key)


def spoil(visit: int = 0, **changes) -> dict:
    """Return the raw data with some values of one visit replaced."""
    visits = [dict(row) for row in RAW["visits"]]
    visits[visit] = {**visits[visit], **changes}
    return {**RAW, "visits": visits}


def refuse(raw: dict) -> str:
    with pytest.raises(content.ContentError) as error:
        content.check(schema.Visits, raw, "visits.toml")
    return str(error.value)


def test_a_visit_without_its_costs_is_refused_in_one_sentence():
    visits = [dict(row) for row in RAW["visits"]]
    del visits[1]["costs"]
    message = refuse({**RAW, "visits": visits})
    assert message == "visits.toml: 'visits.1.costs' is missing. Please add it."


def test_minutes_that_do_not_add_up_are_refused_in_one_sentence():
    message = refuse(spoil(minutes=45))
    assert "'visits.0': the part at minute 40 lasts 5 minutes, and 10 are given" in message


def test_a_part_that_no_step_reaches_is_refused_in_one_sentence():
    message = refuse({**RAW, "steps": [0, 5, 10, 20, 30, 40, 50]})
    assert "no step stops at 'Stay, change, or stop' of the visit 'meds'" in message


def test_a_visit_without_parts_or_with_a_strange_name_is_refused():
    assert "needs 3 or more, and has 0" in refuse(spoil(parts=[]))
    assert "'visits.0.nice' is not a known name" in refuse(spoil(nice="yes"))


def test_a_source_that_nobody_knows_is_refused(monkeypatch):
    raw = {**RAW, "sources": ["nobody1900"]}
    monkeypatch.setattr(content, "read_table", lambda name: raw)
    with pytest.raises(content.ContentError, match="the source 'nobody1900' is not in"):
        load_visits("en")
