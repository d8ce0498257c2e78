"""Codes, counting, and who may see what: the rules without a server."""

import random

import pytest

from widgets.room import keys, model
from widgets.room.address import choose_host, draw_code, is_only_here
from widgets.room.brake import MOST_TRIES, MOST_TRIES_OF_ALL, WINDOW_SECONDS, Brake
from widgets.room.model import Answers, tally

OPTIONS = ("yes", "no", "not_sure")


def test_a_code_has_no_vowel_and_nothing_that_looks_like_something_else():
    codes = {model.make_code(random.Random(seed)) for seed in range(300)}
    assert len(codes) == 300
    assert not set("".join(codes)) & set("AEIOU01L")
    assert all(len(code) == model.CODE_LENGTH for code in codes)


@pytest.mark.parametrize("typed", ["bcd-234", " BCD 234 ", "b c d 2 3 4", "BCD–234"])
def test_a_code_may_be_typed_as_people_type(typed):
    assert model.read_code(typed) == "BCD234"


@pytest.mark.parametrize(
    "typed", ["", "BCD23", "BCD2345", "BCD23A", "BCD23'", "ＢＣＤ234", "0CD234"]
)
def test_what_cannot_be_a_code_is_none(typed):
    assert model.read_code(typed) is None


def test_trying_codes_is_hopeless():
    codes = len(model.ALPHABET) ** model.CODE_LENGTH
    windows = model.SILENCE_SECONDS / WINDOW_SECONDS
    assert 10 * MOST_TRIES * windows / codes < 1 / 8_000
    assert 10 * MOST_TRIES_OF_ALL * windows / codes < 1 / 800
    assert len(model.ALPHABET) ** model.KEY_LENGTH > 2**90


def test_the_brake_holds_one_connection_and_lets_others_pass_and_forgets(clock):
    brake = Brake(most=3, most_of_all=5, clock=clock)
    for number in range(9):
        brake.count("192.0.2.1", f"guess {number}")
    assert brake.is_on("192.0.2.1") and not brake.is_on("192.0.2.2")
    brake.count("192.0.2.2", "a")
    brake.count("192.0.2.3", "b")
    assert brake.is_on("192.0.2.4"), "all together have tried too often"
    clock.now += WINDOW_SECONDS
    assert not brake.is_on("192.0.2.1")
    assert not brake._tries


def test_phones_of_a_closed_room_that_ask_again_are_not_trying_codes(clock):
    brake = Brake(most=3, clock=clock)
    for _ in range(400):
        brake.count("192.0.2.1", "/r/BCD234/pulse")
    assert not brake.is_on("192.0.2.1")


def test_one_network_of_ipv6_is_one_connection(clock):
    brake = Brake(most=2, clock=clock)
    brake.count("2001:db8::1", "a")
    brake.count("2001:db8::2", "b")
    assert brake.is_on("2001:db8::3") and not brake.is_on("2001:db8:1::3")


@pytest.mark.parametrize("count", range(10))
def test_results_show_from_five_answers_on(count):
    seen = tally(OPTIONS, Answers({"yes": count}, {}))
    assert (seen.counts is None) == (count < 5)


def test_hands_and_paper_count_like_phones():
    assert tally(OPTIONS, Answers({}, {"yes": 3, "no": 2})).counts == (3, 2, 0)
    both = tally(OPTIONS, Answers({"yes": 5, "no": 1}, {"no": 4, "not_sure": 1}))
    assert (both.counts, both.shown, both.held_back) == ((5, 5, 1), 11, 0)


def test_a_few_phones_cannot_be_told_from_many_hands():
    seen = tally(OPTIONS, Answers({"yes": 1, "no": 3}, {"no": 20}))
    assert (seen.counts, seen.held_back) == ((0, 20, 0), 4)
    assert tally(OPTIONS, Answers({"yes": 4}, {"no": 4})).counts is None


def test_a_few_sheets_of_paper_are_held_back_with_a_few_phones():
    seen = tally(OPTIONS, Answers({"yes": 1}, {"no": 20}, {"yes": 3}))
    assert (seen.counts, seen.held_back) == ((0, 20, 0), 4)
    assert tally(OPTIONS, Answers({}, {}, {"yes": 4})).counts is None
    both = tally(OPTIONS, Answers({"yes": 2}, {"no": 20}, {"yes": 3}))
    assert (both.counts, both.shown, both.held_back) == ((5, 20, 0), 25, 0)


def test_the_answer_is_told_only_when_no_round_is_to_come():
    assert model.may_show_answer(False, model.ONCE)
    assert model.may_show_answer(True, model.AFTER)
    assert not model.may_show_answer(True, model.BEFORE)


def test_a_phone_has_another_name_in_the_store_for_each_question():
    salt = keys.make_salt()
    device = keys.make_device(salt)
    names = {keys.hide_device(salt, device, key) for key in ("first", "doctor", "worse")}
    assert len(names) == 3 and not any(name in device for name in names)
    assert keys.knows_device(salt, device)
    assert not keys.knows_device(keys.make_salt(), device)
    assert not keys.knows_device(salt, "made.up") and not keys.knows_device(salt, "é")


def test_phones_are_sent_where_they_can_go():
    assert choose_host("side.example:80", "127.0.0.1") == ("side.example:80", True)
    assert choose_host("localhost:8866", "127.0.0.1") == ("localhost:8866", False)
    host, reachable = choose_host("127.0.0.1:8866", "0.0.0.0")
    assert host.endswith(":8866") and reachable == (not is_only_here(host))
    assert is_only_here("[::1]:80") and is_only_here("[::1]") and not is_only_here("192.0.2.1:80")


def test_the_qr_code_is_small_and_says_what_it_is():
    svg = draw_code("http://192.0.2.1:8866/r/BCD234", "QR code that leads to <a room>")
    assert svg.startswith('<svg role="img"') and len(svg) < 4_000
    assert "<title>QR code that leads to &lt;a room&gt;</title>" in svg
