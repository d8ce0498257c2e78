"""Who tries, forges, or looks too closely gets nothing: seen over HTTP."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from browser.served import PAGES, Served
from room.helping import JSON, SAY, ask
from room.visitor import Visitor, join

from widgets.room.handlers import REFUSAL_SECONDS, RoomHandler


def test_the_cookie_ends_with_the_browser_and_is_for_one_room_only(server, host):
    (phone,) = join(server, host.code)
    (cookie,) = phone.cookies
    assert (cookie.path, cookie.expires, cookie.discard) == (f"/r/{host.code}", None, True)
    header = (
        Visitor(server.url, follow=False)
        .send(f"r/{host.code}", {"join": "yes"})
        .headers["Set-Cookie"]
    )
    assert "HttpOnly" in header and "SameSite=Strict" in header
    assert "Expires" not in header and "Max-Age" not in header
    (mine,) = host.cookies
    assert (mine.path, mine.discard) == (f"/room/{host.code}", True)


def test_joining_again_keeps_a_phone_the_same_phone(server, host):
    (phone,) = join(server, host.code)
    before = next(iter(phone.cookies)).value
    phone.send(f"r/{host.code}", {"join": "yes"})
    assert next(iter(phone.cookies)).value == before


def test_who_has_not_joined_gets_no_cookie_and_no_question(server, host):
    ask(host, "first/before")
    passer_by = Visitor(server.url)
    page = passer_by.get(f"r/{host.code}")
    assert SAY["join.go"] in page.text and 'name="option"' not in page.text
    assert not list(passer_by.cookies)
    refused = passer_by.send(f"r/{host.code}", {"asked": "first/before", "option": "yes"})
    assert refused.status == 403 and SAY["problem.cookie"] in refused.text


@pytest.mark.parametrize("origin", ["", "null", "http://evil.example", "http://127.0.0.1:1"])
def test_a_form_from_elsewhere_changes_nothing(server, host, origin):
    (phone,) = join(server, host.code)
    ask(host, "first/before")
    for device, path, form in (
        (phone, f"r/{host.code}", {"asked": "first/before", "option": "yes"}),
        (host, f"room/{host.code}", {"close": "yes"}),
        (host, "room", {}),
    ):
        answer = device.send(path, form, Origin=origin)
        assert answer.status == 403 and SAY["problem.foreign"] in answer.text
        assert device.send(path, form | {"token": "x"}).status in (403, 200)
    assert host.get(f"room/{host.code}/state").json()["count"] == 0


def test_a_form_without_its_token_changes_nothing(server, host):
    (phone,) = join(server, host.code)
    ask(host, "first/before")
    assert phone.send(f"r/{host.code}", {"asked": "first/before", "option": "yes"}).status == 403
    assert host.send(f"room/{host.code}", {"close": "yes"}).status == 403
    other = Visitor(server.url)
    assert other.send(f"room/{host.code}", {"close": "yes"}).status == 403
    assert other.get(f"room/{host.code}/state", **JSON).status == 403
    assert host.get(f"room/{host.code}").status == 200


def test_a_wrong_code_a_closed_room_and_nonsense_get_the_same_answer_as_slowly(server, host):
    gone = host.code
    host.submit(f"room/{gone}", close="yes")
    stranger, texts = Visitor(server.url), set()
    for path in ("r/BCDFGH", f"r/{gone}", "r/nonsense", "r?code=22222", "r?code=BCDFGJ"):
        start = time.monotonic()
        answer = stranger.get(path)
        assert time.monotonic() - start >= REFUSAL_SECONDS
        assert answer.status == 404 and "tel:988" in answer.text
        texts.add(re.sub(r'href="\?lang', "", answer.text))
    assert len(texts) == 1


def test_the_log_says_nothing_of_a_room(server, host):
    (phone,) = join(server, host.code)
    phone.get(f"r/{host.code}", User_Agent="A rare browser")
    Visitor(server.url).get("r/BCDFGH")
    Visitor(server.url).get("not-a-room")
    wait_for(lambda: "GET /not-a-room" in server.log)
    for word in (
        host.code,
        "/r/",
        "/room",
        "rare",
        phone.cookies and next(iter(phone.cookies)).value,
    ):
        assert word not in server.log


def wait_for(is_so):
    end = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_headers_let_forms_go_to_this_server_only(server):
    headers = Visitor(server.url).get("r").headers
    assert "form-action 'self'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin" and headers["Cache-Control"] == "no-store"
    assert "form-action 'none'" in Visitor(server.url).get("").headers["Content-Security-Policy"]


def test_who_tries_codes_has_to_wait_and_phones_that_have_joined_do_not():
    served = Served(PAGES / "mixed.ipynb")
    try:
        host = Visitor(served.url)
        code = re.search(r"/room/(\w+)", host.send("room", {}).url).group(1)
        (phone,) = join(served, code)
        statuses = try_codes(served, 61)
        assert statuses.count(404) <= 60 and 429 in statuses
        stranger = Visitor(served.url).get(f"r/{code}")
        assert stranger.status == 429 and SAY["problem.wait"] in stranger.text
        assert Visitor(served.url).get("r/BCDFGH").text == stranger.text
        assert phone.get(f"r/{code}").status == 200 and host.get(f"room/{code}").status == 200
    finally:
        served.stop()


def test_no_way_to_try_codes_goes_round_the_brake():
    served = Served(PAGES / "mixed.ipynb")
    try:
        host = Visitor(served.url)
        code = re.search(r"/room/(\w+)", host.send("room", {}).url).group(1)
        (host_cookie,) = host.cookies
        key = {"X_Room_Key": "Z" * 20}
        ways = [
            lambda to, wrong: to.get(f"r/{wrong}"),
            lambda to, wrong: to.get(f"r/{wrong}/pulse"),
            lambda to, wrong: to.get(f"r?code={'-' * 90}{wrong}"),
            lambda to, wrong: to.send(f"r/{wrong}", {"join": "yes"}),
            lambda to, wrong: to.send(f"r/{wrong}", {"asked": "skip/", "option": "ends"}),
            lambda to, wrong: to.send(f"room/{wrong}", {"key": "Z" * 20}),
            lambda to, wrong: to.get(f"room/{wrong}/state", **key),
            lambda to, wrong: to.get(f"room/{wrong}/qr.svg", **key),
            lambda to, wrong: to.get(f"room/{wrong}/changes.csv", **key),
            lambda to, wrong: to.send("present/rehearse", {"code": wrong}, **key),
        ]
        tries = [
            (way, f"BCDF{a}{b}")
            for a, way in zip("23456789BC", ways, strict=True)
            for b in "234567"
        ]
        with ThreadPoolExecutor(10) as pool:
            # Each wrong code counts, so that the sixtieth is the last one.
            statuses = list(
                pool.map(lambda found: found[0](Visitor(served.url), found[1]).status, tries)
            )
            assert set(statuses) == {403, 404} and len(statuses) == 60
            right = list(pool.map(lambda way: way(Visitor(served.url), code).status, ways))
        assert set(right) == {429}
        rehearse = {"code": code, "asked": "skip/", "count": "1"}
        host.send(f"room/{code}", {"ask": "skip/"}, X_Room_Key=host_cookie.value)
        again = host.send("present/rehearse", rehearse, X_Room_Key=host_cookie.value)
        assert again.status == 200, "who has the key need not wait"
    finally:
        served.stop()


def test_the_same_code_written_in_other_ways_is_one_try(server, host):
    for typed in ("r/BCDFG7", "r/bcd-fg7/pulse", "r?code=b-c-d+f-g-7"):
        assert Visitor(server.url).get(typed).status == 404
    handler = RoomHandler.__new__(RoomHandler)
    guesses = set()
    for typed in ("BCDFG7", "bcd-fg7", f"{'-' * 30}BCDFG7"):
        handler.path_args = [typed]
        guesses.add(handler.guess)
    assert guesses == {"BCDFG7 "}


def test_a_vote_without_joining_and_a_rehearsal_tell_nobody_whether_there_is_a_room(server, host):
    stranger, form = Visitor(server.url), {"asked": "skip/", "option": "ends"}
    start = time.monotonic()
    assert stranger.send(f"r/{host.code}", form).status == 403
    assert time.monotonic() - start >= REFUSAL_SECONDS
    answers = [
        stranger.send("present/rehearse", {"code": code}, X_Room_Key="Z" * 20)
        for code in (host.code, "BCDFG8", "nonsense")
    ]
    assert {(answer.status, answer.text) for answer in answers} == {(403, answers[0].text)}


def try_codes(served, count):
    letters = "BCDFGHJKMN"
    codes = [f"BCD{a}{b}2" for a in letters for b in letters][:count]
    with ThreadPoolExecutor(10) as pool:
        many = list(pool.map(lambda code: Visitor(served.url).get(f"r/{code}").status, codes))
    return [*many, Visitor(served.url).get("r/ZZZZZZ").status]
