"""The roles page in a real browser, as the three groups use it."""

import re

import pytest
from browser.looking import (
    check_axe,
    choose,
    list_small,
    open_all,
    open_topic,
    read_paper,
    wait_until_quiet,
)
from playwright.sync_api import expect

from widgets.roles.tables import load_tables

TABLES = load_tables("en")
ROLES = '[data-sbs="roles"]'
ANSWERS = {"yes": "Yes", "sometimes": "Sometimes", "no": "No"}


@pytest.fixture(scope="module")
def served(serve_notebook):
    """A server that shows the roles notebook."""
    return serve_notebook("notebooks/02-roles.ipynb")


@pytest.fixture(scope="module")
def served_live(serve_notebook):
    """The same page with a kernel from the start."""
    return serve_notebook("notebooks/02-roles.ipynb", "--live=now")


def find_group(root, dimension: str, answer: str):
    return root.get_by_role("group", name=re.compile(rf"{ANSWERS[answer]} \(\d+\)")).and_(
        root.locator(f"[data-dim='{dimension}'] [role='group']")
    )


def test_choosing_in_one_list_lights_up_the_other(page, served):
    root = open_topic(page, served, "roles")
    for need, entry in TABLES.needs.items():
        choose(root, "need", need)
        for who in ("psychologist", "manager"):
            group = find_group(root, "who", entry.cells[who].answer)
            expect(group.locator(f"input[value='{who}']")).to_have_count(1)
        expect(root.locator("[data-dim='who'] input[value='psychologist']")).to_be_checked()
        answer = ANSWERS[entry.cells["psychologist"].answer]
        expect(root.locator("[data-slot='pair.answer']")).to_contain_text(f"{answer}.")


def test_a_person_can_be_asked_for_all_they_do(page, served):
    root = open_topic(page, served, "roles", "?need=talk&who=nurse")
    for who, person in TABLES.people.items():
        choose(root, "who", who)
        expect(root.locator("[data-slot='who.title']")).to_contain_text(person.name)
        expect(root.locator("[data-slot='pair.title']")).to_contain_text("Weekly talk therapy")
        group = find_group(root, "need", TABLES.needs["talk"].cells[who].answer)
        expect(group.locator("input[value='talk']")).to_be_checked()


def test_a_view_has_an_address_and_comes_back_from_it(page, served):
    root = open_topic(page, served, "roles", "?at=roles&need=labs&who=family")
    expect(root.locator("[data-slot='pair.title']")).to_have_text(
        "Family therapist: Order lab tests"
    )
    choose(root, "need", "couples")
    assert re.search(r"at=roles.*need=couples.*who=family", page.url)
    page.reload()
    expect(root.locator("[data-slot='pair.answer']")).to_contain_text("Yes.")
    expect(root.locator("input[value='couples']")).to_be_checked()


@pytest.mark.parametrize("query", ["?need=gold", "?who=%3Cscript%3Ealert(1)%3C/script%3E"])
def test_a_link_that_does_not_work_gets_a_plain_word(page, served, query):
    root = open_topic(page, served, "roles", query)
    expect(root.locator(".sbs-notice")).to_contain_text("A part of this link did not work")
    expect(root.locator("[data-slot='pair.title']")).to_contain_text("Psychologist")


def test_the_lists_are_used_by_keyboard_and_keep_the_focus(page, served):
    root = open_topic(page, served, "roles")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "(e => e.closest('[data-sbs]') && (e.name || e.className || e.tagName))"
                "(document.activeElement)"
            )
        )
    assert {"roles-need", "roles-who", "bet-roles-diagnosis", "bet-roles-orders"} <= reached
    assert {"SUMMARY", "sbs-button sbs-copy"} <= reached
    root.locator("[data-dim='need'] input:checked").focus()
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.value")
    assert focused == "followup"
    expect(root.locator("[data-slot='pair.title']")).to_contain_text("Check on medicine")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.value") == "labs"


def test_each_change_is_announced_once_in_words(page, served):
    root = open_topic(page, served, "roles")
    expect(root.locator(".sbs-say")).to_have_attribute("aria-live", "polite")
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push("
        "document.querySelector('.sbs-say').textContent)).observe("
        "document.querySelector('.sbs-say'), {childList: true})"
    )
    choose(root, "need", "crisis")
    choose(root, "who", "primary")
    said = page.evaluate("said")
    assert said == [
        "Psychologist: Help in a crisis. Sometimes. Of 9 people here: 0 yes, 9 sometimes, 0 no.",
        "Primary care: Help in a crisis. Sometimes. Of 9 people here: 0 yes, 9 sometimes, 0 no.",
    ]


def test_a_bet_opens_its_answer_and_what_was_picked_is_never_sent(page, served_live):
    frames, requests = [], []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: frames.append(data)))
    root = open_topic(page, served_live, "roles")
    wait_until_quiet(page, frames)
    before = len(frames)
    page.on("request", lambda request: requests.append(request.url))
    bet = root.locator("[data-bet='roles-diagnosis']")
    expect(bet.locator(".sbs-answer")).to_be_hidden()
    bet.get_by_label("Mostly therapists").check()
    expect(bet.locator(".sbs-answer")).to_contain_text("Our table says: Some of both.")
    page.wait_for_timeout(500)
    assert len(frames) == before
    assert [url for url in requests if "/sbs/alive/" not in url] == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_number_opens_its_source_in_place(page, served):
    root = open_topic(page, served, "roles")
    root.locator("[data-slot='pair.why'] a.sbs-number").click()
    note = root.locator(".sbs-popup")
    expect(note).to_be_focused()
    expect(note).to_contain_text("By 2024, seven US states")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("query", ["", "?need=crisis&who=manager"])
def test_axe_finds_nothing(page, served, width, scheme, query):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    root = open_topic(page, served, "roles", query)
    open_all(root)
    check_axe(page)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_cut_off_and_nothing_is_too_small_to_touch(page, served, width):
    page.set_viewport_size({"width": width, "height": 700})
    root = open_topic(page, served, "roles")
    open_all(root)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert list_small(root) == []


def test_printing_loses_nothing(page, served):
    open_topic(page, served, "roles", "?need=talk&who=social")
    _, text = read_paper(page)
    for need in TABLES.needs.values():
        assert need.label in text
    for person, cell in TABLES.needs["talk"].cells.items():
        assert TABLES.people[person].name in text
        assert cell.why[:30] in text
    for state in TABLES.prescribing.states:
        assert state.name in text
    for words in ("988", "911", "Words and sources", "What stays private", "General doctors:"):
        assert words in text, words


def test_the_page_reads_without_javascript(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url)
    text = page.locator("main").text_content()
    for cell in TABLES.needs["medicine"].cells.values():
        assert cell.why.split("{")[0] in text
    assert "988" in page.locator("body").text_content()
    context.close()
