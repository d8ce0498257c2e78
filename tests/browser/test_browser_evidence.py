"""The evidence page in a real browser: filter, sources, links, print, with and without a mouse."""

import re

import pytest
from browser.looking import check_axe, list_small, open_all, open_topic, read_paper
from playwright.sync_api import expect

from widgets import content
from widgets.controls.front_end import PANELS, front_end
from widgets.evidence.export import write_files
from widgets.evidence.parts import Ledger, list_fitting, load_rows

LEDGER = Ledger("en")
EVIDENCE = '[data-sbs="evidence"]'
COUNT = "[data-slot='ledger.count']"


@pytest.fixture(scope="module")
def evidence(serve_notebook):
    """A server that shows the evidence notebook."""
    return serve_notebook("notebooks/09-evidence.ipynb")


def fit(**chosen: str) -> list[str]:
    return list_fitting(LEDGER, {"theme": "all", "sure": "all", "seen": "all"} | chosen)


def test_a_stranger_can_filter_the_ledger_open_a_source_and_keep_the_address(page, evidence):
    root = open_topic(page, evidence, "evidence")
    expect(root.locator(".sbs-say")).to_have_text("")
    root.locator("[data-dim='theme'] input[value='team']").check()
    root.locator("[data-dim='sure'] input[value='low']").check()
    keys = fit(theme="team", sure="low")
    expect(root.locator(COUNT)).to_contain_text(f"{len(keys)} of {len(LEDGER.public)}")
    expect(root.locator(".sbs-say")).to_contain_text("Theme: Care teams. How sure: Not very sure")
    assert root.locator("[data-theme]:visible").count() == 1
    shelf = root.locator("[data-theme='team']")
    shelf.locator("> summary").click()
    assert shelf.locator("details:visible").count() == len(keys)
    shelf.locator("details:visible > summary").first.click()
    expect(shelf.locator("article:visible")).to_contain_text("Who was studied")
    assert re.search(r"at=evidence.*theme=team.*sure=low", page.url)
    words = root.locator(COUNT).text_content()
    page.reload()
    expect(root.locator(COUNT)).to_have_text(words)
    expect(root.locator("[data-dim='sure'] input[value='low']")).to_be_checked()


def test_everything_works_by_keyboard_and_a_number_opens_its_source_in_place(page, evidence):
    root = open_topic(page, evidence, "evidence", "?theme=moon")
    expect(root.locator(".sbs-notice")).to_contain_text("A part of this link did not work")
    reached = set()
    for _ in range(100):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("(e => e.name || e.className || e.tagName)(document.activeElement)")
        )
    names = {f"evidence-{name}" for name in ("theme", "sure", "seen")}
    assert names | {"bet-evidence-sure", "SUMMARY", "sbs-number", "sbs-button sbs-copy"} <= reached
    root.locator("input[name='evidence-theme']:checked").focus()
    page.keyboard.press("ArrowDown")
    expect(root.locator(COUNT)).to_contain_text("Theme: Both, or one alone.")
    root.locator("summary", has_text="Each of these tests").press("Enter")
    number = root.locator("a[href='#evidence-f-antler_relapse_hazard']").first
    number.focus()
    page.keyboard.press("Enter")
    expect(root.locator(".sbs-popup")).to_contain_text("Who was studied")
    page.keyboard.press("Escape")
    expect(number).to_be_focused()
    root.locator("[data-bet='evidence-sure'] input").nth(2).check()
    expect(root.locator(".sbs-answer").first).to_be_visible()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_all_fits_with_everything_open(page, evidence, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    root = open_topic(page, evidence, "evidence")
    open_all(root)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert list_small(root) == []
    check_axe(page)


def test_a_filtered_page_prints_whole_with_its_failures_and_every_row(page, evidence):
    open_topic(page, evidence, "evidence", "?theme=team&sure=low")
    _, text = read_paper(page)
    for row in load_rows("en").rows:
        assert f"{row.row}: {row.title}" in text
    for words in ("988", "911", "Drawing level later: Fails", "not fully fair"):
        assert words in text, words
    solid = text.replace(" ", "").replace("-", "")
    for key in ("antler_relapse_hazard", "phq9_range", "care_team_5_years"):
        why = content.load_public_finding(key).why.replace(" ", "").replace("-", "")
        assert why in solid, key


def test_both_files_can_be_saved_from_the_pages_own_host_without_a_kernel(page, context, evidence):
    root = open_topic(page, evidence, "evidence")
    root.locator("summary", has_text="Take it along").click()
    for name, text in write_files().items():
        with page.expect_download() as saving:
            root.locator(f"a[data-file='{name}']").click()
        assert saving.value.suggested_filename == name
        assert saving.value.path().read_text(encoding="utf-8") == text
    assert not [url for url in context.asked if not url.startswith((evidence.url, "blob:"))]


def test_where_no_server_of_ours_is_there_the_links_hold_the_files(page):
    files = write_files()
    links = "".join(f'<a data-file="{name}" download="{name}">{name}</a>' for name in files)
    panels = {"topic": "t", "start": {}, "dims": [], "parts": [], "rows_by": [], "words": {}}
    data = {
        "html": f'<section data-sbs="t">{links}<div class="sbs-say"></div></section>',
        "panels": panels,
        "files": files,
        "state": {},
    }
    page.set_content("<main></main>")
    page.evaluate(
        """async ([code, data]) => {
          const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
          const { default: widget } = await import(address);
          const model = { get: (name) => data[name], set() {}, save_changes() {}, on() {} };
          widget.render({ model, el: document.querySelector("main") });
        }""",
        [front_end(*PANELS), data],
    )
    for name, text in files.items():
        with page.expect_download() as saving:
            page.locator(f"a[data-file='{name}']").click()
        assert saving.value.suggested_filename == name
        assert saving.value.path().read_text(encoding="utf-8") == text
