"""Templates to PDF: Jinja, WeasyPrint, and the fonts that matplotlib brings. Nothing is fetched."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import matplotlib
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from widgets.content import ContentError
from widgets.templates import make_environment
from widgets.workshop.kit.grey import FONT
from widgets.workshop.kit.press import Press

FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
FACES = (
    ("DejaVuSans.ttf", "normal", "normal"),
    ("DejaVuSans-Bold.ttf", "bold", "normal"),
    ("DejaVuSans-Oblique.ttf", "normal", "italic"),
)
VARIANT = "pdf/ua-1"  # a screen reader is told title, language and order
PORTRAIT, LANDSCAPE = (8.5, 11.0), (11.0, 8.5)  # inches: US Letter
SCALES = (1.2, 1.12, 1.06, 1.03, 1, 0.97, 0.94, 0.91, 0.88, 0.85)  # chosen: 9 points stay above 7.6
_TEMPLATES = make_environment(Path(__file__).parent / "templates")
# It tells of each rule that paper has no use for.
logging.getLogger("weasyprint").setLevel(logging.ERROR)


class _OnlyFonts(URLFetcher):
    """Reads our own font files, and refuses everything else."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url not in {(FONTS / name).as_uri() for name, *_ in FACES}:
            raise ValueError(f"the kit fetches nothing, and was asked for {url}")
        return super().fetch(url, headers)


def _list_faces() -> list[dict[str, str]]:
    return [
        {"url": (FONTS / name).as_uri(), "weight": weight, "style": style}
        for name, weight, style in FACES
    ]


def fill_template(template: str, press: Press, **words: Any) -> str:
    """Return a page of the kit as HTML.

    Parameters
    ----------
    template : str
        A file of ``templates``, without its ending.
    press : Press
    **words
        What the template shows; plain text is escaped.
    """
    return _TEMPLATES.get_template(f"{template}.html.j2").render(
        say=press.say,
        shop=press.shop,
        inline=press.inline,
        marks=press.marks,
        lang=press.lang,
        font=FONT,
        faces=_list_faces(),
        **words,
    )


def write_pdf(template: str, press: Press, **words: Any) -> bytes:
    """Return a page of the kit as PDF, its fonts embedded."""
    return _read_html(template, press, words).write_pdf(
        font_config=FontConfiguration(), pdf_tags=True, pdf_variant=VARIANT
    )


def write_one_page(
    template: str,
    press: Press,
    size: tuple[float, float] = PORTRAIT,
    pages: int = 1,
    largest: float = SCALES[0],
    **words: Any,
) -> bytes:
    """Return a handout as PDF, in letters as large as its page has room for.

    Parameters
    ----------
    template : str
    press : Press
    size : tuple of float
        Width and height in inches.
    pages : int
        How many pages it has to fill; two are the two sides of a sheet.
    largest : float
        The largest scale to try; 1 for what has to be cut to a given size.
    **words
        What the template shows.

    Raises
    ------
    ContentError
        If it does not fit one page at the smallest scale either.
    """
    scales, best = [one for one in SCALES if one <= largest], None
    while scales:  # halved each time: a page with pictures takes a while to lay out
        middle = len(scales) // 2
        scale = scales[middle]
        across, down = (side / scale for side in size)
        page = {**words, "size": f"{across:.4f}in {down:.4f}in"}
        document = _read_html(template, press, page).render(
            font_config=FontConfiguration(), pdf_tags=True, pdf_variant=VARIANT
        )
        if len(document.pages) <= pages:
            best, scales = (document, scale), scales[:middle]
        else:
            scales = scales[middle + 1 :]
    if best:
        document, scale = best
        return document.write_pdf(zoom=scale, pdf_tags=True, pdf_variant=VARIANT)
    raise ContentError(
        f"The handout '{words['title']}' ({press.lang}, {press.pack}) does not fit "
        f"{'one page' if pages == 1 else f'{pages} pages'}. "
        "Shorten its words, or take a contact out of the local pack."
    )


def _read_html(template: str, press: Press, words: dict[str, Any]) -> HTML:
    return HTML(string=fill_template(template, press, **words), url_fetcher=_OnlyFonts())
