"""The page of a hundred people in a real browser: panels without a kernel, the sandbox with one."""

import re

import pytest
from browser.looking import check_axe, choose, list_small, open_topic, read_paper, wait_until_quiet
from playwright.sync_api import expect

from widgets import content
from widgets.hundred.counts import count_path
from widgets.hundred.lab import Lab
from widgets.hundred.model import SEVERITIES, TIMES

CASE = content.load_case("depression")
HUNDRED = '[data-sbs="hundred"]'
READY = 60_000  # a kernel starts, loads numpy and runs the large group
STEPS = ".sbs-live .sbs-steps"


@pytest.fixture(scope="module")
def hundred(serve_notebook):
    """A server that shows the notebook of a hundred people."""
    return serve_notebook("notebooks/07-hundred.ipynb")


@pytest.fixture(scope="module")
def quiet(serve_notebook):
    """The same page for those who only read: it takes no kernel."""
    return serve_notebook("notebooks/07-hundred.ipynb", "--live=ask")


def open_sandbox(page, server):
    open_topic(page, server, "hundred")
    expect(page.locator(".sbs-said")).to_contain_text("of 100", timeout=READY)
    return page.locator(".sbs-live")


def read(root, slot: str) -> str:
    return root.locator(f"[data-slot='{slot}']").text_content()


def test_a_stranger_can_see_every_path_at_every_time_and_severity(page, quiet):
    root = open_topic(page, quiet, "hundred")
    for path in CASE.paths:
        choose(root, "path", path.key)
        for severity in SEVERITIES:
            choose(root, "sev", severity)
            for week in TIMES:
                choose(root, "week", str(week))
                response = count_path(path.key, severity, week).response
                assert read(root, "a.any_response") == str(response)
                assert f"{response} of 100 have a response" in read(root, "a.words")
                assert path.name in read(root, "a.name")


def test_the_other_side_and_the_other_frame_change_what_they_should(page, quiet):
    root = open_topic(page, quiet, "hundred")
    left, table = read(root, "a.words"), read(root, "b.rows")
    choose(root, "beside", "wait")
    assert read(root, "a.words") == left and read(root, "b.rows") != table
    expect(root.locator("[data-slot='b.head']")).to_have_text("Waiting, with self-help")
    table = read(root, "b.rows")
    choose(root, "frame", "not")
    for slot in ("a.words", "compare"):
        assert "have no response" in read(root, slot)
    assert read(root, "b.rows") == table


def test_a_view_has_an_address_and_comes_back_from_it(page, quiet):
    query = "?at=hundred&path=wait&beside=care_team&sev=severe&week=26&frame=not"
    root = open_topic(page, quiet, "hundred", query)
    for name, value in re.findall(r"(path|beside|sev|week|frame)=(\w+)", query):
        checked = root.locator(f"[data-dim='{name}'] input:checked")
        expect(checked).to_have_value(value)
    words = read(root, "compare")
    choose(root, "week", "52")
    assert re.search(
        r"at=hundred&path=wait&beside=care_team&sev=severe&week=52&frame=not", page.url
    )
    assert read(root, "compare") != words
    page.reload()
    expect(root.locator("[data-dim='week'] input:checked")).to_have_value("52")


@pytest.mark.parametrize("query", ["?sev=deadly", "?path=magic", "?week=9", "?frame=%3Cb%3E"])
def test_a_link_that_does_not_work_gets_a_plain_word(page, quiet, query):
    root = open_topic(page, quiet, "hundred", query)
    expect(root.locator(".sbs-notice")).to_contain_text("A part of this link did not work")
    expect(root.locator("[data-slot='compare']")).to_contain_text("of 100")


def test_everything_can_be_reached_and_used_by_keyboard(page, quiet):
    root = open_topic(page, quiet, "hundred")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
    names = {f"hundred-{key}" for key in ("path", "beside", "sev", "week", "frame")}
    assert names | {"bet-hundred-gap", "SUMMARY"} <= reached
    for name in ("path", "beside", "sev", "week", "frame"):
        before = read(root, "compare") + read(root, "stretch")
        root.locator(f"input[name='hundred-{name}']:checked").focus()
        page.keyboard.press("ArrowDown")
        assert read(root, "compare") + read(root, "stretch") != before, name


def test_each_change_is_announced_in_one_sentence_or_two(page, quiet):
    root = open_topic(page, quiet, "hundred")
    say = root.locator(".sbs-say")
    expect(say).to_have_attribute("aria-live", "polite")
    choose(root, "week", "52")
    expect(say).to_contain_text("At 1 year")
    choose(root, "frame", "not")
    expect(say).to_contain_text("have no response")


