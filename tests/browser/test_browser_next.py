"""The page "Where to begin" in a real browser: doors, places, and a plan nobody else sees."""

import re

import pytest
from browser.looking import check_axe, choose, open_topic, read_paper
from playwright.sync_api import expect

from widgets.next.parts import Ways
from widgets.words import Writer

NEXT = '[data-sbs="next"]'
WAYS = Ways(Writer("en", "next"))
KEYS = list(WAYS.list_labels())
TITLE = f"{NEXT} [data-slot='do.title']"
SECRET = "zebra-crossing-4711"


@pytest.fixture(scope="module")
def begin(serve_notebook):
    """A server that shows the notebook of this page."""
    return serve_notebook("notebooks/08-next.ipynb")


@pytest.fixture(scope="module")
def begin_live(serve_notebook):
    """The same page with a kernel from the start."""
    return serve_notebook("notebooks/08-next.ipynb", "--live=now")


@pytest.mark.parametrize("key", KEYS)
def test_a_stranger_can_open_every_door(page, begin, key):
    root = open_topic(page, begin, "next")
    choose(root, "do", "friend" if key == "all" else "all")
    choose(root, "do", key)
    expect(page.locator(TITLE)).to_have_text(WAYS.name(key))
    said = root.locator(".sbs-say")
    expect(said).to_have_attribute("aria-live", "polite")
    expect(said).to_contain_text(WAYS.name(key))


def test_help_right_now_can_be_called_and_texted(page, begin):
    root = open_topic(page, begin, "next")
    choose(root, "do", "now")
    lines = root.locator("[data-slot='do.lines']")
    for name, address in (
        ("Call 988", "tel:988"),
        ("Text 988", "sms:988"),
        ("Call 911", "tel:911"),
    ):
        link = lines.get_by_role("link", name=name)
        expect(link).to_have_attribute("href", address)
        assert link.bounding_box()["height"] >= 44
    choose(root, "do", "all")
    expect(lines).to_be_empty()


def test_a_place_changes_the_contacts_and_nothing_else(page, begin):
    root = open_topic(page, begin, "next", "?at=next&do=therapist&pack=us")
    choose(root, "pack", "washington")
    expect(root.locator("[data-slot='pack.title']")).to_have_text("Contacts: Washington")
    expect(root.locator("[data-slot='pack.list']")).to_contain_text("(empty)")
    expect(page.locator(TITLE)).to_have_text(WAYS.name("therapist"))


def test_a_view_has_an_address_and_comes_back_from_it(page, begin):
    root = open_topic(page, begin, "next", "?at=next&do=psychiatry&pack=oregon")
    expect(page.locator(TITLE)).to_have_text(WAYS.name("psychiatry"))
    expect(root.locator("[data-slot='pack.title']")).to_have_text("Contacts: Oregon")
    choose(root, "do", "doctor")
    assert re.search(r"\?at=next&do=doctor&pack=oregon$", page.url)
    page.reload()
    expect(page.locator(TITLE)).to_have_text(WAYS.name("doctor"))
    expect(root.locator("input[value='oregon']")).to_be_checked()


def test_a_link_that_does_not_work_gets_a_plain_word(page, begin):
    root = open_topic(page, begin, "next", "?at=next&do=feel")
    expect(root.locator(".sbs-notice")).to_contain_text("A part of this link did not work")
    expect(page.locator(TITLE)).to_have_text(WAYS.name("all"))


def test_everything_can_be_reached_and_used_by_keyboard(page, begin):
    root = open_topic(page, begin, "next")
    root.locator("input[name='next-do']:checked").focus()
    for key in KEYS[1:]:
        page.keyboard.press("ArrowDown")
        expect(page.locator(TITLE)).to_have_text(WAYS.name(key))
    root.locator("input[name='next-pack']:checked").focus()
    page.keyboard.press("ArrowDown")
    expect(root.locator("[data-slot='pack.title']")).to_have_text("Contacts: Oregon")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.type || document.activeElement.tagName"))
    assert {"checkbox", "textarea", "button", "SUMMARY"} <= reached


def test_what_is_written_in_the_plan_is_never_sent_or_kept(page, begin_live):
    sent, asked = [], []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(data)))
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    root = open_topic(page, begin_live, "next")
    for _ in range(80):
        if not sent:
            page.wait_for_timeout(250)
    before = len(sent)
    for field in root.locator("textarea").all():
        field.fill(SECRET)
    root.get_by_role("checkbox").first.check()
    choose(root, "do", "friend")
    choose(root, "pack", "oregon")
    page.wait_for_timeout(1500)
    assert len(sent) > before, "the choice is told to Python, so there is something to look through"
    assert not [text for text in (*map(str, sent), *asked, page.url) if SECRET in text]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    expect(root.locator("textarea").first).to_have_value(SECRET)
    page.reload()
    expect(root.locator("textarea").first).to_have_value("")


def print_plan(page) -> str:
    """Press the button, and return the paper as it is at that moment."""
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print my plan").click()
    assert page.evaluate("window.printed")
    sheets, text = read_paper(page)
    assert len(sheets) == 1
    return text


def test_the_plan_prints_on_one_page_with_the_help_lines(page, begin):
    root = open_topic(page, begin, "next")
    root.locator("textarea").first.fill("Dr. Example, 555 0100")
    root.get_by_role("checkbox", name="Tell one person I trust").check()
    paper = print_plan(page)
    for words in ("My plan, on one page", "Tell one person I trust", "Dr. Example", "988", "911"):
        assert words in paper, words
    assert "When nobody picks up" not in paper and "Call a therapist" not in paper


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize(
    "query", ["", "?at=next&do=psychiatry&pack=oregon", "?at=next&do=now&pack=us"]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, begin, width, scheme, query):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    open_topic(page, begin, "next", query)
    page.evaluate("document.querySelectorAll('main details').forEach((item) => item.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    check_axe(page)


def test_printing_loses_nothing(page, begin):
    open_topic(page, begin, "next", "?at=next&do=friend&pack=oregon")
    _, text = read_paper(page)
    for door in WAYS.all.doors:
        assert door.title in text and door.no in text and door.say[0] in text
    for words in (WAYS.all.friend.title, "Contacts: Oregon", "(empty)", "My plan", "988", "911"):
        assert words in text, words


def test_the_page_reads_without_javascript(browser, begin):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(begin.url)
    text = page.locator("main").text_content()
    for door in WAYS.all.doors:
        assert door.what in text and door.no in text
    assert WAYS.all.friend.lead in text and "988" in text
    context.close()
