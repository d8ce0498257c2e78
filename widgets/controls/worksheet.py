"""A sheet to fill in and print. What is written never leaves the browser. Knows no topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

LONGEST = 240  # chosen: letters in one field, so that a sheet stays on one page


@dataclass(frozen=True)
class Group:
    """Lines to tick and fields to write in, below one heading.

    Attributes
    ----------
    title : str
    ticks : sequence of str
        One checkbox each.
    fields : sequence of str
        Labels; below each the reader may write a few lines.
    """

    title: str
    ticks: Sequence[str] = ()
    fields: Sequence[str] = ()


@dataclass(frozen=True)
class Version:
    """One of several sheets in one place, of which the reader picks one."""

    label: str
    groups: Sequence[Group]


@dataclass(frozen=True)
class SheetWords:
    """What a sheet itself says, in the language of the page.

    Attributes
    ----------
    note : str
        What happens to what is written. Shown on the screen, not on paper.
    print, clear, cleared, date : str
        The two buttons, what is said after clearing, and the label of the date.
    foot : sequence of str
        Lines at the end of the printed page: the crisis line, and who paid.
    """

    note: str
    print: str
    clear: str
    cleared: str
    date: str
    foot: Sequence[str]


def write_worksheet(
    name: str,
    title: str,
    groups: Sequence[Group],
    words: SheetWords,
    pick: str = "",
    versions: Sequence[Version] = (),
) -> str:
    """Return the HTML of a sheet to fill in.

    Parameters
    ----------
    name : str
        Begins with the topic; keeps two sheets on one page apart.
    title : str
        Its heading, of level 3.
    groups : sequence of Group
        What every version has; stands last.
    words : SheetWords
    pick : str
        The question above the versions.
    versions : sequence of Version
        The first is shown; without JavaScript, and when the whole page is printed, all are.

    Raises
    ------
    ValueError
        If there is nothing to fill in, one version only, or versions without a question.

    Notes
    -----
    Put it into the page itself, not into a slot: a slot that is filled anew loses what was
    written. There is no form around it, so nothing can be submitted, and spelling is not checked,
    because some browsers do that on a server. ``mountWorksheets`` makes the buttons work:
    "print" prints this sheet alone (of the ticks only the ticked ones, or all if there are none).
    """
    if not groups and not versions:
        raise ValueError(f"the sheet '{name}' has nothing to fill in")
    if len(versions) == 1 or bool(versions) != bool(pick):
        raise ValueError(f"the sheet '{name}' needs a question and two versions or more, or none")
    name = escape(name)
    parts = "".join(_write_version(number, version) for number, version in enumerate(versions))
    return (
        f'<div class="sbs-worksheet" data-worksheet="{name}" role="group"'
        f' aria-labelledby="{name}-title"><h3 id="{name}-title">{escape(title)}</h3>'
        f'<p class="sbs-date">{escape(words.date)}: <span data-today></span></p>'
        f'<p class="sbs-hint">{escape(words.note)}</p>'
        f"{_write_pick(name, pick, versions)}{parts}{_write_groups(groups)}"
        f"{_write_tools(words)}{_write_foot(words)}</div>"
    )


def _write_pick(name: str, pick: str, versions: Sequence[Version]) -> str:
    if not versions:
        return ""
    radios = "".join(
        f'<label><input type="radio" name="{name}-pick" value="{number}" autocomplete="off"'
        f"{' checked' if number == 0 else ''}><span>{escape(version.label)}</span></label>"
        for number, version in enumerate(versions)
    )
    return (
        f'<fieldset class="sbs-choice sbs-pick"><legend>{escape(pick)}</legend>'
        f'<div class="sbs-options">{radios}</div></fieldset>'
    )


def _write_version(number: int, version: Version) -> str:
    return (
        f'<div data-version="{number}"><p class="sbs-version">{escape(version.label)}</p>'
        f"{_write_groups(version.groups)}</div>"
    )


def _write_groups(groups: Sequence[Group]) -> str:
    return "".join(
        f'<fieldset class="sbs-choice"><legend>{escape(group.title)}</legend>'
        f"{_write_ticks(group.ticks)}{''.join(map(_write_field, group.fields))}</fieldset>"
        for group in groups
    )


def _write_ticks(ticks: Sequence[str]) -> str:
    if not ticks:
        return ""
    boxes = "".join(
        f'<label><input type="checkbox" autocomplete="off"><span>{escape(tick)}</span></label>'
        for tick in ticks
    )
    return f'<div class="sbs-options sbs-ticks">{boxes}</div>'


def _write_field(label: str) -> str:
    return (
        f'<label class="sbs-field"><span>{escape(label)}</span><textarea rows="2"'
        f' maxlength="{LONGEST}" autocomplete="off" spellcheck="false"></textarea>'
        '<span class="sbs-written" aria-hidden="true"></span></label>'
    )


def _write_tools(words: SheetWords) -> str:
    return (
        '<div class="sbs-tools" hidden>'
        f'<button type="button" class="sbs-button" data-print>{escape(words.print)}</button>'
        '<button type="button" class="sbs-button sbs-quiet" data-clear'
        f' data-cleared="{escape(words.cleared)}">{escape(words.clear)}</button>'
        '<span role="status"></span></div>'
    )


def _write_foot(words: SheetWords) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in words.foot)
    return f'<div class="sbs-foot">{lines}</div>'
