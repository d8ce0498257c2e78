"""The forest explorer in a real browser: all trials without a kernel, choices with one."""

from pathlib import Path

import pytest
from browser.looking import check_axe, list_small, open_all, read_paper
from playwright.sync_api import expect

from widgets.forest.model import Choice
from widgets.forest.view import make_view

FOREST = '[data-sbs="forest"]'
SAID = f"{FOREST} .sbs-say"
PLOT = "[data-slot='forest'] svg"
READY = 60_000  # a kernel starts, and the first choice loads the pooling
NOTEBOOK = "notebooks/09-evidence.ipynb"


@pytest.fixture(scope="module")
def live(serve_notebook):
    """A server whose every reader has a kernel."""
    return serve_notebook(NOTEBOOK, "--live=now")


@pytest.fixture(scope="module")
def quiet(serve_notebook):
    """A server that takes a kernel for those who ask."""
    return serve_notebook(NOTEBOOK)


def open_forest(page, server):
    page.goto(server.url)
    expect(page.locator(f"{FOREST} [data-controls][data-ready='true']")).to_be_visible(
        timeout=READY
    )
    return page.locator(FOREST)


def test_a_choice_by_keyboard_changes_picture_sentence_table_and_what_is_said(page, live):
    root = open_forest(page, live)
    expect(page.locator(SAID)).to_have_text("")
    before = {name: root.locator(f"[data-slot='{name}']").inner_html() for name in ("lead", "sure")}
    root.get_by_label("Kind of therapy").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(SAID)).to_contain_text("259 of 480 trials fit.", timeout=READY)
    expect(root.get_by_label("Kind of therapy")).to_be_focused()
    root.get_by_label("Waiting list").focus()
    page.keyboard.press("Space")
    root.get_by_label("All four").check()
    root.get_by_label("In what form?").select_option("ind")
    chosen = Choice(therapy="cbt", control="wl", checks="4", format="ind")
    trials = [trial.study for trial in make_view(chosen).trials]
    expect(page.locator(SAID)).to_contain_text(f"{len(trials)} of 480 trials fit.")
    expect(root.locator(f"{PLOT} text", has_text="trials together")).to_have_count(1)
    assert root.locator("[data-slot='table'] tbody th").all_text_contents()[2:] == trials
    for name, html in before.items():
        assert root.locator(f"[data-slot='{name}']").inner_html() != html
    root.locator("a.sbs-number").first.click()
    expect(root.locator(".sbs-popup")).to_contain_text("Who was studied")


def test_nothing_that_fits_gets_a_plain_sentence_and_the_way_back(page, live):
    root = open_forest(page, live)
    root.get_by_label("Kind of therapy").select_option("dyn")
    root.get_by_label("In what form?").select_option("cpl")
    expect(page.locator(SAID)).to_contain_text("No trial fits these choices", timeout=READY)
    expect(root.locator(PLOT)).to_have_count(0)
    expect(root.get_by_text("See the trials as a table")).to_be_hidden()
    root.get_by_role("button", name="Back to all trials").click()
    expect(page.locator(SAID)).to_contain_text("480 of 480 trials fit.")
    expect(root.get_by_label("Kind of therapy")).to_have_value("all")
    expect(root.locator(PLOT)).to_be_visible()


def test_both_files_can_be_saved_before_and_after_a_choice(page, live):
    root = open_forest(page, live)
    for chosen, trials in ((None, 480), ("ipt", 31)):
        if chosen:
            root.get_by_label("Kind of therapy").select_option(chosen)
            expect(page.locator(SAID)).to_contain_text(f"{trials} of 480", timeout=READY)
        with page.expect_download(timeout=READY) as made:
            root.get_by_role("button", name="Save these trials").click()
        assert made.value.suggested_filename.endswith(".csv")
        text = Path(made.value.path()).read_text(encoding="utf-8")
        assert "Metapsy" in text and len(text.splitlines()) == trials + 4
        with page.expect_download() as made:
            root.get_by_role("button", name="Save the Python").click()
        assert made.value.suggested_filename == f"trials_{'therapy-ipt' if chosen else 'all'}.py"
        compile(Path(made.value.path()).read_text(encoding="utf-8"), "saved", "exec")


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_the_picture_can_be_read_and_the_controls_touched(
    page, live, width, scheme
):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    root = open_forest(page, live)
    root.get_by_label("Kind of therapy").select_option("dyn")
    expect(page.locator(SAID)).to_contain_text("14 of 480", timeout=READY)
    open_all(root)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert list_small(root, "button, summary, select, .sbs-options label") == []
    sizes = root.locator("svg").evaluate_all(
        "all => all.map(svg => svg.getScreenCTM().a *"
        " Math.min(...[...svg.querySelectorAll('text')].map(t => t.getAttribute('font-size'))))"
    )
    assert len(sizes) == 2 and min(sizes) >= 11
    cut = root.locator("svg").evaluate_all(
        "all => all.flatMap(svg => [...svg.querySelectorAll('text')].filter(t => {"
        " const [inner, outer] = [t, svg].map(e => e.getBoundingClientRect());"
        " return inner.left < outer.left - 1 || inner.right > outer.right + 1; })"
        ".map(t => t.textContent))"
    )
    assert cut == []
    check_axe(page)


def test_what_is_shown_stays_when_the_kernel_is_killed(page, live):
    root = open_forest(page, live)
    root.get_by_label("Kind of therapy").select_option("dyn")
    expect(page.locator(SAID)).to_contain_text("14 of 480", timeout=READY)
    live.kill_kernels()
    expect(page.get_by_text("Controls that need Python", exact=False).first).to_be_visible(
        timeout=20_000
    )
    expect(root.locator(PLOT)).to_be_visible()
    with page.expect_download() as made:
        root.get_by_role("button", name="Save these trials").click()
    assert made.value.suggested_filename == "trials_therapy-dyn.csv"


def test_without_a_kernel_and_without_javascript_all_trials_are_shown(browser, quiet):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(quiet.url)
    root = page.locator(FOREST)
    expect(root.locator("[data-slot='lead']")).to_contain_text("about 43 in 100 with therapy")
    expect(root.locator("svg")).to_have_count(2)
    assert root.locator("[data-slot='table'] tbody tr").count() == 482
    assert root.locator("select, button, input").count() == 0
    context.close()
    assert quiet.list_kernels() == []


def test_a_printed_page_has_the_pictures_words_and_not_the_long_table(page, quiet):
    page.goto(quiet.url)
    expect(page.locator(f"{FOREST}[data-ready='true']")).to_be_visible()
    _, text = read_paper(page)
    for words in (
        "about 43 in 100 with therapy",
        "True result in one more place",
        "How sure can we be?",
        "The table of trials is left out on paper",
        "which is made available under the ODC Attribution License",
    ):
        assert words in text, words
    assert "Aagaard" not in text
