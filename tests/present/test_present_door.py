"""Who gets in: this computer and who knows the word, and no phone in the room."""

import socket

import pytest

from widgets.content import load_strings
from widgets.door.door import Call, make_door, plain, write_word
from widgets.door.handlers import _WAYS_ON as WAYS_ON

HERE = Call("127.0.0.1", "127.0.0.1", "localhost:8866")
LAN = "192.168.0.7"


def test_this_computer_gets_in_under_each_of_its_names():
    own = socket.gethostname()
    for host in ("localhost:8866", "127.0.0.1:8866", "[::1]:8866", f"{own}:8866", f"{own}.local"):
        for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
            assert make_door("").lets_in(Call(address, address, host), ""), (address, host)
    assert make_door("").lets_in(Call(LAN, LAN, f"{LAN}:8866"), "")


def test_another_device_does_not_get_in_whatever_it_asks_for():
    for host in ("library:8866", f"{LAN}:8866", "127.0.0.1:8866", socket.gethostname(), "", "[::"):
        assert not make_door("").lets_in(Call("192.168.0.9", LAN, host), "")
    assert not make_door("").lets_in(Call("", "", "localhost"), "")


@pytest.mark.parametrize(
    ("host", "headers"),
    [
        ("workshop.example.org", {}),
        ("localhost:8866", {"X-Forwarded-For": "203.0.113.9"}),
        ("localhost:8866", {"Forwarded": "for=203.0.113.9"}),
        ("localhost:8866", {"Via": "1.1 proxy"}),
    ],
)
def test_what_a_proxy_on_this_computer_passes_on_does_not_count_as_from_here(host, headers):
    assert not make_door("").lets_in(Call("127.0.0.1", "127.0.0.1", host, headers), "")


def test_a_word_that_was_set_is_asked_for_on_this_computer_too():
    door = make_door("Maple River 42")
    assert not door.lets_in(HERE, "")
    assert door.lets_in(HERE, door.pass_)
    assert door.pass_ == make_door("maple-river-42").pass_, "servers that share a word agree"
    with pytest.raises(ValueError, match="at least"):
        make_door("maple-42")


def test_each_start_has_a_new_word_that_is_easy_to_type():
    one, two = make_door(""), make_door("")
    assert one.word != two.word and one.pass_ != two.pass_
    assert one.is_word(write_word(one.word).upper()) and not one.is_word(two.word)
    assert not one.is_word("") and not one.knows("") and not one.knows(two.pass_)
    assert one.word not in one.pass_ and one.word not in repr(one)


def test_case_spaces_and_dashes_do_not_matter():
    assert plain(" Abcd-EFGH ") == "abcdefgh"


@pytest.mark.parametrize("to", ["present/40-in_person?lang=es&rehearse=10", "pack", "room?lang=en"])
def test_a_browser_is_sent_on_to_the_page_it_wanted(to):
    assert WAYS_ON.fullmatch(to)


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "present/../x", "/x", ""])
def test_a_browser_is_sent_on_to_no_other_place(to):
    assert not WAYS_ON.fullmatch(to)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_says_where_the_word_is_and_that_the_cookie_ends(lang):
    words = load_strings(lang, "door")
    assert "cookie" in words["cookie"] and words["where"] and words["program"]
