"""The presenter's window and the audience's follow each other, and the last row can read."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.classroom import read_seat
from browser.projector import MEASURE
from browser.session import HD, NAME, STEPS, is_at, see_kind
from playwright.sync_api import expect

from widgets.present.deck import find_sheet, make_deck


@pytest.fixture(scope="module")
def app(serve_notebook):
    return serve_notebook("notebooks/app.ipynb")


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


def test_the_switch_of_language_keeps_step_clock_and_room_and_takes_the_wall_along(room_of_two):
    page, audience = room_of_two
    page.get_by_role("button", name="Start the clock").click()
    page.get_by_role("button", name="Open a room").click()
    see_kind(audience, "join")
    page.locator("[data-at=jump] button").nth(4).click()
    is_at(audience, 5)
    seat = read_seat(page)
    page.get_by_role("link", name="Español").click()
    expect(page.locator("[data-at=step]")).to_contain_text("Paso 5 de")
    expect(page.get_by_role("button", name="Parar el reloj")).to_be_visible()
    assert read_seat(page) == seat
    expect(audience.locator("html[lang=es][data-ready]")).to_be_attached()
    is_at(audience, 5)
    expect(audience.locator(".show-code")).to_contain_text("Código")
    page.keyboard.press("PageDown")
    expect(audience.locator("html[lang=es]")).to_be_attached()
    expect(page.locator(".sbs-draft")).to_be_visible()
    page.get_by_role("link", name="Todos los guiones").click()
    expect(page.locator(".sbs-draft")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Present a session")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_list_of_steps_shows_where_one_is_and_the_pace_takes_one_line(page, app, lang):
    page.set_viewport_size(HD)
    page.goto(f"{app.url}present/{NAME}?lang={lang}#step=1&spent=60000")
    line = page.locator("[data-at=pace] p")
    low = line.bounding_box()["height"]
    page.evaluate("location.hash = 'step=20&spent=60000'")
    expect(page.locator("[data-at=jump] [aria-current]")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0
    assert line.bounding_box()["height"] == low
