"""Rooms in SQLite and PostgreSQL: every answer once, nothing after the end."""

import re

import pytest
from room.helping import refuse, run_together
from sqlalchemy import inspect, text

from widgets.room.casting import Vote
from widgets.room.engine import RoomsError, connect
from widgets.room.model import MOST_PHONES, MOST_ROOMS, SILENCE_SECONDS
from widgets.room.store import Store

FIRST = ("first", "before")


@pytest.fixture
def code(store):
    code, _ = store.open_room("en")
    store.ask(code, *FIRST)
    return code


def count(store, code, question="first", round_="before"):
    return dict(store.read_answers(code)[question, round_].phones)


def test_an_answer_that_is_changed_counts_once(store, code):
    for option in ("yes", "no", "no", "yes", "not_sure"):
        store.vote(code, *FIRST, "phone", option)
    assert count(store, code) == {"not_sure": 1}
    assert store.get_votes(code, *FIRST, ["phone", "other"]) == {"phone": "not_sure"}


def test_many_phones_at_once_and_one_phone_many_times_are_counted_right(store, code):
    def vote(number):
        return lambda: store.vote(code, *FIRST, f"phone {number % 40}", ("yes", "no")[number % 2])

    assert run_together(*map(vote, range(120))) == []
    assert count(store, code) == {"yes": 20, "no": 20}


def test_an_answer_is_in_before_the_results_are_shown_or_refused(store, code):
    for round_number in range(5):
        question = f"question_{round_number}"
        store.ask(code, question, "")
        votes = [
            lambda number=number, question=question: store.vote(
                code, question, "", f"phone {number}", "yes"
            )
            for number in range(20)
        ]
        seen = []

        def reveal(question=question, seen=seen):
            store.ask(code, question, "", reveal=("",))
            seen.append(count(store, code, question, "").get("yes", 0))

        refused = run_together(*votes[:10], reveal, *votes[10:])
        assert set(refused) <= {"shown"}
        assert seen == [20 - len(refused)] == [count(store, code, question, "").get("yes", 0)]


def test_a_late_answer_is_refused(store, code):
    store.ask(code, "doctor", "before")
    refuse("late", store.vote, code, *FIRST, "phone", "yes")
    store.ask(code, "", "")
    refuse("late", store.vote, code, "doctor", "before", "phone", "yes")
    store.ask(code, *FIRST, ("before",))
    refuse("shown", store.vote, code, *FIRST, "phone", "yes")
    store.ask(code, *FIRST)
    refuse("shown", store.vote, code, *FIRST, "phone", "yes")


def test_a_full_room_takes_changes_and_no_new_phone(store, code, monkeypatch):
    monkeypatch.setattr("widgets.room.casting.MOST_PHONES", 3)
    for number in range(3):
        store.vote(code, *FIRST, f"phone {number}", "yes")
    refuse("full_room", store.vote, code, *FIRST, "phone 3", "yes")
    store.vote(code, *FIRST, "phone 0", "no")
    assert count(store, code) == {"yes": 2, "no": 1}
    assert MOST_PHONES >= 200


def test_answers_that_come_together_are_kept_or_refused_each_for_its_own_reason(
    store, code, monkeypatch
):
    monkeypatch.setattr("widgets.room.casting.MOST_PHONES", 3)
    store.vote(code, *FIRST, "a", "yes")
    cast = [
        Vote(*FIRST, "d", "no"),
        Vote("doctor", "before", "b", "yes"),
        Vote(*FIRST, "a", "no"),
        Vote(*FIRST, "c", "yes"),
        Vote(*FIRST, "c", "not_sure"),
        Vote(*FIRST, "e", "no"),
        Vote("", "", "f", "yes"),
    ]
    kinds = [problem and problem.kind for problem in store.vote_all(code, cast)]
    assert kinds == [None, "late", None, None, None, "full_room", "late"]
    assert count(store, code) == {"no": 2, "not_sure": 1}
    store.ask(code, *FIRST, ("before",))
    kinds = [problem.kind for problem in store.vote_all(code, cast[:2])]
    assert kinds == ["shown", "late"]


