"""The parts of a journey panel: each a pure function of path, talk and week to HTML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from html import escape

from widgets import schema
from widgets.controls.reveal import write_reveal
from widgets.controls.sheet import Slots, State
from widgets.journey.model import Story, Year, play_story
from widgets.journey.story import make_story
from widgets.words import Writer

TALK = {"yes": True, "no": False}


class Journey:
    """A case ready to be written: its stories played both ways, its words at hand."""

    def __init__(self, case: schema.Case, writer: Writer):
        self.case, self.writer = case, writer
        self.paths = {path.key: path for path in case.paths}

    @cached_property
    def stories(self) -> Mapping[str, Story]:
        """The story of each path."""
        return {key: make_story(path) for key, path in self.paths.items()}

    @cached_property
    def years(self) -> Mapping[tuple[str, str], Year]:
        """The year of each path, by talk."""
        return {
            (key, talk): play_story(story, TALK[talk])
            for key, story in self.stories.items()
            for talk in TALK
        }

    def scene(self, path: str, week: int) -> schema.Scene:
        """Return the scene of a path that stands at this week."""
        return next(scene for scene in self.paths[path].scenes if scene.week == week)

    def turn(self, path: str, week: int) -> tuple[int, schema.Turn] | None:
        """Return the turn of this week and its number, if there is one."""
        turns = enumerate(self.paths[path].turns)
        return next(((number, turn) for number, turn in turns if turn.week == week), None)

    def bet(self, path: str, week: int, kind: str) -> schema.Bet | None:
        """Return the bet of this kind at this week, if there is one."""
        bets = self.paths[path].bets
        return next((bet for bet in bets if bet.week == week and bet.kind == kind), None)


def write_path(journey: Journey, state: State) -> Slots:
    """Return what holds for a whole path: its summary, its good and its bad sides."""
    path, writer = journey.paths[state["path"]], journey.writer
    who = "".join(
        f"<li><strong>{escape(name)}</strong>: {writer.inline(_about(journey, key))}</li>"
        for key, name in path.who.items()
    )
    return {
        "path.name": escape(path.name),
        "path.summary": writer.inline(path.summary),
        "path.feels": writer.inline(path.week_feels),
        "path.consent": writer.inline(path.consent),
        "path.who": who,
        "path.helps": _write_claims(writer, path.helps),
        "path.harms": _write_claims(writer, path.harms),
    }


def write_harms(journey: Journey) -> str:
    """Return what can go wrong on any path of the case."""
    return _write_claims(journey.writer, journey.case.harms)


def _about(journey: Journey, key: str) -> str:
    return next(person.about for person in journey.case.people if person.key == key)


def _write_claims(writer: Writer, claims: tuple[schema.Claim, ...]) -> str:
    return "".join(
        f"<li>{writer.inline(claim.text)}{_write_number(writer, claim.finding)}</li>"
        for claim in claims
    )


def _write_number(writer: Writer, key: str | None) -> str:
    return f" ({writer.source(key)})" if key else ""


def write_scene(journey: Journey, state: State) -> Slots:
    """Return the week's scene, which is the same whether or not the professionals talk."""
    scene, writer = journey.scene(state["path"], int(state["week"])), journey.writer
    idea = ""
    if scene.idea:
        label = escape(writer.say("scene.idea"))
        idea = f"<p><strong>{label}:</strong> {writer.inline(scene.idea)}</p>"
    return {
        "scene.title": escape(_name_step(writer, scene)),
        "scene.happens": writer.inline(scene.happens),
        "scene.feels": writer.inline(scene.feels),
        "scene.wrong": writer.inline(scene.wrong),
        "scene.idea": idea,
        "bet.next": _write_next(journey, state),
    }


def _name_step(writer: Writer, scene: schema.Scene) -> str:
    return writer.say("week.step", week=scene.week, title=scene.title)


def _write_next(journey: Journey, state: State) -> str:
    bet, writer = journey.bet(state["path"], int(state["week"]), "next"), journey.writer
    if not bet:
        return ""
    sides = "".join(
        f"<li><p><strong>{escape(option.text)}</strong></p>"
        f"<p>{escape(writer.say('bet.helps'))} {writer.inline(option.helps)}"
        f"{_write_number(writer, option.finding)}</p>"
        f"<p>{escape(writer.say('bet.harms'))} {writer.inline(option.harms)}</p></li>"
        for option in bet.options
    )
    answer = f"<ul>{sides}</ul><p>{writer.inline(bet.after)}</p><p>{writer.say('bet.picked')}</p>"
    return _write_bet(journey, state, bet, [option.text for option in bet.options], answer)


def _write_bet(
    journey: Journey, state: State, bet: schema.Bet, options: list[str], answer: str
) -> str:
    say = journey.writer.say
    name = f"{state['path']}-{bet.week}-{bet.kind}"
    question = f"{say('bet.next')}: {bet.question}"
    return write_reveal(name, question, options, say("bet.open"), answer, gates=bet.kind == "knows")


