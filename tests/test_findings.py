"""Every number: sourced, dated, plain, said without promise, and equal to what was published."""

import re
from datetime import date

import pytest

from widgets import content, lint, schema
from widgets.forest.panel import METHOD

FINDINGS = content.load_findings()
SOURCES = content.load_sources()
GLOSSARY = content.load_glossary("en")
LISTS = content.read_table("lint.toml")
FORMS = [form for term in GLOSSARY.values() for form in (term.term, *term.also)]
HIGHEST_GRADE = 7
LONGEST_DEFINITION = 30

# What the papers print: value, low, high.
PUBLISHED = {
    "response_combined_vs_medication": (1.25, 1.14, 1.37),
    "response_combined_vs_therapy": (1.27, 1.14, 1.39),
    "response_therapy_vs_medication": (0.99, 0.92, 1.08),
    "sustained_combined_vs_medication_discretionary": (1.80, 1.21, 2.67),
    "keller_response_both": (73, None, None),
    "points_drug_vs_placebo": (1.97, 1.74, 2.21),
    "relapse_odds_kato": (0.38, 0.33, 0.43),
    "relapse_stopped_kato": (39.7, None, None),
    "antler_relapse_hazard": (2.06, 1.56, 2.70),
    "any_side_effect_ssri": (56, 49, 63),
    "stopped_for_side_effect_ssri": (11, 9, 14),
    "discontinuation_symptoms": (31, None, None),
    "discontinuation_symptoms_placebo": (17, None, None),
    "response_therapy_low_bias": (37.5, 33, 42),
    "staying_well_cbt_vs_medication_stopped": (2.61, 1.58, 4.31),
    "remission_untreated_12_months": (53, None, None),
    "waiting_change_8_weeks": (-1.7, -2.3, -1.2),
    "care_team_6_months": (0.25, 0.18, 0.32),
    "phq9_smallest_change": (5, None, None),
    "wait_psychiatrist_in_person": (67, None, None),
}

# Sources that stand here for reading on, and carry no finding of their own.
# Works that pages name for facts without a number.
BACKGROUND = {*content.read_table("en/visits/visits.toml")["sources"], METHOD}


@pytest.mark.parametrize("key", PUBLISHED)
def test_a_figure_equals_the_published_one(key):
    finding = FINDINGS[key]
    assert (finding.value, finding.low, finding.high) == PUBLISHED[key]


def test_every_finding_names_a_source_that_exists():
    assert {finding.source for finding in FINDINGS.values()} <= set(SOURCES)


def test_every_source_is_used():
    case = content.load_case("depression")
    used = {finding.source for finding in FINDINGS.values()} | set(case.sources) | BACKGROUND
    assert not set(SOURCES) - used


def test_a_source_was_read_and_its_doi_has_the_form_of_one():
    for key, source in SOURCES.items():
        assert source.read <= date.today(), key
        assert source.title in source.citation and str(source.year) in source.citation, key
        assert not source.doi or re.fullmatch(r"10\.\d{4,9}/\S+", source.doi), key


def test_a_recalled_figure_is_refused_to_the_public_in_a_sentence():
    recalled = [key for key, found in FINDINGS.items() if found.tag is schema.Tag.RECALLED]
    assert recalled
    for key in recalled:
        with pytest.raises(content.ContentError, match=f"'{key}' is RECALLED and may not be shown"):
            content.load_public_finding(key)


def test_nothing_is_due_before_it_was_read():
    assert all(finding.read <= finding.review_by for finding in FINDINGS.values())


@pytest.mark.parametrize("key", FINDINGS)
def test_a_finding_is_said_plainly_and_safely(key):
    says = FINDINGS[key].says
    assert lint.count_words(says) >= 10
    assert lint.grade(says) <= HIGHEST_GRADE
    assert not lint.find_unsafe(says, [*LISTS["unsafe"], *LISTS["causal"]])
    assert not lint.find_undefined(says, FORMS, LISTS["clinical"]["words"])
    assert not lint.find_long(says, 25)


@pytest.mark.parametrize("key", FINDINGS)
def test_the_other_words_of_a_finding_are_safe_too(key):
    finding = FINDINGS[key]
    for text in (finding.shown, finding.population, finding.comparator, finding.why):
        assert not lint.find_unsafe(text, LISTS["unsafe"])
    assert lint.count_words(finding.shown) <= 10


def test_a_finding_without_interval_says_why():
    for key, finding in FINDINGS.items():
        if finding.low is None:
            assert finding.interval.startswith("none: "), key


def test_a_finding_without_value_has_it_in_its_measure():
    for key, finding in FINDINGS.items():
        if finding.value is None:
            assert len(finding.measure) >= len("in words"), key


def test_a_share_lies_between_none_and_all():
    for key, finding in FINDINGS.items():
        if finding.unit.endswith("per 100") and finding.value is not None:
            assert 0 <= finding.value <= 100, key


def test_the_number_shown_is_the_value_rounded():
    for key, finding in FINDINGS.items():
        match = re.search(r"(\d+) in 100", finding.shown)
        if match and finding.unit == "people per 100" and finding.value is not None:
            assert abs(int(match[1]) - finding.value) <= 0.51, key


def test_the_value_stands_in_the_sentence():
    for key, finding in FINDINGS.items():
        if finding.unit == "people per 100" and finding.value is not None:
            numbers = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", finding.says)]
            assert any(abs(number - finding.value) <= 0.51 for number in numbers), key


EXAMPLE = re.compile(r"If (?:it is )?(\d+) of 100.*?(?:gives|it is)(?: about)? (\d+) of 100")


def list_examples():
    for key, finding in FINDINGS.items():
        match = EXAMPLE.search(finding.says)
        if match:
            yield key, int(match[1]), int(match[2])


@pytest.mark.parametrize(("key", "base", "given"), list(list_examples()))
def test_an_example_out_of_100_follows_from_its_ratio(key, base, given):
    finding = FINDINGS[key]
    if finding.measure.startswith("risk ratio"):
        expected = base * finding.value
    else:
        assert finding.measure.startswith("odds ratio"), key
        odds = base / (100 - base) * finding.value
        expected = 100 * odds / (1 + odds)
    assert abs(given - expected) <= 0.6
    assert "our arithmetic" in finding.where, key


def test_high_certainty_is_kept_for_definitions_and_records():
    for key, finding in FINDINGS.items():
        if finding.certainty == "high":
            assert "not an estimate" in finding.why, key


def test_harms_are_covered_on_every_side():
    for key in (
        "any_side_effect_ssri",
        "stopped_for_side_effect_ssri",
        "discontinuation_symptoms",
        "dropout_ssri",
        "relapse_kept_kato",
        "relapse_stopped_kato",
        "therapy_harms_not_counted",
        "therapy_no_response",
        "wait_psychiatrist_in_person",
        "boxed_warning_under_25",
    ):
        assert content.load_public_finding(key)


@pytest.mark.parametrize("key", GLOSSARY)
def test_a_definition_is_short_plain_and_safe(key):
    plain = GLOSSARY[key].plain
    assert lint.count_words(plain) <= LONGEST_DEFINITION
    assert lint.grade(plain) <= HIGHEST_GRADE
    assert not lint.find_unsafe(plain, LISTS["unsafe"])
    assert not lint.find_undefined(plain, FORMS, LISTS["clinical"]["words"])
    assert not lint.find_raw_numbers(plain)


def test_no_form_of_a_word_belongs_to_two_terms():
    forms = [form.lower() for form in FORMS]
    assert sorted(forms) == sorted(set(forms))
    assert all(form == form.lower() for term in GLOSSARY.values() for form in term.also)