def test_the_guess_waits_and_is_never_sent(page, hundred):
    frames = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: frames.append(data)))
    open_sandbox(page, hundred)
    bet = page.locator("[data-bet='hundred-gap']")
    expect(bet.locator(".sbs-answer")).to_be_hidden()
    wait_until_quiet(page, frames)
    sent = len(frames)
    bet.get_by_label("Further apart").check()
    expect(bet.locator(".sbs-answer")).to_contain_text("Closer together in this model")
    page.wait_for_timeout(500)
    assert len(frames) == sent
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing(page, hundred, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    open_sandbox(page, hundred)
    page.evaluate("document.querySelectorAll('details').forEach(item => (item.open = true))")
    check_axe(page)


def test_nothing_is_cut_off_and_nothing_is_too_small_to_touch(page, hundred):
    open_sandbox(page, hundred)
    touched = "button, summary, .sbs-options label, [type=range]"
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width
        assert list_small(page.locator("main"), touched) == [], width


def test_the_marks_lie_over_the_empty_circles(page, quiet):
    root = open_topic(page, quiet, "hundred")
    for stack in root.locator(".sbs-stack").all():
        under, over = (
            stack.locator(name).bounding_box() for name in ("svg[role=img]", ".sbs-over")
        )
        for side in ("x", "y", "width", "height"):
            assert abs(under[side] - over[side]) < 1


def test_a_picture_can_be_read_without_colour(page, quiet):
    root = open_topic(page, quiet, "hundred")
    shapes = root.locator("[data-slot='a.over'] path")
    drawn = shapes.evaluate_all(
        "all => all.map(one => one.getAttribute('d').replace(/[\\d ]/g, ''))"
    )
    kinds = {"disc": "h", "half": "a", "cross": "l"}
    for name, letter in kinds.items():
        assert any(letter in path for path in drawn), name


def test_printing_loses_nothing(page, quiet):
    open_topic(page, quiet, "hundred", "?at=hundred&path=wait&beside=both&week=26")
    _, text = read_paper(page)
    for words in (
        "988",
        "Waiting, with self-help",
        "Both from the start",
        "This page ranks no path",
        "Closer together in this model",
        "Studies that saw little or none",
        "100 simulated adults with middle scores",
        "There is no medicine on this path",
        "Which of the circles am I?",
        "Words and sources",
    ):
        assert words in text, words


def test_the_page_reads_without_javascript(browser, quiet):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(quiet.url)
    text = page.locator("main").text_content()
    for words in ("40 of 100 have a response", "ranks no path", "Studies that saw a gain"):
        assert words in text
    assert "988" in page.locator("body").text_content()
    context.close()


def test_a_number_opens_its_source_in_place(page, quiet):
    root = open_topic(page, quiet, "hundred")
    root.locator("a.sbs-number", has_text="no clear gap").first.click()
    note = root.locator(".sbs-popup")
    expect(note).to_be_focused()
    expect(note).to_contain_text("How sure are we?")


def test_a_moved_assumption_changes_picture_table_and_spoken_sentence(page, hundred):
    live = open_sandbox(page, hundred)
    live.get_by_label("What care does").check()
    live.get_by_label("Medicine itself").check()
    # The row of the last assumption looks much the same: wait for the right one.
    expect(live.locator(".sbs-steps label")).to_have_text("Medicine itself")
    expect(live.locator("output")).to_contain_text("set to published results")
    said = live.locator(".sbs-said")
    expect(said).to_have_attribute("role", "status")
    expect(said).to_contain_text("40 of 100, as published")
    live.locator("[type=range]").fill("0")
    new = Lab().count_paths({"drug_points": 0.0}, 8)["medicine_first"][1].response
    assert new < 35
    expect(said).to_contain_text(f"40 of 100 as published, {new} of 100 with your changes")
    cells = live.locator("tr", has_text="Medicine first").locator("td")
    expect(cells).to_have_text(["40", str(new)])
    expect(live).to_contain_text("You changed: Medicine itself (0 points)")
    live.get_by_role("button", name="Back to the published model").click()
    expect(said).to_contain_text("40 of 100, as published")
    expect(live.locator("output")).to_contain_text("set to published results")


def test_the_sandbox_works_by_keyboard_and_keeps_the_focus(page, hundred):
    live = open_sandbox(page, hundred)
    live.locator("[type=range]").focus()
    page.keyboard.press("Home")
    expect(live.locator(".sbs-said")).to_contain_text("with your changes")
    expect(live.locator("[type=range]")).to_be_focused()
    live.get_by_label("The people").focus()
    page.keyboard.press("ArrowDown")
    expect(live.get_by_role("radio", name="Being seen")).to_be_visible()
    expect(live.get_by_label("What care does")).to_be_focused()


def test_numbers_that_do_not_fit_get_a_plain_sentence(page, hundred):
    live = open_sandbox(page, hundred)
    live.get_by_label("Harms and leaving").check()
    expect(live.locator(".sbs-said")).to_contain_text("Side effect on medicine")
    live.locator("[type=range]").fill("0")
    expect(live.locator(".sbs-said")).to_contain_text("do not fit together")
    assert "Traceback" not in page.locator("body").text_content()


def test_panels_go_on_when_the_kernel_is_killed_and_the_page_says_what_stopped(page, hundred):
    open_sandbox(page, hundred)
    hundred.kill_kernels()
    expect(page.get_by_text("Controls that need Python", exact=False).first).to_be_visible(
        timeout=20_000
    )
    root = page.locator(HUNDRED)
    for path in CASE.paths:
        choose(root, "path", path.key)
        response = count_path(path.key, "middle", TIMES[0]).response
        assert read(root, "a.any_response") == str(response)


def test_the_widget_and_the_page_are_one(page, hundred):
    open_sandbox(page, hundred)
    expect(page.locator(HUNDRED)).to_have_count(1)
    expect(page.locator(STEPS)).to_have_count(1)
