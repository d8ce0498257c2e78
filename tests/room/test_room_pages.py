"""The words of a room, and pages small enough for a crowded network."""

import gc
import re

import pytest

from widgets.content import load_languages, load_strings
from widgets.room import pages, words
from widgets.room.model import Answers
from widgets.room.pages import Pages
from widgets.room.problem import STATUS
from widgets.room.routes import make_ready, make_rooms
from widgets.room.store import Room
from widgets.room.view import describe_now, list_asked
from widgets.room.words import ask_questions, list_spoken, pick_lang
from widgets.serve.assets import list_assets

QUESTIONS = ask_questions("en", "us")
MOST_BYTES = 30_000
ROOM = {"code": "BCD234", "token": "t", "pulse": "/r/BCD234/pulse"}


def make_state(key="", round_="", revealed=False, phones=0, reachable=False):
    room = Room("BCD234", "", "", "en", key, round_, revealed)
    options = [option.key for option in QUESTIONS[key].options] if key else []
    answers = Answers({options[0]: phones} if phones else {}, {}, revealed=revealed)
    found = {(key, name): answers for name in ("before", round_)} if key else {}
    state = describe_now(room, QUESTIONS.get(key), found)
    links = {"enter": "x/r", "join": "http://x/r", "spoken": "BCD-234", "reachable": reachable}
    links |= {"also": ["y/r"], "host": "http://x/room/BCD234"}
    state |= {"joined": phones, "shut": phones > 1}
    said = Pages("/", "us").put_into_words(state, "en")
    return {**said, **links, "asked": list_asked(QUESTIONS, found)}


STATES = [
    make_state(),
    *(make_state(key, "after" if item.pair else "") for key, item in QUESTIONS.items()),
    *(make_state(key, "after" if item.pair else "", True, 9) for key, item in QUESTIONS.items()),
    make_state("first", "before", True, 1),
    make_state("first", "before", True, 0),
    make_state("first", "before", False, 1),
    make_state(reachable=True),
]


def fill_phone(state, chosen=None, lang="en"):
    return Pages("/", "us").fill("phone", lang, state=state, chosen=chosen, **ROOM)


def fill_all(lang="en"):
    fill = Pages("/", "us").fill
    host = {**ROOM, "typed": {}, "key": "K", "qr": "<svg></svg>"}
    texts = [fill(name, lang) for name in ("enter", "open", "closed")]
    texts += [fill(name, lang, code="BCD234") for name in ("join", "key")]
    texts.append(fill("close", lang, code="BCD234", token="t"))
    texts.append(Pages("/", "us", hosted=True).fill("enter", lang))
    texts += [fill("problem", lang, problem=kind, code="BCD234") for kind in STATUS]
    texts.append(fill("over", lang, problem="closed"))
    for state in STATES:
        texts += [fill_phone(state, lang=lang), fill("host", lang, state=state, **host)]
        if state["question"] and not state["revealed"]:
            texts.append(fill_phone(state, state["question"]["options"][0]["key"], lang))
    return texts


def test_a_phones_page_with_all_it_loads_is_small():
    assets = list_assets()
    loaded = len(assets["room.css"].encode()) + len(assets["room.js"].encode())
    largest = max(len(fill_phone(state, "no").encode()) for state in STATES)
    assert largest + loaded < MOST_BYTES
    assert largest < MOST_BYTES / 3


@pytest.mark.parametrize(
    "text", fill_all(), ids=lambda text: re.search("<h1>(.*?)<", text).group(1)
)
def test_each_page_has_the_crisis_line_one_heading_and_no_other_host(text):
    assert 'href="tel:988"' in text and 'href="sms:988"' in text
    assert text.count("<h1>") == 1 and '<html lang="en">' in text
    assert re.search("<title>[A-Z].* · Side by Side</title>", text)
    assert not re.findall(r"""(?:src|href|action)=["'](?:https?:)?//""", text)
    assert not re.search(r"<script(?![^>]*src=)|\son[a-z]+=|http-equiv", text)


