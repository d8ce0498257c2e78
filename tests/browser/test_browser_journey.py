"""The journey page in a real browser, as the three groups use it."""

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
    wait_until_quiet,
)
from playwright.sync_api import expect

from widgets import content

CASE = content.load_case("depression")
JOURNEY = '[data-sbs="journey"]'
TITLE = f"{JOURNEY} [data-slot='scene.title']"


@pytest.fixture(scope="module")
def journey(serve_notebook):
    """A server that shows the journey notebook."""
    return serve_notebook("notebooks/06-journey.ipynb")


@pytest.fixture(scope="module")
def journey_live(serve_notebook):
    """The same page with a kernel from the start."""
    return serve_notebook("notebooks/06-journey.ipynb", "--live=now")


@pytest.mark.parametrize("path", CASE.paths, ids=lambda path: path.key)
@pytest.mark.parametrize("talk", ["yes", "no"])
def test_a_stranger_can_play_every_week_of_a_path(page, journey, path, talk):
    root = open_topic(page, journey, "journey")
    choose(root, "path", path.key)
    choose(root, "talk", talk)
    for scene in path.scenes:
        expect(page.locator(TITLE)).to_have_text(f"Week {scene.week}: {scene.title}")
        follows = root.locator("[data-slot='scene.turn']")
        turn = next((turn for turn in path.turns if turn.week == scene.week), None)
        words = (turn.known if talk == "yes" else turn.unknown).text if turn else ""
        assert words in follows.text_content()
        if scene.week != CASE.weeks[-1]:
            root.get_by_role("button", name="Later").click()


def test_a_view_has_an_address_and_comes_back_from_it(page, journey):
    root = open_topic(page, journey, "journey", "?path=both&talk=yes&week=24")
    expect(page.locator(TITLE)).to_contain_text("Week 24")
    expect(root.locator("input[value='both']")).to_be_checked()
    choose(root, "path", "wait")
    root.get_by_role("button", name="Earlier").click()
    assert re.search(r"at=journey.*path=wait.*talk=yes.*week=16", page.url)
    title = page.locator(TITLE).text_content()
    page.reload()
    expect(page.locator(TITLE)).to_have_text(title)
    expect(root.locator("input[value='wait']")).to_be_checked()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?week=9", "Week 8"),
        ("?week=999", "Week 52"),
        ("?week=-3", "Week 0"),
        ("?path=magic", "Week 0"),
        ("?week=%3Cscript%3Ealert(1)%3C/script%3E", "Week 0"),
    ],
)
def test_a_link_that_does_not_work_gets_a_plain_word(page, journey, query, shown):
    root = open_topic(page, journey, "journey", query)
    expect(root.locator(".sbs-notice")).to_contain_text("A part of this link did not work")
    expect(page.locator(TITLE)).to_contain_text(shown)


def test_everything_can_be_reached_and_used_by_keyboard(page, journey):
    root = open_topic(page, journey, "journey")
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(e => e.closest('[data-sbs]') && (e.name || e.id || e.className || e.tagName))"
            "(document.activeElement)"
        )
        reached.add(name)
    wanted = {"journey-path", "journey-talk", "journey-week", "SUMMARY", "sbs-button sbs-copy"}
    assert wanted <= reached
    root.locator("#journey-week").focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    expect(page.locator(TITLE)).to_contain_text("Week 12")
    root.locator("input[name='journey-path']:checked").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(TITLE)).to_contain_text(CASE.paths[1].scenes[6].title)
    root.locator("input[name='journey-talk']:checked").focus()
    page.keyboard.press("ArrowUp")
    expect(root.locator("[data-slot='scene.turn']")).to_contain_text("They talk, so")


def test_a_button_at_the_end_keeps_the_focus_and_says_that_it_is_the_end(page, journey):
    root = open_topic(page, journey, "journey", "?week=52")
    later = root.get_by_role("button", name="Later")
    expect(later).to_have_attribute("aria-disabled", "true")
    later.focus()
    page.keyboard.press("Enter")
    expect(later).to_be_focused()
    expect(page.locator(TITLE)).to_contain_text("Week 52")


def test_the_next_button_moves_on_and_takes_the_reader_to_the_scene(page, journey):
    root = open_topic(page, journey, "journey")
    root.get_by_role("button", name="Go to the next step").click()
    expect(page.locator(TITLE)).to_contain_text("Week 1")
    expect(page.locator(TITLE)).to_be_focused()


