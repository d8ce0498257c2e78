"""A question that may be tried again: each pick shows what it means. Knows no topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import count

import anywidget
import traitlets as t

from widgets.controls.front_end import front_end, styles

_NUMBERS = count(1)


@dataclass(frozen=True)
class Answer:
    """One answer: its label, and the HTML that a pick shows."""

    text: str
    says: str


def write_check(
    name: str, question: str, answers: Sequence[Answer], all_words: str, lang: str = "en"
) -> str:
    """Return the HTML of a question.

    Parameters
    ----------
    name : str
        Groups the radio buttons.
    question : str
    answers : sequence of Answer
    all_words : str
        Label of the line that opens what every answer means, for those who do not want to guess.
    lang : str
    """
    radios = "".join(
        f'<label><input type="radio" name="check-{escape(name)}" value="{number}">'
        f"<span>{escape(answer.text)}</span></label>"
        for number, answer in enumerate(answers)
    )
    every = "".join(
        f"<li><p>{escape(answer.text)}</p><div data-answer>{answer.says}</div></li>"
        for answer in answers
    )
    return (
        f'<div class="sbs-widget" lang="{escape(lang)}"><div class="sbs-reveal">'
        f'<fieldset class="sbs-choice"><legend>{escape(question)}</legend>'
        f'<div class="sbs-options">{radios}</div></fieldset>'
        '<div class="sbs-answer" data-picked role="status"></div>'
        f"<details><summary>{escape(all_words)}</summary>"
        f'<div class="sbs-answer"><ul>{every}</ul></div></details></div></div>'
    )


class Check(anywidget.AnyWidget):
    """A question for a notebook. What is picked stays in the browser: it is no trait."""

    _esm = front_end("check")
    _css = styles()
    html = t.Unicode().tag(sync=True)

    def __init__(
        self,
        name: str,
        question: str,
        answers: Sequence[Answer],
        all_words: str,
        lang: str = "en",
    ):
        super().__init__()
        self.html = write_check(f"{name}-{next(_NUMBERS)}", question, answers, all_words, lang)
        self._plain = "\n".join(
            [question, *(f"- {answer.text}: {_strip(answer.says)}" for answer in answers)]
        )

    def __repr__(self) -> str:
        return self._plain


def _strip(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