def test_the_host_tells_the_answer_to_a_guess_only_by_opening_it():
    host = {**ROOM, "typed": {}, "key": "K", "qr": "<svg></svg>"}
    text = Pages("/", "us").fill("host", "en", state=make_state("skip", "", True, 9), **host)
    say = load_strings("en", "room")
    assert "9 of 9" in text and say["results.right"] not in text
    closed = re.search(
        rf"<details>\s*<summary>{say['host.tell']}</summary>(.*?)</details>", text, re.S
    )
    rest = text.replace(closed.group(), "")
    assert QUESTIONS["skip"].why in closed.group() and QUESTIONS["skip"].why not in rest
    assert say["results.answer"] not in rest
    known = Pages("/", "us").fill("host", "en", state=make_state("first", "after", True, 9), **host)
    assert say["results.right"] in known and say["host.tell"] not in known


def test_nobody_can_type_words_for_others_to_read():
    for state in STATES:
        text = fill_phone(state)
        assert set(re.findall(r'<input type="(\w+)"', text)) <= {"radio", "hidden"}
        assert "<textarea" not in text and "<input id" not in text


def test_each_word_of_a_room_is_used_and_each_used_word_exists(monkeypatch):
    seen = set()

    class Asked(dict):
        def __getitem__(self, key):
            seen.add(key)
            return super().__getitem__(key)

    common = pages.gather_words("en", "us")
    said = {**common, "say": Asked(common["say"])}
    monkeypatch.setattr(pages, "_remember", lambda lang, pack: said)
    fill_all()
    Pages("/", "us").say("en", "qr")
    make_held = {"round": "", "counts": (1,), "held_back": 3}
    pages.tell(make_held, said["say"])
    for count in (0, 1, 2):
        pages.tell_count(count, said["say"])
    pages.tell_joined({"joined": 1, "shut": True}, said["say"])
    ours = {f"room.{key}" for key in load_strings("en", "room")}
    assert ours - seen == {"room.phone.title", "room.problem.back"} - seen


def test_each_problem_has_a_sentence():
    said = load_strings("en", "room")
    kinds = {key.removeprefix("problem.") for key in said if key.startswith("problem.")}
    assert kinds - {"title", "back"} == set(STATUS)


def test_a_language_without_words_for_a_room_falls_back_to_english(monkeypatch):
    assert pick_lang(["xx", "de"]) == "en" == pick_lang([])
    spoken = list_spoken()
    assert spoken[0] == "en" and set(spoken) <= set(load_languages())
    monkeypatch.setattr(words, "list_spoken", lambda: ("en",))
    assert pick_lang(["es", "en"]) == "en"
    monkeypatch.setattr(words, "list_spoken", lambda: ("en", "es"))
    assert pick_lang(["es", "en"]) == "es"


@pytest.mark.parametrize("lang", list_spoken())
def test_pages_are_there_in_each_language_that_has_the_words(lang):
    for text in fill_all(lang):
        assert f'<html lang="{lang}">' in text and 'href="tel:988"' in text
    assert set(ask_questions(lang, "us")) == set(QUESTIONS)


def test_a_server_that_is_ready_reads_nothing_more_when_a_crowd_comes(monkeypatch):
    rooms = make_rooms("", "/", "us", "127.0.0.1")
    for cached in (pages._remember, ask_questions, pages._TEMPLATES):
        getattr(cached, "cache_clear", pages._TEMPLATES.cache.clear)()
    try:
        make_ready(rooms)
        assert gc.get_freeze_count() > 10_000, "what stays is not looked through again"
    finally:
        gc.unfreeze()
    monkeypatch.setattr(pages, "gather_words", None)
    monkeypatch.setattr(words, "load_questions", None)
    monkeypatch.setattr(pages._TEMPLATES.loader, "load", None)
    for lang in list_spoken():
        assert rooms.pages.fill("join", lang, code="BCD234XZW")
        assert rooms.desk.load(lang)


@pytest.mark.parametrize("lang", list_spoken())
def test_a_qr_code_that_leads_nowhere_is_not_shown_and_the_page_says_what_to_do(lang):
    host = {**ROOM, "typed": {}, "key": "K", "qr": "<svg class=qr></svg>"}
    fill, say = Pages("/", "us").fill, load_strings(lang, "room")
    note = say["host.only_here"].format(option="make app PHONES=yes")
    nowhere = fill("host", lang, state=make_state(), **host)
    assert note in nowhere and "<svg" not in nowhere and say["host.go_to"] not in nowhere
    there = fill("host", lang, state=make_state(reachable=True), **host)
    assert note not in there and "<svg" in there and "BCD-234" in there
