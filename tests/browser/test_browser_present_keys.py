"""The two keys for safety: help on the wall, and a blank wall, from either window."""

import pytest
from browser.session import is_at, see_kind
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def app(serve_notebook):
    return serve_notebook("notebooks/app.ipynb")


def test_one_key_shows_help_anywhere_and_another_blanks_the_screen(room_of_two):
    page, audience = room_of_two
    page.locator("[data-at=jump] button").nth(8).click()
    see_kind(audience, "screen")
    for window in (page, audience):
        window.keyboard.press("s")
        see_kind(audience, "support")
        expect(audience.locator("#sbs-show")).to_contain_text("988")
        window.keyboard.press("s")
        see_kind(audience, "screen")
    for step, said in ((5, "Eyes closed"), (8, "Raise one hand for your guess")):
        page.locator("[data-at=jump] button").nth(step - 1).click()
        expect(audience.locator(".show-note")).to_contain_text(said)
    page.locator("[data-at=jump] button").nth(8).click()
    page.keyboard.press("b")
    see_kind(audience, "blank")
    expect(page.get_by_role("button", name="Blank screen")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.keyboard.press("PageDown")
    see_kind(audience, "screen")
    is_at(page, 9)
    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("The letter keys S and B are on").uncheck()
    page.keyboard.press("s")
    see_kind(audience, "screen")
