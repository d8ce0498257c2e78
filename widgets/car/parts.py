"""The words of a car panel, each a pure function of fix and rule to HTML."""

from __future__ import annotations

from html import escape

from widgets.car.model import FIXES, RULES
from widgets.car.shares import OF
from widgets.car.toy import PLAIN, Toy
from widgets.controls.reveal import write_reveal
from widgets.controls.sheet import Slots, State
from widgets.render import Table
from widgets.words import Writer

BET = ("hardly", "some", "more", "all")


def write_rule(toy: Toy, writer: Writer, state: State) -> Slots:
    """Return what holds for a rule: its name, what it changes, what fits and what breaks."""
    rule, say = state["rule"], writer.say
    return {
        "rule.name": escape(say(f"rule.{rule}")),
        "rule.change": writer.inline(say(f"{rule}.change", **toy.numbers())),
        "rule.fits": writer.inline(say(f"{rule}.fits")),
        "rule.breaks": writer.inline(say(f"{rule}.breaks")),
    }


def say_lesson(toy: Toy, writer: Writer, rule: str) -> str:
    """Return in one or two sentences what the rule has changed."""
    here = {fix: toy.clean(fix, rule) for fix in FIXES}
    plain = {f"plain_{fix}": toy.clean(fix, PLAIN) for fix in FIXES}
    return writer.say(f"{rule}.lesson", **here, **plain)


def say_takeaway(toy: Toy, writer: Writer, state: State) -> str:
    """Return how many of 100 cars have no breakdown, and how many do."""
    say, clean = writer.say, toy.clean(state["fix"], state["rule"])
    fix, rule = say(f"fix.{state['fix']}"), say(f"rule.{state['rule']}")
    first = say("cars.takeaway", fix=fix, rule=rule, clean=clean, rest=OF - clean)
    if state["rule"] == PLAIN:
        return first
    here, plain = toy.shares[state["fix"], state["rule"]], toy.shares[state["fix"], PLAIN]
    then = say("cars.same") if here == plain else say("cars.changed", plain=plain.clean)
    return f"{first} {then}"


def write_toys(toy: Toy, writer: Writer) -> str:
    """Return all rules one below the other, for paper and for a page without JavaScript."""
    return "".join(_write_toy(toy, writer, rule) for rule in RULES)


def _write_toy(toy: Toy, writer: Writer, rule: str) -> str:
    slots = write_rule(toy, writer, {"rule": rule})
    rows = "".join(
        f"<p><strong>{escape(writer.say(f'rule.{name}'))}:</strong> {slots[f'rule.{name}']}</p>"
        for name in ("change", "fits", "breaks")
    )
    lesson = escape(say_lesson(toy, writer, rule))
    return f"<h4>{slots['rule.name']}</h4><p>{lesson}</p>{rows}"


def write_bet(toy: Toy, writer: Writer) -> str:
    """Return the bet on fixing the engine alone; the four ways stay closed until then."""
    say, clean = writer.say, toy.clean("engine", PLAIN)
    answer = escape(say("bet.answer", clean=clean, rest=OF - clean))
    options = [say(f"bet.{name}") for name in BET]
    html = f"<p>{answer}</p><p>{escape(say('bet.free'))}</p>"
    return write_reveal(
        "car-engine", say("bet.question"), options, say("bet.open"), html, gates=True
    )


def list_numbers(toy: Toy, writer: Writer) -> Table:
    """Return every number of the toy as a table."""
    say = writer.say
    rows = [
        (say(f"model.{name}"), say("model.weeks" if name == "wait" else "model.chance", count=n))
        for name, n in toy.numbers().items()
    ]
    return Table(say("model.numbers"), (say("model.column_name"), say("model.column_value")), rows)
