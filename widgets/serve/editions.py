"""One page in several languages: which there are, and which one a reader gets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from widgets.content import load_languages
from widgets.languages import FIRST
from widgets.serve.shell import Shell


def find_notebooks(path: Path) -> dict[str, Path]:
    """Return the notebook of each language, the one that was asked for first.

    ``app.es.ipynb`` is the Spanish ``app.ipynb``.
    """
    base, _, suffix = path.stem.rpartition(".")
    own = suffix if base and suffix in load_languages() else FIRST
    stem = base if own != FIRST else path.stem
    found = {own: path}
    for lang in load_languages():
        other = path.with_name(f"{stem}.ipynb" if lang == FIRST else f"{stem}.{lang}.ipynb")
        if lang != own and other.is_file():
            found[lang] = other
    return found


class Editions:
    """The frames of a page by language.

    Parameters
    ----------
    shells : mapping of str to Shell
        The first is the one for a reader who asked for none that is there.
    follow_browser : bool
        Whether a reader whose address names no language gets that of their browser.
    """

    def __init__(self, shells: Mapping[str, Shell], follow_browser: bool = True):
        self.shells, self.follow_browser = dict(shells), follow_browser

    def pick(self, asked: str | None, accepted: str = "") -> Shell:
        """Return the frame for a reader.

        Parameters
        ----------
        asked : str, optional
            The language that the address names.
        accepted : str
            The browser's ``Accept-Language``.
        """
        wishes = [asked or "", *(list_wishes(accepted) if self.follow_browser else ())]
        known = [lang for lang in wishes if lang in self.shells]
        return self.shells[known[0]] if known else next(iter(self.shells.values()))


def list_wishes(accepted: str) -> list[str]:
    """Return the languages of an ``Accept-Language`` header without regions, most wanted first."""
    ranked = []
    for place, part in enumerate(accepted.split(",")):
        name, _, weight = part.strip().partition(";q=")
        try:
            wish = float(weight) if weight else 1.0
        except ValueError:
            continue
        ranked.append((-wish, place, name.split("-")[0].lower()))
    return [name for _, _, name in sorted(ranked)]
