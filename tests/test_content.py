"""Words and numbers: complete, sourced, plain, fair, and said in a way that does no harm."""

import re
import tomllib
from datetime import date

import pytest
from reading import CASE, join_sentences, list_pages, list_scene_texts

from widgets import cache, content, lint, schema
from widgets.evidence.export import list_stale, say_stale
from widgets.journey.panel import build_page, make_sheet, write_page
from widgets.markup import build_panels

LISTS = content.read_table("lint.toml")
FORMS = [form for term in content.load_glossary("en").values() for form in (term.term, *term.also)]
PAGES = list_pages()
HIGHEST_GRADE = 7
LONGEST_SCENE = 120


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_at_grade_seven_or_below(name):
    assert lint.grade(join_sentences(PAGES[name])) <= HIGHEST_GRADE


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_safely_and_of_people_first(name):
    problems = [found for text in PAGES[name] for found in lint.find_unsafe(text, LISTS["unsafe"])]
    assert not problems


@pytest.mark.parametrize("name", PAGES)
def test_every_clinical_word_is_in_the_glossary(name):
    clinical = LISTS["clinical"]["words"]
    problems = {
        found for text in PAGES[name] for found in lint.find_undefined(text, FORMS, clinical)
    }
    assert not problems


@pytest.mark.parametrize("name", [name for name in PAGES if name != "model trajectory"])
def test_no_measured_number_stands_in_running_text(name):
    problems = [found for text in PAGES[name] for found in lint.find_raw_numbers(text)]
    assert not problems


@pytest.mark.parametrize("path", CASE.paths, ids=lambda path: path.key)
def test_no_scene_is_longer_than_its_limit(path):
    for scene in path.scenes:
        count = lint.count_words(" ".join(list_scene_texts(path, scene)))
        assert count <= LONGEST_SCENE, f"week {scene.week} has {count} words"


@pytest.mark.parametrize("path", CASE.paths, ids=lambda path: path.key)
def test_good_and_bad_sides_have_equal_detail(path):
    sides = [" ".join(claim.text for claim in claims) for claims in (path.helps, path.harms)]
    assert lint.balance(sides) >= lint.LEAST_BALANCE
    for bet in path.bets:
        for option in bet.options:
            assert lint.balance([option.helps, option.harms]) >= lint.LEAST_BALANCE, option.text


@pytest.mark.parametrize("file", ["cases/depression.toml", "templates/panic.toml"])
def test_a_case_with_medicine_tells_of_the_boxed_warning_and_opens_its_source(file):
    texts = [claim.text for claim in content.read_case(cache.root("content") / file).harms]
    (warning,) = [text for text in texts if "boxed warning" in text]
    assert "{f:boxed_warning_under_25}" in warning
    for part in ("people under 25", "thoughts of suicide", "close watch"):
        assert part in warning


def test_the_paths_have_equal_weight():
    totals = [" ".join(text for text in PAGES[f"path {path.key}"]) for path in CASE.paths]
    assert lint.balance(totals) >= 0.8
    sides = [" ".join(claim.text for claim in path.harms) for path in CASE.paths]
    assert lint.balance(sides) >= lint.LEAST_BALANCE


def test_the_options_of_a_bet_are_balanced_against_each_other():
    for path in CASE.paths:
        for bet in path.bets:
            if bet.kind == "next":
                texts = [f"{option.helps} {option.harms}" for option in bet.options]
                assert lint.balance(texts) >= lint.LEAST_BALANCE, bet.question


def test_every_path_has_two_bets_on_what_comes_next_and_one_on_who_knows():
    for path in CASE.paths:
        kinds = [bet.kind for bet in path.bets]
        assert kinds.count("next") >= 2 and kinds.count("knows") >= 1, path.key


def test_the_person_has_no_storyline_of_self_harm():
    for path in CASE.paths:
        words = join_sentences(PAGES[f"path {path.key}"]).lower()
        assert not re.search(r"suicid|self-harm|\bkill|end (her|their) life", words)


def test_nothing_is_past_its_review_date():
    today = date.today()
    assert not list_stale(today), f"past their review date:\n{say_stale(today)}"


def test_every_key_of_the_journey_is_used_and_every_used_key_exists():
    sheet, writer = make_sheet("en")
    build_panels(sheet, writer, write_page)
    assert set(writer.strings) - writer.asked - UNREACHED == set()


# Said only when a finding with that tag or certainty is on the page.
UNREACHED = {"tag.v_part", "certainty.high", "certainty.very_low"}


