"""The kit on paper: one page where one is promised, all text there, marks on each sheet."""

import re
import shutil
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from reading import join_sentences
from workshop_press import PRESS, SHEETS, WORDS, flatten, make, open_pages, squeeze

from widgets import cache as folders
from widgets import content, lint
from widgets.workshop.cards import list_cards
from widgets.workshop.kit.build import FILES, HANDOUTS
from widgets.workshop.kit.grey import ink_picture, mix_grey
from widgets.workshop.kit.paper import fill_template, write_one_page
from widgets.workshop.kit.press import Press, strip_tags

ONE_PAGE = {f"handouts/{name}.pdf" for name in HANDOUTS} | {
    "cards/wallet-cards.pdf",
    "forms/before.pdf",
    "wall/agreement.pdf",
    "wall/support-slide.pdf",
}
PRINTED = [*FILES, *SHEETS]
LETTER = {(612, 792), (792, 612), (960, 540)}
LISTS = content.read_table("lint.toml")
FORMS = [form for term in content.load_glossary("en").values() for form in (term.term, *term.also)]


@pytest.mark.parametrize("name", sorted(ONE_PAGE))
def test_each_handout_is_exactly_one_page(name):
    assert len(open_pages(name)) == 1


@pytest.mark.parametrize("name", PRINTED)
def test_each_sheet_has_date_licence_funding_and_help_lines_on_each_page(name):
    for page in open_pages(name):
        text = squeeze(page.extract_text())
        for mark in ("crisis", "date", "licence", "funding"):
            assert squeeze(PRESS.marks[mark]) in text, mark
        assert "988" in text and "911" in text


@pytest.mark.parametrize("name", PRINTED)
def test_each_page_is_letter_or_a_slide(name):
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in open_pages(name)}
    for page in open_pages(name):
        assert (round(page.mediabox.width), round(page.mediabox.height)) in LETTER


def list_fonts(page: pypdf.PageObject) -> list[pypdf.generic.DictionaryObject]:
    fonts = page["/Resources"].get_object().get("/Font", {}).get_object()
    return [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts.values()]


@pytest.mark.parametrize("name", PRINTED)
def test_the_fonts_are_embedded(name):
    for page in open_pages(name):
        fonts = list_fonts(page)
        assert fonts
        assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts)


@pytest.mark.parametrize("name", PRINTED)
def test_a_sheet_has_no_colour_so_that_none_can_be_lost(name):
    for page in pypdfium2.PdfDocument(make(name)):
        red, green, blue = page.render(scale=0.5).to_pil().convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_greys_keep_the_contrast_of_the_colours():
    from widgets.theme import SHADES

    assert mix_grey("#ffffff") == "#ffffff" and mix_grey("#000000") == "#000000"
    for name in ("ink", "muted", "person", "therapist", "prescriber", "care-manager"):
        level = int(mix_grey(SHADES[name].light)[1:3], 16)
        assert level <= 0x76, f"{name} is too light to read on white"


def test_a_picture_for_paper_has_no_variables_and_keeps_its_layers():
    svg = '<svg viewBox="0 0 1 1"><path stroke="var(--sbs-person, #00659e)"/></svg>'
    over = '<svg class="sbs-over" viewBox="0 0 1 1"><rect fill="var(--sbs-focus)"/></svg>'
    inked = ink_picture(svg, over)
    assert "var(" not in inked and "<g><rect" in inked and inked.count("<svg") == 1


def test_a_longer_handout_is_set_smaller_and_a_far_too_long_one_is_refused():
    def write(count: int) -> pypdf.PdfReader:
        points = ["We take turns, and nobody has to speak."] * count
        words = {"title": "Long", "points": points, "limit": "It ends."}
        return pypdf.PdfReader(BytesIO(write_one_page("agreement", PRESS, **words)))

    (page,) = write(13).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)
    with pytest.raises(content.ContentError, match=r"'Long' \(en, us\) does not fit one page"):
        write(60)


def make_pack(folder, checked: date) -> str:
    """Return a copy of Oregon's pack with other numbers, and a clinic that was once checked."""
    path = folder / "riverton.toml"
    shutil.copy(folders.root("content") / "local" / "oregon.toml", path)
    text = path.read_text().replace('number = "988"', 'number = "555-0100"', 1)
    clinic = (
        f'[[contacts]]\nkind = "low_cost"\nlabel = "River Health Center"\nnumber = "555-0123"\n'
        f'note = "Takes people with no insurance."\nsource = "https://example.org"\n'
        f"checked = {checked.isoformat()}\n"
    )
    path.write_text(f'place = "Riverton"\n{text}\n{clinic}')
    return str(path)


def test_another_local_pack_changes_every_sheet_and_an_old_contact_is_marked(tmp_path):
    old = date.today() - timedelta(days=400)
    press = Press("en", make_pack(tmp_path, old), date.today())
    for write in (*HANDOUTS.values(), FILES["cards/wallet-cards.pdf"], FILES["forms/before.pdf"]):
        (page,) = pypdf.PdfReader(BytesIO(write(press))).pages
        text = page.extract_text()
        assert "555-0100" in text and "someone: 988" not in text
    assert "555-0100" in str(list_cards("en", press.pack)) and "555-0100" in press.marks["crisis"]
    (page,) = pypdf.PdfReader(BytesIO(HANDOUTS["local-contacts"](press))).pages
    text = flatten(page.extract_text())
    assert "Riverton" in text and "River Health Center: 555-0123" in text
    assert f"more than six months ago, on {old.isoformat()}" in text


def test_the_fonts_are_the_only_thing_that_is_read():
    html = fill_template("agreement", PRESS, title="x", points=("y",), limit="z")
    addresses = re.findall(r"url\(\"([^\"]+)\"\)|(?:src|href)=\"([^#\"][^\"]*)\"", html)
    assert addresses and all(found.endswith(".ttf") for found, _ in addresses)


def test_tags_are_taken_out_without_leaving_gaps():
    assert strip_tags('A <a href="#x">response</a>, and <b>more</b>.') == "A response, and more."


def test_the_words_of_the_kit_are_plain_safe_and_without_measured_numbers():
    texts = list(WORDS.values())
    assert lint.grade(join_sentences(texts)) <= 7
    clinical = LISTS["clinical"]["words"]
    for text in texts:
        assert not lint.find_unsafe(text, LISTS["unsafe"]), text
        assert not lint.find_undefined(text, FORMS, clinical), text
        assert not lint.find_raw_numbers(text), text


def test_every_word_of_the_kit_is_used():
    folder = Path(__file__).parents[2] / "widgets" / "workshop" / "kit"
    files = [path for path in folder.rglob("*") if path.suffix in (".py", ".j2")]
    source = " ".join(path.read_text() for path in files).replace("'", '"')
    assert not [key for key in WORDS if f'"{key}"' not in source and not is_built(key, source)]


def is_built(key: str, source: str) -> bool:
    """Return whether the source puts a key together, such as ``f"room.{key}"``, and names it."""
    part, name = key.split(".")
    for at in (0, name.rfind("_") + 1):
        start, end = re.escape(f"{part}.{name[:at]}"), name[at:]
        if re.search(rf'"{start}\{{|"{part}", ', source) and f'"{end}"' in source:
            return True
    return False
