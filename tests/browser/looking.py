"""How the tests of the frame look at a page, and at the paper it is printed on."""

import re
import unicodedata

import pypdfium2
from axe_playwright_python.sync_playwright import Axe
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


def open_topic(page, server, topic: str, query: str = ""):
    """Open the page and return the part of a topic, once its panels can be switched."""
    page.goto(f"{server.url}{query}")
    part = page.locator(f'[data-sbs="{topic}"]')
    expect(part).to_have_attribute("data-ready", "true")
    expect(part).to_be_visible()
    return part


def open_live_topic(page, server, topic: str):
    """Open the page and return the part of a topic, once its kernel has nothing more to say."""
    frames = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: frames.append(data)))
    part = open_topic(page, server, topic)
    wait_until_quiet(page, frames)
    return part


def choose(root, dimension: str, value: str) -> None:
    """Pick one value of a dimension of the panels."""
    root.locator(f"[data-dim='{dimension}'] input[value='{value}']").check()


def open_all(root) -> None:
    """Open everything below that can be opened."""
    root.evaluate("root => root.querySelectorAll('details').forEach(d => (d.open = true))")


def check_axe(page, context: dict | None = None) -> None:
    """Fail with axe's report if it finds anything on the page, or in a part of it."""
    # Naming each of the thousands of elements that pass takes longer than looking at them.
    results = Axe().run(page, context=context, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()


def list_small(root, controls: str = "button, summary, .sbs-options label") -> list[str]:
    """Return what is there to be touched and is lower than a thumb needs."""
    return root.evaluate(
        "(root, controls) => [...root.querySelectorAll(controls)]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5)"
        ".map(e => e.outerHTML.slice(0, 80))",
        controls,
    )


def read_paper(page) -> tuple[list[str], str]:
    """Print the page; return the words of each sheet and of all, on one line without ligatures."""
    printed = pypdfium2.PdfDocument(page.pdf(format="Letter"))
    texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    flat = [re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip() for text in texts]
    # A word in a picture has an edge drawn around it, and each of its letters is read twice.
    sheets = [re.sub(r"(?<!\S)(?:([^\W\d_])\1){2,}(?!\S)", lambda m: m[0][::2], t) for t in flat]
    return sheets, " ".join(sheets)


def wait_until_quiet(page, frames: list) -> None:
    """Wait until the kernel has answered and nothing more is said to it, even on a slow machine."""
    for _ in range(40):
        before = len(frames)
        page.wait_for_timeout(1000)
        if frames and len(frames) == before:
            return
    raise AssertionError(f"the kernel did not come to rest; it was told {len(frames)} things")
