"""The calibrated model, as the tests of this folder run it."""

import tomllib
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from widgets.trajectory import PLANS, WEEKS, Params, Window, simulate

CALIBRATION = Path(__file__).parents[2] / "content" / "calibration.toml"
NEVER = WEEKS + 1


def load_params() -> Params:
    rows = tomllib.loads(CALIBRATION.read_text(encoding="utf-8"))["parameters"]
    return Params.from_mapping({name: row["value"] for name, row in rows.items()})


PARAMS = load_params()
NOBODY_LEAVES = dict.fromkeys(
    ("dropout_medication", "dropout_therapy", "dropout_both", "side_effect_stop"), 0
)
WINDOWS = st.integers(0, WEEKS - 1).flatmap(
    lambda start: st.integers(start + 1, WEEKS).map(lambda stop: Window(start, stop))
)


def run(plan, params=PARAMS, seed=1, n=4000):
    """Return the year of a group under a plan, given as such or by its key."""
    plan = PLANS[plan] if isinstance(plan, str) else plan
    return simulate(plan, params, np.random.default_rng(seed), n)
