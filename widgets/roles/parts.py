"""The parts of a roles panel: each a pure function of need and person to HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from widgets.controls.sheet import Slots, State
from widgets.roles.model import Answer
from widgets.roles.schema import Cell, Tables
from widgets.roles.tables import TOPIC, load_sources, make_roles
from widgets.schema import Source
from widgets.words import Writer, write_crisis


class Cast:
    """The tables ready to be written: the model asked, the words at hand."""

    def __init__(self, tables: Tables, writer: Writer):
        self.tables, self.writer = tables, writer
        self.roles = make_roles(tables)
        self.sources: Mapping[str, Source] = load_sources(writer.lang)

    def label(self, need: str) -> str:
        """Return the short name of a need."""
        return self.tables.needs[need].label

    def name(self, person: str) -> str:
        """Return the name of a profession."""
        return self.tables.people[person].name

    def cell(self, state: State) -> Cell:
        """Return the cell where the chosen need and person meet."""
        return self.tables.needs[state["need"]].cells[state["who"]]

    def count(self, need: str) -> str:
        """Return how many people say yes, sometimes and no to a need, as a sentence."""
        found = self.roles.list_people(need)
        counts = {answer.value: len(people) for answer, people in found.items()}
        return self.writer.say("pair.count", all=len(self.roles.people), **counts)


def write_need(cast: Cast, state: State) -> Slots:
    """Return what holds for a need: the people, sorted by whether they can, and why."""
    need, say = state["need"], cast.writer.say
    names = {person: cast.tables.people[person].short for person in cast.roles.people}
    entry = cast.tables.needs[need]
    rows = [(cast.name(person), entry.cells[person]) for person in cast.roles.people]
    crisis = write_crisis(lang=cast.writer.lang)
    return {
        "who.hint": escape(say("who.hint", need=entry.label)),
        "who.options": _write_options(cast, "who", cast.roles.list_people(need), names),
        "need.about": cast.writer.inline(entry.about.replace("{crisis}", crisis)),
        "need.why_title": escape(say("pair.need_why", ask=entry.ask)),
        "need.why": _write_reasons(cast, rows, entry.sources),
    }


def write_person(cast: Cast, state: State) -> Slots:
    """Return what holds for a person: the jobs, sorted, and what they bring and cost."""
    who, say, inline = state["who"], cast.writer.say, cast.writer.inline
    person = cast.tables.people[who]
    names = {need: cast.label(need) for need in cast.roles.needs}
    rows = [(names[need], cast.tables.needs[need].cells[who]) for need in names]
    return {
        "need.hint": escape(say("need.hint", person=person.short)),
        "need.options": _write_options(cast, "need", cast.roles.list_needs(who), names),
        "who.title": escape(say("person.title", name=person.name, titles=person.titles)),
        **{
            f"who.{key}": inline(getattr(person, key))
            for key in ("about", "training", "helps", "limits", "costs")
        },
        "who.source": write_titles(cast, person.sources),
        "who.why_title": escape(say("pair.who_why", person=person.short)),
        "who.why": _write_reasons(cast, rows),
    }


def write_pair(cast: Cast, state: State) -> Slots:
    """Return the answer where a need and a person meet, and the sentence that is spoken."""
    cell, say = cast.cell(state), cast.writer.say
    words = {"need": cast.label(state["need"]), "person": cast.tables.people[state["who"]].short}
    answer = say(f"answer.{cell.answer}")
    spoken = say("say.text", answer=answer, count=cast.count(state["need"]), **words)
    return {
        "pair.title": escape(say("pair.title", **words)),
        "pair.answer": f"{_write_mark(cast, cell.answer)} {escape(answer)}.",
        "pair.why": cast.writer.inline(cell.why),
        "pair.source": write_titles(cast, cell.sources),
        "say": escape(spoken),
    }


def _write_mark(cast: Cast, answer: str) -> str:
    return f'<span aria-hidden="true">{escape(cast.writer.say(f"mark.{answer}"))}</span>'


def _write_options(
    cast: Cast, key: str, found: Mapping[Answer, Sequence[str]], names: Mapping[str, str]
) -> str:
    """Return radio buttons in groups by answer; the group is read out before its first button."""
    return "".join(
        _write_group(cast, key, answer, [(value, names[value]) for value in values])
        for answer, values in found.items()
        if values
    )


def _write_group(cast: Cast, key: str, answer: Answer, options: Sequence[tuple[str, str]]) -> str:
    say, label = cast.writer.say, f"{TOPIC}-{key}-{answer.value}"
    words = say("answer.group", answer=say(f"answer.{answer.value}"), count=len(options))
    radios = "".join(
        f'<label><input type="radio" name="{TOPIC}-{key}" value="{value}">'
        f"<span>{escape(name)}</span></label>"
        for value, name in options
    )
    return (
        f'<div class="sbs-choice" role="group" aria-labelledby="{label}">'
        f'<p id="{label}" class="sbs-hint">{_write_mark(cast, answer.value)} {escape(words)}</p>'
        f'<div class="sbs-options">{radios}</div></div>'
    )


def _write_reasons(cast: Cast, rows: Iterable[tuple[str, Cell]], more: Sequence[str] = ()) -> str:
    """Return each answer with its reason, and below them the numbered sources."""
    rows, say = list(rows), cast.writer.say
    cited = [key for _, cell in rows for key in cell.sources]
    keys = list(dict.fromkeys([*cited, *more]))
    items = "".join(
        f"<li><strong>{escape(name)}</strong>: {_write_mark(cast, cell.answer)} "
        f"{escape(say(f'answer.{cell.answer}'))}. "
        f"{cast.writer.inline(say('pair.reason', why=cell.why, numbers=_number(keys, cell)))}</li>"
        for name, cell in rows
    )
    sources = "".join(f"<li>{_write_source(cast.sources[key])}</li>" for key in keys)
    return (
        f'<ul class="sbs-facts">{items}</ul><h4>{escape(say("pair.sources"))}</h4>'
        f'<ol class="sbs-fine">{sources}</ol>'
    )


def _number(keys: Sequence[str], cell: Cell) -> str:
    return ", ".join(str(keys.index(key) + 1) for key in cell.sources)


def _write_source(source: Source) -> str:
    link = source.link or (f"https://doi.org/{source.doi}" if source.doi else "")
    note = f" {escape(source.note)}" if source.note else ""
    words = f'<span lang="en">{escape(source.citation)}</span>{note}'
    return f'<a href="{escape(link)}" rel="noreferrer">{words}</a>' if link else words


def write_titles(cast: Cast, keys: Sequence[str]) -> str:
    """Return the titles of some sources in one line."""
    titles = escape("; ".join(cast.sources[key].title for key in keys))
    label = escape(cast.writer.say("pair.source", titles="{titles}"))
    return label.replace("{titles}", f'<span lang="en">{titles}</span>')
