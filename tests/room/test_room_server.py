"""A room over HTTP, as devices without JavaScript see it."""

import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from browser.served import PAGES, ROOT, Served, find_free_port
from room.helping import JSON, SAY, ask, vote
from room.visitor import Visitor, join

from widgets.room.model import SILENCE_SECONDS
from widgets.room.words import ask_questions


def test_a_whole_session_works_without_javascript(server, host):
    phones = join(server, host.code, 5)
    assert SAY["phone.wait_title"] in phones[0].get(f"r/{host.code}").text
    ask(host, "first/before")
    vote(phones, host.code, "yes")
    vote(phones[:1], host.code, "no")
    text = host.get(f"room/{host.code}").text
    assert SAY["count.many"].format(count=5) in text and "room-results" not in text
    assert "room-results" not in phones[1].get(f"r/{host.code}").text
    ask(host, "first/before", "show")
    for device, path in ((host, "room"), (phones[0], "r")):
        text = device.get(f"{path}/{host.code}").text
        assert "4 of 5" in text and "1 of 5" in text
    ask(host, "first/after")
    assert "room-results" not in phones[0].get(f"r/{host.code}").text
    vote(phones, host.code, "no")
    text = ask(host, "first/after", "show")
    assert (
        "4 of 5" in text
        and "5 of 5" in text
        and ask_questions("en", "us")["first"].why
        in (text.replace("&#39;", "'").replace("&#34;", '"'))
    )
    saved = host.get(f"room/{host.code}/changes.csv").text.split()
    assert saved == ["item,before,after,people", "first,no,no,1", "first,yes,no,4"]


def test_fewer_than_five_answers_are_shown_on_no_device(server, host):
    phones = join(server, host.code, 4)
    ask(host, "skip/")
    vote(phones, host.code, "ends")
    ask(host, "skip/", "show")
    for device, path in ((host, "room"), (phones[0], "r")):
        text = device.get(f"{path}/{host.code}").text
        assert SAY["results.few"] in text and "4 of" not in text and "<td" not in text
    state = host.get(f"room/{host.code}/state").json()
    assert state["results"][0]["counts"] is None and state["count"] == 4


def test_hands_and_paper_are_typed_in_and_shown_like_phones(server, host):
    ask(host, "skip/")
    path = f"room/{host.code}"
    host.submit(path, type="skip/", means="hands", count_ends="3", count_goes_on="7")
    host.submit(path, type="skip/", means="paper", count_ends="", count_goes_on="5")
    ask(host, "skip/", "show")
    assert host.get(f"room/{host.code}/state").json()["results"][0]["counts"] == [3, 0, 12, 0]
    (phone,) = join(server, host.code)
    assert "12 of 15" in phone.get(f"r/{host.code}").text
    wrong = host.submit(path, type="skip/", means="hands", count_ends="many")
    assert wrong.status == 400 and SAY["problem.number"] in wrong.text


def test_a_late_answer_gets_a_plain_sentence(server, host):
    (phone,) = join(server, host.code)
    ask(host, "first/before")
    page = phone.get(f"r/{host.code}").text
    token = re.search(r'name="token" value="(\w+)"', page).group(1)
    form = {"token": token, "asked": "first/before", "option": "yes"}
    ask(host, "doctor/before")
    late = phone.send(f"r/{host.code}", form)
    assert late.status == 409 and SAY["problem.late"] in late.text and "tel:988" in late.text
    ask(host, "first/before", "show")
    assert SAY["problem.shown"] in phone.send(f"r/{host.code}", form).text


def test_closing_deletes_the_room_for_everybody(server, host):
    (phone,) = join(server, host.code)
    closed = host.submit(f"room/{host.code}", close="yes")
    assert SAY["closed.title"] in closed.text
    assert not list(host.cookies)
    for answer in (phone.get(f"r/{host.code}"), phone.send(f"r/{host.code}", {"join": "yes"})):
        assert answer.status == 404 and SAY["problem.closed"] in answer.text
        assert SAY["over.title"] in answer.text and SAY["problem.title"] not in answer.text
    assert phone.get(f"r/{host.code}/pulse").json()["problem"] == "closed"
    stranger = Visitor(server.url).get(f"r/{host.code}")
    assert stranger.status == 404 and SAY["problem.missing"] in stranger.text


def test_twelve_silent_hours_say_the_same_to_a_phone_as_a_room_that_was_closed(inside, monkeypatch):
    url, rooms = inside
    host = Visitor(url)
    code = re.search(r"/room/(\w+)", host.send("room", {}).url).group(1)
    (phone,) = join(SimpleNamespace(url=url), code)
    monkeypatch.setattr(rooms.desk.store, "clock", lambda: time.time() + SILENCE_SECONDS)
    answer = phone.get(f"r/{code}")
    assert answer.status == 404 and SAY["problem.closed"] in answer.text


def test_a_presenter_drives_the_room_by_json_with_the_hosts_key(server):
    program = Visitor(server.url)
    opened = program.send("room", {}, **JSON)
    assert opened.status == 201
    code, key = opened.json()["code"], opened.json()["key"]
    assert opened.json()["join"].endswith(f"/r/{code}")
    fresh, headers = Visitor(server.url), {**JSON, "X_Room_Key": key}
    state = fresh.send(f"room/{code}", {"ask": "skip/"}, **headers).json()
    assert state["question"]["key"] == "skip" and state["said"] == SAY["count.none"]
    form = {"type": "skip/", "means": "hands", "count_ends": "6"}
    assert fresh.send(f"room/{code}", form, **headers).json()["count"] == 6
    state = fresh.send(f"room/{code}", {"show": "skip/"}, **headers).json()
    assert state["results"] == [
        {
            "round": "",
            "counts": [6, 0, 0, 0],
            "shown": 6,
            "held_back": 0,
            "label": SAY["round.once"],
            "note": "",
        }
    ]
    assert fresh.get(f"room/{code}/qr.svg", X_Room_Key=key).text.startswith("<svg xmlns")
    wrong = fresh.send(f"room/{code}", {"ask": "no/such"}, **headers)
    assert (wrong.status, wrong.json()["problem"]) == (400, "unknown")
    assert fresh.send(f"room/{code}", {"close": "yes"}, **headers).json() == {"closed": True}


