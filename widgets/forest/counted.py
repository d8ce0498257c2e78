"""The trials that count people, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.forest.model import FEW, Hundred
from widgets.forest.people import People
from widgets.words import Writer


def list_people(writer: Writer, people: People, scores: Hundred | None) -> Iterator[str]:
    """Yield the sentences on a risk ratio: what it is, for a hundred, and what was done for it.

    Parameters
    ----------
    writer : Writer
    people : People
    scores : Hundred or None
        The count from scores that the page shows first, if there is one.
    """
    say, ratio, hundred = writer.say, people.ratio, people.hundred
    if ratio is None or hundred is None:
        yield f"{say(f'people.few_{people.k}')} {_say_unfollowed(writer, people)}"
        return
    made, numbers = ratio.pool, round_people(hundred)
    ends = {"low": show(made.low), "high": show(made.high)}
    yield f"{say('people.trials', k=people.k)} {_say_unfollowed(writer, people)}"
    yield say("people.ratio", ratio=show(made.estimate), **ends)
    yield f"**{say('people.hundred', **numbers)}** {say('people.range', **numbers)}"
    new = {"low": show(made.predict_low or 0.0), "high": show(made.predict_high or 0.0)}
    yield say("people.new", **new, fewest=numbers["new_low"], most=numbers["new_high"])
    yield _say_zero(writer, ratio.corrected)
    if scores is not None:
        yield say(
            "people.differs", first=round_people(scores)["therapy"], second=numbers["therapy"]
        )
    if people.k < FEW:
        yield say("sure.few")


def _say_zero(writer: Writer, corrected: int) -> str:
    if corrected == 0:
        return writer.say("people.zero_none")
    if corrected == 1:
        return writer.say("people.zero_one")
    return writer.say("people.zero", zero=corrected)


def _say_unfollowed(writer: Writer, people: People) -> str:
    if not people.left_open:
        return ""
    labels = (writer.say(f"{name}.label") for name in people.left_open)
    names = ", ".join(writer.say("people.quoted", name=label) for label in labels)
    return writer.say("people.open", names=names)


def show(number: float) -> str:
    """Return a number with two decimals and a true minus sign."""
    return f"{number:.2f}".replace("-0.00", "0.00").replace("-", "−")


def round_people(hundred: Hundred) -> dict[str, str]:
    """Return counts of people as whole numbers, by their names."""
    names = ("control", "therapy", "low", "high", "new_low", "new_high")
    return {name: f"{getattr(hundred, name):.0f}" for name in names}
