"""Counts of 100 people for every path, severity and time, from one large simulated group."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from widgets import content
from widgets.hundred.model import SEVERITIES, Counts, count_people, simulate_levels
from widgets.trajectory import PLANS, Params, Plan

CASE = "depression"
SEED = 20261124  # chosen: the journey's, so that both pages count the same people
MANY = 10_000


@cache
def load_plans() -> dict[str, Plan]:
    """Return the plan of each path of the case, in the order of the case."""
    case = content.load_case(CASE)
    plans = {path.key: PLANS[path.plan] for path in case.paths if path.plan}
    return {key: plans[key] for key in case.order}


@cache
def load_params() -> Params:
    """Return the fitted numbers of the cohort model."""
    rows = content.load_calibration()["parameters"]
    return Params.from_mapping({key: row["value"] for key, row in rows.items()})


def find_mean(severity: str, params: Params | None = None) -> float:
    """Return the mean first score of a severity group, points."""
    return SEVERITIES[severity] or (params or load_params()).baseline_mean


def run_levels(
    path: str, severity: str = "middle", params: Params | None = None
) -> dict[int, np.ndarray]:
    """Return the levels of the large group on a path, by week.

    Parameters
    ----------
    path, severity : str
    params : Params, optional
        Changed numbers of the model; without them, those we publish.
    """
    return _run(path, replace(params or load_params(), baseline_mean=find_mean(severity, params)))


@cache
def _run(path: str, params: Params) -> dict[int, np.ndarray]:
    return simulate_levels(load_plans()[path], params, np.random.default_rng(SEED), MANY)


def count_path(path: str, severity: str, week: int, params: Params | None = None) -> Counts:
    """Return 100 people on a path at a week, as published or with changed numbers."""
    return count_people(run_levels(path, severity, params)[week], load_plans()[path], week)
