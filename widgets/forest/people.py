"""A choice to people with a response, counted: the risk ratio, and what it means for a hundred."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from widgets.evidence.responders import Ratio, merge_arms, pick_responses, pool_risk_ratios
from widgets.evidence.trials import load_responses
from widgets.forest.hundred import count_pool
from widgets.forest.model import ALL, CHECKS, FEWEST, Choice, Hundred, multiply_share

DATA = "metapsy_response"
# The kinds of therapy that both databases tell apart, as each of them writes them.
_KINDS = {
    "cbt": "Cognitive Behavior Therapy",
    "bat": "Behavorial Activation",
    "pst": "Problem-Solving Therapy",
    "3rd": "3rd-Wave CBT",
    "ipt": "Interpersonal Therapy",
}


@dataclass(frozen=True)
class People:
    """The trials that count people, for a choice.

    Attributes
    ----------
    k : int
        Trials, each counted once.
    left_open : tuple of str
        Parts of the choice that these data cannot follow.
    ratio : Ratio or None
        None with fewer than three trials.
    hundred : Hundred or None
    """

    k: int
    left_open: tuple[str, ...]
    ratio: Ratio | None
    hundred: Hundred | None


def follow_choice(choice: Choice) -> dict[str, Any]:
    """Return what `pick_responses` takes, as far as these data can follow a choice."""
    return {
        "therapy": _KINDS.get(choice.therapy),
        "low_bias": choice.checks == str(CHECKS),
        "years": choice.years,
    }


def list_unfollowed(choice: Choice) -> tuple[str, ...]:
    """Return the parts of a choice that these data cannot follow."""
    followed = {
        "therapy": choice.therapy in (ALL, *_KINDS),
        "control": choice.control == ALL,
        "checks": choice.checks in ("0", str(CHECKS)),
        "format": choice.format == ALL,
    }
    return tuple(name for name, can in followed.items() if not can)


def count_people(choice: Choice, control: float) -> People:
    """Return the trials that count people, pooled.

    Parameters
    ----------
    choice : Choice
    control : float
        Share with a response in the other groups, between 0 and 1.
    """
    trials = merge_arms(pick_responses(load_responses(), **follow_choice(choice)))
    ratio = pool_risk_ratios(trials) if len(trials) >= FEWEST else None
    hundred = count_pool(ratio.pool if ratio else None, control, multiply_share)
    return People(len(trials), list_unfollowed(choice), ratio, hundred)
