"""The three rooms in a real browser: bet, ask, compare, write, print."""

import re

import pytest
from browser.looking import (
    check_axe,
    choose,
    list_small,
    open_all,
    open_live_topic,
    open_topic,
    read_paper,
)
from playwright.sync_api import expect

from widgets.approaches.rooms import load_rooms

ROOMS = load_rooms("en")
TOPIC = '[data-sbs="approaches"]'
SECRET = "marmalade-7391"
LAST = ROOMS.research.conditions[-1]


@pytest.fixture(scope="module")
def served(serve_notebook):
    """A server that shows the notebook of the three rooms."""
    return serve_notebook("notebooks/04-approaches.ipynb")


@pytest.fixture(scope="module")
def served_live(serve_notebook):
    """The same page with a kernel from the start."""
    return serve_notebook("notebooks/04-approaches.ipynb", "--live=now")


def read_plain(html: str) -> str:
    """Return words without their numbers, as far as the first of them."""
    return html.split(" ({f:")[0].split(" {f:")[0]


def test_a_stranger_can_bet_on_all_three_rooms(page, served):
    root = open_topic(page, served, "approaches")
    for room in ROOMS.guide.rooms:
        bet = root.locator(f"[data-bet='approaches-{room.letter.lower()}']")
        expect(bet.locator(".sbs-answer")).to_be_hidden()
        bet.get_by_label(ROOMS.guide.rooms[0].name, exact=True).check()
        expect(bet.locator(".sbs-answer")).to_contain_text(room.full)
        expect(bet.locator(".sbs-answer")).to_contain_text(room.goes_on[-1])
    choose(root, "ask", "limits")
    picked = root.locator("[data-bet] input:checked")
    expect(picked).to_have_count(3)


def test_anyone_may_just_look_without_a_bet(page, served):
    root = open_topic(page, served, "approaches")
    bet = root.locator("[data-bet='approaches-b']")
    bet.locator("summary").click()
    expect(bet.locator(".sbs-answer")).to_be_visible()
    expect(bet.locator("input:checked")).to_have_count(0)


def test_every_question_is_answered_by_all_three_rooms_at_once(page, served):
    root = open_topic(page, served, "approaches")
    for question in ROOMS.guide.questions:
        choose(root, "ask", question.key)
        expect(root.locator("[data-slot='ask.title']")).to_have_text(question.ask)
        for room in ROOMS.guide.rooms:
            answer = root.locator(f"[data-slot='ask.{room.key}']")
            expect(answer).to_contain_text(read_plain(room.answers[question.key]))


def test_every_condition_shows_its_research_and_its_chart(page, served):
    root = open_topic(page, served, "approaches")
    for condition in ROOMS.research.conditions:
        choose(root, "on", condition.key)
        for study in condition.studies:
            shown = root.locator(f"[data-slot='on.{study.room}']")
            expect(shown).to_contain_text(read_plain(study.helps))
            expect(shown).to_contain_text(read_plain(study.doubts))
        svg = root.locator("[data-slot='gap.svg'] svg")
        expect(svg).to_have_attribute("role", "img")
        for effect in condition.effects:
            expect(svg).to_contain_text(effect.versus)


def test_a_view_has_an_address_and_comes_back_from_it(page, served):
    root = open_topic(page, served, "approaches")
    choose(root, "ask", "suits")
    choose(root, "on", LAST.key)
    assert re.search(rf"at=approaches&ask=suits&on={LAST.key}", page.url)
    page.reload()
    expect(root.locator("[data-slot='ask.title']")).to_have_text(ROOMS.guide.questions[-1].ask)
    expect(root.locator(f"[data-dim='on'] input[value='{LAST.key}']")).to_be_checked()


def test_a_link_that_does_not_work_gets_a_plain_word(page, served):
    root = open_topic(page, served, "approaches", "?at=approaches&ask=price")
    expect(root.locator(".sbs-notice")).to_contain_text("ask=price")
    expect(root.locator("[data-slot='ask.title']")).to_have_text(ROOMS.guide.questions[0].ask)


