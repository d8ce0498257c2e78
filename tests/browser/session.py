"""A session of forty minutes in two windows: what its tests share."""

from playwright.sync_api import expect

from widgets.present.deck import find_sheet, make_deck

HD = {"width": 1280, "height": 720}
NAME = "40-in_person"
DECK = make_deck(find_sheet(NAME))
STEPS, QUESTIONS = DECK["steps"], DECK["questions"]


def say_that_phones_can_come(route) -> None:
    """Let the answer stand but for this: the tests' own app is for this computer only."""
    answer = route.fetch()
    if "json" not in answer.headers.get("content-type", "") or not answer.ok:
        return route.fulfill(response=answer)
    said = answer.json()
    return route.fulfill(response=answer, json={**said, "reachable": "spoken" in said})


def open_two(context, app, lang="en"):
    """Return both windows; a button of the first opens the second."""
    page = context.new_page()
    page.set_viewport_size(HD)
    page.goto(f"{app.url}present/{NAME}?lang={lang}")
    expect(page.locator("html[data-ready]")).to_be_attached()
    with context.expect_page() as opened:
        page.locator("[data-at=audience]").click()
    audience = opened.value
    audience.set_viewport_size(HD)
    expect(audience.locator("html[data-ready]")).to_be_attached()
    return page, audience


def is_at(page, step: int, view: int = 1) -> None:
    page.wait_for_function(
        "([step, view]) => { const at = new URLSearchParams(location.hash.slice(1));"
        "return Number(at.get('step')) === step && Number(at.get('view')) === view }",
        arg=[step, view],
    )


def see_kind(audience, kind: str) -> None:
    expect(audience.locator(f"html[data-kind={kind}]")).to_be_attached()


def keep_open_then_close(page) -> None:
    """Ask to close by keyboard, take it back twice, and close; nothing was counted so far."""
    opener = page.get_by_role("button", name="Close the room")
    choices = page.get_by_role("group", name="Close the room?")
    save = choices.get_by_role("button", name="Save how answers changed")
    for way_back in ("Escape", "Keep the room open"):
        opener.press("Enter")
        expect(save).to_be_focused()
        if way_back == "Escape":
            page.keyboard.press(way_back)
        else:
            choices.get_by_role("button", name=way_back).press("Enter")
        expect(choices).to_be_hidden()
        expect(opener).to_be_focused()
    opener.press("Enter")
    save.press("Enter")
    expect(page.locator("[data-at=room-news]")).to_contain_text("no changes to save yet")
    choices.get_by_role("button", name="Save the counts").press("Enter")
    expect(page.locator("[data-at=room-news]")).to_contain_text("no counts to save yet")
    choices.get_by_role("button", name="Close and delete").press("Enter")
    expect(page.locator("[data-at=room-news]")).to_contain_text("All answers are deleted")
    expect(page.get_by_role("button", name="Open a room")).to_be_focused()
