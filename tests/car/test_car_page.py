"""The car page: every state is whole, its words are fair, and it says that it is a toy."""

import gzip
import json
import re

import pytest

from widgets import content, lint
from widgets.car.figure import LOOKS
from widgets.car.model import FIXES, RULES, Params
from widgets.car.panel import build_page, make_sheet, write_page
from widgets.car.toy import PLAIN, Toy
from widgets.markup import build_panels
from widgets.words import Writer

LIMIT = 150_000  # bytes, compressed
SHEET, WRITER, TOY = make_sheet("en")
HTML, PANELS = build_page("en")
STRINGS = content.load_strings("en", "car")


def read_words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("state", list(SHEET.states()), ids=lambda s: "-".join(s.values()))
def test_every_state_is_whole(state):
    slots = SHEET.panel(state)
    assert all(slots.values())
    for html in slots.values():
        assert not re.search(r"[{}]|\bNone\b|\bnan\b", read_words(html))
    assert slots["cars.svg"].count("<use ") >= 100
    assert slots["say"] == slots["cars.takeaway"]


@pytest.mark.parametrize("state", list(SHEET.states()), ids=lambda s: "-".join(s.values()))
def test_picture_table_and_sentence_say_the_same(state):
    slots, shares = SHEET.panel(state), TOY.shares[state["fix"], state["rule"]]
    assert f"{shares.clean} of 100 cars have no breakdown" in slots["cars.takeaway"]
    assert f"{100 - shares.clean} have one or more" in slots["cars.takeaway"]
    for name in LOOKS:
        assert f": {getattr(shares, name)} of 100<" in slots["cars.svg"]
    cells = [int(cell) for cell in re.findall(r"<td>(\d+)</td>", slots["cars.rows"])]
    assert cells == [shares.clean, shares.few, shares.many, *shares.causes]
    row = list(FIXES).index(state["fix"])
    numbers = re.findall(r"<td>(\d+)</td>", slots["fixes.rows"])[3 * row : 3 * row + 3]
    assert int(numbers[0]) == shares.clean and int(numbers[1]) == 100 - shares.clean
    assert int(numbers[2]) == TOY.clean(state["fix"], PLAIN)


def test_the_panels_are_small():
    assert len(gzip.compress(json.dumps(PANELS).encode())) < LIMIT


def test_each_break_changes_what_one_repair_does():
    plain = TOY.clean("engine", PLAIN)
    gains = {rule: TOY.clean("engine", rule) - plain for rule in RULES if rule != PLAIN}
    assert gains["heals"] > 0 and gains["linked"] > 0
    assert gains["harms"] < 0 and gains["unseen"] < 0


def test_what_the_page_says_in_words_about_the_toy_is_so():
    assert TOY.clean("both", PLAIN) == 100
    assert 0 < TOY.clean("engine", PLAIN) < 50, "the bet's right answer is 'fewer than half'"
    assert TOY.clean("both", "harms") > TOY.clean("none", "harms")
    short = [rule for rule in RULES if TOY.clean("both", rule) < 100]
    assert len(short) == 2, "the notebook asks which two"


def test_neither_repair_is_favored_in_any_picture():
    for rule in RULES:
        assert TOY.clean("engine", rule) == TOY.clean("driving", rule)


def test_every_key_is_used_and_every_used_key_exists():
    sheet, writer, toy = make_sheet("en")
    build_panels(sheet, writer, lambda sheet, writer: write_page(sheet, writer, toy))
    for state in sheet.states():
        sheet.panel(state)
    assert set(STRINGS) - writer.asked == set()


@pytest.mark.parametrize("rule", RULES)
def test_what_the_picture_gets_right_and_where_it_breaks_have_equal_detail(rule):
    sides = [STRINGS[f"{rule}.fits"], STRINGS[f"{rule}.breaks"]]
    assert lint.balance(sides) >= lint.LEAST_BALANCE


def test_the_rules_and_the_two_lists_have_equal_weight():
    texts = [STRINGS[f"{rule}.fits"] + " " + STRINGS[f"{rule}.breaks"] for rule in RULES]
    assert lint.balance(texts) >= lint.LEAST_BALANCE
    lists = [" ".join(STRINGS[f"sides.{side}_{n}"] for n in (1, 2, 3)) for side in ("keep", "drop")]
    assert lint.balance(lists) >= lint.LEAST_BALANCE


def test_the_page_says_at_once_that_its_numbers_are_made_up():
    start = read_words(HTML.split("<fieldset")[0])
    assert "We made up all of its numbers. The toy says nothing about people." in start
    assert "choices, not findings" in HTML


def test_every_number_of_the_toy_stands_on_the_page_as_it_is():
    table = HTML.split("choices, not findings")[-1].split("</table>")[0]
    shown = [int(n) for n in re.findall(r"<td>(\d+) (?:of 100|weeks)</td>", table)]
    numbers = vars(Params())
    assert shown == [n if isinstance(n, int) else round(100 * n) for n in numbers.values()]


def test_a_toy_with_other_numbers_says_its_own():
    toy = Toy(Params(weekly=0.07, wait=9))
    assert toy.numbers()["weekly"] == 7 and toy.numbers()["wait"] == 9
    assert toy.clean("none", PLAIN) < TOY.clean("none", PLAIN)


def test_each_break_is_there_without_javascript():
    for rule in RULES:
        words = read_words(WRITER.inline(WRITER.say(f"{rule}.breaks")))
        assert words in read_words(HTML)


def test_numbers_about_people_open_their_source():
    text = HTML + str(PANELS["parts"])
    keys = {part.split('"')[0] for part in text.split('href="#car-f-')[1:]}
    assert len(keys) >= 6
    for key in keys:
        assert f'id="car-f-{key}"' in HTML


def test_words_that_are_missing_or_lack_a_value_are_named_in_one_sentence():
    writer = Writer("en", "car")
    with pytest.raises(content.ContentError, match=r"car/strings\.toml: 'wheels' needs 'wheels'"):
        writer.say("wheels")
    with pytest.raises(content.ContentError, match=r"'heals\.change' needs .*\{heals\}"):
        writer.say("heals.change")
