"""The kit on paper: each sheet holds the whole text of the content it is made from."""

from io import BytesIO
from itertools import pairwise

import pypdf
import pytest
from workshop_press import (
    JOBS,
    PRESS,
    SHEETS,
    WORDS,
    assert_says,
    flatten,
    open_pages,
    read,
    squeeze,
)

from widgets import content
from widgets.hundred.counts import count_path
from widgets.workshop.kit import handouts
from widgets.workshop.kit.cards import WALLET, mirror
from widgets.workshop.kit.hundred import write_hundred
from widgets.workshop.kit.runsheets import USES, list_blocks, list_files
from widgets.workshop.load import list_activities, load_activity, load_questions
from widgets.workshop.sheets import compile_sheet, list_sheets


def test_roles_shows_every_job_and_every_profession_of_the_app():
    from widgets.roles.tables import load_tables

    tables = load_tables("en")
    labels = [need.label for need in tables.needs.values()]
    assert_says("handouts/roles.pdf", *labels, *(one.titles for one in tables.people.values()))
    marks = [c for c in read("handouts/roles.pdf") if c in "●◐○"]
    assert len(marks) == len(tables.needs) * len(tables.people) + 3  # and the key


def test_approaches_shows_every_answer_of_every_room():
    from widgets.approaches.rooms import load_rooms

    rooms = load_rooms("en").guide.rooms
    answers = [PRESS.fill(text) for room in rooms for text in room.answers.values()]
    assert_says("handouts/approaches.pdf", *answers, *(room.answer for room in rooms))


def test_the_year_shows_both_ways_and_every_week():
    titles = [scene.title for scene in content.load_case("depression").paths[0].scenes]
    assert_says("handouts/year-of-care.pdf", *titles, WORDS["year.no"], WORDS["year.yes"])
    assert_says("handouts/year-of-care.pdf", "Therapist", "Psychiatrist", "moderately severe")


def test_a_hundred_people_tells_both_sides_and_the_harms_that_were_not_counted():
    for path in ("medicine_first", "both"):
        counts = count_path(path, "middle", 8)
        rest = 100 - counts.response
        assert_says(
            "handouts/hundred-people.pdf",
            f"{counts.response} of 100 have a response, and {rest} do not",
            f"{rest} of 100 have no response",
            f"{counts.side_effect} of 100",
        )
    assert_says("handouts/hundred-people.pdf", "not counted", "cannot say what will happen to one")


def test_a_hundred_people_can_be_printed_for_changed_numbers():
    shown = {path: count_path(path, "severe", 26) for path in ("therapy_first", "wait")}
    pdf = write_hundred("en", shown, week=26, changed="You changed: the spread.")
    (page,) = pypdf.PdfReader(BytesIO(pdf)).pages
    text = flatten(page.extract_text())
    assert "You changed: the spread." in text and "6 months" in text
    assert f"{shown['wait'].response} of 100 have a response" in text
    with pytest.raises(ValueError, match="two or three paths, and got 1"):
        write_hundred("en", {"both": shown["wait"]})


def test_the_visit_sheet_is_blank_and_has_a_first_step():
    from widgets.visits.parts import load_visits

    ticks = [tick for sheet in load_visits("en").sheets for tick in sheet.ticks]
    assert_says("handouts/visit-sheet.pdf", *ticks, WORDS["visit.step"])
    steps = [content.load_strings("en", "next")[f"plan.step_{key}"] for key in handouts.STEPS]
    assert read("handouts/visit-sheet.pdf").count("☐") == len(ticks) + len(steps)


def test_the_forms_ask_what_the_room_asks_and_tell_no_answer_in_front():
    paired = [item for item in load_questions().values() if item.pair]
    for name in ("forms/before.pdf", "forms/after.pdf"):
        assert_says(name, *(item.text for item in paired))
        front = squeeze(open_pages(name)[0].extract_text())
        assert not [item for item in paired if item.why and squeeze(item.why[:30]) in front]
    assert len(open_pages("forms/after.pdf")) == 2
    back = squeeze(open_pages("forms/after.pdf")[1].extract_text())
    for item in paired:
        if item.correct:
            assert squeeze(PRESS.fill(item.why)) in back
            assert item.why.startswith({"yes": "True", "no": "Not true"}[item.correct])


@pytest.mark.parametrize("key", list_activities())
def test_each_activity_card_is_one_sheet_with_its_safety_in_front_and_its_questions_behind(key):
    activity, number = load_activity(key), list_activities().index(key)
    pages = open_pages("cards/activity-cards.pdf")
    assert len(pages) == 2 * len(list_activities())
    text, back = (squeeze(page.extract_text()) for page in pages[2 * number : 2 * number + 2])
    assert squeeze(activity.title) in text and squeeze(activity.title) in back
    for words in (activity.stop_rule, activity.watch_for, activity.if_late.cut):
        assert squeeze(PRESS.fill(words)) in text
    for words in (activity.offline, *(item.answer for item in activity.likely)):
        assert squeeze(PRESS.fill(words)) in back
    assert squeeze("Stop if someone talks of dying or of harm.") in back
    assert squeeze("You do not have to go on.") in text and squeeze("Second person") in text
    assert squeeze("Stop if someone talks of dying or of harm.") in text


