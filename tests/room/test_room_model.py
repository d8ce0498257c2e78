"""Codes, counting, and who may see what: the rules without a server."""

import random
import re

import pytest

from widgets.room import keys, model
from widgets.room.address import (
    choose_hosts,
    draw_code,
    is_only_here,
    is_own_name,
    list_addresses,
)
from widgets.room.brake import MOST_WRONG, OPENING_SECONDS, WRONG_SECONDS, Brake
from widgets.room.model import Answers, tally

OPTIONS = ("yes", "no", "not_sure")


def test_a_code_has_no_vowel_and_nothing_that_looks_like_something_else():
    codes = {model.make_code(random.Random(seed)) for seed in range(300)}
    assert len(codes) == 300
    assert not set("".join(codes)) & set("AEIOU01L")
    assert all(len(code) == model.CODE_LENGTH for code in codes)
    assert not any(re.search(r"(.)\1\1", code) for code in codes)
    alike = ("0OQDC", "1IL", "2Z", "S58B3", "6G", "UVWY", "MN", "KX", "KH", "PR", "F7T", "A4", "9Q")
    # As the letters are called: those that rhyme, by language, and numbers that sound like one.
    aloud = ("BCDEGPTVZ3", "FSX", "JK", "AH8", "59", "BV", "CSZ", "DT", "GJ", "KQ", "EF")
    for group in (*alike, *aloud):
        assert len(set(group) & set(model.ALPHABET)) <= 1, group


@pytest.mark.parametrize(
    "typed",
    [
        "hjm-234-xrw-679",
        " HJM 234 XRW 679 ",
        "h j m 2 3 4 x r w 6 7 9",
        "HJM–234–XRW–679",
        "Hjm—234.xrw.679",
        "hjm_234‑xrw‑679",
        "hjn-zea-xrw-gtq",
    ],
)
def test_a_code_may_be_typed_as_people_type(typed):
    assert model.read_code(typed) == "HJM234XRW679"


@pytest.mark.parametrize(
    "typed", ["", "HJM234XRW67", "HJM234XRW6799", "HJM23KXRW679", "HJM23'XRW679", "ＨＪＭ234XRW679"]
)
def test_what_cannot_be_a_code_is_none(typed):
    assert model.read_code(typed) is None


def test_trying_codes_as_often_as_a_server_answers_for_twelve_hours_is_hopeless():
    tries = MOST_WRONG / WRONG_SECONDS * model.SILENCE_SECONDS
    codes = count_codes(len(model.ALPHABET), model.CODE_LENGTH)
    assert codes > 27**9, "as many as when a code had nine of 27"
    assert 10 * tries / codes < 1 / 19_000
    assert model.MOST_ROOMS * tries / codes < 1 / 1_900
    assert len(model.KEY_ALPHABET) ** model.KEY_LENGTH > 2**90


def count_codes(letters, length):
    """Return how many codes there are in which nothing comes three times in a row."""
    one, two = letters, letters**2
    for _ in range(length - 2):
        one, two = two, (letters - 1) * (one + two)
    return two


def test_the_brake_holds_one_network_and_lets_others_pass_and_forgets(clock):
    brake = Brake(3, OPENING_SECONDS, clock)
    for _ in range(9):
        brake.count("192.0.2.1")
    assert brake.is_on("192.0.2.1") and not brake.is_on("192.0.2.2")
    assert "192.0.2" not in str(vars(brake))
    before = set(brake._tries)
    clock.now += OPENING_SECONDS
    assert not brake.is_on("192.0.2.1")
    brake.count("192.0.2.1")
    assert not before & set(brake._tries), "the same network has another name each time"


def test_wrong_codes_of_all_are_one_number_and_forgotten_after_a_second(clock):
    brake = Brake(MOST_WRONG, WRONG_SECONDS, clock)
    for _ in range(2 * MOST_WRONG):
        brake.count()
    assert brake.is_on() and list(brake._tries.values()) == [MOST_WRONG]
    clock.now += WRONG_SECONDS
    assert not brake.is_on()


def test_addresses_of_the_old_kind_stay_apart_when_they_are_written_in_the_new_one(clock):
    brake = Brake(1, OPENING_SECONDS, clock)
    brake.count("::ffff:192.0.2.1")
    assert brake.is_on("192.0.2.1") and not brake.is_on("::ffff:192.0.2.2")


