"""A room with a facilitator and several phones, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.served import PAGES
from playwright.sync_api import expect

from widgets.content import load_strings
from widgets.room.words import ask_questions

SAY, PRESENT = load_strings("en", "room"), load_strings("en", "present")
FIRST = ask_questions("en", "us")["first"]
PHONE = {"width": 320, "height": 568}
TIMEOUT = 15_000  # a phone asks every three to four seconds


@pytest.fixture
def people(browser, serve_notebook):
    """Return a function that opens a page on a device of its own; no request may go elsewhere."""
    served = serve_notebook(PAGES / "mixed.ipynb")
    contexts, strangers = [], []

    def arrive(path="room", **options):
        context = browser.new_context(locale="en-US", **options)
        context.on(
            "request",
            lambda request: (
                None if request.url.startswith(served.url) else strangers.append(request.url)
            ),
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(served.url + path)
        return page

    yield arrive
    for context in contexts:
        context.close()
    assert not strangers


def press(page, key, **where):
    page.get_by_role("button", name=SAY[key], exact=True, **where).click()


def open_room(people):
    host = people(viewport={"width": 1280, "height": 720})
    press(host, "open.go")
    expect(host.get_by_role("heading", level=1)).to_have_text(SAY["host.title"])
    return host, re.search(r"room/(\w+)", host.url).group(1)


def join(people, code, **options):
    phone = people(f"r/{code}", viewport=PHONE, **options)
    press(phone, "join.go")
    return phone


def vote(phone, label, again=False):
    phone.get_by_label(label, exact=True).check()
    press(phone, "phone.change" if again else "phone.send")
    expect(phone.get_by_text(SAY["phone.in"])).to_be_visible()


def ask(host, round_):
    row = host.get_by_role("listitem").filter(has=host.get_by_text(FIRST.text, exact=True))
    row.get_by_role("button", name=SAY[f"host.ask_{round_}"]).click()


def check(page):
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    small = page.evaluate(
        """() => [...document.querySelectorAll('main button, .room-option, .room-again, summary')]
          .filter((item) => item.checkVisibility() && item.getBoundingClientRect().height < 44)
          .map((item) => item.outerHTML)"""
    )
    assert not small
    expect(page.get_by_role("link", name="Call 988")).to_be_in_viewport()


def test_a_room_from_joining_to_closing(people):
    host, code = open_room(people)
    check(host)
    entrance = people("r", viewport=PHONE)
    check(entrance)
    entrance.get_by_label(SAY["enter.label"]).fill(f"{code[:3].lower()}-{code[3:]}")
    press(entrance, "enter.go")
    check(entrance)
    press(entrance, "join.go")
    phones = [entrance, *(join(people, code) for _ in range(4))]
    for phone in phones:
        expect(phone.get_by_role("heading", level=1)).to_have_text(SAY["phone.wait_title"])
    check(phones[0])

    ask(host, "before")
    expect(phones[0].get_by_role("heading", level=1)).to_have_text(FIRST.text, timeout=TIMEOUT)
    check(phones[0])
    for phone in phones:
        phone.reload()
        vote(phone, "True")
    vote(phones[0], "Not true", again=True)
    check(phones[0])
    expect(host.get_by_text(SAY["count.many"].format(count=5))).to_be_visible(timeout=TIMEOUT)
    for page in (host, *phones):
        assert page.locator(".room-results").count() == 0

    press(host, "host.show")
    for page in (host, *phones):
        expect(page.get_by_role("table")).to_contain_text("4 of 5", timeout=TIMEOUT)
        assert FIRST.why not in page.locator("main").inner_text()
    ask(host, "after")
    for phone in phones:
        expect(phone.get_by_text(SAY["phone.after"])).to_be_visible(timeout=TIMEOUT)
        vote(phone, "Not true")
    press(host, "host.show")
    for page in (host, *phones):
        expect(page.get_by_role("columnheader")).to_have_text(
            [SAY["results.option"], SAY["round.before"], SAY["round.after"]], timeout=TIMEOUT
        )
        expect(page.get_by_role("row", name="Not true")).to_contain_text("5 of 5")
    check(phones[0])
    check(host)

    press(host, "host.close")
    check(host)
    press(host, "close.go")
    expect(host.get_by_role("heading", level=1)).to_have_text(SAY["closed.title"])
    for phone in phones:
        expect(phone.get_by_text(SAY["problem.closed"])).to_be_visible(timeout=TIMEOUT)
        expect(phone.get_by_role("heading", level=1)).to_have_text(SAY["over.title"])
    check(phones[0])


def test_a_host_lets_no_new_phone_in_and_lets_phones_in_again(people):
    presenter = people("present/40-in_person", viewport={"width": 1280, "height": 720})
    panel = presenter.get_by_role("region", name=PRESENT["page.room"])
    panel.get_by_role("button", name=PRESENT["poll.open"], exact=True).click()
    expect(panel.locator("[data-at=room-code]")).not_to_be_empty()
    shut, let_in = (
        panel.get_by_role("button", name=PRESENT[f"poll.{k}"]) for k in ("shut", "let_in")
    )
    code = panel.locator("[data-at=room-code]").inner_text().split()[-1].replace("-", "")
    phone = join(people, code)
    expect(panel.get_by_text(SAY["gate.joined"].format(count=1))).to_be_visible()
    shut.click()
    expect(panel.get_by_text(SAY["gate.is_shut"])).to_be_visible()
    late = join(people, code)
    expect(late.get_by_text(SAY["problem.shut"])).to_be_visible()
    check(late)
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text(SAY["phone.wait_title"])

    with presenter.context.expect_page() as opened:
        panel.get_by_role("link", name=PRESENT["poll.host"]).click()
    host = opened.value
    expect(host.get_by_text(SAY["gate.is_shut"])).to_be_visible()
    door = host.get_by_role("region", name=SAY["host.door"])
    expect(door).to_have_count(0)
    check(host)
    press(host, "gate.open")
    expect(host.get_by_role("button", name=SAY["gate.shut"])).to_be_visible()
    expect(door).to_be_visible()
    expect(shut).to_be_visible()
    join(people, code)
    for page in (panel, host):
        expect(page.get_by_text(SAY["gate.joined"].format(count=2))).to_be_visible(timeout=TIMEOUT)
    shut.click()
    expect(let_in).to_be_visible()
    expect(host.get_by_role("button", name=SAY["gate.open"])).to_be_visible(timeout=TIMEOUT)


def test_a_presenter_comes_back_with_a_code_whose_letters_look_like_others(people):
    presenter = people("present/40-in_person", viewport={"width": 1280, "height": 720})
    presenter.get_by_role("button", name=PRESENT["poll.open"], exact=True).click()
    expect(presenter.locator("[data-at=room-code]")).not_to_be_empty()
    said = presenter.locator("[data-at=room-code]").inner_text()
    again = presenter.context.new_page()
    again.goto(presenter.url)
    presenter.close()
    again.get_by_text(PRESENT["poll.return"], exact=True).click()
    typed = said.split()[-1].translate(str.maketrans("234679M", "ZEAGTQN"))
    again.get_by_label(PRESENT["poll.return_code"]).fill(typed)
    again.get_by_role("button", name=PRESENT["poll.return_go"]).click()
    expect(again.locator("[data-at=room-code]")).to_have_text(said)


def test_the_widest_code_and_a_long_address_stay_on_a_narrow_screen(people):
    host, code = open_room(people)
    host.set_viewport_size(PHONE)
    host.get_by_text(SAY["host.second"], exact=True).click()
    entrance = people(f"r/{code}", viewport=PHONE)
    entrance.locator(".room-code").evaluate("field => (field.textContent = 'WMW-MWM-WMW-MWM')")
    for page, wide in ((host, ".room-address"), (entrance, ".room-code")):
        expect(page.locator(wide).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_four_answers_are_shown_to_nobody(people):
    host, code = open_room(people)
    ask(host, "before")
    phones = [join(people, code) for _ in range(4)]
    for phone in phones:
        vote(phone, "True")
    press(host, "host.show")
    for page in (host, *phones):
        expect(page.get_by_text(SAY["results.few"])).to_be_visible(timeout=TIMEOUT)
        assert page.get_by_role("table").count() == 0


def test_hands_are_typed_in_where_there_are_no_phones(people):
    host, _ = open_room(people)
    ask(host, "before")
    host.get_by_text(SAY["type.title"], exact=True).click()
    hands = host.get_by_role("group", name=SAY["type.hands"])
    hands.get_by_label("True", exact=True).fill("7")
    hands.get_by_label("Not true").fill("3")
    check(host)
    press(hands, "type.go_hands")
    press(host, "host.show")
    expect(host.get_by_role("row", name="Not true")).to_contain_text("3 of 10")


def test_the_only_cookie_is_for_this_session_and_hidden_from_scripts(people):
    host, code = open_room(people)
    phone = join(people, code)
    expect(phone.get_by_role("heading", level=1)).to_have_text(SAY["phone.wait_title"])
    for page, path in ((phone, f"/r/{code}"), (host, f"/room/{code}")):
        (cookie,) = page.context.cookies()
        assert cookie["expires"] == -1 and cookie["httpOnly"] and cookie["path"] == path
        assert cookie["sameSite"] == "Strict"
        assert page.evaluate("document.cookie") == ""
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_phone_without_javascript_can_answer_and_see(people):
    host, code = open_room(people)
    ask(host, "before")
    phone = join(people, code, java_script_enabled=False)
    vote(phone, "True")
    press(host, "host.show")
    phone.get_by_role("link", name=SAY["again"]).click()
    expect(phone.get_by_text(SAY["results.few"])).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_either_colour_scheme(people, scheme):
    host, code = open_room(people)
    host.emulate_media(color_scheme=scheme)
    ask(host, "before")
    host.set_viewport_size(PHONE)
    check(host)
    phone = join(people, code, color_scheme=scheme)
    vote(phone, "True")
    check(phone)
