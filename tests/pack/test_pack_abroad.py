"""A pack from another country: its emergency number stands everywhere, and no US number is left."""

import re
from datetime import date
from functools import cache as keep
from pathlib import Path

import pytest
from pack.toy import ABROAD

from widgets import cache, content
from widgets.pack.choose import start_with
from widgets.present.deck import make_deck
from widgets.roles.parts import Cast, write_need
from widgets.roles.tables import load_tables
from widgets.serve.shell import Shell
from widgets.visits.panel import make_sheet, write_page
from widgets.words import Writer
from widgets.workshop.kit import paper
from widgets.workshop.kit.build import FILES
from widgets.workshop.kit.press import Press
from widgets.workshop.kit.runsheets import write_sheet
from widgets.workshop.kit.slides import list_slides
from widgets.workshop.schema import MODES
from widgets.workshop.sheets import compile_sheet

ROOT = cache.root("content").parent
STRAY = re.compile(r"(?<![\w-])(988|911)(?![\w-])")
LANGUAGES = ("en", "es")
# Facts about the US that say so, and what the packs of the US themselves hold.
US_FACTS = {"crisis_line_988", "crisis_line_centers", "crisis_line_contacts"}
SHORTEST = 40


class _Sheet:
    """A sheet of the kit as HTML: what WeasyPrint would be given."""

    pages = (None,)

    def __init__(self, html: str):
        self.html = html

    def render(self, **options):
        return self

    def write_pdf(self, **options) -> bytes:
        return self.html.encode()


@pytest.fixture
def abroad(tmp_path, monkeypatch):
    """The pack of a made-up county of another country, chosen as a server or a build would."""
    monkeypatch.setenv(cache.PACK, "")
    path = tmp_path / "kerrow.toml"
    path.write_text(ABROAD, encoding="utf-8")
    return start_with(str(path))


@pytest.fixture
def html_only(monkeypatch):
    """The kit without the slow part: each template is filled, and not set as PDF."""
    fill = paper.fill_template
    monkeypatch.setattr(
        paper, "_read_html", lambda name, press, words: _Sheet(fill(name, press, **words))
    )


def read_text(html: str) -> str:
    """Return what a reader sees: no styles, no pictures, no links, no tags."""
    bare = re.sub(r"<(style|svg|script)\b.*?</\1>", " ", html, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", bare).split())


def assert_abroad(text: str) -> None:
    assert "112" in text and "116 000" in text
    stray = STRAY.search(text)
    assert not stray, text[max(0, stray.start() - 60) : stray.end() + 60]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_every_sheet_of_the_kit_has_the_numbers_of_that_country(name, lang, abroad, html_only):
    text = read_text(FILES[name](Press(lang, abroad, date.today())).decode())
    assert_abroad(text)
    assert "112" in text.split("CC BY 4.0")[0], "the foot stands first in each template"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
def test_every_run_sheet_and_window_has_them(mode, lang, abroad, html_only):
    assert_abroad(
        read_text(write_sheet(Press(lang, abroad, date.today()), SHORTEST, mode).decode())
    )
    assert_abroad(str(make_deck(compile_sheet(SHORTEST, mode, lang, abroad), abroad)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_slides_and_their_notes_have_them(lang, abroad):
    pages = list_slides(Press(lang, abroad, date.today()), SHORTEST)
    assert_abroad(str([(page.title.lines, [box.lines for box in page.boxes]) for page in pages]))
    assert not STRAY.search(" ".join(page.notes for page in pages))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_that_speak_of_a_crisis_have_them(lang, abroad):
    cast = Cast(load_tables(lang), Writer(lang, "roles"))
    assert_abroad(write_need(cast, {"need": "crisis"})["need.about"])
    sheet, writer = make_sheet(lang)
    assert_abroad(read_text(write_page(sheet, writer)))
    shell = Shell(lang, abroad, "/", ROOT / "notebooks" / "08-next.ipynb", "<p>Words.</p>")
    for html in (shell.opening.decode(), shell.full(), shell.error(404)):
        assert_abroad(read_text(html))


def list_words() -> list[Path]:
    """Return every file with words of a page, a sheet, a script or a template."""
    found = [path for path in (ROOT / "content").rglob("*") if path.suffix in (".toml", ".md")]
    found += [path for path in (ROOT / "widgets").rglob("*") if path.suffix in (".j2", ".js")]
    found += (ROOT / "notebooks").glob("*.ipynb")
    skip = {"local", "data", "exports"}
    return [path for path in found if not skip & set(path.relative_to(ROOT).parts)]


@keep
def drop_us_facts(text: str) -> str:
    """Return a file of findings or sources without the entries about the US line."""
    for key in US_FACTS:
        text = re.sub(rf"^\[{key}\]\n.*?(?=^\[|\Z)", "", text, flags=re.M | re.S)
    return text


def test_no_file_with_words_has_a_number_of_the_us_written_into_it():
    files = list_words()
    assert len(files) > 100
    own = {content.load_findings("en")[key].source for key in US_FACTS}
    for path in files:
        text = drop_us_facts(path.read_text(encoding="utf-8"))
        for key in own if path.name == "sources.toml" else ():
            text = re.sub(rf"^\[{key}\]\n.*?(?=^\[|\Z)", "", text, flags=re.M | re.S)
        assert not STRAY.search(text), path.relative_to(ROOT)
