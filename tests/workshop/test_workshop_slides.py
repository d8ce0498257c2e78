"""The slides: as many as there are steps to show, notes on each, text that can be edited."""

import re
from functools import cache
from io import BytesIO

import pypdf
import pytest
from pptx import Presentation
from workshop_press import PRESS

from widgets.present.deck import list_views
from widgets.workshop.kit.build import make_slides
from widgets.workshop.kit.layout import HEIGHT, SIZES, WIDTH, TooLong, fit_text, measure_text
from widgets.workshop.kit.press import Press
from widgets.workshop.kit.slides import MODE, list_slides
from widgets.workshop.schema import LENGTHS
from widgets.workshop.sheets import compile_sheet

SHORTEST = LENGTHS[0]


@cache
def list_pages(length: int):
    return list_slides(PRESS, length)


@cache
def open_deck():
    return Presentation(BytesIO(make_slides(PRESS, SHORTEST)[1]))


@pytest.mark.parametrize("length", LENGTHS)
def test_there_is_a_slide_for_each_view_of_each_step_and_two_more(length):
    views = [view for row in compile_sheet(length, MODE).rows for view in list_views(row)]
    kinds = [page.kind for page in list_pages(length)]
    assert kinds[0] == "prep" and kinds[-1] == "support" and len(kinds) == len(views) + 2
    named = {"results": "answer"}
    assert kinds[1:-1] == [named.get(view["kind"], view["kind"]) for view in views]


@pytest.mark.parametrize("length", LENGTHS)
def test_text_is_large_and_nothing_leaves_the_slide(length):
    for page in list_pages(length):
        for box in (page.title, *page.boxes):
            assert box.size >= SIZES[-1] == 18, "18 points are 24 px at 1280 x 720"
        for item in (page.title, *page.boxes, *page.arts):
            assert 0 <= item.left and item.left + item.width <= WIDTH + 0.01
            assert 0 <= item.top and item.top + item.height <= HEIGHT - 0.3, page.title.lines


@pytest.mark.parametrize("length", LENGTHS)
def test_the_notes_say_what_to_do_to_say_to_watch_for_and_when_to_stop(length):
    notes = "\n".join(page.notes for page in list_pages(length))
    for row in compile_sheet(length, MODE).rows:
        assert f"Do: {row.do}" in notes and f"Say: {row.say}" in notes
        assert not row.if_late or f"If you run late: {row.if_late}" in notes
    for page in list_pages(length)[1:-1]:
        assert "Stop rule: " in page.notes


def test_the_longest_session_fits_its_slides_in_spanish_too():
    pages = list_slides(Press("es", "us", PRESS.today), LENGTHS[-1])
    assert len(pages) == len(list_pages(LENGTHS[-1]))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_title_runs_into_what_stands_below_it(lang):
    for page in list_slides(Press(lang, "us", PRESS.today), LENGTHS[1]):
        # Bold letters are wider by 15 in 100.
        title = page.title
        assert measure_text(title.lines, title.width / 1.15, title.size) <= title.height + 0.01


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_visit_sheet_is_shown_when_it_is_spoken_of(lang):
    press = Press(lang, "us", PRESS.today)
    titles = [page.title.lines[0] for page in list_slides(press, SHORTEST)]
    assert press.say("visit.title") in titles


def test_the_first_slide_is_not_presented():
    first, *others = open_deck().slides
    assert first._element.get("show") == "0"
    assert "Do not present this slide" in first.shapes.title.text
    assert all(slide._element.get("show") != "0" for slide in others)


def test_the_powerpoint_file_has_text_to_edit_notes_and_pictures_with_words():
    deck, pages = open_deck(), list_pages(SHORTEST)
    assert len(deck.slides) == len(pages)
    for slide, page in zip(deck.slides, pages, strict=True):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert slide.shapes.title.text == page.title.lines[0]
        assert all("\n".join(box.lines) in texts for box in page.boxes)
        assert slide.notes_slide.notes_text_frame.text == page.notes
        pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert len(pictures) == len(page.arts)
        words = [one._element.nvPicPr.cNvPr.get("descr") for one in pictures]
        assert all(words) and not re.search(r"\w_\w|[●◐○]|&#?\w+;", " ".join(words))
        assert len({*words}) == len(words), "two pictures of a slide do not sound the same"


def test_a_text_of_the_powerpoint_file_fits_its_box_and_each_run_has_a_size_and_a_language():
    for slide in open_deck().slides:
        for shape in (shape for shape in slide.shapes if shape.has_text_frame):
            paragraphs = shape.text_frame.paragraphs
            runs = [run for paragraph in paragraphs for run in paragraph.runs]
            (size,) = {run.font.size.pt for run in runs}
            assert {run.font.language_id.name for run in runs} == {"ENGLISH_US"}
            lines = [paragraph.text for paragraph in paragraphs]
            head = runs[0].font.bold and shape != slide.shapes.title
            needed = measure_text(lines, shape.width.inches / (1.15 if head else 1), size)
            assert needed <= shape.height.inches + 0.01, lines


def test_a_slide_is_read_from_its_title_down_to_its_foot_and_left_to_right():
    for slide in open_deck().slides:
        boxes = [shape for shape in slide.shapes if shape.has_text_frame]
        assert boxes[0] == slide.shapes.title
        assert max(shape.top for shape in boxes) == boxes[-1].top, "the help lines come last"
        columns = boxes[1:-2]
        lowest = max((shape.top for shape in columns), default=0)
        # What is below all columns, such as the takeaway, is read after them.
        rest = [shape for shape in columns if shape.top < lowest] or columns
        assert [shape.left for shape in rest] == sorted(shape.left for shape in rest)


def test_a_new_slide_from_a_layout_is_as_wide_as_the_others():
    deck = open_deck()
    for sheet in (deck.slide_master, *deck.slide_layouts):
        right = [shape.left + shape.width for shape in sheet.placeholders]
        assert all(edge <= deck.slide_width for edge in right)
        assert not right or max(right) > 0.9 * deck.slide_width


def test_the_foot_of_every_slide_has_the_help_lines_and_leads_to_the_support_slide():
    slides = list(open_deck().slides)
    for slide in slides[:-1]:
        foot = [shape for shape in slide.shapes if shape.has_text_frame][-1]
        assert "988" in foot.text_frame.text
        assert foot.click_action.target_slide == slides[-1]


def test_nothing_in_the_powerpoint_file_points_outside():
    for slide in open_deck().slides:
        assert not [rel for rel in slide.part.rels.values() if rel.is_external]


def test_the_slides_as_pdf_are_the_same_slides():
    reader = pypdf.PdfReader(BytesIO(make_slides(PRESS, SHORTEST)[0]))
    pages = list_pages(SHORTEST)
    assert len(reader.pages) == len(pages)
    for sheet, page in zip(reader.pages, pages, strict=True):
        text = "".join(sheet.extract_text().split())
        assert "".join(page.title.lines[0].split()) in text and "988" in text


def test_a_text_that_is_too_long_for_a_slide_is_refused():
    with pytest.raises(TooLong, match="does not fit on a slide"):
        fit_text(["word " * 900], 6, 4)
