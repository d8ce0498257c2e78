"""The app in a second language: the switch keeps every choice, and nothing stays in English."""

import re

import pytest
from browser.looking import check_axe, read_paper
from browser.test_browser_app import open_app
from playwright.sync_api import expect

from widgets.build import TOPICS

MARKER = "tres preguntas sobre el sueño 7481"
# Words that no Spanish sentence has. Citations and titles in English are marked as such.
ENGLISH = re.compile(
    r"\b(?:the|and|with|which|people|their|they|you|your|week|weeks|from|have|what|who)\b", re.I
)
READ = """part => {
  const copy = part.cloneNode(true);
  const apart = copy.querySelectorAll('[lang=en], script, style, a[href^=http]');
  for (const item of apart) item.remove();
  const named = [...copy.querySelectorAll('[aria-label], [alt], [title], [data-said]')];
  const names = named.flatMap(item => ['aria-label', 'alt', 'title', 'data-said', 'aria-valuetext']
    .map(name => item.getAttribute(name) ?? ''));
  return [copy.textContent, ...names].join(' ');
}"""


@pytest.fixture(scope="module")
def app(serve_notebook):
    """A server that shows the app as the public gets it."""
    return serve_notebook("notebooks/app.ipynb")


def switch(page, name: str) -> None:
    page.get_by_role("navigation", name=re.compile("Language|Idioma")).get_by_role(
        "link", name=name
    ).click()
    expect(page.locator("html[data-parts]")).to_be_attached()


def test_a_switch_in_the_middle_keeps_step_and_choices_and_typed_words(page, context, app):
    open_app(page, app, "?at=start")
    page.locator("[data-bet='start-diagnose'] input").first.check()
    page.goto(f"{app.url}?at=journey&path=both&talk=yes&week=8")
    guess = page.locator("[data-sbs='journey'] [data-bet]:visible input").last
    guess.check()
    picked = guess.get_attribute("name"), guess.get_attribute("value")
    page.locator(".sbs-contents summary").click()
    page.locator(".sbs-contents a[data-part='visits']").click()
    sheet = page.locator("[data-sbs='visits'] [data-worksheet]")
    page.evaluate(
        "document.querySelectorAll('[data-sbs=visits] details').forEach(d => d.open = true)"
    )
    sheet.locator("textarea:visible").first.fill(MARKER)
    sheet.locator("input[type=checkbox]:visible").nth(1).check()
    switch(page, "Español")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator(".sbs-part:visible")).to_have_attribute("data-part-of", "visits")
    expect(sheet.locator("textarea:visible").first).to_have_value(MARKER)
    expect(sheet.locator("input[type=checkbox]:visible").nth(1)).to_be_checked()
    page.locator(".sbs-contents summary").click()
    page.locator(".sbs-contents a[data-part='journey']").click()
    journey = page.locator("[data-sbs='journey']")
    for name, value in (("path", "both"), ("talk", "yes")):
        expect(journey.locator(f"input[name='journey-{name}'][value='{value}']")).to_be_checked()
    expect(journey.locator("[data-slot='scene.title']")).to_contain_text("Semana 8")
    expect(journey.locator(f"input[name='{picked[0]}'][value='{picked[1]}']")).to_be_checked()
    assert page.evaluate("window.name") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert context.cookies() == []
    assert not [address for address in context.asked if "7481" in address]


def test_where_no_page_answers_nothing_is_left_in_the_tab(page, context, app):
    open_app(page, app, "?at=visits")
    page.evaluate(
        "document.querySelectorAll('[data-sbs=visits] details').forEach(d => d.open = true)"
    )
    page.locator("[data-sbs='visits'] textarea:visible").first.fill(MARKER)
    context.set_offline(True)
    page.get_by_role("link", name="Español").click()
    page.wait_for_timeout(1500)
    context.set_offline(False)
    assert page.evaluate("window.name") == ""


def test_a_switch_back_keeps_the_quiz_and_its_second_round(page, app):
    open_app(page, app, "?lang=es&at=start")
    first = page.locator("[data-bet='start-diagnose'] input")
    first.nth(1).check()
    switch(page, "English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[data-bet='start-diagnose'] input").nth(1)).to_be_checked()
    expect(page.locator("[data-bet='start-diagnose'] details")).to_have_attribute("open", "")


@pytest.mark.parametrize("at", TOPICS)
def test_nothing_of_a_part_is_in_english(page, app, at):
    open_app(page, app, f"?lang=es&at={at}")
    text = page.locator(".sbs-part:visible").evaluate(READ)
    left = [text[max(0, m.start() - 40) : m.end() + 40] for m in ENGLISH.finditer(text)]
    assert not left
    frame = page.evaluate(
        "[...document.querySelectorAll('header, footer, aside')].map(e => e.innerText).join(' ')"
    )
    assert set(ENGLISH.findall(frame)) == set()


@pytest.mark.parametrize("at", ["start", "journey"])
def test_axe_finds_nothing_in_spanish_on_a_phone(page, app, at):
    page.set_viewport_size({"width": 320, "height": 700})
    open_app(page, app, f"?lang=es&at={at}")
    check_axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_help_is_on_the_first_screen_in_spanish(page, app):
    page.set_viewport_size({"width": 320, "height": 568})
    open_app(page, app, "?lang=es")
    rows = set()
    for number in ("Llame al 988", "Texto al 988", "Llame al 911"):
        link = page.get_by_role("link", name=number)
        expect(link).to_be_in_viewport(ratio=1)
        box = link.bounding_box()
        assert min(box["height"], box["width"]) >= 44
        assert link.evaluate("link => link.scrollWidth <= link.clientWidth"), "nothing is cut off"
        rows.add(box["y"])
    assert len(rows) == 1
    assert page.locator(".sbs-crisis").bounding_box()["height"] <= 568 / 5


def test_a_translation_that_nobody_has_checked_says_so_on_screen_and_paper(page, app):
    open_app(page, app, "?lang=es&at=journey")
    expect(page.locator(".sbs-draft")).to_contain_text("Ninguna persona")
    _, paper = read_paper(page)
    assert "Ninguna persona que habla este idioma" in paper
    assert "Hable con alguien" in paper and "Talk to someone" not in paper
    open_app(page, app, "?lang=en&at=journey")
    expect(page.locator(".sbs-draft")).to_have_count(0)


def test_a_spanish_browser_gets_the_spanish_page_without_asking(browser, app):
    context = browser.new_context(locale="es-MX")
    page = context.new_page()
    page.goto(app.url)
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.goto(f"{app.url}no-such-page")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    context.close()


def test_the_switch_leads_to_the_other_language_without_a_script(browser, app):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(app.url)
    page.get_by_role("link", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    context.close()