def test_each_change_is_announced_once_in_words(page, journey):
    root = open_topic(page, journey, "journey")
    say = root.locator(".sbs-say")
    expect(say).to_have_attribute("aria-live", "polite")
    expect(say).to_have_text("")
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push("
        "document.querySelector('.sbs-say').textContent)).observe("
        "document.querySelector('.sbs-say'), {childList: true})"
    )
    root.get_by_role("button", name="Later").click()
    choose(root, "path", "both")
    said = page.evaluate("said")
    assert len(said) == 2
    assert "Medicine first. Week 1" in said[0] and "Both from the start. Week 1" in said[1]


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("query", ["", "?path=care_team&talk=no&week=24"])
def test_axe_finds_nothing(page, journey, width, scheme, query):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    root = open_topic(page, journey, "journey", query)
    open_all(root)
    check_axe(page)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_cut_off_and_nothing_is_too_small_to_touch(page, journey, width):
    page.set_viewport_size({"width": width, "height": 700})
    root = open_topic(page, journey, "journey", "?path=care_team&week=24")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert list_small(root, "button, summary, .sbs-options label, [type=range]") == []


def test_a_number_opens_its_source_in_place_and_closes_again(page, journey):
    root = open_topic(page, journey, "journey")
    root.locator("summary", has_text="The good and the bad sides").click()
    number = root.locator("[data-slot='path.harms'] a.sbs-number").first
    number.click()
    note = root.locator(".sbs-popup")
    expect(note).to_be_focused()
    for words in ("Who was studied", "Compared with", "How long", "How sure are we?", "Source"):
        expect(note).to_contain_text(words)
    expect(number).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(number).to_be_focused()


def test_a_bet_waits_for_a_guess_and_anyone_may_just_look(page, journey):
    path = CASE.paths[0]
    bet = next(bet for bet in path.bets if bet.kind == "knows")
    root = open_topic(page, journey, "journey", f"?path={path.key}&talk=no&week={bet.week}")
    gate = root.locator("details[data-gated]")
    expect(gate).not_to_have_attribute("open", "")
    root.locator("[data-slot='bet.knows'] summary").click()
    expect(gate).to_have_attribute("open", "")
    page.reload()
    expect(gate).not_to_have_attribute("open", "")
    root.locator("[data-slot='bet.knows'] input").first.check()
    expect(root.locator("[data-slot='bet.knows'] .sbs-answer")).to_be_visible()
    expect(gate).to_have_attribute("open", "")
    root.get_by_role("button", name="Later").click()
    root.get_by_role("button", name="Earlier").click()
    expect(root.locator("[data-slot='bet.knows'] input").first).to_be_checked()


def test_what_a_reader_picks_in_a_bet_is_never_sent(page, journey_live):
    frames = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: frames.append(data)))
    bet = next(bet for bet in CASE.paths[0].bets if bet.kind == "next")
    root = open_topic(page, journey_live, "journey", f"?week={bet.week}")
    wait_until_quiet(page, frames)
    before, requests = len(frames), []
    page.on("request", lambda request: requests.append(request.url))
    root.locator("[data-slot='bet.next'] input").nth(1).check()
    page.wait_for_timeout(500)
    assert len(frames) == before
    assert [url for url in requests if "/sbs/alive/" not in url] == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_printing_loses_nothing(page, journey):
    open_topic(page, journey, "journey", "?path=therapy_first&talk=yes&week=12")
    sheets, text = read_paper(page)
    path = CASE.paths[1]
    for scene in path.scenes:
        assert scene.title in text, scene.title
        assert scene.happens[:40] in text
    for words in ("988", "911", "not a forecast", "Words and sources", "The good and the bad"):
        assert words in text, words
    assert len(sheets) > 3


def test_the_page_reads_without_javascript(browser, journey):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(journey.url)
    text = page.locator("main").text_content()
    for scene in CASE.paths[0].scenes:
        assert scene.happens[:40] in text
    assert "988" in page.locator("body").text_content()
    context.close()


def test_every_panel_goes_on_working_when_the_kernel_is_killed(page, journey_live):
    root = open_live_topic(page, journey_live, "journey")
    journey_live.kill_kernels()
    expect(page.get_by_text("still works", exact=False).first).to_be_visible(timeout=20_000)
    for path in CASE.paths:
        choose(root, "path", path.key)
        for talk in ("yes", "no"):
            choose(root, "talk", talk)
            for step, scene in enumerate(path.scenes):
                root.locator("#journey-week").fill(str(step))
                expect(page.locator(TITLE)).to_have_text(f"Week {scene.week}: {scene.title}")


def test_the_widget_and_the_page_are_one(page, journey_live):
    open_live_topic(page, journey_live, "journey")
    expect(page.locator(JOURNEY)).to_have_count(1)


def test_the_link_to_a_view_can_be_copied(page, journey):
    root = open_topic(page, journey, "journey", "?path=both&talk=yes&week=24")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    root.get_by_role("button", name="Copy link to this view").click()
    expect(root.locator(".sbs-copied")).to_contain_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_whole_play_asks_no_other_host_and_leaves_nothing_behind(page, context, journey):
    root = open_topic(page, journey, "journey")
    for path in CASE.paths:
        choose(root, "path", path.key)
        root.get_by_role("button", name="Later").click()
    page.wait_for_timeout(1500)
    others = [url for url in context.asked if not url.startswith((journey.url, "blob:", "data:"))]
    assert others == []
    assert context.cookies() == []
    assert page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"
