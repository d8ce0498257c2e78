"""What a reader can take along: a view's trials as CSV, and the Python behind its numbers."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

from widgets import content
from widgets.evidence.pooling import RHO
from widgets.forest.model import FEW, FEWEST, Choice
from widgets.forest.people import follow_choice
from widgets.forest.view import View, read_control_share

SOURCE = "metapsy_psyctr"
_HEAD = (
    *("study", "year", "therapy", "control", "format", "checks_passed", "people"),
    *("hedges_g", "standard_error", "low_95", "high_95", "mean_without_it"),
)
_JOIN = ";"
_SCRIPT = """\
{comments}
from statistics import NormalDist

from widgets.evidence.effects import average_effects, pick_effects
from widgets.evidence.pooling import calc_egger, leave_one_out, pool
from widgets.evidence.responders import merge_arms, pick_responses, pool_risk_ratios
from widgets.evidence.trials import load_effects, load_responses

choice = {choice}
rows = pick_effects(load_effects(), **choice)
trials = average_effects(rows, by="study", rho={rho}) if rows else ()
effects, variances = [t.effect for t in trials], [t.variance for t in trials]
print("trials:", len(trials))
if len(trials) >= {fewest}:
    made = pool(effects, variances, method="REML", interval="knapp-hartung")
    gaps = (made.estimate, made.low, made.high, made.predict_low, made.predict_high)
    curve = NormalDist()
    of_100 = [100 * curve.cdf(curve.inv_cdf({control:g}) + gap) for gap in gaps]
    print("mean, low, high, new low, new high:", gaps)
    print("the same as people of 100:", of_100, "tau2:", made.tau2, "I2:", made.i2)
if len(trials) > {fewest}:
    print("mean without each trial:", *leave_one_out(effects, variances).estimates)
if len(trials) >= {few}:
    print("Egger:", calc_egger(effects, variances))
counted = merge_arms(pick_responses(load_responses(), {people}))
if len(counted) >= {fewest}:
    print("people:", pool_risk_ratios(counted))
"""

Say = Callable[..., str]


def write_csv(view: View, say: Say) -> str:
    """Return the trials of a view, one row each, below lines that say whose data they are.

    Parameters
    ----------
    view : View
    say : callable
        Gives words by key.
    """
    buffer = StringIO()
    for line in _list_comments(say, "csv"):
        buffer.write(f"# {line}\n")
    out = csv.writer(buffer, lineterminator="\n")
    out.writerow(_HEAD)
    blank = [""] * len(view.trials)
    without = [f"{gap:.6g}" for gap in view.without.gaps] if view.without else blank
    for trial, left in zip(view.trials, without, strict=True):
        codes = (_JOIN.join(found) for found in (trial.therapies, trial.controls, trial.formats))
        numbers = (f"{x:.6g}" for x in (trial.gap, trial.error, trial.low, trial.high))
        out.writerow([trial.study, trial.year, *codes, trial.checks, trial.people, *numbers, left])
    return buffer.getvalue()


def write_script(choice: Choice, say: Say) -> str:
    """Return a Python script that makes exactly the numbers of a choice's view."""
    picked = {
        "therapy": choice.read("therapy"),
        "control": choice.read("control"),
        "format": choice.read("format"),
        "least_bias": int(choice.checks),
        "years": choice.years,
    }
    return _SCRIPT.format(
        comments="\n".join(f"# {line}" for line in _list_comments(say, "python")),
        choice=f"dict({_list_arguments(picked)})",
        rho=RHO,
        fewest=FEWEST,
        few=FEW,
        control=read_control_share(),
        people=_list_arguments(follow_choice(choice)),
    )


def _list_arguments(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in values.items())


def _list_comments(say: Say, kind: str) -> tuple[str, ...]:
    source = content.load_sources()[SOURCE]
    used = ["files.notice", *(["files.notice_people"] if kind == "python" else [])]
    return (
        say(f"files.{kind}_head"),
        " ".join(map(say, used)),
        f"{source.citation} https://doi.org/{source.doi} {source.licence}.",
    )


def name_files(choice: Choice) -> dict[str, str]:
    """Return the file names of a choice: what was chosen stands in them."""
    start = Choice()
    chosen = [
        f"{name}-{value.replace(' ', '-')}"
        for name, value in choice.to_mapping().items()
        if value != getattr(start, name)
    ]
    stem = "_".join(["trials", *chosen]) if chosen else "trials_all"
    return {"csv": f"{stem}.csv", "python": f"{stem}.py"}
