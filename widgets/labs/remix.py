"""The template of a case, what a student makes of it, and whether it loads, is fair, and plays."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from widgets import content, schema
from widgets.cache import root
from widgets.controls.panels import Panels
from widgets.journey.panel import build_page, make_sheet
from widgets.labs.bench import Lines, cut, say
from widgets.labs.faces import strip
from widgets.labs.shown import Piece
from widgets.labs.workbench import write_fault
from widgets.languages import FIRST
from widgets.review import Fault, review_case

TEMPLATE = "panic"
_LONGEST = 100_000  # chosen: ten times the template
# What a student has to put back; the lines are more than the harms that are asked for next.
_LINES = ("composite", "content_note", "crisis_line", "sources")
_GAPS = (*(rf"^{name} = .*\n" for name in _LINES), r"^\[\[harms\]\]\n.*\n\n")


class Tried:
    """What came of a case: its faults, and the case itself if it loads.

    Attributes
    ----------
    case : Case or None
    faults : tuple of Fault
    """

    def __init__(
        self, faults: tuple[Fault, ...], case: schema.Case | None = None, trouble: str = ""
    ):
        self.faults, self.case, self._trouble = faults, case, trouble

    def __len__(self) -> int:
        return len(self.faults)

    def show(self) -> Lines:
        """Return what is wrong, one sentence each, or that it plays."""
        if self._trouble:
            return Lines(self._trouble)
        if self.faults:
            key = "remix.unfair" if self.case else "remix.lacks"
            return Lines(say(key, count=len(self)), tuple(map(write_fault, self.faults)))
        paths, weeks = (len(self.case.paths), len(self.case.weeks)) if self.case else (0, 0)
        return Lines(say("remix.plays", paths=paths, weeks=weeks))

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()

    def __repr__(self) -> str:
        return repr(self.show())


def read_template(name: str = "") -> str:
    """Return the text of the template: of the case, or of one of its paths.

    Parameters
    ----------
    name : str
        A path; empty for the case.

    Raises
    ------
    ContentError
        If the template has no path of this name.
    """
    folder = root("content") / "templates" / TEMPLATE
    names = sorted(path.stem for path in folder.glob("*.toml"))
    if name and name not in names:
        raise content.ContentError(say("remix.name", name=cut(name), some=", ".join(names)))
    return content.read_file(folder / f"{name}.toml" if name else folder.with_suffix(".toml"))


def start_case() -> str:
    """Return the template with five things cut out, for a student to put back."""
    text = read_template()
    for gap in _GAPS:
        text = re.sub(gap, "", text, flags=re.M)
    return text


def try_case(text: Any, **paths: Any) -> Tried:
    """Return what the checks say of a case, or the case itself, ready to be played.

    Parameters
    ----------
    text : str
        The case, as TOML. Anything else gets a plain sentence.
    **paths : str
        Paths that are not those of the template, as TOML, by their keys.

    Notes
    -----
    The files are written to a temporary folder, read, and gone.
    """
    for item in (text, *paths.values()):
        if not isinstance(item, str):
            return _refuse("remix.kind")
        if len(item) > _LONGEST:
            return _refuse("remix.long")
    with TemporaryDirectory(prefix="side-by-side-") as folder:
        file = Path(folder) / "cases" / "mine.toml"
        shutil.copytree(root("content") / "templates" / TEMPLATE, file.with_suffix(""))
        file.write_text(text, encoding="utf-8", errors="replace")
        for name, words in paths.items():
            (file.with_suffix("") / f"{name}.toml").write_text(words, encoding="utf-8")
        faults = tuple(review_case(file))
        try:
            return Tried(faults, content.read_case(file))
        except content.ContentError:
            return Tried(faults)


def _refuse(key: str) -> Tried:
    said = say(key)
    return Tried((Fault("mine.toml", said),), trouble=said)


def play(case: schema.Case, path: str, talk: str, week: int) -> Piece:
    """Return a week of a case as the journey shows it.

    Parameters
    ----------
    case : Case
    path : str
    talk : {"yes", "no"}
        Whether the helpers talk to each other.
    week : int

    Raises
    ------
    ContentError
        If there is no such path or week: the message says which there are. Or if it is no case.
    """
    sheet, _ = make_sheet(FIRST, _check_case(case))
    try:
        slots = sheet.panel({"path": path, "talk": talk, "week": str(week)})
    except (TypeError, ValueError) as error:
        raise content.ContentError(f"{error}.") from None
    html = (
        f"<h3>{slots['scene.title']}</h3><p>{slots['scene.happens']}</p>"
        f"<p>{slots['scene.feels']}</p>{slots['scene.turn']}<p>{slots['knows.takeaway']}</p>"
    )
    return Piece(html, strip(html.replace("</p>", "</p>\n")))


def show_page(case: schema.Case) -> Panels:
    """Return the whole journey of a case as a page that can be played.

    Parameters
    ----------
    case : Case

    Raises
    ------
    ContentError
        If it is no case, such as that of a text that does not load.
    """
    return Panels(*build_page(FIRST, case=_check_case(case)))


def _check_case(case: Any) -> schema.Case:
    if not isinstance(case, schema.Case):
        raise content.ContentError(say("remix.case"))
    return case