def test_a_full_server_opens_no_room(store, monkeypatch):
    monkeypatch.setattr("widgets.room.store.MOST_ROOMS", 2)
    opened = [store.open_room("en") for _ in range(2)]
    refuse("full_server", store.open_room, "en")
    store.close(opened[0][0])
    store.open_room("en")
    assert MOST_ROOMS >= 50


def test_a_closed_room_leaves_nothing(store, code):
    other, _ = store.open_room("en")
    store.vote(code, *FIRST, "phone", "yes")
    store.type_counts(code, *FIRST, "hands", {"yes": 3})
    store.close(code)
    refuse("missing", store.find, code)
    refuse("missing", store.vote, code, *FIRST, "phone", "yes")
    assert store.count_rows() == 1 and store.find(other)
    store.close(other)
    assert store.count_rows() == 0


def test_twelve_silent_hours_end_a_room_and_an_answer_keeps_it(store, code, clock):
    clock.now += SILENCE_SECONDS - 10
    store.vote(code, *FIRST, "phone", "yes")
    clock.now += SILENCE_SECONDS - 10
    store.find(code)
    assert store.sweep() == 0
    clock.now += 10
    refuse("missing", store.find, code)
    refuse("missing", store.vote, code, *FIRST, "phone", "no")
    refuse("missing", store.find, code)
    assert store.sweep() == 1
    assert store.count_rows() == 0


def test_looking_at_a_room_does_not_keep_it(store, code, clock):
    for _ in range(12):
        clock.now += SILENCE_SECONDS / 12
        store.sweep()
        if clock.now < 1_000_000 + SILENCE_SECONDS:
            store.find(code)
            store.read_answers(code)
    refuse("missing", store.find, code)


def test_a_new_count_takes_the_place_of_the_old_one_and_paper_adds_to_hands(store, code):
    store.type_counts(code, *FIRST, "hands", {"yes": 9, "no": 1})
    store.type_counts(code, *FIRST, "hands", {"yes": 4, "no": 0})
    store.type_counts(code, *FIRST, "paper", {"yes": 1, "no": 2})
    answers = store.read_answers(code)[FIRST]
    assert (answers.hands, answers.paper) == ({"yes": 4}, {"yes": 1, "no": 2})
    assert answers.total == 7
    assert store.read_typed(code, *FIRST) == {
        ("hands", "yes"): 4,
        ("paper", "yes"): 1,
        ("paper", "no"): 2,
    }


def test_two_servers_on_one_database_hold_one_room(place, store, code):
    beside = Store(connect(place), store.clock)
    beside.vote(code, *FIRST, "phone", "yes")
    store.vote(code, *FIRST, "phone", "no")
    assert count(beside, code) == {"no": 1}
    beside.close(code)
    refuse("missing", store.find, code)
    beside.engine.dispose()


def test_the_store_has_no_place_for_who_or_when(store):
    columns = {
        column["name"]
        for table in inspect(store.engine).get_table_names()
        for column in inspect(store.engine).get_columns(table)
    }
    assert columns == {
        *("code", "key_hash", "salt", "lang", "touched"),
        *("room", "question", "round", "revealed", "device", "option", "means", "count"),
        *("shut", "joined"),
    }


def test_sqlite_keeps_its_journal_aside_so_that_readers_do_not_wait(tmp_path):
    with connect(str(tmp_path / "rooms.sqlite")).connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


@pytest.mark.parametrize(
    "place",
    ["/no/such/folder/rooms.sqlite", "mysql://x/y", "postgresql://me:secret@127.0.0.1:1/rooms"],
)
def test_a_place_that_cannot_be_used_gets_a_sentence_without_a_password(place):
    with pytest.raises(RoomsError) as error:
        connect(place)
    assert "--rooms" in str(error.value) and "secret" not in str(error.value)
    assert not re.search(r"\n|Traceback", str(error.value))
