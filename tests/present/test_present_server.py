"""The addresses of the presenter's view on a real server, and what they say when asked wrongly."""

import html
import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from browser.served import PAGES, Served
from room.visitor import Visitor

from widgets.door.door import MOST_TRIES
from widgets.door.handlers import REFUSAL_SECONDS


@pytest.fixture(scope="module")
def served():
    server = Served(PAGES / "mixed.ipynb")
    yield server
    server.stop()


@pytest.fixture
def visitor(served):
    return Visitor(served.url)


def open_room(visitor) -> dict:
    return visitor.send("room", {"open": "yes"}, Accept="application/json").json()


def send_as_host(visitor, path, form, room):
    return visitor.send(path, form, Accept="application/json", X_Room_Key=room["key"])


def test_the_list_leads_to_every_sheet_and_to_its_rehearsal(visitor):
    page = visitor.get("present")
    assert page.status == 200
    for name in ("40-in_person", "60-online", "90-offline"):
        assert f"present/{name}?lang=en" in page.text
        assert f"present/{name}?lang=en&amp;rehearse=10" in page.text


def test_a_page_in_one_language_only_offers_no_switch_that_would_lead_nowhere(visitor):
    for path in ("present?lang=es", "present/40-in_person?lang=es"):
        page = visitor.get(path).text
        assert '<html lang="en">' in page and "hreflang" not in page


def test_the_presenters_page_allows_no_inline_script_and_holds_its_data(visitor):
    page = visitor.get("present/40-in_person")
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self' blob:;" in policy and "eval" not in policy
    assert page.text.count("<script") == 2
    assert '<script type="application/json" id="present-deck">' in page.text
    assert page.headers["Set-Cookie"] is None


def test_an_unknown_sheet_is_a_plain_page_with_a_way_out(visitor):
    page = visitor.get("present/45-in_person")
    assert page.status == 404
    assert "There is no such run-sheet" in page.text and "See all run-sheets" in page.text
    assert visitor.get("present/45-in_person/slides").status == 404


def test_the_audience_page_is_hidden_before_it_is_drawn(visitor):
    assert '<html data-show=""' in visitor.get("?show=40-in_person").text
    assert "data-show" not in visitor.get("").text


def test_made_up_phones_answer_in_a_real_room_for_its_host_only(visitor):
    room = open_room(visitor)
    send_as_host(visitor, f"room/{room['code']}", {"ask": "doctor/before"}, room)
    form = {"code": room["code"], "asked": "doctor/before", "count": 12}
    first = send_as_host(visitor, "present/rehearse", form, room)
    assert first.status == 200
    again = {**form, "devices": first.json()["devices"]}
    assert send_as_host(visitor, "present/rehearse", again, room).json() == first.json()
    state = visitor.get(f"room/{room['code']}/state", X_Room_Key=room["key"]).json()
    assert state["count"] == 12, "the same phones have changed their answers"
    stranger = Visitor(visitor.url)
    assert send_as_host(stranger, "present/rehearse", form, {"key": "X" * 20}).status == 403
    for count in (0, 31, "x", "²", "1" * 5000):
        wrong = {**form, "count": count}
        assert send_as_host(visitor, "present/rehearse", wrong, room).status == 400
    wrong = {**form, "asked": "nothing/"}
    assert send_as_host(visitor, "present/rehearse", wrong, room).status == 400
    assert send_as_host(visitor, f"room/{room['code']}", {"close": "yes"}, room).json()["closed"]


PHONE = {"X_Forwarded_For": "192.168.0.7"}  # counts as another device, also on this computer
SHUT = ["present", "present/40-in_person", "present/40-in_person?rehearse=10", "pack", "room"]


def read_word(served) -> str:
    return re.search(r"Facilitator word, for other devices: (\S+)", served.log).group(1)


def test_a_phone_gets_a_sentence_and_a_form_instead_of_notes_answers_and_the_pack_form(visitor):
    secrets = ("present-deck", "rehearse=10&quot;", "Your local pack", 'name="open"')
    for path in SHUT:
        page = visitor.get(path, **PHONE)
        assert page.status == 403 and "asks for the facilitator word" in page.text, path
        assert "r?lang=en" in page.text and not [one for one in secrets if one in page.text]
    slides = visitor.get("present/40-in_person/slides", Accept="application/json", **PHONE)
    assert slides.status == 403 and set(slides.json()) == {"problem", "sentence"}
    opened = visitor.send("room", {"open": "yes"}, Accept="application/json", **PHONE)
    assert opened.status == 403 and "code" not in opened.json()


def test_pages_for_everyone_stay_open_to_a_phone_without_a_cookie(visitor):
    room = open_room(visitor)
    phone = Visitor(visitor.url)
    for path in ("", "?show=40-in_person", "r", f"r/{room['code']}"):
        assert phone.get(path, **PHONE).status == 200, path
    assert not list(phone.cookies)
    send_as_host(visitor, f"room/{room['code']}", {"close": "yes"}, room)


def test_the_word_opens_the_page_that_was_wanted_until_the_browser_closes(visitor, served):
    page = visitor.get("present/40-in_person?lang=es", **PHONE)
    to = html.unescape(re.search(r'name="to" value="([^"]*)"', page.text).group(1))
    word = {"word": read_word(served), "to": to}
    assert visitor.send("facilitator", word, Origin="http://elsewhere", **PHONE).status == 403
    assert not list(visitor.cookies)
    came = visitor.send("facilitator", word, **PHONE)
    assert came.url.endswith("present/40-in_person?lang=es") and came.status == 200
    (cookie,) = visitor.cookies
    assert (cookie.name, cookie.expires, cookie.discard) == ("sbs_facilitator", None, True)
    assert set(cookie._rest) >= {"HttpOnly", "SameSite"} and cookie._rest["SameSite"] == "Strict"
    assert read_word(served).replace("-", "") not in cookie.value
    for path in SHUT:
        assert visitor.get(path, **PHONE).status == 200, path


def test_who_tries_words_is_slowed_and_then_has_to_wait(served):
    # The last test of this file: all of its devices share one network, which has to wait now.
    began = time.monotonic()

    def guess(number: int):
        return Visitor(served.url).send("facilitator", {"word": f"maple-{number}"}, **PHONE)

    with ThreadPoolExecutor(MOST_TRIES + 5) as phones:
        answers = list(phones.map(guess, range(MOST_TRIES + 5)))
    assert time.monotonic() - began >= REFUSAL_SECONDS
    assert {answer.status for answer in answers} == {403, 429}
    assert [answer.status for answer in answers].count(403) == MOST_TRIES
    assert not [answer for answer in answers if "Set-Cookie" in answer.headers]
    right = Visitor(served.url).send("facilitator", {"word": read_word(served)}, **PHONE)
    assert right.status == 429 and "wait ten minutes" in right.text
