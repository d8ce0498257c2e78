"""The paper form as a piece of HTML, for the kit to print, and the table to type it into."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Literal

from widgets.evaluation.model import LEAST_SHOWN
from widgets.evaluation.words import list_questions, make_writer
from widgets.languages import FIRST
from widgets.templates import make_environment

_KINDS = ("knowledge", "confidence")
_HOW = ("rows", "code", "when", "answers", "save")
_TEMPLATES = make_environment(Path(__file__).parent / "templates")


def write_form(when: Literal["before", "after"], lang: str = FIRST) -> str:
    """Return the form of one moment as HTML, without a page around it.

    Parameters
    ----------
    when : {"before", "after"}
    lang : str

    Returns
    -------
    str
        A ``section`` of class ``form``: its heading, the code, and the questions with boxes to
        tick. Before, it ends with the slip that a person keeps (class ``slip``, to be cut off).
        Funding, date and help lines are for the page around it.
    """
    template = _TEMPLATES.get_template("form.html.j2")
    return template.render(
        say=make_writer(lang).say,
        when=when,
        parts=[(kind, list(list_questions(lang, kind).values())) for kind in _KINDS],
        letters="ABCDE",
        least=LEAST_SHOWN,
    )


def write_table(lang: str = FIRST) -> str:
    """Return an empty table for the answers on paper, as CSV; its first lines say how to fill it.

    The columns are called by the numbers that the questions have on the sheet.
    """
    say, numbers = make_writer(lang).say, range(1, len(list_questions(lang)) + 1)
    holes = {
        "first": 1,
        "last": numbers[-1],
        "before": say("key.before"),
        "after": say("key.after"),
    }
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([f"# {say(f'table.{key}', **holes)}"] for key in _HOW)
    writer.writerow(["code", "when", *numbers])
    return text.getvalue()
