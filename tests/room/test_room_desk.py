"""What hosts and phones may do, in SQLite and PostgreSQL, and what is left of it."""

import time
from collections import Counter

import pytest
from room.helping import answer, refuse
from sqlalchemy import text

from widgets.room import keys
from widgets.room.desk import Desk
from widgets.room.engine import connect
from widgets.room.store import Store
from widgets.room.words import ask_questions


def test_before_and_after_stand_side_by_side_only_when_both_are_shown(desk):
    code, key = desk.store.open_room("en")
    phones = [desk.join(code, "")[0] for _ in range(6)]
    desk.ask(code, "first/before")
    for number, phone in enumerate(phones):
        answer(desk, code, phone, "yes" if number < 4 else "no")
    assert desk.look(code, phones[0], "en").state["results"] == []
    desk.ask(code, "first/after")
    for phone in phones:
        answer(desk, code, phone, "no")
    assert desk.watch(code, key, "en")["results"] == [] and desk.list_changes(code) == []
    desk.reveal(code, "first/after")
    state = desk.look(code, phones[0], "en").state
    assert [(row["round"], row["counts"]) for row in state["results"]] == [
        ("before", [4, 2, 0]),
        ("after", [0, 6, 0]),
    ]
    assert state["answer"]["option"] == "no"
    assert desk.list_changes(code) == [("first", "no", "no", 2), ("first", "yes", "no", 4)]


def test_the_right_answer_waits_for_the_second_round(desk):
    code, _ = desk.store.open_room("en")
    desk.ask(code, "first/before")
    desk.reveal(code, "first/before")
    assert desk.look(code, "", "en").state["answer"] is None


def test_a_guess_shows_its_counts_on_phones_and_leaves_the_answer_to_the_facilitator(desk):
    code, key = desk.store.open_room("en")
    phones = [desk.join(code, "")[0] for _ in range(5)]
    guess = next(item for item in desk.load("en").values() if item.kind == "guess")
    desk.ask(code, f"{guess.key}/")
    for phone in phones:
        answer(desk, code, phone, guess.options[0].key)
    desk.reveal(code, f"{guess.key}/")
    seen = desk.look(code, phones[0], "en").state
    assert seen["results"][0]["counts"][0] == 5 and seen["answer"] is None
    assert desk.watch(code, key, "en")["answer"]["option"] == guess.correct


def test_changes_of_fewer_than_five_phones_are_not_saved(desk):
    code, _ = desk.store.open_room("en")
    phones = [desk.join(code, "")[0] for _ in range(5)]
    desk.ask(code, "first/before")
    for phone in phones:
        answer(desk, code, phone, "yes")
    desk.ask(code, "first/after")
    for phone in phones[:4]:
        answer(desk, code, phone, "no")
    desk.reveal(code, "first/after")
    assert desk.list_changes(code) == []


def test_what_was_never_asked_is_not_shown_and_not_closed(desk):
    code, key = desk.store.open_room("en")
    refuse("unasked", desk.reveal, code, "first/after")
    refuse("unasked", desk.reveal, code, "skip/")
    assert desk.store.read_answers(code) == {}
    desk.ask(code, "first/after")
    refuse("unasked", desk.reveal, code, "first/before")
    desk.reveal(code, "first/after")
    assert set(desk.store.read_answers(code)) == {("first", "after")}
    desk.ask(code, "first/before")
    phone, _ = desk.join(code, "")
    answer(desk, code, phone, "yes")
    first = next(row for row in desk.watch(code, key, "en")["asked"] if row["key"] == "first")
    assert [(row["revealed"], row["count"]) for row in first["rounds"]] == [(False, 1), (True, 0)]


def answer_twice(desk, question, before, after):
    """Let phones answer a question in two rounds: so many the first time, these the second."""
    code, _ = desk.store.open_room("en")
    phones = [desk.join(code, "")[0] for _ in range(30)]
    option = desk.load("en")[question].options[0].key
    for round_, some in (("before", before), ("after", after)):
        desk.ask(code, f"{question}/{round_}")
        for number in some:
            answer(desk, code, phones[number], option)
    return code


@pytest.mark.parametrize(
    ("before", "after", "saved"),
    [
        (range(9), range(9), 9),
        (range(10), range(9), None),  # one only before
        (range(9), range(13), None),  # four only after
        (range(14), range(9), 9),  # five only before
        (range(14), range(5, 19), 9),  # five and five
        (range(14), range(5, 15), None),  # five and one
    ],
)
def test_changes_from_which_a_few_answers_could_be_worked_out_are_not_saved(
    desk, before, after, saved
):
    code = answer_twice(desk, "first", before, after)
    desk.reveal(code, "first/after")
    rows = [("first", "yes", "yes", saved)] if saved else []
    assert desk.list_changes(code) == rows


