"""What a prankster sends: nonsense, the secrets of others, and guesses. Seen over HTTP."""

import re
import time

from room.helping import SAY, ask
from room.visitor import Visitor, join

from widgets.room.handlers import REFUSAL_SECONDS


def test_what_is_no_text_gets_a_page_of_the_room_and_not_an_error(server, host):
    page = Visitor(server.url).get(f"r/{host.code}?lang=%ff")
    assert page.status == 200 and SAY["join.go"] in page.text
    page = Visitor(server.url).get("r?code=%ff")
    assert page.status == 404 and SAY["problem.missing"] in page.text
    (phone,) = join(server, host.code)
    ask(host, "first/before")
    answer = phone.send(f"r/{host.code}", {"token": b"\xff", "asked": b"\xfe", "option": b"\x80"})
    assert answer.status == 403 and SAY["problem.foreign"] in answer.text


def test_an_answer_sent_in_other_ways_or_with_the_token_of_another_counts_once_or_not(server, host):
    mine, other = join(server, host.code, 2)
    path = f"r/{host.code}"
    ask(host, "first/before")
    tokens = [
        re.search(r'name="token" value="(\w+)"', phone.get(path).text).group(1)
        for phone in (mine, other)
    ]
    form = {"token": tokens[0], "asked": "first/before", "option": ["yes", "no", "not_sure"]}
    for _ in range(2):
        assert mine.send(path, form).status == 200
    assert host.get(f"room/{host.code}/state").json()["count"] == 1
    assert other.send(path, form).status == 403
    for kind in ("application/json", "text/plain", "multipart/form-data"):
        assert other.send(path, form | {"token": tokens[1]}, Content_Type=kind).status in (400, 403)
    assert host.get(f"room/{host.code}/state").json()["count"] == 1


def test_a_made_up_cookie_learns_nothing_of_a_code_and_waits_as_long(server, host):
    gone, made_up = host.code, "sbs_phone=made.up"
    host.submit(f"room/{gone}", close="yes")
    texts = set()
    for code in (gone, "234679HJMRWX"):
        for ending in ("", "/pulse"):
            start = time.monotonic()
            answer = Visitor(server.url).get(f"r/{code}{ending}", Cookie=made_up)
            assert time.monotonic() - start >= REFUSAL_SECONDS and answer.status == 404
            texts.add(answer.text)
    assert len(texts) == 2, "one page, and one line of JSON"