def test_one_network_of_ipv6_is_one_network(clock):
    brake = Brake(2, OPENING_SECONDS, clock)
    brake.count("2001:db8::1")
    brake.count("2001:db8::2")
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
    assert choose_hosts("side.example:80", "127.0.0.1") == (["side.example:80"], True)
    assert choose_hosts("localhost:8866", "127.0.0.1") == (["localhost:8866"], False)
    hosts, reachable = choose_hosts("127.0.0.1:8866", "0.0.0.0")
    assert all(host.endswith(":8866") for host in hosts)
    assert reachable == (not is_only_here(hosts[0]))
    two = ["192.168.1.7", "10.42.0.1"]
    hosts, reachable = choose_hosts("localhost:8866", "0.0.0.0", two)
    assert (hosts, reachable) == (["192.168.1.7:8866", "10.42.0.1:8866"], True)
    assert choose_hosts("localhost:8866", "0.0.0.0", []) == (["localhost:8866"], False)
    assert is_only_here("[::1]:80") and is_only_here("[::1]") and not is_only_here("192.0.2.1:80")


@pytest.mark.parametrize(
    ("host", "own", "same"),
    [
        ("library-pc:8866", "library-pc", True),
        ("Library-PC.local:8866", "library-pc", True),
        ("library-pc", "Library-PC.local", True),
        ("library-pc", "library-pc.town.example", True),
        ("library-pc.town.example", "library-pc.town.example", False),  # name servers know it
        ("library-pc.town.example", "library-pc", False),
        ("other-pc:8866", "library-pc", False),
        ("192.168.1.7:8866", "192", False),
        ("[::1]:8866", "", False),
        ("", "", False),
    ],
)
def test_a_computers_own_name_is_known_and_a_public_one_is_left_alone(host, own, same):
    assert is_own_name(host, own) is same


def test_phones_get_an_address_when_the_app_is_opened_by_the_computers_own_name(monkeypatch):
    monkeypatch.setattr("widgets.room.address.socket.gethostname", lambda: "library-pc")
    two = ["192.168.1.7", "10.42.0.1"]
    for host in ("library-pc:8866", "library-pc.local:8866"):
        found = choose_hosts(host, "0.0.0.0", two)
        assert found == (["192.168.1.7:8866", "10.42.0.1:8866", host], True)
        assert choose_hosts(host, "", []) == ([host], False)
        assert choose_hosts(host, "192.168.1.9") == (["192.168.1.9:8866", host], True)
    assert choose_hosts("library-pc", "127.0.0.1") == (["library-pc"], True), "through a proxy"
    monkeypatch.setattr("widgets.room.address.socket.gethostname", lambda: "localhost")
    assert choose_hosts("localhost:8866", "127.0.0.1") == (["localhost:8866"], False)


@pytest.mark.parametrize(
    ("interfaces", "way_out", "found"),
    [
        ({"lo": ["127.0.0.1"], "wlan0": ["10.42.0.1"]}, None, ["10.42.0.1"]),  # own hotspot
        (
            {"eth0": ["192.168.1.7"], "ap0": ["10.42.0.1"]},
            "10.42.0.1",
            ["10.42.0.1", "192.168.1.7"],
        ),
        ({"docker0": ["172.17.0.1"], "br-1a": ["172.18.0.1"], "wlan0": []}, None, []),
        ({"en0": ["169.254.7.7"], "bridge100": ["192.168.2.1"]}, None, ["192.168.2.1"]),  # macOS
        ({"eth0": ["8.8.8.8"]}, None, []),  # not the network of the room
        ({"eth0": ["8.8.8.8"]}, "8.8.8.8", ["8.8.8.8"]),
        ({}, "127.0.0.1", []),
    ],
)
def test_a_computer_without_internet_still_knows_where_phones_find_it(interfaces, way_out, found):
    assert list_addresses(interfaces, way_out) == found


def test_the_qr_code_is_small_and_says_what_it_is():
    svg = draw_code("http://192.0.2.1:8866/r/BCD234", "QR code that leads to <a room>")
    assert svg.startswith('<svg role="img"') and len(svg) < 4_000
    assert "<title>QR code that leads to &lt;a room&gt;</title>" in svg