def test_how_sure_people_are_is_saved_though_no_wall_shows_it(desk):
    code = answer_twice(desk, "tell_friend", range(6), range(6))
    assert desk.list_changes(code) == [("tell_friend", "none", "none", 6)]
    for before, after in ((range(4), range(4)), (range(6), range(8)), (range(6), ())):
        assert desk.list_changes(answer_twice(desk, "tell_friend", before, after)) == []
    assert desk.list_changes(answer_twice(desk, "first", range(6), range(6))) == []


def test_two_files_cannot_tell_how_sure_one_phone_is(desk):
    code = answer_twice(desk, "tell_friend", range(6), range(6))
    saved = desk.list_changes(code)
    late, _ = desk.join(code, "")
    for round_ in ("before", "after"):
        desk.ask(code, f"tell_friend/{round_}")
        assert not desk.look(code, late, "en").state["revealed"], "it is closed, and never shown"
        refuse("shown", answer, desk, code, late, "none")
    assert desk.list_changes(code) == saved


def test_a_question_that_is_in_no_file_stays_open(desk):
    code = answer_twice(desk, "tell_friend", range(4), range(3))
    assert desk.list_changes(code) == []
    phones = [desk.join(code, "")[0] for _ in range(5)]
    for phone in phones:
        answer(desk, code, phone, "none")


def test_nothing_made_up_is_taken(desk):
    code, key = desk.store.open_room("en")
    device, _ = desk.join(code, "")
    desk.ask(code, "first/before")
    token = desk.look(code, device, "en").token
    refuse("cookie", desk.vote, code, "", token, "first/before", "yes")
    refuse("cookie", desk.vote, code, "a" * 32 + "." + "b" * 32, token, "first/before", "yes")
    refuse("foreign", desk.vote, code, device, "x", "first/before", "yes")
    refuse("choose", desk.vote, code, device, token, "first/before", "")
    refuse("unknown", desk.vote, code, device, token, "first/before", "maybe")
    refuse("unknown", desk.vote, code, device, token, "first/", "yes")
    refuse("unknown", desk.ask, code, "nothing/before")
    refuse("unknown", desk.type_counts, code, "first/before", "guess", {})
    refuse("unknown", desk.type_counts, code, "first/before", "hands", {"maybe": "1"})
    for number in ("-1", "1.5", "1000", "many", "１", "9" * 5000):
        refuse("number", desk.type_counts, code, "first/before", "hands", {"yes": number})
    refuse("key", desk.check_host, code, "wrong")
    refuse("foreign", desk.check_token, code, key, "wrong")


def test_a_few_sheets_are_not_added_to_results_that_everybody_has_seen(desk):
    code, _ = desk.store.open_room("en")
    desk.ask(code, "skip/")
    for _ in range(5):
        answer(desk, code, desk.join(code, "")[0], "ends")

    def type_in(means, count):
        desk.type_counts(code, "skip/", means, {"ends": str(count)})

    type_in("paper", 1)
    desk.reveal(code, "skip/")
    for count in (2, 5, 0):
        refuse("few_sheets", type_in, "paper", count)
    type_in("paper", 1)
    type_in("hands", 1)
    type_in("paper", 6)
    assert desk.look(code, "", "en").state["results"][0]["counts"][0] == 12


def test_sheets_that_were_held_back_may_become_enough_after_the_results_were_shown(desk):
    code, _ = desk.store.open_room("en")
    desk.ask(code, "skip/")
    for count in (2, 4, 5):
        desk.type_counts(code, "skip/", "paper", {"ends": str(count)})
        desk.reveal(code, "skip/")
    assert desk.look(code, "", "en").state["results"][0]["counts"][0] == 5


def test_one_phone_has_different_names_for_different_questions_and_the_same_for_two_rounds(desk):
    code, _ = desk.store.open_room("en")
    device, _ = desk.join(code, "")
    for asked in ("first/before", "first/after", "doctor/before"):
        desk.ask(code, asked)
        answer(desk, code, device, "yes")
    with desk.store.engine.connect() as connection:
        rows = connection.execute(text("SELECT question, device FROM votes")).all()
    names = Counter(name for _, name in rows)
    assert sorted(names.values()) == [1, 2]
    assert not any(name in device or device in name for name in names)


