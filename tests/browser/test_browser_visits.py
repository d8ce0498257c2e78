"""The visits page in a real browser: two rooms, and a sheet that stays with its reader."""

import json
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
from jupyter_client import BlockingKernelClient
from playwright.sync_api import expect

from widgets.controls.worksheet import LONGEST
from widgets.visits.parts import load_visits

DATA = load_visits("en")
VISITS = '[data-sbs="visits"]'
MARKER = "zebra-lantern-7731"


@pytest.fixture(scope="module")
def visits(serve_notebook):
    """A server that shows the visits notebook."""
    return serve_notebook("notebooks/03-visits.ipynb")


@pytest.fixture(scope="module")
def visits_live(serve_notebook):
    """The same page with a kernel from the start."""
    return serve_notebook("notebooks/03-visits.ipynb", "--live=now")


def print_sheet(page) -> tuple[list[str], str]:
    """Press the button, and print as the dialog would."""
    page.evaluate("window.print = () => (window.asked = true)")
    page.locator(VISITS).get_by_role("button", name="Print this sheet").click()
    assert page.evaluate("window.asked")
    return read_paper(page)


def test_both_rooms_walk_through_their_minutes_together(page, visits):
    root = open_topic(page, visits, "visits", "?min=0")
    choose(root, "one", "meds")
    choose(root, "two", "later")
    seen = {"one": "", "two": ""}
    for minute in DATA.steps:
        expect(root.locator("output")).to_have_text(f"Minute {minute}")
        for side in seen:
            seen[side] += root.locator(f"[data-slot='{side}.now']").inner_text()
        if minute != DATA.steps[-1]:
            root.get_by_role("button", name="Later").click()
    for side, key in (("one", "meds"), ("two", "later")):
        visit = next(visit for visit in DATA.visits if visit.key == key)
        for part in visit.parts:
            assert part.title in seen[side] and part.says_no in seen[side]
    assert "Over since minute 20" in seen["one"]


def test_a_view_has_an_address_and_comes_back_from_it(page, visits):
    root = open_topic(page, visits, "visits", "?one=meds&two=doctor&min=15")
    expect(root.locator("[data-slot='one.now']")).to_contain_text("Stay, change, or stop")
    choose(root, "two", "later")
    assert re.search(r"at=visits.*one=meds.*two=later.*min=15", page.url)
    page.reload()
    expect(root.locator("[data-slot='two.name']")).to_have_text("A later therapy session")


def test_a_link_that_does_not_work_gets_a_plain_word(page, visits):
    root = open_topic(page, visits, "visits", "?one=magic&min=17")
    expect(root.locator(".sbs-notice")).to_contain_text("A part of this link did not work")
    expect(root.locator("[data-slot='one.name']")).to_have_text("A first therapy session")
    expect(root.locator("output")).to_have_text("Minute 15")


def test_each_change_is_announced_in_words(page, visits):
    root = open_topic(page, visits, "visits")
    choose(root, "two", "meds")
    expect(root.locator(".sbs-say")).to_have_text(
        "Minute 10. First therapy: What brings you. Medicine follow-up: Safety and body."
    )


def test_everything_can_be_reached_and_used_by_keyboard(page, visits):
    root = open_topic(page, visits, "visits")
    reached = set()
    for _ in range(70):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "(e => e.closest('[data-sbs]') && (e.name || e.id || e.className || e.type"
                " || e.tagName))(document.activeElement)"
            )
        )
    assert {"visits-one", "visits-two", "visits-min", "visits-sheet-pick"} <= reached
    assert {"bet-visits-no", "checkbox", "textarea", "SUMMARY", "sbs-button"} <= reached
    root.locator("#visits-min").focus()
    page.keyboard.press("ArrowRight")
    expect(root.locator("output")).to_have_text("Minute 15")
    root.locator(".sbs-pick input").first.focus()
    page.keyboard.press("ArrowDown")
    expect(root.get_by_text(DATA.sheets[1].ticks[0])).to_be_visible()
    expect(root.get_by_text(DATA.sheets[0].ticks[0])).to_be_hidden()
    root.locator("textarea").first.focus()
    page.keyboard.type("line one\nline two")
    expect(root.locator("textarea").first).to_have_value("line one\nline two")


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing(page, visits, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    root = open_topic(page, visits, "visits", "?one=meds&two=doctor&min=15")
    open_all(root)
    check_axe(page)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_cut_off_and_nothing_is_too_small_to_touch(page, visits, width):
    page.set_viewport_size({"width": width, "height": 700})
    root = open_topic(page, visits, "visits")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert list_small(root, "button, summary, textarea, .sbs-options label") == []
    for label in root.locator(".sbs-pair label").all():
        label.click()
        assert label.evaluate("e => e.scrollWidth <= e.clientWidth"), label.text_content()


def read_kernel(process) -> str:
    """Return the state of all widgets that a kernel holds, asked for on its own line."""
    command = process.cmdline()
    client = BlockingKernelClient(connection_file=command[command.index("-f") + 1])
    client.load_connection_file()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=20)
        answer = client.execute("", user_expressions={"held": HELD}, reply=True, timeout=20)
        return answer["content"]["user_expressions"]["held"]["data"]["text/plain"]
    finally:
        client.stop_channels()


HELD = (
    "[widget.get_state() for widget in __import__('ipywidgets').widgets.widget._instances.values()]"
)


