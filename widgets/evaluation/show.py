"""What the notebook calls: open a file, and show what it can say as pictures, words and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from widgets.cache import root
from widgets.evaluation.cells import list_numbers
from widgets.evaluation.model import (
    ALPHA,
    LEAST_CHANGED,
    LEAST_MEAN,
    LEAST_SHOWN,
    calc_changes,
    calc_mcnemar,
    calc_shift,
)
from widgets.evaluation.pairing import Pairing, count_moves, pair_forms
from widgets.evaluation.pictures import draw_changes, draw_counts, draw_shifts
from widgets.evaluation.read import (
    Counts,
    Moves,
    Reading,
    read_counts,
    read_forms,
    read_moves,
    sum_forms,
)
from widgets.evaluation.words import list_questions, make_writer
from widgets.languages import FIRST
from widgets.render import Picture, write_table
from widgets.words import Writer

EXAMPLE = "workshops/evaluation_example.csv"


@dataclass(frozen=True, repr=False)
class Shown:
    """A piece of a page that a notebook shows; as text it is its plain sentences."""

    html: str
    words: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.words


@dataclass(frozen=True, repr=False)
class Group:
    """The answers of one group, ready to be shown; shown by itself, it says who is in it.

    Attributes
    ----------
    moves : mapping
        By item: how many people went from which answer to which.
    notes : tuple of str
        What a reader must know of these answers before any result.
    origin : str
        The file they come from, said again at each result: a cell may still show the last file.
    """

    moves: Mapping[str, Mapping[tuple[str, str], int]]
    notes: tuple[str, ...]
    lang: str
    title: str
    origin: str

    def _repr_html_(self) -> str:
        lines = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        return f'<section lang="{self.lang}"><h3>{escape(self.title)}</h3>{lines}</section>'

    def __repr__(self) -> str:
        return "\n".join([self.title, *self.notes])


def open_answers(file: str | Path | None = None, lang: str = FIRST) -> Group:
    """Return the answers on paper forms, paired by their codes.

    Parameters
    ----------
    file : str or path, optional
        A CSV file; without one, an example that is made up.
    lang : str

    Raises
    ------
    FileError
        If the file is missing or is no such table; the message says what to do.
    """
    path = Path(file) if file is not None else root("content") / EXAMPLE
    writer = make_writer(lang)
    questions = list_questions(writer.lang)
    reading = read_forms(path, questions, writer.say)
    pairing = pair_forms(reading.forms)
    moves = {key: count_moves(pairing.pairs, key) for key in questions}
    notes = _list_notes(writer, path.name, reading, pairing)
    origin = writer.say("group.origin", file=path.name)
    if reading.made_up:
        origin = f"{origin} {writer.say('group.made_up')}"
    return Group(moves, tuple(notes), writer.lang, writer.say("group.title"), origin)


def _list_notes(writer: Writer, file: str, reading: Reading, pairing: Pairing) -> list[str]:
    say, pairs = writer.say, len(pairing.pairs)
    notes = [say("group.made_up")] if reading.made_up else []
    notes += [say("group.forms", count=len(reading.forms), file=file)]
    notes += [say("group.pairs", pairs=pairs)]
    if pairing.only_before or pairing.only_after:
        notes.append(say("group.alone", before=pairing.only_before, after=pairing.only_after))
    if pairing.uncoded:
        notes.append(say("group.uncoded", count=pairing.uncoded))
    if pairing.doubled:
        notes.append(say("group.doubled", count=len(pairing.doubled)))
    if reading.left_out:
        notes += [say("group.left_out"), *reading.left_out]
    else:
        notes.append(say("group.clean"))
    if reading.lacking:
        asked = list_numbers(list_questions(writer.lang), reading.lacking)
        notes.append(say("group.lacking", file=file, asked=asked))
    if pairs < LEAST_SHOWN:
        notes.append(say("group.hidden", least=LEAST_SHOWN))
    elif pairs < LEAST_MEAN:
        notes.append(say("group.few", least=LEAST_MEAN))
    return notes


def open_changes(file: str | Path, lang: str = FIRST) -> Group:
    """Return what a room has saved of its phones: ``changes.csv``."""
    writer = make_writer(lang)
    questions = list_questions(writer.lang)
    moves: Moves = read_moves(Path(file), questions, writer.say)
    notes = (writer.say("phones.paired"),)
    origin = writer.say("group.origin", file=Path(file).name)
    return Group(moves, notes, writer.lang, writer.say("phones.title"), origin)


def open_counts(file: str | Path, lang: str = FIRST) -> Counts:
    """Return the sums of a room, ``counts.csv``, or a table like it of counted hands or sheets."""
    writer = make_writer(lang)
    return read_counts(Path(file), list_questions(writer.lang), writer.say)


def open_sum(file: str | Path, lang: str = FIRST) -> Counts:
    """Return the sum of all paper forms of a file, with a code or without one."""
    writer = make_writer(lang)
    questions = list_questions(writer.lang)
    return sum_forms(read_forms(Path(file), questions, writer.say).forms)


def show_knowledge(group: Group) -> Shown:
    """Show for each knowledge item how many were right before and after, and what that can say."""
    writer, questions = make_writer(group.lang), list_questions(group.lang, "knowledge")
    changes = calc_changes(group.moves, {key: str(q.correct) for key, q in questions.items()})
    say = writer.say
    less = LEAST_CHANGED - 1
    holes = {
        "less": less,
        "least": LEAST_CHANGED,
        "p_less": f"{calc_mcnemar(less, 0):.3f}",
        "p_least": f"{calc_mcnemar(LEAST_CHANGED, 0):.3f}",
        "alpha": ALPHA,
    }
    why = [say("knowledge.why_few", **holes), say("knowledge.why_many")]
    picture = draw_changes(changes, questions, writer)
    return _show(writer.lang, picture, [*why, say("knowledge.caution")], group.origin)


def show_confidence(group: Group) -> Shown:
    """Show for each confidence item how sure people were before and after."""
    writer, questions = make_writer(group.lang), list_questions(group.lang, "confidence")
    shifts = [calc_shift(key, group.moves.get(key, {}), q.scale) for key, q in questions.items()]
    why = [writer.say("confidence.why", least=LEAST_MEAN), writer.say("confidence.sure")]
    return _show(writer.lang, draw_shifts(shifts, questions, writer), why, group.origin)


def show_counts(counts: Counts, lang: str = FIRST) -> Shown:
    """Show counts of a room, which are not paired: two groups of answers, and no test."""
    writer = make_writer(lang)
    questions = list_questions(writer.lang, "knowledge")
    picture = draw_counts(counts, questions, writer)
    return _show(writer.lang, picture, [writer.say("counts.unpaired")])


def _show(lang: str, picture: Picture, notes: Sequence[str], origin: str = "") -> Shown:
    first = f'<p lang="{lang}">{escape(origin)}</p>' if origin else ""
    lines = "".join(f"<p>{escape(note)}</p>" for note in notes)
    html = (
        f'{first}<figure lang="{lang}" style="margin:0;max-width:44rem">{picture.svg}'
        f"<figcaption><strong>{escape(picture.takeaway)}</strong></figcaption></figure>"
        f'<div lang="{lang}" style="overflow-x:auto" tabindex="0">'
        f"{write_table(picture.table)}</div>"
        f'<div lang="{lang}">{lines}</div>'
    )
    return Shown(html, "\n".join([*filter(None, [origin]), picture.takeaway, *notes]))
