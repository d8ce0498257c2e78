"""Run-sheets add up, their links and questions exist, and a fault is told in one sentence."""

import re

import pytest

from widgets.content import ContentError
from widgets.workshop.__main__ import main
from widgets.workshop.links import check_kit, find_fault
from widgets.workshop.load import list_activities, load_activity, load_questions, load_safety
from widgets.workshop.schema import LENGTHS, MODES
from widgets.workshop.sheets import compile_sheet, list_sheets

NAMES = [(length, mode) for length in LENGTHS for mode in MODES]
SHEETS = {f"{length}-{mode}": compile_sheet(length, mode) for length, mode in NAMES}
MOST_SAID = 95  # words a minute: an easy voice says 130, and people need time too
HOLE = re.compile(r"\{[^}]*\}")


def test_there_are_nine_sheets_three_lengths_in_three_modes():
    assert [sheet.name for sheet in list_sheets()] == list(SHEETS)
    assert len(SHEETS) == 9


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_adds_up_to_its_length_with_no_gap(name):
    sheet = SHEETS[name]
    assert sum(row.minutes for row in sheet.rows) == sheet.length
    minute = 0
    for number, row in enumerate(sheet.rows, 1):
        assert (row.number, row.start) == (number, minute)
        minute += row.minutes


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_opens_with_the_agreement_and_ends_with_the_help_lines(name):
    rows = SHEETS[name].rows
    order = list(dict.fromkeys(row.activity for row in rows))
    assert order[:2] == ["opening", "before"] and order[-2:] == ["after", "close"]
    assert ("pause" in order) is (SHEETS[name].length == 90)
    steps = {(row.activity, row.step) for row in rows}
    assert {("opening", "agreement"), ("opening", "safety"), ("close", "support")} <= steps


@pytest.mark.parametrize("name", SHEETS)
def test_the_same_questions_are_asked_before_and_after(name):
    asked = {"before": [], "after": []}
    for row in SHEETS[name].rows:
        if row.round and not row.reveal:
            asked[row.round] += row.questions
    pairs = [key for key, question in load_questions().items() if question.pair]
    assert asked["before"] == asked["after"] == pairs


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_asked_before_and_after_is_what_is_taught_in_between(name):
    rows = SHEETS[name].rows
    taught = {key for row in rows for key in row.teaches}
    assert taught == {key for row in rows if row.round == "before" for key in row.questions}
    first_after = next(at for at, row in enumerate(rows) if row.round == "after")
    assert not any(row.teaches for row in rows[first_after:])


@pytest.mark.parametrize("name", SHEETS)
def test_who_runs_late_still_teaches_all_that_is_asked(name):
    kept = [
        row
        for row in SHEETS[name].rows
        if row.step not in load_activity(row.activity).if_late.steps
        or (row.activity, row.step) == ("visit_sheet", "write")  # the sheet is made at home then
    ]
    taught = {key for row in kept for key in row.teaches}
    assert taught >= {key for row in kept for key in row.questions if row.round == "before"}


def test_a_question_that_no_step_teaches_is_not_asked(kit):
    kit.spoil("activities/journey.toml", 'teaches = ["stop"]\n', "")
    with pytest.raises(ContentError) as error:
        compile_sheet(40, "online")
    assert str(error.value) == (
        "content/workshops/sheets.toml, 40 minutes: the question 'stop' is asked before and after, "
        "and no step teaches it. Add a step that does, or do not ask it."
    )


def test_a_step_that_teaches_says_the_number_behind_the_answer(kit):
    number = "wrote {f:antidepressants_by_general_doctors}, in an old count"
    kit.spoil("activities/visit_sheet.toml", number, "wrote most")
    with pytest.raises(ContentError, match="step 'look': it teaches 'doctor', and its words do"):
        check_kit()
    kit.spoil("activities/visit_sheet.toml", 'teaches = ["doctor"]', 'teaches = ["skip"]')
    with pytest.raises(ContentError, match="'teaches' names 'skip', which is no question of the"):
        check_kit()


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_said_leaves_time_in_its_minutes_for_people(name):
    for row in SHEETS[name].rows:
        assert len(row.say.split()) <= MOST_SAID * row.minutes, (row.activity, row.step)


@pytest.mark.parametrize("name", SHEETS)
def test_no_hole_is_left_in_a_sheet_and_the_help_lines_are_named(name):
    text = str(SHEETS[name].model_dump())
    words = [row.model_dump() for row in SHEETS[name].rows]
    assert not [
        hole
        for row in words
        for hole in HOLE.findall(f"{row['say']} {row['show']}")
        if hole.startswith(("{f:", "{crisis"))
    ]
    assert "988" in text and "911" in text


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_can_save_five_minutes_when_it_runs_late(name):
    late = {row.activity: row.if_late for row in SHEETS[name].rows if row.if_late}
    assert sum(int(re.search(r"(\d+) min", text)[1]) for text in late.values()) >= 5


