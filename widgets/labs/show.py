"""A figure of a lab with its words: an alternative for those who do not see it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any

from widgets.labs.words import find_lang, say_words


@dataclass(frozen=True, repr=False)
class Shown:
    """A drawn figure and the sentence below it; a notebook shows both."""

    png: bytes
    words: str
    label: str
    lang: str

    def write_picture(self) -> str:
        """Return the figure alone, its words as the alternative text."""
        image = b64encode(self.png).decode()
        return (
            f'<img alt="{escape(self.words)}" style="max-width: 100%"'
            f' src="data:image/png;base64,{image}">'
        )

    def _repr_html_(self) -> str:
        return (
            f'<figure lang="{escape(self.lang)}" style="margin: 0">{self.write_picture()}'
            f"<figcaption><strong>{escape(self.label)}</strong> {escape(self.words)}</figcaption>"
            "</figure>"
        )

    def __repr__(self) -> str:
        return f"{self.label} {self.words}"


def show(figure: Any, words: str, lang: str = "en") -> Shown:
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
    return Shown(buffer.getvalue(), words, say_words(lang, "figure.words"), find_lang(lang))
