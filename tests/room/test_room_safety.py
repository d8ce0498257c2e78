"""Who tries, forges, or looks too closely gets nothing: seen over HTTP."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from room.helping import JSON, SAY, ask
from room.visitor import Visitor, join
from waiting import wait_for

from widgets.room.handlers import REFUSAL_SECONDS
from widgets.room.model import ALPHABET


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


@pytest.mark.parametrize(
    "origin", ["", "null", "http://evil.example", "http://127.0.0.1:1", "http://["]
)
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
    for path in (
        "r/234679HJMRWX",
        f"r/{gone}",
        "r/nonsense",
        "r?code=22222222222",
        "r?code=234679HJMRXW",
    ):
        start = time.monotonic()
        answer = stranger.get(path)
        assert time.monotonic() - start >= REFUSAL_SECONDS
        assert answer.status == 404 and "tel:988" in answer.text
        texts.add(re.sub(r'href="\?lang', "", answer.text))
    assert len(texts) == 1


def test_the_log_says_nothing_of_a_room(server, host):
    (phone,) = join(server, host.code)
    phone.get(f"r/{host.code}", User_Agent="A rare browser")
    Visitor(server.url).get("r/234679HJMRWX")
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


def test_headers_let_forms_go_to_this_server_only(server):
    headers = Visitor(server.url).get("r").headers
    assert "form-action 'self'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin" and headers["Cache-Control"] == "no-store"
    assert "form-action 'none'" in Visitor(server.url).get("").headers["Content-Security-Policy"]


def test_many_wrong_codes_from_a_network_lock_out_nobody_who_has_the_right_one(server, host):
    statuses = try_codes(server, 200)
    assert set(statuses) == {404}
    (phone,) = join(server, host.code)
    start = time.monotonic()
    assert Visitor(server.url).get(f"r?code={host.code}").status == 200
    assert time.monotonic() - start < REFUSAL_SECONDS
    assert phone.get(f"r/{host.code}").status == 200


# Ways in which somebody learns whether there is a room with a code.
WAYS = [
    lambda to, code, key: to.get(f"r/{code}"),
    lambda to, code, key: to.get(f"r/{code}/pulse"),
    lambda to, code, key: to.get(f"r?code={'-' * 90}{code}"),
    lambda to, code, key: to.send(f"r/{code}", {"join": "yes"}),
    lambda to, code, key: to.send(f"r/{code}", {"asked": "skip/", "option": "ends"}),
    lambda to, code, key: to.send(f"room/{code}", {"key": key}),
    lambda to, code, key: to.get(f"room/{code}/state", X_Room_Key=key),
    lambda to, code, key: to.get(f"room/{code}/qr.svg", X_Room_Key=key),
    lambda to, code, key: to.get(f"room/{code}/changes.csv", X_Room_Key=key),
    lambda to, code, key: to.get(f"room/{code}/counts.csv", X_Room_Key=key),
    lambda to, code, key: to.send("present/rehearse", {"code": code}, X_Room_Key=key),
]


class Held:
    """A brake that somebody's script holds on."""

    def is_on(self, who=""):
        return True

    def count(self, who=""):
        """Count nothing: it is on already."""


@pytest.mark.parametrize("way", range(len(WAYS)))
def test_while_a_script_tries_codes_a_right_and_a_wrong_one_get_the_same_answer(
    inside, way, monkeypatch
):
    server, rooms = inside
    host = Visitor(server)
    code = re.search(r"/room/(\w+)", host.send("room", {}).url).group(1)
    (phone,) = join(SimpleNamespace(url=server), code)
    (cookie,) = host.cookies
    monkeypatch.setattr(rooms, "wrong", Held())
    texts = set()
    for tried in (code, "234679HJMRWX"):
        start = time.monotonic()
        answer = WAYS[way](Visitor(server), tried, "Z" * 20)
        assert time.monotonic() - start >= REFUSAL_SECONDS
        texts.add((answer.status, answer.text))
    assert len(texts) == 1 and texts.pop()[0] == 429
    assert phone.get(f"r/{code}").status == 200 and host.get(f"room/{code}").status == 200
    host.send(f"room/{code}", {"ask": "skip/"}, X_Room_Key=cookie.value)
    rehearse = {"code": code, "asked": "skip/", "count": "1"}
    again = host.send("present/rehearse", rehearse, X_Room_Key=cookie.value)
    assert again.status == 200, "who has the key need not wait"


def test_a_vote_without_joining_and_a_rehearsal_tell_nobody_whether_there_is_a_room(server, host):
    stranger, form = Visitor(server.url), {"asked": "skip/", "option": "ends"}
    start = time.monotonic()
    assert stranger.send(f"r/{host.code}", form).status == 403
    assert time.monotonic() - start >= REFUSAL_SECONDS
    answers = [
        stranger.send("present/rehearse", {"code": code}, X_Room_Key="Z" * 20)
        for code in (host.code, "234679HJMRXX", "nonsense")
    ]
    assert {(answer.status, answer.text) for answer in answers} == {(403, answers[0].text)}


def try_codes(served, count):
    codes = [f"HJMRW{a}{b}{c}22HJ" for a in ALPHABET for b in ALPHABET for c in "23"][:count]
    with ThreadPoolExecutor(50) as pool:
        return list(pool.map(lambda code: Visitor(served.url).get(f"r/{code}").status, codes))
