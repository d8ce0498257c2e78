"""The kit on paper in both languages: letters large enough, cards that can be cut, tagged files."""

import re
from collections import Counter
from functools import cache
from io import BytesIO

import pypdf
import pytest
from workshop_press import PRESS, make, squeeze

from widgets.workshop.kit.build import list_jobs
from widgets.workshop.kit.guide import list_checks
from widgets.workshop.kit.press import Press, strip_tags

SPANISH = Press("es", "us", PRESS.today)
LANGUAGES = {"en": PRESS, "es": SPANISH}
# The smallest letters below the titles, in points of DejaVu Sans. Its small letters are 0.547 of
# its size high; those of Times are 0.448, so that 9 of the one look like 11 of the other.
READ_IN_THE_ROOM = {
    "handouts/roles.pdf": 8.5,
    "handouts/approaches.pdf": 8,
    "handouts/year-of-care.pdf": 8.4,
    "handouts/hundred-people.pdf": 8.4,
    "handouts/visit-sheet.pdf": 9,
    "handouts/local-contacts.pdf": 8,
    "forms/before.pdf": 9.5,
    "forms/after.pdf": 9.5,
    "run-sheets/40-in_person.pdf": 9.5,
    "cards/activity-cards.pdf": 9,
}
PAGES = {"forms/after.pdf": 2, "run-sheets/40-in_person.pdf": 8, "cards/activity-cards.pdf": 28}
FOOT = 75  # points: the marks below this line may be smaller


@cache
def open_file(name: str, lang: str) -> pypdf.PdfReader:
    pdf = make(name) if lang == "en" else list_jobs(SPANISH)[name]()
    return pypdf.PdfReader(BytesIO(pdf))


def measure(page: pypdf.PageObject) -> Counter[float]:
    """Return how many letters above the foot stand in each size, in points."""
    found: Counter[float] = Counter()

    def note(part, cm, tm, _, size):
        if part.strip() and cm[3] * tm[5] + cm[5] > FOOT:
            found[round(size * abs(tm[3] * cm[3]), 1)] += len(part.strip())

    page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", READ_IN_THE_ROOM)
def test_the_letters_are_large_enough_and_the_pages_as_many_as_promised(name, lang):
    pages = open_file(name, lang).pages
    assert len(pages) == PAGES.get(name, 1)
    for page in pages:
        assert min(measure(page)) >= READ_IN_THE_ROOM[name]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_stop_rule_is_printed_in_letters_of_ten_points_or_more(lang):
    said = LANGUAGES[lang].shop("card.stop_rule")
    for page in open_file("run-sheets/40-in_person.pdf", lang).pages:
        sizes: list[float] = []

        def note(part, cm, tm, _, size, sizes=sizes):
            if said in part:
                sizes.append(size * abs(tm[3] * cm[3]))

        page.extract_text(visitor_text=note)
        assert all(size >= 9.95 for size in sizes)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_back_of_a_card_is_cut_where_its_front_is(lang):
    *sides, _ = open_file("cards/role-cards.pdf", lang).pages
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        lows, highs = (sorted(find_marks(page, lang)) for page in (front, back))
        assert {*highs} <= {*lows}, "the help lines of a card stand at the same height"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_a_card_end_above_its_help_lines(lang):
    marks = 0
    for page in open_file("cards/role-cards.pdf", lang).pages:
        found: list[tuple[float, float, float, str]] = []

        def note(part, cm, tm, _, size, found=found):
            at = (cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5])
            if part.strip():
                found.append((*at, size * abs(tm[3] * cm[3]), part))

        page.extract_text(visitor_text=note)
        middle = float(page.mediabox.width) / 2
        help_line = LANGUAGES[lang].marks["crisis"][:12]
        for x, y, _, _ in (one for one in found if one[3].startswith(help_line) and one[1] > FOOT):
            marks += 1
            beside = [one for one in found if (one[0] < middle) == (x < middle) and one[2] > 10]
            # From above the help lines to the next card's first line.
            assert not [one[3] for one in beside if y - 40 < one[1] < y + 8]
    assert marks > 20


def find_marks(page: pypdf.PageObject, lang: str) -> set[int]:
    """Return the heights of the help lines at the foot of each card."""
    start, found = LANGUAGES[lang].marks["crisis"][:12], set()

    def note(part, cm, tm, _, size):
        height = cm[3] * tm[5] + cm[5]
        if start in part and height > FOOT:
            found.add(round(height))

    page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["handouts/visit-sheet.pdf", "run-sheets/40-in_person.pdf"])
def test_a_screen_reader_is_told_language_title_order_and_chapters(name, lang):
    reader = open_file(name, lang)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == lang and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title and reader.outline
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guide_has_all_checks_on_one_page_in_large_letters_with_files_that_are_there(lang):
    press, pages = LANGUAGES[lang], open_file("guide.pdf", lang).pages
    texts = [squeeze(page.extract_text()) for page in pages]
    (place,) = (n for n, text in enumerate(texts) if squeeze(press.say("check.title")) in text)
    lines = [line for _, items in list_checks(press) for line in items]
    assert not [line for line in lines if squeeze(strip_tags(line)) not in texts[place]]
    assert min(measure(pages[place])) >= 10.5
    assert squeeze(press.say("guide.safety_title")) in texts[place + 1]
    named = {name for line in lines for name in re.findall(r"<code>([^<]+\.pdf)</code>", line)}
    assert len(named) > 10 and named <= set(list_jobs(press))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_of_the_guide_holds_only_the_last_lines_of_another(lang):
    for page in open_file("guide.pdf", lang).pages:
        letters = sum(measure(page).values())
        assert letters > 450, "a page with so few words is a page too many"
