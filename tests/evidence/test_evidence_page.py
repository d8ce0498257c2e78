"""The evidence page: every finding once, every row of the source reachable, every state whole."""

import gzip
import json
import re
from html import unescape

import pytest

from widgets import content, lint
from widgets.build import TOPICS
from widgets.evidence.model import Range, make_estimate
from widgets.evidence.panel import build_page, make_sheet, write_page
from widgets.evidence.parts import ALL, SEEN, SURE, Ledger, list_fitting, load_rows
from widgets.evidence.pictures import HELD, Check, Line, draw_lines
from widgets.evidence.schema import Rows
from widgets.markup import build_panels
from widgets.schema import Tag
from widgets.words import write_value

LIMIT = 150_000  # bytes, compressed
SHEET, LEDGER = make_sheet("en")
HTML, PANELS = build_page("en")
STRINGS = content.load_strings("en", "evidence")
ROWS = load_rows("en")
RAW = content.read_table("en/evidence/rows.toml")
LISTS = content.read_table("lint.toml")
STATES = list(SHEET.states())


def read_words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def list_row_texts() -> list[str]:
    texts = [text for row in ROWS.rows for text in (row.title, row.says, row.adds)]
    return texts + [text for flag in ROWS.flags for text in (flag.says, flag.adds)]


def test_every_state_is_whole_and_says_how_many_fit():
    assert len(STATES) == 10 * 5 * 4
    for state in STATES:
        slots = SHEET.panel(state)
        assert not re.search(r"[{}]|\bNone\b|\bnan\b", slots["say"]), state
        count = len(list_fitting(LEDGER, state))
        start = f"{count} of {len(LEDGER.public)} findings fit." if count else "No finding fits"
        assert slots["say"].startswith(start) and slots["ledger.count"] == slots["say"]


def test_a_rule_hides_what_does_not_fit_and_never_on_paper():
    shelves = {theme.key for theme in LEDGER.themes}
    for state in STATES:
        slots = SHEET.panel(state)
        shown = {LEDGER.theme_of[key] for key in list_fitting(LEDGER, state)}
        hidden = set(re.findall(r'data-theme="(\w+)"', slots["ledger.shelves"]))
        assert hidden == shelves - shown
        for name in ("shelves", "sure", "seen"):
            rule = slots[f"ledger.{name}"]
            assert rule == "" or re.fullmatch(r"@media screen\{[^{}]+\{display:none\}\}", rule)
        for name in ("sure", "seen"):
            assert (slots[f"ledger.{name}"] == "") == (state[name] == ALL)


def test_nothing_is_hidden_before_anybody_has_chosen():
    slots = SHEET.panel(SHEET.start)
    assert not any(slots[f"ledger.{name}"] for name in ("shelves", "sure", "seen"))


def test_the_shelves_hold_every_finding_once():
    by_theme = [
        list_fitting(LEDGER, {"theme": theme.key, "sure": ALL, "seen": ALL})
        for theme in LEDGER.themes
    ]
    assert all(by_theme) and sum(map(len, by_theme)) == len(LEDGER.public)
    for name, values in (("sure", SURE), ("seen", SEEN)):
        state = {"theme": ALL, "sure": ALL, "seen": ALL}
        assert sum(len(list_fitting(LEDGER, state | {name: value})) for value in values) == len(
            LEDGER.public
        )


def test_every_public_finding_is_on_the_page_once_and_no_recalled_one():
    for key, finding in content.load_findings().items():
        expected = 0 if finding.tag is Tag.RECALLED else 1
        assert HTML.count(f'id="evidence-f-{key}"') == expected, key


def test_an_entry_says_all_that_is_needed_to_check_it():
    entry = read_words(LEDGER.entry("antler_relapse_hazard"))
    finding = content.load_public_finding("antler_relapse_hazard")
    source = content.load_sources()[finding.source]
    assert source.doi
    wanted = (
        write_value(finding, LEDGER.say),
        finding.population,
        finding.comparator,
        finding.period,
        "Not very sure.",
        finding.why,
        source.citation,
        f"doi:{source.doi}",
        finding.read.isoformat(),
        "We read this number in the source or its summary.",
    )
    for words in wanted:
        assert words in entry, words


def test_each_named_exception_of_a_shelf_is_a_public_finding():
    for theme in LEDGER.themes:
        for key in theme.findings:
            content.load_public_finding(key)


def test_the_panels_and_the_page_are_small():
    size = len(gzip.compress(json.dumps(PANELS).encode())) + len(gzip.compress(HTML.encode()))
    assert size < LIMIT


def test_every_row_of_the_source_leads_to_pages_that_exist():
    assert [row.row for row in ROWS.rows] == [f"S{number}" for number in range(1, 13)]
    for item in (*ROWS.rows, *ROWS.flags):
        assert set(item.topics) <= set(TOPICS), item


def test_each_of_the_eight_fairness_flags_is_answered():
    assert len(ROWS.flags) == 8
    for flag in ROWS.flags:
        assert read_words(LEDGER.inline(flag.adds)) in read_words(HTML)


def test_every_page_that_teaches_the_source_covers_some_row_of_it():
    covered = {topic for row in ROWS.rows for topic in row.topics}
    assert set(TOPICS) - {"evidence"} <= covered