@pytest.mark.parametrize("name", SHEETS)
def test_what_to_cut_is_told_until_it_is_too_late_and_no_longer(name):
    for key in {row.activity for row in SHEETS[name].rows}:
        rows = [row for row in SHEETS[name].rows if row.activity == key]
        cut = set(load_activity(key).if_late.steps)
        if not cut <= {row.step for row in rows}:
            assert not any(row.if_late for row in rows)
            continue
        first = next(at for at, row in enumerate(rows) if row.step in cut)
        assert [bool(row.if_late) for row in rows] == [
            at < max(first, 1) for at in range(len(rows))
        ]


NOT_ONLINE = {
    "en": r"\bneighbors?\b|\bstring\b|\bthread\b|\btake (?:a|two) cards?\b|\bwallet cards?\b",
    "es": r"persona de al lado|\bhilo\b|[Tt]omen una tarjeta|[Tt]arjetas? de bolsillo",
}


@pytest.mark.parametrize("lang", NOT_ONLINE)
@pytest.mark.parametrize("length", LENGTHS)
def test_an_online_sheet_asks_for_nothing_that_needs_one_room(lang, length):
    for row in compile_sheet(length, "online", lang).rows:
        for text in (row.do, row.say, row.paper, row.if_late, str(row.show)):
            assert not re.search(NOT_ONLINE[lang], text), (row.activity, row.step, text)


@pytest.mark.parametrize("lang", NOT_ONLINE)
@pytest.mark.parametrize("length", LENGTHS)
def test_online_nobody_is_sent_into_a_pair(lang, length):
    pairs = {"en": r"\bpairs?\b", "es": r"\bparejas?\b"}[lang]
    for row in compile_sheet(length, "online", lang).rows:
        assert row.who != "pairs", (row.activity, row.step)
        for text in (row.do, row.say, row.paper, str(row.show)):
            assert not re.search(pairs, text, re.IGNORECASE), (row.activity, row.step, text)


@pytest.mark.parametrize("name", SHEETS)
def test_every_group_gets_the_answers_to_all_six_lines(name):
    (row,) = [row for row in SHEETS[name].rows if row.reveal]
    assert len(row.questions) == 6 and "all six" in f"{row.do} {row.paper}".lower()
    if SHEETS[name].mode == "online":
        assert "on the screen" in row.do and "chat" in row.paper


@pytest.mark.parametrize("lang", NOT_ONLINE)
def test_online_the_stop_rule_leads_to_a_private_call(lang):
    private, safety = {"en": "private", "es": "privad"}[lang], load_safety(lang)
    assert "{crisis}" in str(safety.online) and private in str(safety.online)
    for key in ("opening", "pause", "hundred", "begin", "close"):
        activity = load_activity(key, lang)
        assert private in activity.pick_stop_rule("online")
        assert activity.pick_stop_rule("in_person") == activity.stop_rule


def test_each_mode_says_what_is_done_there():
    by_mode = {mode: [row.do for row in SHEETS[f"60-{mode}"].rows] for mode in MODES}
    assert sum(a != b for a, b in zip(by_mode["in_person"], by_mode["online"], strict=True)) >= 10
    assert sum(a != b for a, b in zip(by_mode["in_person"], by_mode["offline"], strict=True)) >= 10
    assert "chat" in " ".join(by_mode["online"]) and "chat" not in " ".join(by_mode["offline"])


def test_the_whole_kit_holds_every_link_and_question_exists():
    check_kit()


def test_every_step_of_every_activity_is_used_by_some_sheet():
    used = {(row.activity, row.step) for sheet in SHEETS.values() for row in sheet.rows}
    there = {(key, step.key) for key in list_activities() for step in load_activity(key).steps}
    assert there == used


def test_every_question_is_asked_in_the_longest_sheet():
    asked = {key for row in SHEETS["90-online"].rows for key in row.questions}
    assert asked == set(load_questions())


def test_most_of_the_app_is_opened_by_the_longest_sheet():
    topics = {row.screen.split("&")[0] for row in SHEETS["90-in_person"].rows if row.screen}
    assert len(topics) >= 8


@pytest.mark.parametrize(
    ("screen", "said"),
    [
        ("at=garden", "there is no page 'garden'"),
        ("at=journey&week=9", "'week=9' does not exist. Use one of: 0, 1, 2"),
        ("at=journey&sev=middle", "the page 'journey' has no 'sev'. It has: path, talk, week"),
        ("week=8", "there is no page ''"),
        ("at=journey&week=", "'week=' does not exist"),
    ],
)
def test_a_link_that_opens_nothing_is_found(screen, said):
    assert find_fault(screen).startswith(said)


