"""What a lab shows, and its words: a drawn figure, or a piece of a page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from widgets.controls.front_end import styles
from widgets.languages import FIRST


@dataclass(frozen=True, repr=False)
class Shown:
    """HTML and the words that stand for it; in print, and for `labs.play`, it is its words.

    Attributes
    ----------
    html : str
        As it can be read back.
    words : str
        What a screen reader hears after a change.
    """

    html: str
    words: str

    @property
    def plain(self) -> str:
        """What is printed where no HTML is shown."""
        return self.words

    def write_picture(self) -> str:
        """Return the HTML that `labs.play` shows."""
        return self.html

    def __repr__(self) -> str:
        return self.plain


@dataclass(frozen=True, repr=False)
class Drawn(Shown):
    """A drawn figure, whose HTML has its words as alternative text; a notebook shows both."""

    label: str
    lang: str

    @property
    def plain(self) -> str:
        """The words, and that they are those of a figure."""
        return f"{self.label} {self.words}"

    def _repr_html_(self) -> str:
        return (
            f'<figure lang="{escape(self.lang)}" style="margin: 0">{self.html}'
            f"<figcaption><strong>{escape(self.label)}</strong> {escape(self.words)}</figcaption>"
            "</figure>"
        )


@dataclass(frozen=True, repr=False)
class Piece(Shown):
    """A piece of a page of the app: a notebook shows it as a reader of the page would see it."""

    def write_picture(self) -> str:
        """Return the piece with its words below."""
        return f"{self._repr_html_()}<p>{escape(self.words)}</p>"

    def _repr_html_(self) -> str:
        style = f"<style>{styles()}</style>"
        return f'{style}<div class="sbs-widget" lang="{FIRST}">{self.html}</div>'
