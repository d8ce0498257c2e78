"""One trial visit by visit, routine care and a survey, as their SOURCE files give them.

Each number is written as there; a result must round to it at that precision.
"""

import numpy as np
import pytest
from rounding import agrees

from widgets.evidence import trials
from widgets.evidence.rates import calc_recovery
from widgets.evidence.survey import calc_alpha, estimate_share
from widgets.evidence.visits import compare_completers, compare_repeated

# duloxetine_hamd17 ------------------------------------------------------------------------------


def test_a_trial_that_people_left_as_recomputed():
    trial = trials.load_visits()
    seen = np.isfinite(trial.changes[:, -1])
    drug, placebo = (trial.changes[seen & arm, -1] for arm in (trial.treated, ~trial.treated))
    assert trial.weeks == (1, 2, 4, 6) and trial.treated.sum() == 84 and len(seen) == 172
    assert (len(drug), len(placebo)) == (64, 65)
    assert agrees(drug.mean(), "-8.34") and agrees(placebo.mean(), "-5.14")
    for compare, gap, se in (
        (compare_repeated, "-2.80", "1.11"),
        (compare_completers, "-2.66", "1.17"),
    ):
        made = compare(trial.changes, trial.treated, trial.baseline)
        assert agrees(made.difference, gap) and agrees(made.se, se)


def test_about_a_quarter_of_each_group_left_early():
    trial = trials.load_visits()
    left = ~np.isfinite(trial.changes[:, -1])
    assert agrees(100 * left[trial.treated].mean(), "24")
    assert agrees(100 * left[~trial.treated].mean(), "26")


# nhs_talking_therapies --------------------------------------------------------------------------


def test_routine_care_in_2023_24_as_published_and_recomputed():
    year = next(row for row in trials.load_routine_years() if row.year == "2023-24")
    could = (year.finished, year.not_caseness)
    assert agrees(100 * calc_recovery(year.recovered, *could), "50.1")
    assert agrees(100 * calc_recovery(year.reliably_recovered, *could), "47.1")
    assert agrees(100 * year.improved / year.finished, "66.8")


def test_cbt_for_depression_in_routine_care_as_recomputed():
    row = next(
        row
        for row in trials.load_routine()
        if (row.year, row.problem) == ("2023-24", "Depression") and "(CBT)" in row.therapy
    )
    assert (row.start, row.end) == (15.8, 10.6)
    assert agrees((row.start - row.end) / row.sd_start, "0.9")
    assert agrees(100 * calc_recovery(row.recovered, row.courses, row.not_caseness), "43.8")


# nhanes_phq9 ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def survey():
    return trials.load_survey()


def find_share(survey, among=True, has=None):
    counted = (survey.age >= 20) & np.isfinite(survey.total) & among
    return estimate_share(
        survey.total >= 10 if has is None else has,
        survey.weight,
        survey.stratum,
        survey.cluster,
        counted,
    )


def test_adults_at_ten_or_more_as_published_and_recomputed(survey):
    everybody = find_share(survey)
    assert everybody.n == 9942
    assert agrees(100 * everybody.share, "8.1") and agrees(100 * everybody.se, "0.36")
    # Worked out apart, from the share and its error: t of 30 degrees is 2.042, on the logit.
    assert everybody.degrees == 30
    assert [round(100 * end, 2) for end in everybody.interval] == [7.35, 8.82]
    assert agrees(100 * find_share(survey, survey.sex == "male").share, "5.5")
    assert agrees(100 * find_share(survey, survey.sex == "female").share, "10.4")
    assert agrees(100 * find_share(survey, survey.ethnicity == "nh_asian").share, "3.1")


@pytest.mark.parametrize(
    ("low", "high", "percent"),
    [(0, 1, "15.8"), (1, 2, "10.9"), (2, 4, "7.8"), (4, 6, "3.5")],
)
def test_by_income_as_published(survey, low, high, percent):
    among = (survey.poverty_ratio >= low) & (survey.poverty_ratio < high)
    assert agrees(100 * find_share(survey, among).share, percent)


def test_difficulty_and_alpha_as_recomputed(survey):
    found = find_share(survey, survey.total >= 10, survey.difficulty >= 1)
    assert agrees(100 * found.share, "80.2")
    answered = np.isfinite(survey.total) & (survey.age >= 20)
    assert agrees(calc_alpha(survey.items[answered]), "0.84")
    assert np.array_equal(survey.items[answered].sum(axis=1), survey.total[answered])
