"""Fit the cohort model's free parameters to the published targets and write them to content.

Run as ``python -m widgets.trajectory.calibrate``. This is the one file of the topic that reads
the clock and writes a file; the model itself never does.
"""

import json
import tomllib
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path

import numpy as np
from scipy.optimize import least_squares

from .params import Params
from .published import TARGETS
from .targets import calc_standard_errors, calc_targets, simulate_arms

PATH = Path(__file__).parents[2] / "content" / "calibration.toml"
SEED = 20260101  # chosen: any fixed number
PEOPLE = 40_000  # chosen: sampling error far below every tolerance
STEP = 0.05  # chosen: wide enough to see past whole-number scores
DIGITS = {"per week": 5}
FREE = tuple(f.name for f in fields(Params) if f.metadata["basis"] == "fitted")
HALF_WIDTH = np.array([(t.high - t.low) / 2 for t in TARGETS])
PUBLISHED = np.array([t.value for t in TARGETS])

CONFLICTS = (
    (
        "waiting_or_untreated",
        "People on waiting lists improve less than people in untreated cohorts. Waiting may hold "
        "people back, and cohorts hold milder cases.",
        "One plan stands for both. The untreated cohort gives way inside its tolerance: more "
        "people than published are below the cut-off at 3 and 6 months, fewer at 12. On the "
        "waiting list a little fewer respond than published. No row was dropped.",
    ),
    (
        "placebo_or_usual_care",
        "In separate trials a placebo pill does better (39 of 100 respond) than usual care "
        "(27 of 100). The people, the attention and the scales differ.",
        "Placebo is not a plan in the model and no row is tuned to it. Being seen at all is one "
        "effect, fitted from the therapy and medication rows, and is larger than usual care.",
    ),
    (
        "blinded_or_not",
        "Drug trials are mostly blinded ratings by clinicians; therapy trials are mostly "
        "self-report that is not blinded. Separate trials show 52 of 100 responding to a drug.",
        "Separate drug trials give way: the model follows trials that compare the two directly, "
        "in which they do equally well.",
    ),
)


def fit(start: Params, seed: int = SEED, n: int = PEOPLE) -> Params:
    """Params with the free ones moved to where the targets are met best.

    Parameters
    ----------
    start : Params
        Starting point; what is not fitted keeps its value.
    seed, n : int
        The same people are used at every step.

    Returns
    -------
    Params

    Notes
    -----
    Least squares on (model - published) / half the tolerance, every row weighing the same.
    """
    bounds = {f.name: (f.metadata["low"], f.metadata["high"]) for f in fields(Params)}
    low, high = np.array([bounds[name] for name in FREE]).T
    first = (np.array([getattr(start, name) for name in FREE]) - low) / (high - low)

    def residuals(x: np.ndarray) -> np.ndarray:
        params = _replace(start, low + x * (high - low))
        return (calc_targets(params, simulate_arms(params, seed, n)) - PUBLISHED) / HALF_WIDTH

    found = least_squares(residuals, first, bounds=(0, 1), diff_step=STEP, xtol=1e-4, ftol=1e-4)
    return _rounded(_replace(start, low + found.x * (high - low)))


def _replace(params: Params, free: np.ndarray) -> Params:
    """The same parameters with other values for the free ones."""
    return Params(**{**asdict(params), **dict(zip(FREE, map(float, free), strict=True))})


def _rounded(params: Params) -> Params:
    """Free parameters as written: three decimals, or five for weekly rates."""
    digits = {f.name: DIGITS.get(f.metadata["unit"], 3) for f in fields(Params)}
    return _replace(params, np.array([round(getattr(params, k), digits[k]) for k in FREE]))


def render(params: Params, fitted: str, seed: int = SEED, n: int = PEOPLE) -> str:
    """The text of the calibration file.

    Parameters
    ----------
    params : Params
    fitted : str
        Date of the fit, ``YYYY-MM-DD``.
    seed, n : int
        People the model values and errors are taken from.

    Returns
    -------
    str
        TOML.
    """
    arms = simulate_arms(params, seed, n)
    values, errors = calc_targets(params, arms), calc_standard_errors(params, arms)
    head = (
        "# Written by python -m widgets.trajectory.calibrate; change the model, not this file.\n"
        f'fitted = "{fitted}"\nseed = {seed}\npeople = {n}\n'
    )
    parameters = [_parameter_block(item, getattr(params, item.name)) for item in fields(Params)]
    rows = zip(TARGETS, values, errors, strict=True)
    targets = [_target_block(target, value, error) for target, value, error in rows]
    conflicts = [
        _block("[[conflicts]]", key=key, conflict=what, gave_way=why)
        for key, what, why in CONFLICTS
    ]
    return "\n".join([head, *parameters, *targets, *conflicts])


def _parameter_block(item, value: float) -> str:
    """One parameter with its bounds and where it comes from."""
    meta = item.metadata
    words = {"unit": meta["unit"], "low": meta["low"], "high": meta["high"]}
    published = meta["basis"] == "published"
    return _block(
        f"[parameters.{item.name}]",
        value=value,
        **words,
        basis=meta["basis"],
        sources=meta["source"].split() if published else [],
        note="" if published else meta["source"],
    )


def _target_block(target, value: float, error: float) -> str:
    """One target with the model's value beside the published one."""
    value, error = round(float(value), 4), round(float(error), 4)
    return _block(
        "[[targets]]",
        key=target.key,
        description=target.description,
        unit=target.unit,
        value=target.value,
        low=target.low,
        high=target.high,
        tag=target.tag,
        sources=list(target.sources),
        model=value,
        residual=round(value - target.value, 4),
        standard_error=error,
        inside=target.low <= value <= target.high,
        note=target.note,
    )


def _block(title: str, **entries: object) -> str:
    """A TOML table; JSON spells these plain values the same way."""
    return "\n".join([title, *(f"{k} = {json.dumps(v)}" for k, v in entries.items())]) + "\n"


def main(path: Path = PATH, today: date | None = None) -> Params:
    """Fit from the defaults and write the file; its date moves only when a number does.

    Parameters
    ----------
    path : Path
    today : date or None
        Date to write; None reads the clock.

    Returns
    -------
    Params
    """
    params = fit(Params())
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    kept = tomllib.loads(old).get("fitted", "") if old else ""
    text = render(params, kept)
    if text != old:
        new = (today or date.today()).isoformat()
        path.write_text(text.replace(f'fitted = "{kept}"', f'fitted = "{new}"'), encoding="utf-8")
    return params


def _report(path: Path = PATH) -> None:
    """Print the residual table."""
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["targets"]:
        mark = "inside" if row["inside"] else "OUTSIDE"
        print(
            f"{row['key']:26} {row['value']:7.3f} [{row['low']:.3f}, {row['high']:.3f}]"
            f" model {row['model']:7.3f} (error {row['standard_error']:.4f}) {mark}"
        )


if __name__ == "__main__":
    main()
    _report()
