"""How the tests of the frame look at a page."""

from playwright.sync_api import expect

LIVE = ".sbs-live input"
LAST_WORDS = "The last words of the page."


def open_live(page, server, query: str = ""):
    """Open the page and wait until Python answers."""
    page.goto(server.url + query)
    expect(page.locator(LIVE)).to_be_visible(timeout=20_000)
    return page


def wait_for_loss(page):
    # Going online makes the page ask at once; one test waits for its own turn.
    page.evaluate("window.dispatchEvent(new Event('online'))")
    status = page.locator("#sbs-status")
    expect(status).to_be_visible(timeout=10_000)
    return status
