"""The data in ``content/data``, and the values its SOURCE files and the publications give.

Each number below is written as there; a result must round to it at that precision.
"""

import math
import re

import numpy as np
import pytest
from scipy.special import expit

from widgets import cache, content
from widgets.content import files
from widgets.evidence import trials
from widgets.evidence.effects import average_effects, pick_effects
from widgets.evidence.pooling import calc_egger, pool
from widgets.evidence.rates import calc_log_risk_ratios, calc_logits, calc_recovery
from widgets.evidence.responders import merge_arms, pick_responses, pool_risk_ratios
from widgets.evidence.survey import calc_alpha, estimate_share
from widgets.evidence.visits import compare_completers, compare_repeated

FILES = {
    "metapsy_psyctr": {"effects.csv": 900, "references.csv": 480},
    "metapsy_response": {"response.csv": 569, "references.csv": 437},
    "duloxetine_hamd17": {"visits.csv": 608},
    "nhs_talking_therapies": {"england_totals.csv": 8, "england_by_therapy.csv": 1093},
    "nhanes_phq9": {"adults_2013_2016.csv": 11659},
}
NOTICES = {
    "metapsy_psyctr": "Contains information from the Metapsy database depression-psyctr, which is",
    "metapsy_response": "Contains information from the Metapsy database total-response, which is",
    "duloxetine_hamd17": "Apache License 2.0",
    "nhs_talking_therapies": "licensed under the Open Government Licence v3.0",
    "nhanes_phq9": "public domain",
}


def agrees(value, written):
    """Does the value round to the number as written?"""
    return f"{value:.{len(written.partition('.')[2])}f}" == written


def put_together(by="study", **choice):
    rows = average_effects(pick_effects(trials.load_effects(), **choice), by)
    return [row.effect for row in rows], [row.variance for row in rows]


def count(responses):
    names = ("improved", "people", "control_improved", "control_people")
    return [np.array([getattr(row, name) for row in responses]) for name in names]


@pytest.mark.parametrize("name", FILES)
def test_the_data_are_whole_and_carry_their_notices(name):
    folder = cache.root("content") / "data" / name
    assert {file: len(content.load_rows(name, file)) for file in FILES[name]} == FILES[name]
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_000_000
    assert NOTICES[name] in (folder / "NOTICE").read_text(encoding="utf-8")
    assert "**Read from**" in (folder / "SOURCE.md").read_text(encoding="utf-8")


