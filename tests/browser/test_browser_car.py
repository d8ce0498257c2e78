"""The car page in a real browser, as the three groups use it."""

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
from widgets.car.model import FIXES, RULES
from widgets.car.toy import Toy

TOY = Toy()
STRINGS = content.load_strings("en", "car")
CAR = '[data-sbs="car"]'
TAKEAWAY = f"{CAR} [data-slot='cars.takeaway']"
GATE = f"{CAR} details[data-gated]"


@pytest.fixture(scope="module")
def car(serve_notebook):
    """A server that shows the car notebook."""
    return serve_notebook("notebooks/05-car.ipynb")


@pytest.fixture(scope="module")
def car_live(serve_notebook):
    """The same page with a kernel from the start."""
    return serve_notebook("notebooks/05-car.ipynb", "--live=now")


@pytest.mark.parametrize("rule", RULES)
def test_a_stranger_can_fix_the_car_in_every_way_under_every_rule(page, car, rule):
    root = open_topic(page, car, "car")
    choose(root, "rule", rule)
    expect(root.locator("[data-slot='rule.name']")).to_have_text(STRINGS[f"rule.{rule}"])
    for fix in FIXES:
        choose(root, "fix", fix)
        clean = TOY.clean(fix, rule)
        words = f"{STRINGS[f'fix.{fix}']}. {STRINGS[f'rule.{rule}']}. {clean} of 100 cars"
        expect(page.locator(TAKEAWAY)).to_contain_text(words)
        expect(root.locator("[data-slot='cars.svg'] svg")).to_contain_text(f": {clean} of 100")


def test_the_four_ways_open_with_the_bet_and_the_bet_goes_nowhere(page, car_live):
    frames = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: frames.append(data)))
    root = open_topic(page, car_live, "car")
    assert page.locator(GATE).get_attribute("open") is None
    wait_until_quiet(page, frames)
    before, requests = len(frames), []
    page.on("request", lambda request: requests.append(request.url))
    root.locator("[data-bet='car-engine'] input").nth(2).check()
    expect(page.locator(GATE)).to_have_attribute("open", "")
    expect(root.locator(".sbs-answer")).to_contain_text(f"{TOY.clean('engine', 'car')} of 100")
    page.wait_for_timeout(500)
    assert len(frames) == before
    assert [url for url in requests if "/sbs/alive/" not in url] == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    choose(root, "fix", "both")
    expect(root.locator("[data-bet='car-engine'] input").nth(2)).to_be_checked()
    expect(page.locator(GATE)).to_have_attribute("open", "")


def test_a_view_has_an_address_and_comes_back_from_it(page, car):
    root = open_topic(page, car, "car", "?fix=both&rule=unseen")
    expect(page.locator(TAKEAWAY)).to_contain_text("Both. No one sees inside.")
    expect(root.locator("input[value='unseen']")).to_be_checked()
    choose(root, "fix", "driving")
    choose(root, "rule", "harms")
    assert re.search(r"at=car.*fix=driving.*rule=harms", page.url)
    words = page.locator(TAKEAWAY).text_content()
    page.reload()
    expect(page.locator(TAKEAWAY)).to_have_text(words)
    expect(root.locator("input[value='driving']")).to_be_checked()


@pytest.mark.parametrize("query", ["?fix=wheels", "?rule=%3Cscript%3Ealert(1)%3C/script%3E"])
def test_a_link_that_does_not_work_gets_a_plain_word(page, car, query):
    root = open_topic(page, car, "car", query)
    expect(root.locator(".sbs-notice")).to_contain_text("A part of this link did not work")
    expect(page.locator(TAKEAWAY)).to_contain_text("Neither. The plain car.")


def test_everything_can_be_reached_and_used_by_keyboard(page, car):
    root = open_topic(page, car, "car")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(e => e.closest('[data-sbs]') && (e.name || e.id || e.className || e.tagName))"
            "(document.activeElement)"
        )
        reached.add(name)
    wanted = {"bet-car-engine", "car-fix", "car-rule", "SUMMARY", "sbs-button sbs-copy"}
    assert wanted <= reached
    root.locator("input[name='car-fix']:checked").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(TAKEAWAY)).to_contain_text("The engine. The plain car.")
    root.locator("input[name='car-rule']:checked").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(TAKEAWAY)).to_contain_text("The engine. Some faults heal.")


def test_each_change_is_announced_once_in_words(page, car):
    root = open_topic(page, car, "car")
    expect(root.locator(".sbs-say")).to_have_text("")
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push("
        "document.querySelector('.sbs-say').textContent)).observe("
        "document.querySelector('.sbs-say'), {childList: true})"
    )
    choose(root, "fix", "engine")
    choose(root, "rule", "linked")
    said = page.evaluate("said")
    assert len(said) == 2
    assert said[0].startswith("The engine. The plain car.")
    assert said[1].endswith(f"For the plain car it was {TOY.clean('engine', 'car')}.")


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("query", ["", "?fix=both&rule=harms"])
def test_axe_finds_nothing(page, car, width, scheme, query):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    root = open_topic(page, car, "car", query)
    open_all(root)
    check_axe(page)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_cut_off_and_nothing_is_too_small_to_touch(page, car, width):
    page.set_viewport_size({"width": width, "height": 700})
    root = open_topic(page, car, "car", "?fix=engine&rule=harms")
    open_all(root)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert list_small(root) == []
    outside = root.evaluate(
        "root => { const edge = document.documentElement.clientWidth + 0.5;"
        " return [...root.querySelectorAll('td, th, svg, label')]"
        ".filter(e => e.getBoundingClientRect().right > edge)"
        ".map(e => e.outerHTML.slice(0, 80)); }"
    )
    assert outside == []


def test_a_number_about_people_opens_its_source_in_place(page, car):
    root = open_topic(page, car, "car", "?rule=heals")
    number = root.locator("[data-slot='rule.breaks'] a.sbs-number").first
    number.click()
    expect(root.locator(".sbs-popup")).to_contain_text("Who was studied")
    page.keyboard.press("Escape")
    expect(root.locator(".sbs-popup")).to_have_count(0)
    expect(number).to_be_focused()


def test_printing_loses_nothing(page, car):
    open_topic(page, car, "car", "?fix=engine&rule=linked")
    _, text = read_paper(page)
    for rule in RULES:
        assert STRINGS[f"rule.{rule}"] in text
        assert STRINGS[f"{rule}.fits"].split("{")[0][:40] in text, rule
    for words in ("988", "911", "says nothing about people", "Words and sources", "Worth dropping"):
        assert words in text, words
    assert f"The engine: {TOY.clean('engine', 'linked')} of 100" in text


def test_the_page_reads_without_javascript(browser, car):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(car.url)
    text = page.locator("main").text_content()
    for rule in RULES:
        assert STRINGS[f"{rule}.fits"].split("{")[0][:40] in text
    expect(page.locator(f"{GATE} svg").first).to_be_visible()
    context.close()


def test_every_panel_goes_on_working_when_the_kernel_is_killed(page, car_live):
    root = open_live_topic(page, car_live, "car")
    car_live.kill_kernels()
    expect(page.get_by_text("still works", exact=False).first).to_be_visible(timeout=20_000)
    for rule in RULES:
        choose(root, "rule", rule)
        for fix in FIXES:
            choose(root, "fix", fix)
            words = f"{TOY.clean(fix, rule)} of 100 cars have no breakdown"
            expect(page.locator(TAKEAWAY)).to_contain_text(words)
