"""The model's value of each published target, and its sampling error.

Imports numpy and the model only.
"""

from dataclasses import fields, replace

import numpy as np

from .model import Result, simulate
from .outcomes import calc_relapse_risk, calc_shares
from .params import Params
from .plan import PLANS

ARMS = ("untreated", "usual_care", "medication", "no_drug", "therapy", "both", "care_team")
TRIAL_WEEKS = range(8, 13)  # metapsy_psyctr: therapy trials end at week 8 to 12
ACUTE_END = 12  # chosen: end of the acute phase in trials of medication and therapy together
CUT_OFF = 10  # chosen: below the usual PHQ-9 cut-off stands for "diagnosis gone"


def simulate_arms(params: Params, seed: int, n: int) -> dict[str, Result]:
    """The same n people in each arm the targets speak of.

    Parameters
    ----------
    params : Params
    seed, n : int

    Returns
    -------
    dict of str to Result
        By plan key; ``no_drug`` is the plan medication without the drug's own effect.
    """
    plain = replace(params, drug_points=0)
    return {
        arm: simulate(
            PLANS["medication" if arm == "no_drug" else arm],
            plain if arm == "no_drug" else params,
            np.random.default_rng(seed),
            n,
        )
        for arm in ARMS
    }


def calc_targets(params: Params, arms: dict[str, Result]) -> np.ndarray:
    """The model's value of each target.

    Parameters
    ----------
    params : Params
    arms : dict of str to Result
        One result for each of ``ARMS``.

    Returns
    -------
    ndarray of float, shape (18,)
        In the order and units of ``TARGETS``.
    """
    at = {key: {w: calc_shares(arms[key], w) for w in (2, 6, *TRIAL_WEEKS)} for key in arms}
    end = {key: at[key][ACUTE_END] for key in arms}
    medication = at["medication"]
    below = [float((arms["untreated"].score[:, w] < CUT_OFF).mean()) for w in (13, 26, 52)]
    return np.array(
        [
            -at["untreated"][8].improvement,
            -end["usual_care"].improvement,
            _trial_mean(at["untreated"], "response"),
            -_trial_mean(at["therapy"], "improvement"),
            _trial_mean(at["therapy"], "response"),
            medication[8].response - at["therapy"][8].response,
            end["both"].response / end["medication"].response,
            end["both"].response / end["therapy"].response,
            end["medication"].mean_score - end["both"].mean_score,
            medication[2].improvement / medication[6].improvement,
            *below,
            calc_relapse_risk(params, kept=False),
            calc_relapse_risk(params, kept=True),
            medication[8].improvement - at["no_drug"][8].improvement,
            _mean_gap(arms["usual_care"], arms["care_team"], 26),
            np.mean([_trial_spread(arms[key]) for key in ("untreated", "usual_care", "therapy")]),
        ]
    )


def calc_standard_errors(params: Params, arms: dict[str, Result], batches: int = 20) -> np.ndarray:
    """Sampling error of ``calc_targets``, from the spread between batches of people.

    Parameters
    ----------
    params : Params
    arms : dict of str to Result
    batches : int
        At least 2.

    Returns
    -------
    ndarray of float, shape (18,)
    """
    values = [
        calc_targets(params, {key: _every(arms[key], start, batches) for key in arms})
        for start in range(batches)
    ]
    return np.std(values, axis=0, ddof=1) / np.sqrt(batches)


def _trial_mean(shares: dict, name: str) -> float:
    """Mean of one outcome over the weeks in which trials end."""
    return float(np.mean([getattr(shares[week], name) for week in TRIAL_WEEKS]))


def _trial_spread(result: Result) -> float:
    """Mean over the weeks in which trials end of the SD of scores, points."""
    return float(np.mean([result.score[:, week].std() for week in TRIAL_WEEKS]))


def _mean_gap(first: Result, second: Result, week: int) -> float:
    """Mean score of the first group minus that of the second, points."""
    return float(first.score[:, week].mean() - second.score[:, week].mean())


def _every(result: Result, start: int, step: int) -> Result:
    """Every ``step``-th person of a result."""
    return Result(**{f.name: getattr(result, f.name)[start::step] for f in fields(Result)})
