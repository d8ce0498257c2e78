"""Two windows and a room: they follow each other, the last row can read, and no vote is lost."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.classroom import PHONES, open_phones, read_room, read_seat, vote
from browser.projector import MEASURE
from playwright.sync_api import expect

from widgets.content import load_strings
from widgets.present.deck import find_sheet, make_deck

HD = {"width": 1280, "height": 720}
NAME = "40-in_person"
DECK = make_deck(find_sheet(NAME))
STEPS, QUESTIONS = DECK["steps"], DECK["questions"]
PLACES = [
    (step, view) for step, made in enumerate(STEPS, 1) for view in range(1, len(made["views"]) + 1)
]


@pytest.fixture(scope="module")
def app(serve_notebook):
    return serve_notebook("notebooks/app.ipynb")


@pytest.fixture
def room_of_two(context, app):
    """The presenter's window and the audience's, on a network in which phones find the app."""
    context.route(re.compile(r"/room/\w+(/state)?\?"), say_that_phones_can_come)
    return open_two(context, app)


def say_that_phones_can_come(route) -> None:
    """Let the answer stand but for this: the tests' own app is for this computer only."""
    answer = route.fetch()
    if "json" not in answer.headers.get("content-type", "") or not answer.ok:
        return route.fulfill(response=answer)
    said = answer.json()
    return route.fulfill(response=answer, json={**said, "reachable": "spoken" in said})


def open_two(context, app, lang="en"):
    """Return both windows; a button of the first opens the second."""
    page = context.new_page()
    page.set_viewport_size(HD)
    page.goto(f"{app.url}present/{NAME}?lang={lang}")
    expect(page.locator("html[data-ready]")).to_be_attached()
    with context.expect_page() as opened:
        page.locator("[data-at=audience]").click()
    audience = opened.value
    audience.set_viewport_size(HD)
    expect(audience.locator("html[data-ready]")).to_be_attached()
    return page, audience


def is_at(page, step: int, view: int = 1) -> None:
    page.wait_for_function(
        "([step, view]) => { const at = new URLSearchParams(location.hash.slice(1));"
        "return Number(at.get('step')) === step && Number(at.get('view')) === view }",
        arg=[step, view],
    )


def see_kind(audience, kind: str) -> None:
    expect(audience.locator(f"html[data-kind={kind}]")).to_be_attached()


def keep_open_then_close(page) -> None:
    """Ask to close by keyboard, take it back twice, and close; nothing was counted so far."""
    opener = page.get_by_role("button", name="Close the room")
    choices = page.get_by_role("group", name="Close the room?")
    save = choices.get_by_role("button", name="Save how answers changed")
    for way_back in ("Escape", "Keep the room open"):
        opener.press("Enter")
        expect(save).to_be_focused()
        if way_back == "Escape":
            page.keyboard.press(way_back)
        else:
            choices.get_by_role("button", name=way_back).press("Enter")
        expect(choices).to_be_hidden()
        expect(opener).to_be_focused()
    opener.press("Enter")
    save.press("Enter")
    expect(page.locator("[data-at=room-news]")).to_contain_text("no changes to save yet")
    choices.get_by_role("button", name="Save the counts").press("Enter")
    expect(page.locator("[data-at=room-news]")).to_contain_text("no counts to save yet")
    choices.get_by_role("button", name="Close and delete").press("Enter")
    expect(page.locator("[data-at=room-news]")).to_contain_text("All answers are deleted")
    expect(page.get_by_role("button", name="Open a room")).to_be_focused()


def close_after_saving(page) -> None:
    """Save both files, which the notebook reads, and close the room."""
    page.get_by_role("button", name="Close the room").click()
    pairs = {key for key, question in QUESTIONS.items() if question["pair"]}
    known = {key for key in pairs if QUESTIONS[key]["kind"] == "knowledge"}
    changes = read_items(save_as(page, "Save how answers changed", "changes.csv"))
    assert changes == {"item", *pairs}
    counts = read_items(save_as(page, "Save the counts", "counts.csv"))
    assert counts == {"item", *known}, "how sure people are is never shown"
    page.get_by_role("button", name="Close and delete").click()
    expect(page.locator("[data-at=room-news]")).to_contain_text("All answers are deleted")