def test_a_second_device_becomes_host_with_the_key(server, host):
    (cookie,) = host.cookies
    second = Visitor(server.url)
    assert SAY["key.title"] in second.get(f"room/{host.code}").text
    typed = "-".join(re.findall(".{5}", cookie.value.lower()))
    answer = second.send(f"room/{host.code}", {"key": typed})
    assert SAY["host.title"] in answer.text and "key=" not in answer.url
    third = Visitor(server.url)
    assert SAY["key.title"] in third.get(f"room/{host.code}?key={cookie.value}").text
    assert not list(third.cookies), "a key does not belong into an address"


def test_the_hosts_page_names_the_whole_address_for_a_second_device(server, host):
    text = host.get(f"room/{host.code}").text
    assert f">{server.url}room/{host.code}<" in text


def test_the_code_may_be_typed_with_a_dash(server, host):
    typed = f"{host.code[:3].lower()}-{host.code[3:6]}-{host.code[6:]}".replace("2", "z")
    assert Visitor(server.url).get(f"r?code={typed}&lang=en").url.endswith(f"r/{host.code}?lang=en")


def test_a_code_in_another_spelling_leads_to_the_page_that_has_the_cookie(server, host):
    (phone,) = join(server, host.code)
    typed = host.code.lower().translate(str.maketrans("234679m", "zeagtqn"))
    for path, device, seen in (
        ("r/{}", phone, SAY["phone.wait_title"]),
        ("room/{}", host, SAY["host.title"]),
        ("room/{}/state", host, '"shut": false'),
    ):
        answer = device.get(path.format(typed) + "?lang=en")
        assert answer.url == server.url + path.format(host.code) + "?lang=en"
        assert answer.status == 200 and seen in answer.text


def test_rooms_are_gone_when_the_server_ends():
    served = Served(PAGES / "mixed.ipynb")
    opened = Visitor(served.url).send("room", {}, **JSON)
    folders = list_folders(served.process.pid)
    served.stop()
    assert opened.status == 201 and len(folders) == 1
    assert not list_folders(served.process.pid)


def list_folders(process):
    return list(Path(tempfile.gettempdir()).glob(f"side_by_side_rooms_{process}_*"))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_servers_share_a_room(kind, tmp_path, request):
    place = str(tmp_path / "rooms.sqlite")
    if kind == "postgresql":
        place = request.getfixturevalue("postgres").url
    first, second = (Served(PAGES / "mixed.ipynb", f"--rooms={place}") for _ in range(2))
    try:
        host = Visitor(first.url)
        host.code = re.search(r"/room/(\w+)", host.send("room", {}).url).group(1)
        ask(host, "skip/")
        phones = join(second, host.code, 3) + join(first, host.code, 3)
        vote(phones, host.code, "goes_on")
        ask(host, "skip/", "show")
        for phone in phones:
            assert "6 of 6" in phone.get(f"r/{host.code}").text
        host.submit(f"room/{host.code}", close="yes")
        assert phones[0].get(f"r/{host.code}").status == 404
    finally:
        first.stop()
        second.stop()


def test_a_database_that_is_not_there_stops_the_start_with_a_sentence():
    rooms = "--rooms=postgresql://me:secret@127.0.0.1:1/rooms"
    command = [sys.executable, "-m", "widgets.serve", "--no-browser", f"--port={find_free_port()}"]
    done = subprocess.run(
        [*command, rooms, str(PAGES / "mixed.ipynb")], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 1 and done.stderr.startswith("Rooms cannot be kept where --rooms")
    assert "secret" not in done.stderr and "Traceback" not in done.stderr


def test_closing_asks_a_second_time_and_offers_to_save_first(server, host):
    asked = host.submit(f"room/{host.code}", close="ask")
    assert SAY["close.title"] in asked.text and SAY["close.go"] in asked.text
    for name in ("changes", "counts"):
        path = f"room/{host.code}/{name}.csv"
        assert f'href="/{path}"' in asked.text
        saved = host.get(path)
        assert saved.status == 200 and saved.headers["Content-Type"].startswith("text/csv")
        assert Visitor(server.url).get(path).status == 403
    token = re.search(r'name="token" value="(\w+)"', asked.text).group(1)
    assert host.get(f"room/{host.code}").status == 200, "nothing is closed yet"
    closed = host.send(f"room/{host.code}", {"token": token, "close": "yes"})
    assert SAY["closed.title"] in closed.text


def test_the_counts_that_were_shown_can_be_saved_with_hands_and_paper(server, host):
    path = f"room/{host.code}"
    ask(host, "first/before")
    host.submit(path, type="first/before", means="hands", count_yes="4", count_no="3")
    assert host.get(f"{path}/counts.csv").text.split() == ["item,when,answer,people"]
    ask(host, "first/before", "show")
    rows = host.get(f"{path}/counts.csv").text.split()[1:]
    assert rows == ["first,before,yes,4", "first,before,no,3", "first,before,not_sure,0"]


def test_a_huge_form_is_refused_before_it_is_read(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(b"POST /room HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
        assert b"200" not in line.recv(100), "an answer, or the end, without a byte of the form"
