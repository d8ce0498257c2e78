"""The addresses of the presenter's view on a real server, and what they say when asked wrongly."""

import pytest
from browser.served import PAGES, Served
from room.visitor import Visitor


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
    for count in (0, 31, "x"):
        wrong = {**form, "count": count}
        assert send_as_host(visitor, "present/rehearse", wrong, room).status == 400
    wrong = {**form, "asked": "nothing/"}
    assert send_as_host(visitor, "present/rehearse", wrong, room).status == 400
    assert send_as_host(visitor, f"room/{room['code']}", {"close": "yes"}, room).json()["closed"]
