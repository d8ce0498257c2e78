"""Slides as PDF, and as PPTX with text that can be edited, notes, and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import pypdfium2
from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from widgets.workshop.kit.layout import EDGE, FOOT, HEIGHT, WIDTH, Art, Box, Page, measure_text
from widgets.workshop.kit.paper import write_pdf
from widgets.workshop.kit.press import Press

POINTS = 72
DOTS = 160  # per inch, for the pictures
_TONGUES = {
    "en": MSO_LANGUAGE_ID.ENGLISH_US,
    "es": MSO_LANGUAGE_ID.SPANISH,
}  # read aloud so; else as the suite is set
_TITLE_ONLY = 5  # a layout of the library's own template
_FOOT_SIZES = (18, 16, 14, 12, 10)  # a local pack may have more or longer help lines
_BY = 2.6  # inches, for who made it
_GAP = 0.4  # of a line, between paragraphs


def write_slides_pdf(press: Press, title: str, pages: Sequence[Page]) -> bytes:
    """Return the slides as PDF; the foot of each leads to the support slide."""
    return write_pdf("slides", press, title=title, pages=pages, size=f"{WIDTH}in {HEIGHT}in")


def write_slides_pptx(press: Press, title: str, pages: Sequence[Page], pdf: bytes) -> bytes:
    """Return the slides as a file that can be edited: text boxes, speaker notes, pictures.

    Parameters
    ----------
    press : Press
    title : str
    pages : sequence of Page
    pdf : bytes
        The same slides as PDF; the pictures are cut out of it.
    """
    deck = Presentation()
    _widen(deck)
    deck.core_properties.title = title
    deck.core_properties.author = press.marks["site"]
    deck.core_properties.comments = press.marks["licence"]
    pictures = draw_pictures(pdf, pages)
    feet = []
    for page in pages:
        slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
        _put_title(slide.shapes.title, page.title, press.lang)
        for box in page.boxes:
            _put_text(_add_box(slide, box), box, press.lang)
        for art in page.arts:
            _put_picture(slide, art, next(pictures))
        feet.append(_put_foot(slide, press))
        slide.notes_slide.notes_text_frame.text = page.notes
        if page.hidden:
            slide._element.set("show", "0")
    for foot in feet[:-1]:
        foot.click_action.target_slide = deck.slides[len(pages) - 1]
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def _widen(deck) -> None:
    """Make the library's own template as wide as the slides, so that a new slide is, too."""
    ratio = Inches(WIDTH) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        # A place that a layout takes from the master has none of its own.
        for shape in (one for one in sheet.placeholders if one._element.spPr.xfrm is not None):
            shape.left, shape.width = round(shape.left * ratio), round(shape.width * ratio)


def draw_pictures(pdf: bytes, pages: Sequence[Page]) -> Iterator[bytes]:
    """Yield the pictures of the slides as PNG, cut out of the same slides as PDF."""
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(pages):
        for art in page.arts:
            yield _cut_out(document[number], art)


def _cut_out(sheet: pypdfium2.PdfPage, art: Art) -> bytes:
    right, below = WIDTH - art.left - art.width, HEIGHT - art.top - art.height
    edges = tuple(side * POINTS for side in (art.left, below, right, art.top))
    picture = sheet.render(scale=DOTS / POINTS, crop=edges, grayscale=True).to_pil()
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _add_box(slide, box: Box):
    return slide.shapes.add_textbox(*map(Inches, (box.left, box.top, box.width, box.height)))


def _put_title(shape, box: Box, lang: str) -> None:
    shape.left, shape.top = Inches(box.left), Inches(box.top)
    shape.width, shape.height = Inches(box.width), Inches(box.height)
    _put_text(shape, box, lang)


def _put_text(shape, box: Box, lang: str) -> None:
    frame = shape.text_frame
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(box.lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = line
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_before = Pt(_GAP * box.size if number else 0)
        # On the run: office suites differ on what a paragraph says about size.
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(box.size), box.bold
            run.font.language_id = _TONGUES.get(lang)


def _put_picture(slide, art: Art, png: bytes) -> None:
    place = map(Inches, (art.left, art.top, art.width, art.height))
    picture = slide.shapes.add_picture(BytesIO(png), *place)
    picture._element.nvPicPr.cNvPr.set("descr", art.words)


def _put_foot(slide, press: Press):
    top, high = HEIGHT - FOOT, FOOT - 0.1
    by = Box((press.marks["by"],), WIDTH - EDGE - _BY, top, _BY, high, _FOOT_SIZES[-1])
    _put_text(_add_box(slide, by), by, press.lang)
    words, width = (press.marks["crisis"],), WIDTH - 2 * EDGE - _BY - 0.2
    fits = (size for size in _FOOT_SIZES if measure_text(words, width, size) <= high)
    box = Box(words, EDGE, top, width, high, next(fits, _FOOT_SIZES[-1]))
    shape = _add_box(slide, box)
    _put_text(shape, box, press.lang)
    return shape
