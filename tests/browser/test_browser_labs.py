"""A question of a lab in a real browser: by keyboard, as often as one likes, nothing kept."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from widgets import labs
from widgets.labs.schema import Question
from widgets.labs.words import load_entry, say_words

KEY = "l1.drop"
OPTIONS = load_entry(Question, KEY, "en").options
MOUNT = """async ([code, css, html]) => {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const control = (await import(url)).default;
  window.synced = [];
  const model = { get: () => html, set: (...pair) => window.synced.push(pair) };
  control.render({ model, el: document.querySelector("#el") });
}"""


@pytest.fixture
def question(page):
    """A page with nothing but one question."""
    widget = labs.check(KEY)
    page.set_content(
        '<html lang="en"><title>Lab</title><main><h1>Lab</h1><div id="el"></div></main></html>'
    )
    page.evaluate(MOUNT, [str(widget._esm), str(widget._css), widget.html])
    return page


def test_each_pick_shows_its_words_and_another_may_be_tried(question):
    question.keyboard.press("Tab")
    question.keyboard.press("Space")
    status = question.get_by_role("status")
    expect(status).to_contain_text(OPTIONS[0].common[:40])
    question.keyboard.press("ArrowDown")
    expect(status).to_contain_text(say_words("en", "question.right"))
    expect(status).not_to_contain_text(OPTIONS[0].common[:40])
    question.keyboard.press("ArrowDown")
    expect(status).to_contain_text(say_words("en", "question.common"))
    assert question.evaluate("window.synced") == []


def test_all_answers_open_by_keyboard_without_a_guess(question):
    every = question.get_by_text(OPTIONS[-1].common[:40])
    expect(every).to_be_hidden()
    question.locator("summary").focus()
    question.keyboard.press("Enter")
    expect(every).to_be_visible()


def test_a_question_has_no_accessibility_faults(question):
    question.get_by_role("radio").first.check()
    results = Axe().run(question)
    assert results.violations_count == 0, results.generate_report()


def test_jupyterlab_takes_no_arrow_or_letter_from_a_question_but_keeps_its_own_keys(question):
    # What JupyterLab does: it hears each key at the document, and looks at what has the focus.
    question.evaluate(
        """() => document.addEventListener("keydown", (event) => {
          if (event.target.hasAttribute("data-lm-suppress-shortcuts")) return;
          (window.taken ??= []).push(event.key);
          event.preventDefault();
        }, true)"""
    )
    question.get_by_role("radio").first.focus()
    for key in ("Space", "ArrowDown", "d", "Enter"):
        question.keyboard.press(key)
    expect(question.get_by_role("radio").nth(1)).to_be_checked()
    assert not question.evaluate("window.taken")
    question.keyboard.press("Shift+Enter")
    assert question.evaluate("window.taken.at(-1)") == "Enter"