def test_an_altered_slot_is_told_with_file_length_slot_and_both_numbers(kit):
    kit.spoil(
        "sheets.toml", 'activity = "journey"\nminutes = 9', 'activity = "journey"\nminutes = 8'
    )
    kit.spoil(
        "sheets.toml", 'activity = "hundred"\nminutes = 7', 'activity = "hundred"\nminutes = 8'
    )
    with pytest.raises(ContentError) as error:
        compile_sheet(40, "online")
    assert str(error.value) == (
        "content/workshops/sheets.toml, 40 minutes, slot 3 'journey': 'minutes' is 8, and its "
        "steps in content/workshops/activities/journey.toml take 9. Make them equal."
    )


def test_an_altered_minute_of_a_step_is_told_with_its_file(kit):
    kit.spoil(
        "activities/opening.toml", 'key = "welcome"\nminutes = 1', 'key = "welcome"\nminutes = 2'
    )
    with pytest.raises(ContentError) as error:
        compile_sheet(60, "in_person")
    assert "slot 1 'opening': 'minutes' is 5" in str(error.value)
    assert "content/workshops/activities/opening.toml take 6" in str(error.value)


def test_a_sheet_that_is_too_long_says_by_how_much(kit):
    kit.spoil("sheets.toml", 'activity = "close"\nminutes = 4', 'activity = "close"\nminutes = 6')
    with pytest.raises(ContentError) as error:
        compile_sheet(40, "offline")
    assert str(error.value) == (
        "content/workshops/sheets.toml, 40 minutes: the slots add up to 42, 2 too many. "
        "Change 'minutes' of a slot."
    )


def test_an_altered_link_is_told_with_file_step_and_what_exists(kit):
    kit.spoil("activities/journey.toml", "talk=no&week=16", "talk=no&week=17")
    with pytest.raises(ContentError) as error:
        check_kit()
    assert str(error.value).startswith(
        "content/workshops/activities/journey.toml, step 'unsaid': in the link "
        "'at=journey&path=medicine_first&talk=no&week=17', 'week=17' does not exist. Use one of: 0,"
    )


def test_an_unknown_question_step_or_activity_is_told(kit):
    kit.spoil("activities/who.toml", '"who_writes"', '"who_reads"')
    with pytest.raises(ContentError, match=r"who\.toml, step 'guess': the question 'who_reads'"):
        compile_sheet(60, "online")
    kit.spoil("activities/who.toml", '"who_reads"', '"who_writes"')
    kit.spoil("sheets.toml", '"welcome", ', '"welcom", ')
    with pytest.raises(ContentError, match=r"slot 1 'opening': the step 'welcom' is not in"):
        compile_sheet(40, "online")
    kit.spoil("sheets.toml", '"welcom", ', '"welcome", ')
    kit.spoil("sheets.toml", 'activity = "hundred"', 'activity = "thousand"')
    with pytest.raises(ContentError, match=r"activities/thousand\.toml is missing"):
        compile_sheet(40, "online")


@pytest.mark.parametrize(
    ("activity", "step", "saves", "says"), [("car", "keep", 1, 3), ("begin", "first_step", 2, 1)]
)
def test_if_late_must_save_what_it_says(kit, activity, step, saves, says):
    steps = f'steps = ["{step}"]\nminutes = '
    kit.spoil(f"activities/{activity}.toml", f"{steps}{saves}", f"{steps}{says}")
    with pytest.raises(ContentError) as error:
        check_kit()
    assert str(error.value) == (
        f"content/workshops/activities/{activity}.toml: 'if_late.minutes' is {says}, and the "
        f"steps it cuts take {saves}. Make them equal."
    )


def test_a_sheet_is_printed_as_text_with_its_safety_lines(capsys):
    assert main(["40", "offline"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Side by Side in 40 minutes, in a room with no internet")
    assert "Total: 40 minutes." in said and said.count("Stop rule: ") == 7
    assert said.count("Always: Stop if someone talks of dying") == 7 and "private call" not in said
    assert main(["40", "online"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "reaches your area, and not theirs" in said and "Go to a private call" in said


def test_a_fault_ends_the_command_with_one_sentence_and_no_traceback(kit, capsys):
    kit.spoil("activities/close.toml", 'stop_rule = "', 'stop_rul = "')
    assert main([]) == 1
    said = capsys.readouterr()
    assert "activities/close.toml: 'stop_rule' is missing. Please add it." in said.err
    assert said.out == ""
