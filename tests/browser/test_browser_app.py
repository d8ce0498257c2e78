"""The whole app in a real browser: its parts, the way through them, and the kernel on request."""

import re

import pytest
from browser.looking import check_axe
from playwright.sync_api import expect

from widgets.build import TOPICS

KEYS = list(TOPICS)
LONGEST_TOPIC = 6  # minutes, as are the two below
WHOLE_READ = (25, 40)
WORDS_PER_MINUTE = 200
MINUTES_PER_ACT = 0.25  # chosen: to read a choice, make it, and look at what has changed
# A sheet to fill in is for later, and labels in a picture are not read like prose.
READ = """part => [...part.querySelectorAll('[data-worksheet], svg')]
  .reduce((text, item) => text.replace(item.innerText ?? item.textContent, ' '), part.innerText)"""
ACTS = ":is(fieldset, .sbs-steps):visible:not([data-worksheet] *)"


@pytest.fixture(scope="module")
def app(serve_notebook):
    """A server that shows the app as the public gets it."""
    return serve_notebook("notebooks/app.ipynb")


def open_app(page, app, query: str = "") -> None:
    page.goto(f"{app.url}{query}")
    expect(page.locator("html[data-parts]")).to_be_attached()
    expect(page.locator(".sbs-part:visible [data-sbs]").first).to_have_attribute(
        "data-ready", "true"
    )


def go_on(page) -> None:
    page.locator(".sbs-part:visible .sbs-ways a").last.click()


def test_the_first_act_is_on_the_first_screen_of_a_phone(page, app):
    page.set_viewport_size({"width": 375, "height": 667})
    open_app(page, app)
    box = page.locator("main input[type=radio]:visible").first.bounding_box()
    assert box["y"] + box["height"] <= 667


def test_a_reader_goes_through_all_parts_and_back(page, app):
    open_app(page, app)
    for number, key in enumerate(KEYS, 1):
        part = page.locator(".sbs-part:visible")
        expect(part).to_have_count(1)
        expect(part).to_have_attribute("data-part-of", key)
        expect(part.locator(".sbs-progress")).to_have_text(f"Part {number} of {len(KEYS)}")
        if key != KEYS[-1]:
            go_on(page)
            expect(page.locator(".sbs-part:visible h2").first).to_be_focused()
    page.go_back()
    expect(page.locator(".sbs-part:visible")).to_have_attribute("data-part-of", KEYS[-2])


def test_the_contents_list_leads_to_each_part_and_each_has_an_address(page, app):
    open_app(page, app)
    for key in KEYS[::-1]:
        page.locator(".sbs-contents summary").click()
        page.locator(f".sbs-contents a[data-part='{key}']").click()
        expect(page.locator(".sbs-part:visible")).to_have_attribute("data-part-of", key)
        assert f"at={key}" in page.url
    page.goto(f"{app.url}?at=journey&path=both&week=24")
    expect(page.locator("[data-slot='scene.title']")).to_contain_text("Week 24")


def test_who_made_this_is_one_click_away(page, app):
    open_app(page, app)
    page.get_by_role("link", name="Who made this?").click()
    expect(page.get_by_text("What does it store?")).to_be_in_viewport()


def test_all_parts_can_stand_on_one_page(page, app):
    open_app(page, app)
    page.locator(".sbs-contents summary").click()
    page.get_by_role("button", name="Show all parts on one page").click()
    expect(page.locator(".sbs-part:visible")).to_have_count(len(KEYS))
    every = page.locator("[data-sbs]").count()
    assert every >= len(KEYS)
    expect(page.locator("[data-sbs][data-ready='true']")).to_have_count(every)


# The other parts are hidden, and looking through them again each time takes minutes.
SEEN = {"include": [["aside"], ["header"], ["nav"], [".sbs-part:not([hidden])"], ["footer"]]}


@pytest.mark.parametrize(("width", "scheme"), [(320, "light")])
def test_axe_finds_nothing_in_any_part_and_nothing_scrolls_sideways(page, app, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    open_app(page, app)
    check_axe(page)
    for key in KEYS:
        check_axe(page, SEEN)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), key
        if key != KEYS[-1]:
            go_on(page)


def test_a_read_takes_as_long_as_we_say(page, app):
    open_app(page, app)
    minutes = {}
    for key in KEYS:
        part = page.locator(".sbs-part:visible")
        words = len(re.findall(r"[^\W\d_]+", part.evaluate(READ)))
        acts = part.locator(ACTS).count()
        minutes[key] = words / WORDS_PER_MINUTE + acts * MINUTES_PER_ACT
        if key != KEYS[-1]:
            go_on(page)
    too_long = {key: round(value, 1) for key, value in minutes.items() if value > LONGEST_TOPIC}
    assert not too_long, f"of {minutes}"
    del minutes["evidence"]  # for looking things up: nobody reads a list of sources through
    assert WHOLE_READ[0] <= sum(minutes.values()) <= WHOLE_READ[1], minutes


def test_one_who_reads_takes_no_kernel_and_one_who_asks_gets_the_live_part(page, app):
    open_app(page, app, "?at=hundred")
    page.wait_for_timeout(1500)
    assert app.list_kernels() == []
    page.get_by_role("button", name="Start the live part").click()
    page.wait_for_url("**live=1**")
    expect(page.locator("html[data-parts]")).to_be_attached()
    expect(page.locator(".sbs-part:visible")).to_have_attribute("data-part-of", "hundred")
    live = page.locator(".sbs-part:visible .sbs-live")
    expect(live).to_have_attribute("data-state", "live", timeout=60_000)
    expect(live.locator("svg").first).to_be_visible(timeout=60_000)
    assert len(app.list_kernels()) == 1
    app.kill_kernels()
    status = page.locator("#sbs-status")
    expect(status).to_contain_text("The live part has stopped.", timeout=20_000)
    expect(status).to_contain_text("What still works")
    go_on(page)
    following = KEYS[KEYS.index("hundred") + 1]
    expect(page.locator(".sbs-part:visible")).to_have_attribute("data-part-of", following)