def test_what_is_typed_is_in_no_request_no_frame_no_storage_and_not_in_the_kernel(
    page, visits_live
):
    frames, requests, sockets = [], [], []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: frames.append(data)))
    page.on("request", lambda asked: requests.append(f"{asked.url} {asked.post_data_buffer}"))
    root = open_live_topic(page, visits_live, "visits")
    root.locator("textarea").first.fill(MARKER)
    root.locator("textarea").last.press_sequentially(MARKER)
    root.locator(".sbs-ticks input").first.check()
    root.locator(".sbs-pick input").nth(1).check()
    choose(root, "two", "meds")
    print_sheet(page)
    page.wait_for_timeout(1500)
    assert sockets and frames and requests, "the page must have been live for this to mean much"
    sent = " ".join(str(frame) for frame in frames)
    assert "meds" in sent and MARKER not in sent
    assert MARKER not in " ".join(requests) and MARKER not in page.url
    assert (
        page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    )
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert MARKER not in json.dumps(page.evaluate("history.state"))
    held = [read_kernel(process) for process in visits_live.list_kernels()]
    assert any("'two': 'meds'" in states for states in held)
    assert not [states for states in held if MARKER in states]


def test_a_reload_brings_nothing_back(page, visits):
    root = open_topic(page, visits, "visits")
    root.locator("textarea").first.fill(MARKER)
    root.locator(".sbs-ticks input").first.check()
    page.reload()
    expect(root.locator("textarea").first).to_have_value("")
    expect(root.locator(".sbs-ticks input").first).not_to_be_checked()


def test_clear_empties_the_whole_sheet_and_says_so(page, visits):
    root = open_topic(page, visits, "visits")
    for field in root.locator("textarea").all():
        field.fill(MARKER)
    root.locator(".sbs-ticks input").first.check()
    root.get_by_role("button", name="Clear").click()
    assert MARKER not in root.evaluate(
        "root => root.textContent + [...root.querySelectorAll('textarea')].map(f => f.value)"
    )
    expect(root.locator(".sbs-ticks input:checked")).to_have_count(0)
    expect(root.get_by_text("The sheet is empty.")).to_be_visible()


@pytest.mark.parametrize("version", range(3))
def test_the_sheet_prints_alone_on_one_page_even_when_it_is_full(page, visits, version):
    root = open_topic(page, visits, "visits")
    root.locator(".sbs-pick input").nth(version).check()
    for field in root.locator("textarea").all():
        field.fill("\n".join(["W w"] * LONGEST)[:LONGEST])
    for tick in root.locator(".sbs-ticks input:visible").all():
        tick.check()
    sheets, text = print_sheet(page)
    assert len(sheets) == 1
    for words in ("My visit sheet", "988", "911", "no outside funding", DATA.sheets[version].label):
        assert words in text, words
    assert re.search(r"Date: \w+ \d{1,2}, 20\d\d", text)
    assert all(tick in text for tick in DATA.sheets[version].ticks)
    for other in {0, 1, 2} - {version}:
        assert DATA.sheets[other].ticks[0] not in text
    for words in ("Inside the room", "Who talks", "Print this sheet", "What stays in the room"):
        assert words not in text, words


def test_only_what_is_ticked_is_printed_and_afterwards_the_page_is_whole_again(page, visits):
    root = open_topic(page, visits, "visits")
    root.locator(".sbs-ticks input").nth(1).check()
    root.locator("textarea").first.fill(MARKER)
    sheets, text = print_sheet(page)
    ticks = DATA.sheets[0].ticks
    assert len(sheets) == 1 and MARKER in text
    assert ticks[1] in text and ticks[0] not in text
    expect(page.locator("[data-beside], [data-alone]")).to_have_count(0)
    sheets, text = read_paper(page)
    assert len(sheets) > 3 and ticks[0] in text


def test_an_empty_sheet_prints_as_a_form_to_fill_in_by_hand(page, visits):
    open_topic(page, visits, "visits")
    sheets, text = print_sheet(page)
    assert len(sheets) == 1
    assert all(tick in text for tick in DATA.sheets[0].ticks)


def test_printing_the_page_loses_nothing(page, visits):
    open_topic(page, visits, "visits", "?one=meds&two=doctor&min=15")
    _, text = read_paper(page)
    for visit in DATA.visits[3:]:
        for part in visit.parts:
            assert part.title in text and part.asks[:30] in text, part.title
    for sheet in DATA.sheets:
        assert sheet.ticks[0] in text
    for words in ("988", "911", "not measured", "Serious danger", "People under 25"):
        assert words in text, words


def test_the_page_reads_without_javascript(browser, visits):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(visits.url)
    text = page.locator("main").inner_text()
    for sheet in DATA.sheets:
        assert sheet.ticks[0] in text
    assert "What brings you" in text and "Print this sheet" not in text
    context.close()


def test_the_rooms_and_the_sheet_go_on_when_the_kernel_is_killed(page, visits_live):
    root = open_live_topic(page, visits_live, "visits")
    visits_live.kill_kernels()
    expect(page.get_by_text("still works", exact=False).first).to_be_visible(timeout=20_000)
    for visit in DATA.visits:
        choose(root, "one", visit.key)
        expect(root.locator("[data-slot='one.name']")).to_have_text(visit.name)
    root.locator("textarea").first.fill(MARKER)
    assert MARKER in print_sheet(page)[1]