def save_as(page, button: str, name: str) -> list[str]:
    """Return the lines of a file that a button saves."""
    with page.expect_download() as saved:
        page.get_by_role("button", name=button).click()
    assert saved.value.suggested_filename == name
    return saved.value.path().read_text().strip().splitlines()


def read_items(lines: list[str]) -> set[str]:
    return {line.split(",")[0] for line in lines}


def test_a_presenters_window_that_was_closed_comes_back_to_its_room(room_of_two, context, app):
    page, audience = room_of_two
    page.get_by_role("button", name="Open a room").click()
    see_kind(audience, "join")
    page.locator("[data-at=jump] button").nth(4).click()
    expect(page.locator("[data-at=room-asked]")).to_contain_text(QUESTIONS["doctor"]["text"])
    code = page.locator("[data-at=room-code]").inner_text()
    page.close()
    again = context.new_page()
    again.goto(f"{app.url}present/{NAME}#step=5")
    expect(again.get_by_label("Code of the room")).to_have_value(code.split()[-1])
    again.get_by_label("Code of the room").fill(code.split()[-1].lower())
    again.keyboard.press("Enter")
    expect(again.locator("[data-at=room-code]")).to_have_text(code)
    again.reload()
    expect(again.locator("[data-at=room-asked]")).to_contain_text(QUESTIONS["doctor"]["text"])
    expect(again.get_by_role("button", name="Ask it again")).to_be_visible()
    expect(audience.locator(".show-code")).to_be_visible()
    assert read_seat(again)["key"] == ""
    keep_open_then_close(again)


def test_two_presenters_of_one_sheet_do_not_move_each_other(room_of_two, context, app):
    page, audience = room_of_two
    second = context.new_page()
    second.goto(f"{app.url}present/{NAME}")
    expect(second.locator("html[data-ready]")).to_be_attached()
    with context.expect_page() as opened:
        second.get_by_role("button", name="Open the audience window").click()
    other = opened.value
    expect(other.locator("html[data-ready]")).to_be_attached()
    second.keyboard.press("PageDown")
    is_at(other, 2)
    for window in (page, audience):
        window.reload()
        expect(window.locator("html[data-ready]")).to_be_attached()
        is_at(window, 1)
    page.locator("[data-at=jump] button").nth(4).click()
    is_at(audience, 5)
    is_at(other, 2)


def test_an_audience_window_without_a_presenter_follows_the_next_that_is_there(
    room_of_two, context, app
):
    page, audience = room_of_two
    by_hand = context.new_page()
    by_hand.goto(f"{app.url}?show={NAME}")
    by_hand.wait_for_url(f"**with={read_seat(page)['id']}*")
    page.keyboard.press("PageDown")
    is_at(by_hand, 2)
    page.close()
    again = context.new_page()
    again.goto(f"{app.url}present/{NAME}#step=3")
    for window in (audience, by_hand):
        is_at(window, 3)


@pytest.mark.parametrize(("spent", "step"), [(8 * 60_000, 6), (50 * 60_000, 1)])
def test_a_presenter_opened_from_the_list_goes_on_where_a_closed_one_was(
    room_of_two, context, app, spent, step
):
    page, audience = room_of_two
    page.evaluate("spent => { location.hash = `step=6&view=2&spent=${spent}` }", spent)
    is_at(audience, 6, 2)
    page.get_by_role("button", name="Go on", exact=True).click()
    page.close()
    again = context.new_page()
    again.goto(f"{app.url}present/{NAME}")
    expect(again.locator("[data-at=step]")).to_contain_text(f"Step {step} of")
    is_at(audience, step, 2 if step == 6 else 1)
    expected = "8:" if step == 6 else "0:00 of"
    expect(again.locator("[data-at=elapsed]")).to_contain_text(expected)


def test_the_choice_of_a_visit_sheet_stands_beside_its_words(page, app):
    page.set_viewport_size(HD)
    page.goto(f"{app.url}?show={NAME}#step=19")
    pick = page.get_by_role("group", name="Who will you see?")
    label = pick.locator("label", has_text="Primary care")
    expect(label).to_be_visible()
    middles = label.locator("input, span").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(b => [b.top + b.height / 2, b.left])"
    )
    (button, left), (words, right) = middles
    assert abs(button - words) < 2
    assert right - left > 1.25 * 26, "there is room between them"


