"""A figure of a lab with its words: an alternative for those who do not see it."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from io import BytesIO
from typing import Any

from widgets.labs.shown import Drawn
from widgets.labs.words import find_lang, say_words


def show(figure: Any, words: str, lang: str = "en") -> Drawn:
    """Show a matplotlib figure, with a sentence below that says what there is to see.

    Parameters
    ----------
    figure : matplotlib Figure
    words : str
        Says what the figure shows to someone who does not see it.
    lang : str

    Raises
    ------
    ValueError
        If the words are too few to stand for the figure.
    """
    if not isinstance(words, str) or len(words.split()) < 5:
        raise ValueError("Say in a sentence what the figure shows, for those who do not see it.")
    from matplotlib import pyplot

    buffer = BytesIO()
    figure.savefig(buffer, format="png", dpi=96, bbox_inches="tight")
    pyplot.close(figure)  # or the notebook would show it a second time
    image = b64encode(buffer.getvalue()).decode()
    html = (
        f'<img alt="{escape(words)}" style="max-width: 100%" src="data:image/png;base64,{image}">'
    )
    return Drawn(html, words, say_words(lang, "figure.words"), find_lang(lang))
