"""The paper form as a piece of HTML, for the kit to print."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from widgets.evaluation.model import LEAST_SHOWN
from widgets.evaluation.words import list_questions, make_writer
from widgets.languages import FIRST
from widgets.templates import make_environment

_KINDS = ("knowledge", "confidence")
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