def test_a_copied_presenter_tab_becomes_one_of_its_own(room_of_two, context, app):
    page, audience = room_of_two
    copy = context.new_page()
    copy.goto(f"{app.url}present")
    copy.evaluate("name => { window.name = name }", page.evaluate("window.name"))
    copy.goto(f"{app.url}present/{NAME}#step=4")
    own = read_seat(page)["id"]
    copy.wait_for_function('id => window.name && !window.name.includes(`"${id}"`)', arg=own)
    is_at(audience, 1)


def test_two_windows_follow_each_other_by_key_button_and_list(room_of_two):
    page, audience = room_of_two
    for key, step in (("ArrowRight", 2), ("PageDown", 3), ("PageUp", 2), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        is_at(audience, step)
        expect(audience.locator("#sbs-show h1")).to_have_text(STEPS[step - 1]["views"][0]["title"])
    audience.keyboard.press("PageDown")
    is_at(page, 2)
    expect(page.locator("[data-at=step]")).to_contain_text("Step 2 of")
    expect(page.locator("[data-at=text-say]")).to_have_text(STEPS[1]["say"])
    page.locator("[data-at=jump] button").nth(4).click()
    is_at(audience, 5)
    page.get_by_role("button", name="Next", exact=True).click()
    is_at(audience, 5, 2)
    audience.keyboard.press("Home")
    is_at(page, 1)


def test_one_key_shows_help_anywhere_and_another_blanks_the_screen(room_of_two):
    page, audience = room_of_two
    page.locator("[data-at=jump] button").nth(8).click()
    see_kind(audience, "screen")
    for window in (page, audience):
        window.keyboard.press("s")
        see_kind(audience, "support")
        expect(audience.locator("#sbs-show")).to_contain_text("988")
        window.keyboard.press("s")
        see_kind(audience, "screen")
    for step, said in ((5, "Eyes closed"), (8, "Raise one hand for your guess")):
        page.locator("[data-at=jump] button").nth(step - 1).click()
        expect(audience.locator(".show-note")).to_contain_text(said)
    page.locator("[data-at=jump] button").nth(8).click()
    page.keyboard.press("b")
    see_kind(audience, "blank")
    expect(page.get_by_role("button", name="Blank screen")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.keyboard.press("PageDown")
    see_kind(audience, "screen")
    is_at(page, 9)
    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("The letter keys S and B are on").uncheck()
    page.keyboard.press("s")
    see_kind(audience, "screen")


def test_both_windows_and_the_clock_survive_a_reload_and_nothing_is_stored(room_of_two, context):
    page, audience = room_of_two
    page.get_by_role("button", name="Start the clock").click()
    page.get_by_role("button", name="Open a room").click()
    see_kind(audience, "join")
    expect(page.locator("[data-at=what]")).to_be_empty()
    code = page.locator("[data-at=room-code]").inner_text()
    page.locator("[data-at=jump] button").nth(4).click()
    for window in (page, audience):
        window.reload()
        is_at(window, 5)
        expect(window.locator("html[data-ready]")).to_be_attached()
    expect(page.locator("[data-at=room-code]")).to_have_text(code)
    expect(audience.locator(".show-code")).to_be_visible()
    expect(page.get_by_role("button", name="Pause the clock")).to_be_visible()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    seat = read_seat(page)
    for window in (page, audience):
        assert seat["key"] not in window.url and seat["code"] not in window.url
    keep_open_then_close(page)
    assert read_seat(page) == {"id": seat["id"], "code": "", "key": ""}


def test_a_page_of_the_app_has_the_state_of_its_step_and_still_plays(room_of_two):
    page, audience = room_of_two
    page.locator("[data-at=jump] button").nth(8).click()
    choices = audience.locator(".show-choices:visible summary")
    expect(choices).to_contain_text("No, they do not · Week 16")
    choices.click()
    audience.get_by_label("Yes, they talk").check()
    expect(choices).to_contain_text("Yes, they talk · Week 16")
    assert "show=" in audience.url and "at=" not in audience.url
    page.get_by_role("button", name="Scroll down", exact=True).click()
    audience.wait_for_function("scrollY > 200")
    audience.locator("#sbs-show").focus()
    audience.keyboard.press("PageDown")
    expect(choices).to_contain_text("No, they do not · Week 24")
    audience.wait_for_function("scrollY === 0")


def test_a_step_that_is_about_a_part_of_a_page_shows_that_part_first(page, app):
    page.set_viewport_size(HD)
    name = "90-in_person"
    tops = [
        (step, view, made["top"])
        for step, row in enumerate(make_deck(find_sheet(name))["steps"], 1)
        for view, made in enumerate(row["views"], 1)
        if made.get("top")
    ]
    assert len(tops) == 3
    page.goto(f"{app.url}?show={name}")
    for step, view, top in tops:
        page.evaluate("hash => { location.hash = hash }", f"step={step}&view={view}")
        is_at(page, step, view)
        where = f'[data-dim="{top}"], [data-slot="{top}"], [id="{top}"]'
        box = page.locator(f"[data-shown] :is({where})").bounding_box()
        assert 0 <= box["y"] < HD["height"] / 4, top


def test_every_question_fits_on_the_wall_in_spanish_too(page, app):
    page.set_viewport_size(HD)
    deck = make_deck(find_sheet("90-in_person", "es"))
    page.goto(f"{app.url}?show=90-in_person&lang=es")
    asked = [
        (step, view, made["question"])
        for step, row in enumerate(deck["steps"], 1)
        for view, made in enumerate(row["views"], 1)
        if made["kind"] == "question"
    ]
    assert {name for *_, name in asked} == set(deck["questions"])
    for step, view, name in asked:
        page.evaluate("hash => { location.hash = hash }", f"step={step}&view={view}")
        expect(page.locator("#sbs-show h1")).to_have_text(deck["questions"][name]["text"])
        look = page.evaluate(MEASURE)
        assert (look["small"], look["clipped"]) == ([], []), name
        assert look["height"] <= HD["height"], name


def test_pace_is_said_in_words_and_has_a_shape_of_its_own(page, app):
    minutes = {0.5: "On time", 1.9: "A little late: 1 min", 6: "Late: 5 min. Look at"}
    for minute, words in minutes.items():
        spent = int(minute * 60_000)
        page.goto(f"{app.url}present/{NAME}?n={spent}#step=1&spent={spent}")
        expect(page.locator("[data-at=state]")).to_contain_text(words)
        expect(page.locator("[data-at=bar]")).to_have_attribute("aria-label", re.compile(words))
    page.goto(f"{app.url}present/{NAME}?n=early#step=9&spent=60000")
    expect(page.locator("[data-at=state]")).to_have_text("Ahead of plan by 10 min")


def test_errors_are_plain_sentences(page, app, context):
    page.add_init_script("window.open = () => null; delete window.BroadcastChannel;")
    page.goto(f"{app.url}present/{NAME}")
    trouble = page.locator("[data-at=trouble]")
    expect(trouble).to_contain_text("cannot link the two windows")
    page.get_by_role("button", name="Open the audience window").click()
    expect(trouble).to_contain_text("did not open the audience window")
    link = trouble.get_by_role("link").get_attribute("href")
    assert f"?show={NAME}" in link
    page.route("**/room*", lambda route: route.abort())
    page.get_by_role("button", name="Open a room").click()
    expect(page.locator("[data-at=room-news]")).to_contain_text("The server does not answer")
    page.keyboard.press("PageDown")
    expect(page.locator("[data-at=step]")).to_contain_text("Step 2 of")
    page.goto(link.replace(NAME, "45-in_person"))
    expect(page.locator("#sbs-show h1")).to_contain_text("could not be loaded")


def test_axe_finds_nothing_in_the_audiences_window(page, server):
    page.set_viewport_size(HD)
    places = {"step=2": "light", "step=5&view=2": "dark", "step=23": "dark"}
    for place, scheme in places.items():
        page.emulate_media(color_scheme=scheme)
        # Without the app's parts, which take seconds to look through; a page of the app is
        # looked at below.
        page.goto(f"{server.url}?show={NAME}&n={place[-1]}{len(place)}#{place}")
        expect(page.locator("html[data-ready]")).to_be_attached()
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()


def test_a_phone_that_tries_the_notes_gets_a_plain_page_and_the_word_opens_them(page, app):
    page.set_viewport_size({"width": 360, "height": 640})
    page.set_extra_http_headers({"X-Forwarded-For": "192.168.0.7"})
    page.goto(f"{app.url}present/{NAME}")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    word = re.search(r"Facilitator word, for other devices: (\S+)", app.log).group(1)
    page.get_by_label("Facilitator word").fill(word)
    page.keyboard.press("Enter")
    expect(page.locator("[data-at=step]")).to_contain_text("Step 1 of")
    assert page.evaluate("document.cookie") == ""


@pytest.mark.parametrize("width", [768, 1280])
def test_axe_finds_nothing_in_the_presenters_window_and_nothing_scrolls_sideways(page, app, width):
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(f"{app.url}present/{NAME}?rehearse=10#step=8")
    expect(page.locator("html[data-ready]")).to_be_attached()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_rehearsal_runs_the_sheet_with_made_up_answers_and_closes_its_room(page, app):
    page.goto(f"{app.url}present/60-in_person?rehearse=600")
    page.get_by_role("button", name="Start the rehearsal").click()
    expect(page.locator("[data-at=room-code]")).to_contain_text("Code:")
    page.get_by_role("button", name="Pause the rehearsal").click()
    here = page.locator("[data-at=step]").inner_text()
    page.wait_for_timeout(300)
    assert page.locator("[data-at=step]").inner_text() == here
    page.get_by_role("button", name="Go on with the rehearsal").click()
    expect(page.locator("[data-at=rehearsal-news]")).to_contain_text("its room is closed")
    expect(page.locator("[data-at=step]")).to_contain_text(re.compile(r"Step (\d+) of \1:"))
    expect(page.get_by_role("button", name="Open a room")).to_be_visible()


def test_two_windows_and_ten_phones_go_through_the_forty_minute_sheet(
    room_of_two, context, browser, app
):
    page, audience = room_of_two
    refused = []
    context.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.get_by_role("button", name="Open a room").click()
    see_kind(audience, "join")
    code = read_seat(page)["code"]
    shown, plain, asked = open_phones(browser, app, code)
    checked, counted = None, 0
    for place, (step, view) in enumerate(PLACES):
        page.keyboard.press("PageDown" if place else "Home")
        is_at(audience, step, view)
        made = STEPS[step - 1]["views"][view - 1]
        see_kind(audience, made["kind"])
        if made["kind"] == "question":
            expect(page.get_by_role("button", name="Ask it again")).to_be_visible()
            options = QUESTIONS[made["question"]]["options"]
            vote(shown, plain, code, options, place)
            state = read_room(page)
            assert state["question"]["key"] == made["question"]
            assert (state["count"], state["results"]) == (PHONES, [])
            counted += state["count"]
        if made["kind"] == "results":
            expect(audience.locator(".show-results")).to_be_visible()
            results = read_room(page)["results"]
            assert [sum(round_["counts"]) for round_ in results] == [PHONES, PHONES]
        look = audience.evaluate(MEASURE)
        assert (look["small"], look["clipped"], look["wide"]) == ([], [], False), (step, view)
        if made["kind"] != "screen":
            assert look["height"] <= HD["height"], (step, view)
        if made["kind"] == "screen" and not checked:
            checked = Axe().run(audience)
            assert checked.violations_count == 0, checked.generate_report()
    assert counted == PHONES * sum(v["kind"] == "question" for s in STEPS for v in s["views"])
    close_after_saving(page)
    expect(page.locator("[data-at=room-news]")).to_contain_text("All answers are deleted")
    own = (app.url, "data:", "blob:")
    assert [url for url in (*context.asked, *asked) if not url.startswith(own)] == []
    assert context.asked and refused == []
    for phone in shown:
        phone.context.close()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_code_that_leads_nowhere_stands_on_the_wall_and_the_presenter_hears_what_to_do(
    context, app, lang
):
    words = load_strings(lang, "present")
    page, audience = open_two(context, app, lang)
    page.locator("[data-at=room-open]").click()
    see_kind(audience, "join")
    expect(audience.locator("#sbs-show h1")).to_have_text(words["join.no_phones"])
    expect(page.locator("[data-at=room-reach]")).to_contain_text("make app PHONES=yes")
    page.locator("[data-at=jump] button").nth(4).click()
    expect(audience.locator(".show-question")).to_contain_text(words["join.no_phones"])
    expect(audience.locator(".show-question")).to_contain_text(words["ask.hands_eyes"])
    assert not audience.locator(".show-qr, .show-address, .show-code").count()
    found = audience.evaluate(MEASURE)
    assert not found["small"] and not found["clipped"] and found["height"] <= HD["height"]
    page.locator("[data-at=room-close]").click()
    page.locator("[data-at=room-delete]").click()
