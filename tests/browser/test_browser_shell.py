"""The frame of each page in a real browser: words first, help in place, no trace."""

import pytest
from browser.looking import LAST_WORDS, LIVE, check_axe, open_live, read_paper, wait_for_loss
from browser.served import PAGES
from playwright.sync_api import expect

PHONE = {"width": 320, "height": 568}


def test_words_bar_and_footer_are_there_while_the_kernel_is_busy(page, serve_notebook):
    slow = serve_notebook(PAGES / "slow.ipynb", "--live=now")
    page.goto(slow.url, wait_until="commit")
    expect(page.get_by_text("Words first.")).to_be_visible(timeout=5000)
    expect(page.get_by_role("link", name="Call 988")).to_be_visible()
    expect(page.get_by_role("heading", name="Privacy receipt")).to_be_attached()
    assert page.evaluate("document.readyState") == "loading"


def test_a_widget_joins_its_words_and_python_answers(page, server):
    open_live(page, server)
    words = page.locator('[data-sbs="count"]')
    expect(words).to_have_count(1)
    expect(words).to_have_attribute("data-connected", "true")
    words.get_by_role("button", name="Add one").click()
    expect(words).to_contain_text("double is 2")


def test_a_stock_widget_stands_where_the_page_has_left_its_place(page, server):
    open_live(page, server)
    order = page.evaluate(
        "[...document.querySelectorAll('main h2, main .sbs-live input')].map(e => e.tagName)"
    )
    assert order == ["H2", "H2", "INPUT", "H2"]
    page.locator(LIVE).fill("7")
    page.locator(LIVE).press("Enter")
    expect(page.get_by_text("Python has seen 7.")).to_be_visible()
    expect(page.get_by_text("It is getting ready")).to_have_count(0)


def test_the_page_has_its_landmarks_language_and_title_once(page, server):
    open_live(page, server)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "A test page · Side by Side"
    for name in ("main", "#main", "header", "footer", "h1", "#sbs-live[aria-live='polite']"):
        expect(page.locator(name)).to_have_count(1)
    expect(page.get_by_role("complementary", name="Help right now")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("moment", ["live", "lost"])
def test_axe_finds_nothing(page, doomed_once, width, scheme, moment):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    open_live(page, doomed_once)
    if moment == "lost":
        doomed_once.kill_kernels()
        wait_for_loss(page)
    check_axe(page)


def test_nothing_leaves_for_another_host_and_nothing_stays(page, context, server):
    sockets = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    refused = []
    page.on("console", lambda said: refused.append(said.text) if "Security" in said.text else None)
    open_live(page, server)
    page.locator('[data-sbs="count"] button').click()
    expect(page.locator('[data-sbs="count"]')).to_contain_text("double is 2")
    own = (server.url, "data:", f"blob:{server.url}")
    assert [url for url in context.asked if not url.startswith(own)] == []
    assert sockets and all(f"127.0.0.1:{server.port}/" in url for url in sockets)
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert refused == []


def test_the_privacy_receipt_counts_live_and_tells_the_truth(page, server):
    open_live(page, server)
    receipt = page.locator("#sbs-receipt")
    for name in ("requests", "cookies", "storage"):
        expect(receipt.locator(f"[data-count='{name}']")).to_have_text("0")
    page.evaluate("localStorage.setItem('a', 'b'); document.cookie = 'c=d'")
    receipt.get_by_role("button", name="Check again").click()
    expect(receipt.locator("[data-count='cookies']")).to_have_text("1")
    expect(receipt.locator("[data-count='storage']")).to_have_text("1")
    expect(page.locator("#sbs-live")).to_contain_text("Cookies: 1. Things stored: 1.")


def test_the_skip_link_leads_past_the_bar_by_keyboard(page, server):
    page.goto(server.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_help_is_on_the_first_screen_of_a_small_phone_and_stays_there(page, doomed):
    page.set_viewport_size(PHONE)
    open_live(page, doomed)
    doomed.kill_kernels()
    wait_for_loss(page)
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"window.scrollTo(0, {place})")
        for name in ("Call 988", "Text 988", "Call 911"):
            link = page.get_by_role("link", name=name)
            expect(link).to_be_in_viewport(ratio=1)
            assert link.bounding_box()["height"] >= 44
    assert page.locator(".sbs-crisis").bounding_box()["height"] <= PHONE["height"] / 5


FOCUS_IS_SEEN = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  if (at === document.body) return true;
  const parts = [...Array(20).keys()].map((part) => box.y + (box.height * part) / 20);
  return parts.some((y) => {
    const top = document.elementFromPoint(box.x + box.width / 2, y + 1);
    return top !== null && at.contains(top);
  });
}"""


@pytest.mark.parametrize("size", [PHONE, {"width": 320, "height": 256}], ids=["phone", "zoomed"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_what_has_focus_is_never_hidden(page, doomed_once, size, key):
    page.set_viewport_size(size)
    open_live(page, doomed_once)
    doomed_once.kill_kernels()
    wait_for_loss(page)
    for _ in range(25):
        page.keyboard.press(key)
        # The browser scrolls, and the frame measures its message, on the next drawing.
        page.wait_for_function(FOCUS_IS_SEEN, timeout=2000)


def test_a_message_that_comes_later_does_not_cover_what_has_focus(page, doomed_once):
    page.set_viewport_size(PHONE)
    open_live(page, doomed_once)
    button = page.locator('[data-sbs="count"] button')
    button.focus()
    page.evaluate(
        "window.scrollBy(0, document.activeElement.getBoundingClientRect().bottom - innerHeight)"
    )
    doomed_once.kill_kernels()
    wait_for_loss(page)
    page.wait_for_function(FOCUS_IS_SEEN, timeout=2000)
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_scrolls_sideways(page, server, width):
    page.set_viewport_size({"width": width, "height": 700})
    open_live(page, server)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_text_at_twice_the_size_still_fits(page, server):
    page.set_viewport_size({"width": 640, "height": 700})
    open_live(page, server)
    page.add_style_tag(content="html { font-size: 200% }")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_paper_has_all_words_and_help_on_each_sheet(page, server):
    open_live(page, server)
    sheets, text = read_paper(page)
    assert len(sheets) > 2
    for words in ("A test page", "prescribes", "Paragraph 33 fills", LAST_WORDS, "Privacy receipt"):
        assert words in text, words
    for sheet in sheets:
        assert "Call 988 or Text 988" in sheet and "Call 911" in sheet
    for words in ("Skip to the page", "Check again"):
        assert words not in text


def test_the_page_reads_and_helps_without_javascript(browser, server):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(server.url)
    for words in ("Words that are here", LAST_WORDS, "you can read on", "With JavaScript on"):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_role("link", name="Call 988")).to_be_in_viewport(ratio=1)
    expect(page.locator("#sbs-status")).to_be_hidden()
    context.close()