def test_a_recalled_finding_can_not_reach_a_page():
    recalled = [key for key, item in content.load_findings().items() if item.tag == "RECALLED"]
    assert recalled, "keep one, so that this guard is tested"
    for key in recalled:
        with pytest.raises(content.ContentError, match="RECALLED and may not be shown"):
            content.load_public_finding(key)


def test_every_number_on_the_page_opens_its_source():
    html, panels = build_page("en")
    text = html + str(panels["parts"])
    keys = {part.split('"')[0] for part in text.split('href="#journey-f-')[1:]}
    assert len(keys) >= 8
    for key in keys:
        assert f'id="journey-f-{key}"' in html


@pytest.fixture
def case_folder(tmp_path):
    """A copy of the case that a test may spoil."""
    folder = cache.root("content") / "cases"
    for source in (folder / "depression.toml", *(folder / "depression").glob("*.toml")):
        target = tmp_path / source.relative_to(folder)
        target.parent.mkdir(exist_ok=True)
        target.write_text(source.read_text())
    return tmp_path


def spoil(path, old: str, new: str = "") -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_case_without_a_crisis_line_is_refused_in_one_sentence(case_folder):
    spoil(case_folder / "depression.toml", 'crisis_line = "us"\n')
    with pytest.raises(content.ContentError) as error:
        content.read_case(case_folder / "depression.toml")
    assert str(error.value) == "depression.toml: 'crisis_line' is missing. Please add it."


def test_a_case_without_sources_is_refused_in_one_sentence(case_folder):
    path = case_folder / "depression.toml"
    line = next(row for row in path.read_text().splitlines() if row.startswith("sources"))
    spoil(path, line, "sources = []")
    with pytest.raises(content.ContentError, match=r"'sources' needs 1 or more, and has 0\."):
        content.read_case(path)


def test_a_case_without_harms_is_refused_in_one_sentence(case_folder):
    path = case_folder / "depression.toml"
    head, *_ = path.read_text().split("[[harms]]")
    path.write_text(head)
    with pytest.raises(content.ContentError) as error:
        content.read_case(path)
    assert str(error.value) == "depression.toml: 'harms' is missing. Please add it."


def test_a_path_without_harms_is_refused_and_the_place_is_named(case_folder):
    path = case_folder / "depression" / "both.toml"
    kept = [block for block in path.read_text().split("\n\n") if "[[harms]]" not in block]
    path.write_text("\n\n".join(kept))
    with pytest.raises(content.ContentError, match=r"'paths\.2\.harms' is missing"):
        content.read_case(case_folder / "depression.toml")


def test_a_case_with_an_unknown_crisis_line_source_or_finding_is_refused(case_folder):
    path = case_folder / "depression.toml"
    spoil(path, 'crisis_line = "us"', 'crisis_line = "moon"')
    with pytest.raises(content.ContentError, match=r"content/local/moon\.toml is missing"):
        content.read_case(path)
    spoil(path, 'crisis_line = "moon"', 'crisis_line = "us"')
    spoil(path, 'sources = ["', 'sources = ["nobody1900", "')
    with pytest.raises(content.ContentError, match="the source 'nobody1900' is not in"):
        content.read_case(path)


def test_a_file_that_is_not_toml_gets_a_sentence_and_a_line(case_folder):
    path = case_folder / "depression.toml"
    path.write_text("key = depression\n")
    with pytest.raises(content.ContentError, match=r"cannot be read: .*line 1"):
        content.read_case(path)


def test_a_misspelled_name_is_pointed_out(case_folder):
    spoil(case_folder / "depression.toml", "composite =", "compsite =")
    with pytest.raises(content.ContentError, match="'compsite' is not a known name"):
        content.read_case(case_folder / "depression.toml")


def test_an_interval_must_hold_its_value():
    raw = content.read_table("findings.toml")["response_combined_vs_medication"]
    with pytest.raises(content.ContentError, match="the value must lie between low and high"):
        content.check(schema.Finding, {**raw, "value": 9.0}, "findings.toml")


def test_every_claim_of_the_case_names_a_public_finding():
    keys = {
        claim.finding
        for path in CASE.paths
        for claim in (*path.helps, *path.harms)
        if claim.finding
    }
    assert len(keys) >= 8
    for key in keys:
        content.load_public_finding(key)


def test_the_local_pack_has_988_and_911_and_a_date():
    lines = content.load_crisis_lines("us")
    assert {"988", "911"} <= {line.number for line in lines}
    assert all(line.checked <= date.today() and line.source for line in lines)
    raw = tomllib.loads((cache.root("content") / "local" / "us.toml").read_text())
    assert "press 3" not in str(raw).lower()
