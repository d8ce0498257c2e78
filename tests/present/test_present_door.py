"""Who gets in: this computer and who knows the word, and no phone in the room."""

import pytest

from widgets.content import load_strings
from widgets.door.door import Door, make_door, plain, write_word
from widgets.door.handlers import _WAYS_ON as WAYS_ON
from widgets.room.brake import Brake

HERE = ("127.0.0.1", "localhost:8866", {}, "")


def test_this_computer_gets_in_and_another_device_does_not():
    door = make_door("")
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
        assert door.lets_in(address, "[::1]:8866", {}, "") and door.lets_in(address, *HERE[1:])
    assert not door.lets_in("192.168.0.7", "library:8866", {}, "")
    assert not door.lets_in("192.168.0.7", "127.0.0.1:8866", {}, "")


@pytest.mark.parametrize(
    "request_",
    [
        ("127.0.0.1", "workshop.example.org", {}),
        ("127.0.0.1", "localhost:8866", {"X-Forwarded-For": "203.0.113.9"}),
        ("127.0.0.1", "localhost:8866", {"Forwarded": "for=203.0.113.9"}),
        ("127.0.0.1", "localhost:8866", {"Via": "1.1 proxy"}),
    ],
)
def test_what_a_proxy_on_this_computer_passes_on_does_not_count_as_from_here(request_):
    assert not make_door("").lets_in(*request_, "")


def test_a_word_that_was_set_is_asked_for_on_this_computer_too():
    door = make_door("Maple River 42")
    assert not door.lets_in(*HERE)
    assert door.lets_in(*HERE[:3], door.pass_)
    assert door.pass_ == make_door("maple-river-42").pass_, "servers that share a word agree"
    with pytest.raises(ValueError, match="at least"):
        make_door("maple-42")


def test_each_start_has_a_new_word_that_is_easy_to_type():
    one, two = make_door(""), make_door("")
    assert one.word != two.word and one.pass_ != two.pass_
    assert one.is_word(write_word(one.word).upper()) and not one.is_word(two.word)
    assert not one.is_word("") and not one.knows("") and not one.knows(two.pass_)
    assert one.word not in one.pass_ and one.word not in repr(Door("", False, b"", Brake()))


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