@pytest.mark.parametrize("row", ROWS.rows, ids=lambda row: row.row)
def test_a_row_shows_both_sides_its_findings_and_its_links(row):
    fold = HTML.split(f"<summary>{row.row}: ")[1].split("</details>")[0]
    words = read_words(fold)
    assert read_words(LEDGER.inline(row.says)) in words
    assert read_words(LEDGER.inline(row.adds)) in words
    for key in row.findings:
        assert f'href="#evidence-f-{key}"' in fold
    for topic in row.topics:
        assert f'href="?at={topic}#part-{topic}"' in fold
    assert lint.balance([row.says, row.adds]) >= lint.LEAST_BALANCE


def test_every_link_to_a_source_or_a_word_has_its_note():
    targets = set(re.findall(r'href="#(evidence-[fg]-\w+)"', HTML))
    assert len(targets) > 60
    for target in targets:
        assert HTML.count(f'id="{target}"') == 1, target


def test_no_id_stands_twice():
    ids = re.findall(r'\bid="([^"]+)"', HTML)
    assert len(ids) == len(set(ids))


def test_the_failures_stay_on_the_page_with_a_reason():
    check = Check(LEDGER)
    for test in HELD:
        verdict = STRINGS["check.pass" if check.verdicts[test] else "check.fail"]
        title = STRINGS[f"{test}.title"]
        assert f"<h4>{title}: {verdict}</h4>" in HTML
        assert read_words(LEDGER.inline(STRINGS[f"{test}.why"])) in read_words(HTML)
    assert f"the model passes {sum(check.verdicts.values())} and fails" in HTML
    failed = len(HELD) - sum(check.verdicts.values())
    assert f"In {'no one two three'.split()[failed]} tests, yes." in content.load_prose(
        "en", "evidence"
    )
    assert "not fully fair" in read_words(HTML)


def test_the_two_pictures_have_words_and_a_table_of_every_line():
    check = Check(LEDGER)
    for name, lines in (("ranges", check.list_held()), ("targets", check.list_targets())):
        picture = draw_lines(check, name, lines)
        assert len(picture.table.rows) == len(lines)
        for line in lines:
            assert f">{line.label}<" in unescape(picture.svg)
        assert picture.takeaway in HTML
        assert not re.search(r"\bNone\b|\bnan\b|[{}]", read_words(picture.takeaway))


def test_the_bet_counts_every_finding():
    answer = HTML.split('class="sbs-answer">')[1].split("</div>")[0]
    high, total, *rest = map(int, re.findall(r"\d+", answer))
    assert total == len(LEDGER.public) == high + sum(rest)
    assert high < total / 4, "the right bet is 'few'"


def test_a_model_value_outside_its_range_is_said_in_words_and_drawn_as_another_shape():
    check = Check(LEDGER)
    inside = Line("a", "ratio", Range(1, 0.5, 2), make_estimate(1.5, 0.1))
    outside = Line("a", "ratio", Range(1, 0.5, 2), make_estimate(9, 0.1))
    pictures = [draw_lines(check, "ranges", [line]) for line in (inside, outside)]
    assert [picture.table.rows[0][-1] for picture in pictures] == ["yes", "no"]
    shapes = [re.findall(r'<path id="[^"]*" d="([^"]+)"', picture.svg) for picture in pictures]
    assert shapes[0] != shapes[1]
    assert pictures[1].takeaway.startswith("0 of 1 ")


# Said only when the model misses a range; the test above sees it.
UNREACHED = {"check.inside_no"}


def test_every_key_is_used_and_every_used_key_exists():
    sheet, ledger = make_sheet("en")
    build_panels(sheet, ledger, lambda sheet, _: write_page(sheet, ledger))
    assert set(STRINGS) - ledger.asked - UNREACHED == set()


def test_the_rows_read_plainly_and_safely_and_hold_no_raw_number():
    joined = " ".join(
        text if text.endswith((".", "?")) else f"{text}." for text in list_row_texts()
    )
    assert lint.grade(joined) <= 7
    for text in list_row_texts():
        assert lint.find_unsafe(text, LISTS["unsafe"]) == []
        assert lint.find_raw_numbers(text) == []
    sides = [" ".join(getattr(row, side) for row in ROWS.rows) for side in ("says", "adds")]
    assert lint.balance(sides) >= 0.8


def test_a_row_that_is_missing_or_without_a_page_is_refused_in_one_sentence():
    rows = RAW["rows"]
    with pytest.raises(content.ContentError, match="the rows must be S1, S2 and so on"):
        content.check(Rows, RAW | {"rows": rows[:3] + rows[4:]}, "rows.toml")
    with pytest.raises(content.ContentError, match=r"'rows\.0\.topics' needs 1 or more"):
        content.check(Rows, RAW | {"rows": [rows[0] | {"topics": []}, *rows[1:]]}, "rows.toml")
    with pytest.raises(content.ContentError, match="the flags must be 1, 2 and so on"):
        content.check(Rows, RAW | {"flags": RAW["flags"][1:]}, "rows.toml")


def test_a_finding_that_no_shelf_names_stands_on_the_last_one():
    class Odd(Ledger):
        def find(self, row: str) -> str:
            finding = next(iter(self.public.values()))
            return self._find_theme("new_key", finding.model_copy(update={"row": row}))

    odd = Odd("en")
    assert odd.find("77 moon") == LEDGER.themes[-1].key
    assert odd.find("2.3") == "medicine" and odd.find("1.3") == "both"
