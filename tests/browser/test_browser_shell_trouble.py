"""What a reader is told when something fails, in a real browser."""

from browser.looking import LAST_WORDS, LIVE, check_axe, open_live, wait_for_loss
from browser.served import PAGES, Served
from playwright.sync_api import expect


def test_a_lost_kernel_is_told_with_what_still_works_and_one_way_back(page, doomed):
    open_live(page, doomed, "?week=8&talk=yes")
    doomed.kill_kernels()
    status = wait_for_loss(page)
    for words in ("live part has stopped", "What still works", "paths", "weeks", "printing"):
        expect(status).to_contain_text(words)
        expect(page.locator("#sbs-live")).to_contain_text(words)
    focused = page.evaluate("document.activeElement.tagName")
    assert focused == "BODY"
    status.get_by_role("link", name="Start again at the same place").click()
    expect(page.locator(LIVE)).to_be_visible(timeout=20_000)
    assert page.url.endswith("?week=8&talk=yes")
    expect(page.locator("#sbs-status")).to_be_hidden()


def test_the_message_can_be_put_away_by_keyboard_and_stays_away(page, doomed):
    open_live(page, doomed)
    doomed.kill_kernels()
    status = page.locator("#sbs-status")
    expect(status).to_be_visible(timeout=10_000)
    hide = status.get_by_role("button", name="Hide this message")
    hide.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sbs-status")).to_be_hidden()
    expect(page.locator("#main")).to_be_focused()


def test_a_dropped_line_is_told_and_so_is_its_return(page, context, server):
    open_live(page, server)
    context.set_offline(True)
    expect(wait_for_loss(page)).to_contain_text("There is no line to the server.")
    context.set_offline(False)
    expect(page.locator("#sbs-status")).to_contain_text("The line is back.", timeout=10_000)


def test_a_server_that_ends_is_told_too(page, doomed):
    open_live(page, doomed)
    doomed.stop()
    expect(wait_for_loss(page)).to_contain_text("There is no line to the server.")
    expect(page.get_by_text("Words that are here before the kernel.")).to_be_visible()


def test_an_error_in_a_cell_gets_plain_words_and_the_rest_stays(page, serve_notebook):
    page.goto(serve_notebook(PAGES / "failing.ipynb").url)
    expect(page.locator(LIVE)).to_have_count(1, timeout=20_000)
    absent = page.get_by_text("This part could not be shown.")
    expect(absent).to_have_count(2)
    expect(absent.first.get_by_role("link", name="Load the page again")).to_be_visible()
    expect(page.get_by_text("The words after the error.")).to_be_visible()
    body = page.content()
    for secret in ("secret_name", "KeyError", "Traceback", "ExecutionError", "show_tracebacks"):
        assert secret not in body


def test_a_full_server_shows_the_words_and_the_way_to_try_again(page):
    served = Served(PAGES / "mixed.ipynb", "--max-kernels=0")
    try:
        answer = page.goto(f"{served.url}?week=8")
        assert answer.status == 503
        expect(page.get_by_text("Many people are here right now.")).to_be_visible()
        expect(page.get_by_text(LAST_WORDS)).to_be_attached()
        page.get_by_role("link", name="Try again").click()
        assert page.url == f"{served.url}?week=8"
        check_axe(page)
    finally:
        served.stop()


def test_a_page_that_is_not_here_says_so_and_leads_home(page, server):
    assert page.goto(f"{server.url}nowhere").status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    check_axe(page)
    page.get_by_role("link", name="Go to the start").click()
    assert page.url == server.url
