"""Ten phones in a room: some with a screen, some that only send forms."""

from playwright.sync_api import expect
from room.visitor import Visitor, join

PHONES, PAGES = 10, 3


def read_seat(page) -> dict:
    """Return what the presenter's tab keeps: its id, and the code and key of its room."""
    return page.evaluate("JSON.parse(window.name.slice(window.name.indexOf('{')))")


def read_room(page) -> dict:
    """Return the state of the room as its host sees it, from the presenter's window."""
    return page.evaluate(
        """async ({ code, key }) => {
          const headers = { "X-Room-Key": key };
          const answer = await fetch(`../room/${code}/state`, { headers });
          return await answer.json();
        }""",
        read_seat(page),
    )


def open_phones(browser, app, code: str) -> tuple[list, list[Visitor], list[str]]:
    """Return phones with a screen, phones without one, and what the first ask for."""
    asked, shown = [], []
    for _ in range(PAGES):
        phone = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
        phone.on("request", lambda request: asked.append(request.url))
        phone.goto(f"{app.url}r/{code}")
        phone.locator("button[name=join]").click()
        shown.append(phone)
    return shown, join(app, code, PHONES - PAGES), asked


def vote(shown, plain, code: str, options: list, place: int) -> None:
    """Let every phone answer; which option differs from phone to phone and place to place."""
    for phone in shown:
        phone.reload(wait_until="commit")
    for number, phone in enumerate(shown):
        phone.locator("input[type=radio]").nth((place + number) % len(options)).check()
        phone.locator("form button").click()
    for number, phone in enumerate(plain):
        option = options[(place + number) % len(options)]["key"]
        assert phone.submit(f"r/{code}", option=option).status == 200
    for phone in shown:
        expect(phone.locator("p.room-note[role=status]")).to_be_visible()