def write_knowledge(journey: Journey, state: State) -> Slots:
    """Return who knows what at a week, computed from the story, and what follows from it."""
    writer, week = journey.writer, int(state["week"])
    return {
        "scene.turn": _write_turn(journey, state),
        "bet.knows": _write_who_knows(journey, state),
        "knows.title": escape(writer.say("knows.title", week=week)),
        "knows.takeaway": escape(_count_gaps(journey, state)),
        "knows.facts": _write_facts(journey, state),
        "say": escape(_write_say(journey, state)),
    }


def _turn_words(journey: Journey, state: State) -> str:
    found = journey.turn(state["path"], int(state["week"]))
    if not found:
        return ""
    number, turn = found
    knows = journey.years[state["path"], state["talk"]].turned[number]
    return (turn.known if knows else turn.unknown).text


def _write_turn(journey: Journey, state: State) -> str:
    words = _turn_words(journey, state)
    if not words:
        return ""
    label = escape(journey.writer.say(f"scene.turn_{state['talk']}"))
    return f"<p><strong>{label}:</strong> {journey.writer.inline(words)}</p>"


def _write_say(journey: Journey, state: State) -> str:
    path = journey.paths[state["path"]]
    step = _name_step(journey.writer, journey.scene(state["path"], int(state["week"])))
    turn = _turn_words(journey, state) or _count_gaps(journey, state)
    return journey.writer.say("say.text", path=path.name, week=step, turn=turn)


def _write_who_knows(journey: Journey, state: State) -> str:
    bet, say = journey.bet(state["path"], int(state["week"]), "knows"), journey.writer.say
    if not bet or not bet.fact:
        return ""
    who, year = journey.paths[state["path"]].who, journey.years[state["path"], state["talk"]]
    knows = [name for key, name in who.items() if year.knows(key, bet.fact, bet.week)]
    lacks = [name for name in who.values() if name not in knows]
    nobody = say("bet.nobody")
    answer = say("bet.answer", knows=", ".join(knows) or nobody, lacks=", ".join(lacks) or nobody)
    html = f"<p>{escape(answer)}</p><p>{journey.writer.inline(bet.after)}</p>"
    options = [say(f"bet.{name}") for name in ("some", "part", "all")]
    return _write_bet(journey, state, bet, options, html)


def _shared_facts(journey: Journey, state: State) -> list[str]:
    year = journey.years[state["path"], state["talk"]]
    private = journey.stories[state["path"]].private
    return [fact for fact in year.list_facts(int(state["week"])) if fact not in private]


def _count_gaps(journey: Journey, state: State) -> str:
    say, week = journey.writer.say, int(state["week"])
    year, facts = journey.years[state["path"], state["talk"]], _shared_facts(journey, state)
    lacks = {
        name: sum(not year.knows(key, fact, week) for fact in facts)
        for key, name in journey.paths[state["path"]].who.items()
    }
    missing = [say("knows.lack", person=name, count=n) for name, n in lacks.items() if n]
    if not missing:
        return say("knows.takeaway_all", week=week, facts=len(facts))
    return say("knows.takeaway", week=week, facts=len(facts), lacks=", ".join(missing))


def _write_facts(journey: Journey, state: State) -> str:
    """Return what not everyone knows, newest first, and then what everyone knows."""
    say, week = journey.writer.say, int(state["week"])
    year, who = journey.years[state["path"], state["talk"]], journey.paths[state["path"]].who
    facts = year.list_facts(week)[::-1]
    shared = [fact for fact in facts if all(year.knows(key, fact, week) for key in who)]
    groups = (
        ("gaps", [_write_gap(journey, state, fact) for fact in facts if fact not in shared]),
        ("shared", [f"<li>{_name_fact(journey, state, fact)}</li>" for fact in shared]),
    )
    return "".join(
        f'<h4>{escape(say(f"knows.{name}"))}</h4><ul class="sbs-facts">{"".join(rows)}</ul>'
        for name, rows in groups
        if rows
    )


def _write_gap(journey: Journey, state: State, fact: str) -> str:
    say, week = journey.writer.say, int(state["week"])
    year, who = journey.years[state["path"], state["talk"]], journey.paths[state["path"]].who
    lines = []
    for answer in (True, False):
        chips = "".join(
            f'<span class="sbs-chip{" sbs-yes" * answer}">{escape(name)}</span>'
            for key, name in who.items()
            if year.knows(key, fact, week) is answer
        )
        label = escape(say("knows.yes" if answer else "knows.no"))
        lines.append(f'<p class="sbs-who">{label} {chips}</p>')
    return f"<li>{_name_fact(journey, state, fact)}{''.join(lines)}</li>"


def _name_fact(journey: Journey, state: State, key: str) -> str:
    writer, path = journey.writer, journey.paths[state["path"]]
    fact = next(fact for fact in path.facts if fact.key == key)
    is_new = journey.years[state["path"], state["talk"]].born[key] == int(state["week"])
    marks = [writer.say("knows.new")] * is_new + [writer.say("knows.private")] * fact.private
    return writer.inline(fact.text) + "".join(f" <em>({escape(mark)})</em>" for mark in marks)
