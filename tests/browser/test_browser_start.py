"""The opening and its return in a real browser: picked, answered, compared, forgotten."""

import pytest
from browser.looking import check_axe, read_paper, wait_until_quiet
from playwright.sync_api import expect

from widgets.start.parts import load_quiz

ITEMS = load_quiz("en").items
START, AGAIN = '[data-sbs="start"]', '[data-sbs="again"]'


@pytest.fixture(scope="module")
def opening(serve_notebook):
    """A server that shows the notebook with the opening and its return."""
    return serve_notebook("notebooks/01-start.ipynb")


@pytest.fixture(scope="module")
def opening_live(serve_notebook):
    """The same page with a kernel from the start."""
    return serve_notebook("notebooks/01-start.ipynb", "--live=now")


def open_page(page, server):
    page.goto(server.url)
    for root in (START, AGAIN):
        expect(page.locator(f"{root}[data-ready='true']")).to_be_visible()
    return page.locator(START), page.locator(AGAIN)


def pick(root, item, label: str) -> None:
    question = root.locator(f"[data-question='{item.key}']")
    question.get_by_role("radio", name=label, exact=True).check()


def find_moved(root, item):
    return root.locator(f"[data-question='{item.key}'] .sbs-moved")


def test_a_stranger_can_judge_every_line_and_see_why(page, opening):
    start, _ = open_page(page, opening)
    for item in ITEMS:
        answer = start.locator(f"[data-question='{item.key}'] .sbs-answer")
        expect(answer).to_be_hidden()
        pick(start, item, "Not sure")
        expect(answer).to_be_visible()
        expect(answer).to_contain_text(item.why)


def test_each_answer_can_be_seen_without_a_pick(page, opening):
    start, _ = open_page(page, opening)
    question = start.locator(f"[data-question='{ITEMS[0].key}']")
    question.get_by_text("Just show me").click()
    expect(question.locator(".sbs-answer")).to_contain_text(ITEMS[0].verdict)
    expect(question.locator("input:checked")).to_have_count(0)


def test_the_bet_opens_its_answer(page, opening):
    start, _ = open_page(page, opening)
    start.get_by_role("radio", name="It depends").check()
    expect(start.get_by_text("Not as a rule.")).to_be_visible()


def test_a_pick_is_announced_with_what_research_says(page, opening):
    start, _ = open_page(page, opening)
    say = start.locator(".sbs-say")
    expect(say).to_have_attribute("aria-live", "polite")
    expect(say).to_have_text("")
    pick(start, ITEMS[0], "True")
    expect(say).to_have_text(f"You said: True. What research says: {ITEMS[0].verdict}")


def test_the_end_shows_what_moved_what_stayed_and_what_is_new(page, opening):
    start, again = open_page(page, opening)
    moved, same, new = ITEMS[:3]
    count = again.locator(".sbs-count")
    expect(count).to_contain_text("Nothing to compare yet.")
    pick(start, moved, "True")
    pick(start, same, "Not sure")
    for item in ITEMS:
        expect(find_moved(again, item)).to_be_hidden()
    pick(again, moved, "Not true")
    pick(again, same, "Not sure")
    pick(again, new, "True")
    expect(find_moved(again, moved)).to_have_text(
        "At the start you said “True”. Now you say “Not true”."
    )
    expect(find_moved(again, same)).to_have_text("You said “Not sure” both times.")
    expect(find_moved(again, new)).to_have_text("You did not pick this one at the start.")
    expect(count).to_have_text("Picks that moved: 1. Picks that stayed: 1.")
    expect(again.locator(".sbs-say")).to_contain_text("You did not pick this one at the start.")
    expect(again.locator(".sbs-say")).to_contain_text(new.verdict)


def test_a_change_of_mind_in_the_first_quiz_counts_too(page, opening):
    start, again = open_page(page, opening)
    pick(start, ITEMS[0], "True")
    pick(again, ITEMS[0], "Not true")
    pick(start, ITEMS[0], "Not true")
    expect(find_moved(again, ITEMS[0])).to_have_text("You said “Not true” both times.")
    expect(again.locator(".sbs-count")).to_have_text("Picks that moved: 0. Picks that stayed: 1.")


def test_everything_can_be_done_by_keyboard(page, opening):
    start, again = open_page(page, opening)
    for root, topic in ((start, "start"), (again, "again")):
        root.locator(f"input[name='bet-{topic}-talk']").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        expect(root.locator("[data-question='talk'] input").nth(1)).to_be_checked()
        expect(root.locator("[data-question='talk'] .sbs-answer")).to_be_visible()
    expect(again.locator(".sbs-count")).to_have_text("Picks that moved: 0. Picks that stayed: 1.")
    start.get_by_text("Sources", exact=True).focus()
    page.keyboard.press("Enter")
    expect(start.get_by_text("Kroenke K").first).to_be_visible()


def test_a_number_opens_its_note_and_closes_by_escape(page, opening):
    start, _ = open_page(page, opening)
    start.get_by_role("button", name="9 in 100").first.click()
    note = start.get_by_role("note")
    expect(note).to_contain_text("How sure are we?")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)


def test_what_is_picked_is_never_sent_kept_or_put_in_the_address(page, opening_live):
    frames, requests = [], []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: frames.append(data)))
    start, again = open_page(page, opening_live)
    wait_until_quiet(page, frames)
    address, before = page.url, len(frames)
    page.on("request", lambda request: requests.append(request.url))
    for root in (start, again):
        for item in ITEMS:
            pick(root, item, "Not true")
    page.wait_for_timeout(500)
    assert len(frames) == before and page.url == address
    assert [url for url in requests if "/sbs/alive/" not in url] == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.reload()
    expect(page.locator(f"{START}[data-ready='true']")).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, opening, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    start, again = open_page(page, opening)
    for root in (start, again):
        for item in ITEMS:
            pick(root, item, "True")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    check_axe(page)


def test_every_button_is_large_enough_for_a_thumb(page, opening):
    page.set_viewport_size({"width": 320, "height": 568})
    start, _ = open_page(page, opening)
    for label in start.locator(".sbs-quiz label, summary").all():
        if label.is_visible():
            assert label.bounding_box()["height"] >= 44


def test_printing_loses_nothing(page, opening):
    open_page(page, opening)
    _, text = read_paper(page)
    for item in ITEMS:
        assert item.claim in text and item.verdict in text and item.why[-40:] in text
    for words in ("The question here:", "Kroenke K", "Not as a rule.", "988"):
        assert words in text, words


def test_the_page_reads_without_javascript(browser, opening):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(opening.url)
    text = page.locator("main").text_content()
    for item in ITEMS:
        assert item.claim in text and item.why in text
    page.locator(f"{START} summary", has_text="Just show me").first.click()
    expect(page.locator(f"{START} .sbs-answer").first).to_be_visible()
    context.close()