def test_everything_can_be_reached_and_used_by_keyboard(page, served):
    root = open_topic(page, served, "approaches")
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "(e => e.closest('[data-sbs]') && (e.name || e.className || e.tagName))"
                "(document.activeElement)"
            )
        )
    bets = {f"bet-approaches-{letter}" for letter in "abc"}
    assert bets | {"approaches-ask", "approaches-on", "SUMMARY", "sbs-number"} <= reached
    root.locator("input[name='bet-approaches-a']").first.focus()
    page.keyboard.press("Space")
    expect(root.locator("[data-bet='approaches-a'] .sbs-answer")).to_be_visible()
    root.locator("input[name='approaches-ask']:checked").focus()
    page.keyboard.press("ArrowDown")
    expect(root.locator("[data-slot='ask.title']")).to_have_text(ROOMS.guide.questions[1].ask)


def test_each_change_is_announced_once_in_words(page, served):
    root = open_topic(page, served, "approaches")
    expect(root.locator(".sbs-say")).to_have_text("")
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push("
        "document.querySelector('.sbs-say').textContent)).observe("
        "document.querySelector('.sbs-say'), {childList: true})"
    )
    choose(root, "ask", "limits")
    choose(root, "on", LAST.key)
    said = page.evaluate("said")
    assert len(said) == 2
    assert "What are its limits?" in said[0] and LAST.name in said[1]


def test_a_number_opens_its_source_in_place(page, served):
    root = open_topic(page, served, "approaches")
    number = root.locator("[data-slot='on.cbt'] a.sbs-number").first
    number.click()
    note = root.locator(".sbs-popup")
    for words in ("Who was studied", "Compared with", "How sure are we?", "Source"):
        expect(note).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(number).to_be_focused()


def test_what_a_reader_writes_is_kept_on_the_page_and_never_leaves_it(page, served_live):
    frames, requests = [], []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: frames.append(data)))
    page.on("request", lambda request: requests.append(request.url + (request.post_data or "")))
    root = open_live_topic(page, served_live, "approaches")
    open_all(root)
    for sheet in root.locator("[data-worksheet]").all():
        for field in sheet.locator("textarea").all():
            field.fill(SECRET)
    choose(root, "ask", "length")
    choose(root, "on", LAST.key)
    page.wait_for_timeout(1000)
    assert requests and frames
    assert all(SECRET not in str(sent) for sent in (*frames, *requests))
    kept = "JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])"
    assert SECRET not in page.evaluate(kept)
    for field in root.locator("[data-worksheet] textarea").all():
        expect(field).to_have_value(SECRET)
    sheet = root.locator("[data-worksheet='approaches-cbt']")
    sheet.locator("[data-clear]").click()
    for field in sheet.locator("textarea").all():
        expect(field).to_have_value("")
    page.reload()
    assert SECRET not in page.content()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing(page, served, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    root = open_topic(page, served, "approaches", f"?at=approaches&ask=limits&on={LAST.key}")
    open_all(root)
    check_axe(page)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_cut_off_and_nothing_is_too_small_to_touch(page, served, width):
    page.set_viewport_size({"width": width, "height": 700})
    root = open_topic(page, served, "approaches")
    open_all(root)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert list_small(root, "button, summary, textarea, .sbs-options label") == []


def test_printing_loses_nothing(page, served):
    open_topic(page, served, "approaches")
    _, text = read_paper(page)
    for room in ROOMS.guide.rooms:
        assert room.answer[:40] in text and room.goes_on[-1] in text
        for answer in room.answers.values():
            assert answer[:30] in text
    for exercise in ROOMS.exercises.exercises:
        assert exercise.title in text
    for words in ("988", "Words and sources", "not a forecast"):
        assert words in text


def test_the_page_reads_without_javascript(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url)
    text = page.locator("main").text_content()
    for room in ROOMS.guide.rooms:
        assert room.answer[:40] in text
        for answer in room.answers.values():
            assert answer[:30] in text
    context.close()
