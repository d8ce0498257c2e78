"""Guess, then see: options to pick from and an answer that opens. Knows no topic."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def write_reveal(
    name: str,
    question: str,
    options: Sequence[str],
    open_words: str,
    answer: str,
    gates: bool = False,
) -> str:
    """Return the HTML of a guess: radio buttons, and an answer that anybody may open at once.

    Parameters
    ----------
    name : str
        Groups the radio buttons, and names the guess in the browser's memory.
    question : str
    options : sequence of str
        What the reader may pick.
    open_words : str
        Label of the "just show me" line.
    answer : str
        HTML that opens.
    gates : bool
        Whether what is marked ``data-gated`` on the page stays closed until then.
    """
    name = escape(name)
    radios = "".join(
        f'<label><input type="radio" name="bet-{name}" value="{number}">'
        f"<span>{escape(option)}</span></label>"
        for number, option in enumerate(options)
    )
    gate = " data-gates" if gates else ""
    return (
        f'<div class="sbs-reveal" data-bet="{name}"{gate}><fieldset class="sbs-choice">'
        f'<legend>{escape(question)}</legend><div class="sbs-options">{radios}</div></fieldset>'
        f'<details><summary>{escape(open_words)}</summary><div class="sbs-answer">{answer}</div>'
        "</details></div>"
    )
