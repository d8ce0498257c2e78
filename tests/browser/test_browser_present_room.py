"""A room in a session: it is found again, no vote is lost, and no code leads nowhere."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.classroom import PHONES, open_phones, read_room, read_seat, vote
from browser.projector import MEASURE
from browser.session import (
    HD,
    NAME,
    QUESTIONS,
    STEPS,
    is_at,
    keep_open_then_close,
    open_two,
    see_kind,
)
from playwright.sync_api import expect

from widgets.content import load_strings

PLACES = [
    (step, view) for step, made in enumerate(STEPS, 1) for view in range(1, len(made["views"]) + 1)
]


@pytest.fixture(scope="module")
def app(serve_notebook):
    return serve_notebook("notebooks/app.ipynb")


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


NETWORKS = ["10.0.0.5:8000", "192.168.1.7:8000"]


def answer_in_two_networks(route) -> None:
    """Let the answer stand, but for where phones find this computer."""
    chosen = parse_qs(urlsplit(route.request.url).query).get("at", NETWORKS)[0]
    if "qr.svg" in route.request.url:
        picture = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{chosen}</title></svg>'
        return route.fulfill(body=picture, content_type="image/svg+xml")
    answer = route.fetch()
    said = answer.json()
    if "spoken" in said:
        also = [host for host in NETWORKS if host != chosen]
        links = {"join": f"http://{chosen}/r/x", "enter": f"{chosen}/r", "also": also}
        said = {**said, **links, "reachable": True}
    return route.fulfill(response=answer, json=said)


def test_in_several_networks_the_presenter_chooses_which_address_stands_on_the_wall(context, app):
    context.route(re.compile(r"/room/\w+(/state|/qr\.svg)?\?"), answer_in_two_networks)
    page, audience = open_two(context, app)
    pick = page.get_by_label("Address on the wall")
    expect(pick).to_be_hidden()
    page.get_by_role("button", name="Open a room").click()
    expect(pick).to_have_value(NETWORKS[0])
    expect(audience.locator(".show-address")).to_contain_text(NETWORKS[0])
    pick.press("ArrowDown")
    expect(page.locator("[data-at=room-news]")).to_have_text(f"The wall shows {NETWORKS[1]}/r now.")
    for _ in range(2):
        expect(pick).to_have_value(NETWORKS[1])
        expect(audience.locator(".show-address")).to_contain_text(NETWORKS[1])
        source = audience.locator(".show-qr").get_attribute("src")
        assert NETWORKS[1] in unquote(source), "the code to scan leads to the same address"
        page.reload()
    link = page.get_by_role("link", name="Page of the room")
    expect(link).to_have_attribute("href", re.compile("at=192.168.1.7"))
    page.locator("[data-at=room-close]").click()
    page.locator("[data-at=room-delete]").click()
    expect(pick).to_be_hidden()


def test_a_wall_that_lets_no_new_phone_in_shows_no_code(room_of_two):
    page, audience = room_of_two
    page.get_by_role("button", name="Open a room").click()
    see_kind(audience, "join")
    expect(audience.locator(".show-qr")).to_be_visible()
    page.get_by_role("button", name="Let no new phone in").click()
    expect(audience.get_by_role("heading")).to_contain_text("No new phone can join now")
    expect(audience.locator(".show-qr, .show-code")).to_have_count(0)
    page.get_by_role("button", name="Let phones in again").click()
    expect(audience.locator(".show-qr")).to_be_visible()