def test_the_apache_licence_goes_with_its_data():
    text = (cache.root("content") / "data" / "duloxetine_hamd17" / "LICENSE").read_text()
    assert "Apache License" in text and "Version 2.0" in text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, r"content/data/x/y\.csv is missing"),
        ("a,b\n", "has no rows"),
        ("", "has no rows"),
        ("a,b\n1,2\n3\n", "row 2: cells and column names differ"),
        ("a,b\n1,2,3\n", "row 1: cells and column names differ"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(tmp_path, monkeypatch, text, reason):
    monkeypatch.setattr(files, "root", lambda name: tmp_path)
    (tmp_path / "data" / "x").mkdir(parents=True)
    if text is not None:
        (tmp_path / "data" / "x" / "y.csv").write_text(text, encoding="utf-8")
    with pytest.raises(content.ContentError, match=reason):
        content.load_rows.__wrapped__("x", "y.csv")


def test_a_cell_that_is_no_number_and_a_disorder_nobody_studied():
    with pytest.raises(content.ContentError, match="'g' must be a number, and is 'lots'"):
        trials._read({"g": "lots"}, "g")
    with pytest.raises(content.ContentError, match="column 'g' is missing"):
        trials._read({}, "g")
    with pytest.raises(content.ContentError, match="There are trials on Borderline"):
        trials.load_responses("Hiccups")


def test_every_trial_has_a_reference_and_people():
    studies = {row.study for row in trials.load_effects()}
    studies |= {row.study for row in trials.load_responses(None)}
    named = {
        row["study"]
        for name in ("metapsy_psyctr", "metapsy_response")
        for row in content.load_rows(name, "references.csv")
    }
    assert studies <= named
    assert all(row.people > 0 for row in trials.load_effects())


# metapsy_psyctr ---------------------------------------------------------------------------------


def test_cbt_against_control_as_recomputed():
    made = pool(*put_together("comparison", therapy="cbt"))
    assert made.k == 304
    assert agrees(made.estimate, "0.787") and agrees(made.low, "0.704")
    assert agrees(made.high, "0.870")
    assert agrees(100 * made.i2, "86") and agrees(100 * made.i2_tau, "91")


def test_cbt_against_control_as_published_in_2023():
    """The paper: 0.79 (0.70 to 0.89), I2 85%, from an older, smaller version of the database.

    The mean and the lower bound agree; the upper bound (0.87) and I2 (86%) do not, and cannot from
    these data.
    """
    made = pool(*put_together("comparison", therapy="cbt"))
    assert agrees(made.estimate, "0.79") and agrees(made.low, "0.70")
    assert not agrees(made.high, "0.89") and abs(made.high - 0.89) < 0.025
    assert not agrees(100 * made.i2, "85") and abs(100 * made.i2 - 85) < 1.5


def test_all_trials_as_recomputed():
    made = pool(*put_together())
    assert made.k == 480
    assert agrees(made.estimate, "0.707") and agrees(made.low, "0.647")
    assert agrees(made.high, "0.767") and agrees(made.tau2, "0.327")
    assert agrees(made.predict_low, "-0.42") and agrees(made.predict_high, "1.83")
    assert agrees(calc_egger(*put_together()).statistic, "11.0")


def test_low_risk_of_bias_as_recomputed():
    made = pool(*put_together(least_bias=4))
    assert made.k == 183
    assert agrees(made.estimate, "0.554") and agrees(made.low, "0.478")
    assert agrees(made.high, "0.630")


@pytest.mark.parametrize(("control", "g"), [("wl", "0.89"), ("cau", "0.63"), ("other ctr", "0.53")])
def test_each_control_as_recomputed(control, g):
    assert agrees(pool(*put_together(control=control)).estimate, g)


# metapsy_response -------------------------------------------------------------------------------

RATES = {  # disorder: (recomputed, published)
    "Depression": ("0.42", "0.42"),
    "Post-Traumatic Stress Disorder": ("0.38", "0.38"),
    "Obsessive Compulsive Disorder": ("0.38", "0.38"),
    "Panic Disorder": ("0.38", "0.38"),
    "Generalized Anxiety Disorder": ("0.355", "0.36"),
    "Social Anxiety Disorder": ("0.325", "0.32"),
    "Specific Phobia": ("0.315", "0.32"),
    "Borderline Personality Disorder": ("0.24", "0.24"),
}
# These two come out at 0.3549 and 0.3146 and so round to 0.35 and 0.31: the paper's model differs.
NOT_AS_PUBLISHED = {"Generalized Anxiety Disorder", "Specific Phobia"}


def pool_response(disorder, side):
    made = calc_logits(*count(trials.load_responses(disorder))[side : side + 2])
    return pool(made.effects, made.variances).transform(expit)


@pytest.mark.parametrize("disorder", RATES)
def test_response_under_therapy(disorder):
    recomputed, published = RATES[disorder]
    found = pool_response(disorder, 0).estimate
    assert agrees(found, recomputed)
    assert agrees(found, published) == (disorder not in NOT_AS_PUBLISHED)
    assert abs(found - float(published)) < 0.006


def test_response_in_depression_as_recomputed():
    therapy, control = pool_response("Depression", 0), pool_response("Depression", 2)
    assert agrees(therapy.low, "0.39") and agrees(therapy.high, "0.45")
    assert agrees(therapy.predict_low, "0.13") and agrees(therapy.predict_high, "0.77")
    assert agrees(control.estimate, "0.19")
    assert therapy.k == control.k == 196


def test_risk_ratio_in_depression_as_recomputed_from_the_stored_ratios():
    rows = trials.load_responses()
    made = pool([row.log_ratio for row in rows], [row.log_ratio_variance for row in rows])
    back = made.transform(math.exp)
    assert agrees(back.estimate, "1.94") and agrees(back.low, "1.80") and agrees(back.high, "2.09")


def test_risk_ratio_in_depression_from_counts_is_larger_when_only_empty_cells_are_mended():
    """Not in SOURCE.md: the stored ratios carry half a person in every study, which pulls to one.

    From the counts, with half a person in all: 1.93 [1.79, 2.08]; only where a cell is empty, in 21
    of 196 comparisons: 2.00 [1.84, 2.16].
    """
    counts = count(trials.load_responses())
    rates = {how: calc_log_risk_ratios(*counts, how) for how in ("all", "empty")}
    pools = {how: pool(r.effects, r.variances).transform(math.exp) for how, r in rates.items()}
    assert agrees(pools["all"].estimate, "1.93") and agrees(pools["all"].high, "2.08")
    assert agrees(pools["empty"].estimate, "2.00") and agrees(pools["empty"].high, "2.16")
    assert rates["empty"].corrected.sum() == 21


RESPONSE_FINDINGS = {
    "response_therapy": (False, "therapy"),
    "response_control": (False, "control"),
    "response_therapy_low_bias": (True, "therapy"),
    "response_control_low_bias": (True, "control"),
}


@pytest.mark.parametrize(("key", "which"), RESPONSE_FINDINGS.items(), ids=RESPONSE_FINDINGS)
def test_a_finding_on_a_share_is_that_of_the_data(key, which):
    """DerSimonian-Laird on logits. A control group that several comparisons share counts once.

    Half a person is added to both sides of every control group, as in the ledger's first notes.
    """
    finding = content.load_public_finding(key)
    rows = pick_responses(trials.load_responses(), low_bias=which[0])
    if which[1] == "therapy":
        made = calc_logits([row.improved for row in rows], [row.people for row in rows])
    else:
        groups = {(row.study, row.control_people, row.control_improved) for row in rows}
        hits, people = np.array([(hit, size) for _, size, hit in sorted(groups)], dtype=float).T
        made = calc_logits(hits + 0.5, people + 1)
    back = pool(made.effects, made.variances, "DL", "normal").transform(
        lambda logit: 100 / (1 + math.exp(-logit))
    )
    counts = "on its own" if which[1] == "therapy" else "share counts once"
    assert finding.where.endswith(counts)
    places = 1 if key == "response_therapy_low_bias" else 0
    assert finding.value == round(back.estimate, places)
    assert [finding.low, finding.high] == [round(back.low), round(back.high)]


@pytest.mark.parametrize(
    ("key", "low_bias", "k", "empty"),
    [
        ("response_therapy_vs_control", False, 159, 16),
        ("response_therapy_vs_control_low_bias", True, 63, 5),
    ],
)
def test_a_finding_on_a_risk_ratio_counts_each_trial_once(key, low_bias, k, empty):
    rows = pick_responses(trials.load_responses(), low_bias=low_bias)
    counted = merge_arms(rows)
    assert len(counted) == k == len({row.study for row in rows})
    made = pool_risk_ratios(counted)
    assert made.corrected == empty
    # No trial has everybody with a response in both groups, so each mended one has an empty group.
    assert sum(0 in (one.improved, one.control_improved) for one in counted) == empty
    finding = content.load_public_finding(key)
    rounded = [round(x, 2) for x in (made.pool.estimate, made.pool.low, made.pool.high)]
    assert [finding.value, finding.low, finding.high] == rounded
    assert f"in {k} randomized trials" in finding.population
    base, with_therapy = map(int, re.findall(r"(\d+) of 100", finding.says))
    assert round(base * finding.value) == with_therapy


def test_stored_logits_and_ratios_come_from_the_counts():
    rows = content.load_rows("metapsy_response", "response.csv")
    stored = {
        name: np.array([float(row[name]) for row in rows]) for name in rows[0] if "log" in name
    }
    counts = count(trials.load_responses(None))
    for side, name in ((0, "ig"), (2, "cg")):
        made = calc_logits(*counts[side : side + 2])
        assert made.effects == pytest.approx(stored[f"plogit_{name}"], abs=1e-5)
        assert np.sqrt(made.variances) == pytest.approx(stored[f"se_plogit_{name}"], abs=1e-5)
    made = calc_log_risk_ratios(*counts, "all")
    other = np.abs(made.effects - stored["logrr"]) > 1e-4
    assert other.sum() == 8  # a whole group responded: the authors mended those further
    full = (counts[0] == counts[1]) | (counts[2] == counts[3])
    assert full[other].all()
    fits = ~full
    assert np.sqrt(made.variances)[fits] == pytest.approx(stored["se_logrr"][fits], abs=1e-5)


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