def test_every_role_card_is_there_with_its_back_behind_it():
    cards = [card for key in list_activities() for card in load_activity(key).cards]
    assert_says("cards/role-cards.pdf", *(PRESS.fill(card.text) for card in cards))
    assert_says("cards/role-cards.pdf", *(PRESS.fill(card.back) for card in cards if card.back))
    assert_says(
        "cards/role-cards.pdf", *(WORDS[f"label.{name}"] for name in ("therapists", "both"))
    )
    assert len(open_pages("cards/role-cards.pdf")) % 2 == 1, "pairs, and one sheet of labels"
    assert mirror("abc") == ["b", "a", None, "c"]


def test_wallet_cards_hold_the_lines_of_the_pack_and_are_as_large_as_a_bank_card():
    text = read("cards/wallet-cards.pdf")
    assert text.count("Talk to someone: 988") == WALLET + 1 and text.count("Checked") == WALLET
    (page,), at = open_pages("cards/wallet-cards.pdf"), []

    def note(part, cm, tm, *_):
        if "Checked" in part:  # the place in points, by the two matrices of the page
            at.append((cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]))

    page.extract_text(visitor_text=note)
    across, down = (sorted({round(place[axis] / 72 * 25.4) for place in at}) for axis in (0, 1))
    assert len(at) == WALLET and (len(across), len(down)) == (2, WALLET // 2)
    assert abs(across[1] - across[0] - 85.6) < 1.5
    assert all(abs(high - low - 54) < 1.5 for low, high in pairwise(down))


@pytest.mark.parametrize("sheet", list_sheets(), ids=lambda sheet: sheet.name)
def test_the_minutes_of_a_run_sheet_follow_each_other_and_add_up(sheet):
    blocks, minute = list_blocks(PRESS, sheet), 0
    for block in blocks:
        assert block["start"] == minute
        for row in block["rows"]:
            assert row["start"] == minute
            minute = row["end"]
        assert block["end"] == minute and block["stop_rule"] and block["watch_for"]
    assert minute == sheet.length == sum(block["minutes"] for block in blocks)


@pytest.mark.parametrize("sheet", list_sheets(), ids=lambda sheet: sheet.name)
def test_a_run_sheet_names_the_files_of_the_kit_that_it_uses_and_each_is_printed(sheet):
    files = [place for _, place in list_files(PRESS, sheet)]
    assert files and len({*files}) == len(files) and {*files} <= JOBS.keys()
    for key in {row.activity for row in sheet.rows}:
        if load_activity(key).cards:
            assert "cards/role-cards" in USES[key], key
        for handout in (name for name in USES[key] if name.startswith("handouts/")):
            assert f"{handout}.pdf" in files


def test_a_run_sheet_lists_its_files_and_what_it_takes():
    name = "run-sheets/60-in_person.pdf"
    assert_says(name, "cards/role-cards.pdf", "forms/after.pdf", "handouts/local-contacts.pdf")
    assert_says(name, "A ball of string, or a scarf")
    assert ".." not in read(name)


@pytest.mark.parametrize("name", SHEETS)
def test_a_run_sheet_shows_its_minutes_and_all_that_is_said(name):
    length, mode = name.removeprefix("run-sheets/").removesuffix(".pdf").split("-")
    sheet = compile_sheet(int(length), mode)
    spans = [f"{row.start}–{row.start + row.minutes}" for row in sheet.rows]
    assert_says(name, f"0–{length}", f"{length} min", *spans)
    assert_says(name, *(row.do for row in sheet.rows), *(row.say for row in sheet.rows if row.say))
    assert_says(name, *(f"If you run late: {row.if_late}" for row in sheet.rows if row.if_late))


@pytest.mark.parametrize("name", SHEETS)
def test_who_counts_hands_finds_what_to_count_and_the_answer_on_the_run_sheet(name):
    length, mode = name.removeprefix("run-sheets/").removesuffix(".pdf").split("-")
    asked = {key for row in compile_sheet(int(length), mode).rows for key in row.questions}
    counted = [load_questions()[key] for key in asked]
    counted = [one for one in counted if one.kind in ("guess", "feedback")]
    assert len(counted) > 3
    for one in counted:
        assert_says(name, *(option.label for option in one.options))
        if one.kind == "guess":
            assert_says(name, f"{WORDS['sheet.answer']}: {PRESS.fill(one.why)}")


def test_the_guide_says_who_it_is_not_for_and_holds_scripts_safety_and_sources():
    from widgets.workshop.load import load_safety

    safety = load_safety()
    assert_says("guide.pdf", *safety.not_for, *safety.debrief, *safety.second_person)
    assert_says(
        "guide.pdf",
        *(PRESS.fill(line) for line in (*safety.script, *safety.online, *safety.stop_rules)),
    )
    for part in WORDS["guide.mail"].split("\n\n"):
        assert_says("guide.pdf", PRESS.fill(part.replace("- ", "").split("\n")[0]))
    assert_says("guide.pdf", WORDS["guide.form_title"], WORDS["guide.form_day"])
    assert read("guide.pdf").count("☐") >= len(safety.self_care) + 20
    answers = [item.answer for key in list_activities() for item in load_activity(key).likely]
    assert_says("guide.pdf", *map(PRESS.fill, answers))
    finding = content.load_public_finding("response_combined_vs_medication")
    assert_says("guide.pdf", content.load_sources()[finding.source].citation)


@pytest.mark.parametrize("sheet", list_sheets(), ids=lambda sheet: sheet.name)
def test_a_run_sheet_that_says_to_put_up_the_support_slide_names_its_file(sheet):
    assert "wall/support-slide.pdf" in [place for _, place in list_files(PRESS, sheet)]
