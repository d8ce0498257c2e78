"""The parts of the approaches panel: each a pure function of one choice to HTML."""

from __future__ import annotations

from html import escape

from widgets import content
from widgets.approaches.rooms import TOPIC, Rooms
from widgets.approaches.schema import Exercise, Room, Study
from widgets.controls.reveal import write_reveal
from widgets.controls.sheet import Slots, State
from widgets.controls.worksheet import Group, SheetWords, write_worksheet
from widgets.words import Writer, write_citation


def write_answers(rooms: Rooms, writer: Writer, state: State) -> Slots:
    """Return one question and what each room answers."""
    slots = {
        f"ask.{room.key}": writer.inline(room.answers[state["ask"]]) for room in rooms.guide.rooms
    }
    return {**slots, "ask.title": escape(_ask(rooms, state))}


def _ask(rooms: Rooms, state: State) -> str:
    return next(item.ask for item in rooms.guide.questions if item.key == state["ask"])


def write_research(rooms: Rooms, writer: Writer, state: State) -> Slots:
    """Return what speaks for and against each room in one condition."""
    condition = next(item for item in rooms.research.conditions if item.key == state["on"])
    return {f"on.{study.room}": _write_study(writer, study) for study in condition.studies}


def _write_study(writer: Writer, study: Study) -> str:
    sure = writer.say(f"certainty.{study.certainty.replace(' ', '_')}")
    lines = (
        (writer.say("on.helps"), writer.inline(study.helps)),
        (writer.say("on.doubts"), writer.inline(study.doubts)),
        (writer.say("on.certainty"), escape(sure)),
    )
    return "".join(f"<p><strong>{escape(label)}</strong> {html}</p>" for label, html in lines)


def write_say(rooms: Rooms, writer: Writer, state: State) -> Slots:
    """Return the sentence that is announced after a change."""
    name = next(item.name for item in rooms.research.conditions if item.key == state["on"])
    return {"say": escape(writer.say("say.text", ask=_ask(rooms, state), on=name))}


def write_bets(rooms: Rooms, writer: Writer) -> str:
    """Return the three rooms by letter, each with its answer and a guess."""
    doors = sorted(rooms.guide.rooms, key=lambda room: room.letter)
    return "".join(_write_door(rooms, writer, room) for room in doors)


def _write_door(rooms: Rooms, writer: Writer, room: Room) -> str:
    title = escape(writer.say("bet.room", letter=room.letter))
    bet = write_reveal(
        f"{TOPIC}-{room.letter.lower()}",
        writer.say("bet.question", letter=room.letter),
        [other.name for other in rooms.guide.rooms],
        writer.say("bet.open"),
        _write_clue(writer, room),
    )
    return f'<article class="sbs-scene"><h4>{title}</h4><p>{escape(room.answer)}</p>{bet}</article>'


def _write_clue(writer: Writer, room: Room) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in room.goes_on)
    return (
        f"<p><strong>{writer.inline(writer.say('bet.this', name=room.full))}</strong></p>"
        f"<p><strong>{escape(writer.say('bet.clue'))}</strong> {writer.inline(room.clue)}</p>"
        f"<p><strong>{escape(writer.say('bet.goes_on'))}</strong></p>{lines}"
    )


def write_all_answers(rooms: Rooms, writer: Writer) -> str:
    """Return every question with every answer, stacked so that a phone shows them whole."""
    return "".join(
        f'<h4>{escape(question.ask)}</h4><div class="sbs-sides">'
        + "".join(
            f"<p><strong>{escape(room.name)}:</strong> {writer.inline(room.answers[question.key])}"
            "</p>"
            for room in rooms.guide.rooms
        )
        + "</div>"
        for question in rooms.guide.questions
    )


def write_others(rooms: Rooms, writer: Writer) -> str:
    """Return the approaches that are only named, in a line each."""
    return "".join(
        f"<li><strong>{writer.inline(other.name)}</strong> {writer.inline(other.line)}</li>"
        for other in rooms.guide.others
    )


def write_sources(rooms: Rooms) -> str:
    """Return what the words on each room rest on, beside the numbers."""
    studies = [study for item in rooms.research.conditions for study in item.studies]
    lines = []
    for room in rooms.guide.rooms:
        keys = [*room.sources, *[key for s in studies if s.room == room.key for key in s.sources]]
        cited = "".join(f"<li>{write_citation(key)}</li>" for key in dict.fromkeys(keys))
        lines.append(f"<h4>{escape(room.name)}</h4><ul>{cited}</ul>")
    return "".join(lines)


def write_exercises(rooms: Rooms, writer: Writer) -> str:
    """Return the sheets to try, each closed until it is wanted."""
    return "".join(_write_exercise(writer, item) for item in rooms.exercises.exercises)


def _write_exercise(writer: Writer, item: Exercise) -> str:
    sheet = write_worksheet(
        f"{TOPIC}-{item.room}",
        item.title,
        [Group(group.title, group.ticks, group.fields) for group in item.groups],
        _word_sheet(writer),
    )
    return (
        f"<details><summary>{escape(writer.say('try.open', title=item.title))}</summary>"
        f"<p>{writer.inline(item.intro)}</p>{sheet}</details>"
    )


def _word_sheet(writer: Writer) -> SheetWords:
    say = writer.say
    lines = [
        say("sheet.crisis", label=line.label, number=line.number)
        for line in content.load_crisis_lines(lang=writer.lang)
    ]
    return SheetWords(
        note=say("sheet.note"),
        print=say("sheet.print"),
        clear=say("sheet.clear"),
        cleared=say("sheet.cleared"),
        date=say("sheet.date"),
        foot=(*lines, say("sheet.foot")),
    )
