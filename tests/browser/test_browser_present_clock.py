"""The clock of a session: it is kept, it can be set by hand, and the pace follows."""

import re

import pytest
from browser.classroom import read_seat
from browser.session import NAME, STEPS, is_at, keep_open_then_close, see_kind
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def app(serve_notebook):
    return serve_notebook("notebooks/app.ipynb")


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
    assert read_seat(page) == {"id": seat["id"], "code": "", "key": "", "at": ""}


def test_pace_is_said_in_words_and_has_a_shape_of_its_own(page, app):
    minutes = {0.5: "On time", 1.9: "A little late: 1 min", 6: "Late: 5 min. Look at"}
    for minute, words in minutes.items():
        spent = int(minute * 60_000)
        page.goto(f"{app.url}present/{NAME}?n={spent}#step=1&spent={spent}")
        expect(page.locator("[data-at=state]")).to_contain_text(words)
        expect(page.locator("[data-at=bar]")).to_have_attribute("aria-label", re.compile(words))
    page.goto(f"{app.url}present/{NAME}?n=early#step=9&spent=60000")
    expect(page.locator("[data-at=state]")).to_have_text("Ahead of plan by 10 min")


def test_the_clock_is_set_by_hand_with_the_keyboard_and_said_and_the_pace_follows(page, app):
    start, minutes = STEPS[7]["start"], STEPS[7]["minutes"]
    page.goto(f"{app.url}present/{NAME}#step=8")
    elapsed, said = page.locator("[data-at=elapsed]"), page.locator("#sbs-live")
    page.locator("summary", has_text="Set the clock").press("Enter")
    page.get_by_role("button", name="To the first minute of this step").press("Enter")
    expect(elapsed).to_have_text(f"{start}:00 of 40:00")
    expect(said).to_have_text(f"The clock is at {start}:00. On time")
    expect(page.get_by_role("button", name="Start the clock")).to_have_count(0)
    on, back = (page.get_by_role("button", name=f"One minute {way}") for way in ("on", "back"))
    for _ in range(minutes + 1):
        on.press("Enter")
    expect(said).to_have_text(f"The clock is at {start + minutes + 1}:00. A little late: 1 min")
    expect(page.locator("[data-at=state]")).to_have_text("A little late: 1 min")
    page.reload()
    expect(elapsed).to_have_text(f"{start + minutes + 1}:00 of 40:00")
    page.get_by_role("button", name="Go on", exact=True).click()
    page.locator("summary", has_text="Set the clock").press("Enter")
    for _ in range(2):
        back.press("Enter")
    expect(said).to_contain_text(f"The clock is at {start + minutes - 1}:")
    expect(page.get_by_role("button", name="Pause the clock")).to_be_visible()
    for _ in range(start + minutes):
        back.press("Enter")
    expect(elapsed).to_contain_text(re.compile("^0:0"))