def test_what_was_deleted_is_not_left_in_sqlites_files(tmp_path):
    store = Store(connect(str(tmp_path / "rooms.sqlite")))
    desk = Desk(store, lambda lang: ask_questions(lang, "us"))
    code, _ = store.open_room("en")
    salt = store.find(code).salt
    device, _ = desk.join(code, "")
    desk.ask(code, "first/before")
    answer(desk, code, device, "not_sure")
    secrets = [code, salt, "not_sure", keys.hide_device(salt, device, "first")]
    assert all(secret.encode() in read_all(tmp_path) for secret in secrets)
    store.close(code)
    assert not [secret for secret in secrets if secret.encode() in read_all(tmp_path)]
    assert (tmp_path / "rooms.sqlite").stat().st_mode & 0o077 == 0


def test_what_was_deleted_is_not_left_in_postgresqls_tables(postgres):
    store = Store(connect(postgres.url))
    desk = Desk(store, lambda lang: ask_questions(lang, "us"))
    stays, _ = store.open_room("en")
    code, _ = store.open_room("en")
    salt = store.find(code).salt
    secrets = [code, salt]
    for room in (stays, code, stays):
        desk.ask(room, "first/before")
        device, _ = desk.join(room, "")
        answer(desk, room, device, "not_sure")
        secrets += [keys.hide_device(salt, device, "first")] if room == code else []
    assert len(secrets) == 3 and all(secret in read_tables(postgres) for secret in secrets)
    store.close(code)
    assert store.forgetter.settle(30)
    assert not [secret for secret in secrets if secret in read_tables(postgres)]
    assert stays in read_tables(postgres) and store.find(stays).question == "first"
    store.close(stays)
    assert store.forgetter.settle(30)
    store.engine.dispose()


def test_a_backup_that_holds_a_table_holds_up_no_vote_and_the_rows_go_after_it(postgres):
    store = Store(connect(postgres.url))
    store.forgetter.pauses = (0.2,) * 100
    stays, _ = store.open_room("en")
    code, _ = store.open_room("en")
    for room in (stays, code):
        store.ask(room, "first", "before")
        store.vote(room, "first", "before", f"phone of {room}", "yes")
    assert store.forgetter.settle(30)
    waits, tries = [], []
    with store.engine.connect() as backup:
        backup.execute(text("SELECT * FROM votes"))
        store.close(code)
        for number in range(100):
            start = time.monotonic()
            store.vote(stays, "first", "before", f"phone {number}", "no")
            waits.append(time.monotonic() - start)
            tries.append(store.forgetter.is_due)
            time.sleep(0.01)
        assert all(tries) and code in read_tables(postgres)
    assert max(waits) < 1, "a try gives up after a tenth of a second; a machine may be busy"
    assert store.forgetter.settle(30) and not store.forgetter.is_due
    assert code not in read_tables(postgres)
    assert store.read_answers(stays)["first", "before"].phones == {"yes": 1, "no": 100}
    store.close(stays)
    assert store.forgetter.settle(30)
    store.engine.dispose()


def test_a_table_that_somebody_holds_too_long_is_written_anew_at_the_next_sweep(postgres, caplog):
    store = Store(connect(postgres.url))
    store.forgetter.pauses = (0.01, 0.01)
    code, _ = store.open_room("en")
    with store.engine.connect() as backup:
        backup.execute(text("SELECT * FROM rooms"))
        store.close(code)
        assert store.forgetter.settle(30)
    assert "Deleted rows are still" in caplog.text and code in read_tables(postgres)
    assert store.sweep() == 0
    assert store.forgetter.settle(30)
    assert code not in read_tables(postgres)
    store.engine.dispose()


def test_what_a_server_left_that_ended_too_soon_goes_when_the_next_one_starts(postgres):
    before = Store(connect(postgres.url))
    code, _ = before.open_room("en")
    assert before.forgetter.settle(30)
    with before.engine.begin() as connection:
        connection.execute(text("DELETE FROM rooms"))
    before.engine.dispose()
    assert code in read_tables(postgres)
    after = Store(connect(postgres.url))
    after.sweep()
    assert after.forgetter.settle(30) and code not in read_tables(postgres)
    after.engine.dispose()


def read_tables(postgres):
    """Return the files of all tables and indexes as they are on the disk."""
    engine = connect(postgres.url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
    engine.dispose()
    files = (postgres.data / "base").rglob("*")
    return b"".join(path.read_bytes() for path in files if path.is_file()).decode("latin-1")


def read_all(folder):
    return b"".join(path.read_bytes() for path in folder.iterdir())
