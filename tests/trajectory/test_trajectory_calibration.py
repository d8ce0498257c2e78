import re
import tomllib
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from widgets.trajectory import Params, calibrate
from widgets.trajectory.published import TARGETS
from widgets.trajectory.targets import calc_targets, simulate_arms

PATH = Path(__file__).parents[2] / "content" / "calibration.toml"
TEXT = PATH.read_text(encoding="utf-8")
FILE = tomllib.loads(TEXT)
PARAMS = Params.from_mapping({name: row["value"] for name, row in FILE["parameters"].items()})
ROWS = {row["key"]: row for row in FILE["targets"]}


@pytest.fixture(scope="module")
def committed():
    return calc_targets(PARAMS, simulate_arms(PARAMS, FILE["seed"], FILE["people"]))


def test_every_target_is_inside_its_tolerance_with_the_committed_seed(committed):
    for target, value in zip(TARGETS, committed, strict=True):
        assert target.low <= value <= target.high, (target.key, value)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_every_target_stays_inside_within_three_standard_errors_for_other_seeds(seed):
    values = calc_targets(PARAMS, simulate_arms(PARAMS, seed, FILE["people"]))
    for target, value in zip(TARGETS, values, strict=True):
        slack = 3 * ROWS[target.key]["standard_error"]
        assert target.low - slack <= value <= target.high + slack, (target.key, value)
        apart = abs(value - ROWS[target.key]["model"])
        assert apart <= 4 * np.sqrt(2) * ROWS[target.key]["standard_error"] + 1e-4, target.key


def test_the_committed_file_says_what_the_model_says_today():
    assert calibrate.render(PARAMS, FILE["fitted"]) == TEXT


def test_the_file_says_which_targets_the_model_misses():
    target = TARGETS[0]
    values = {
        target.low: True,
        target.high: True,
        target.high + 0.1: False,
        target.low - 0.1: False,
    }
    for value, inside in values.items():
        row = tomllib.loads(calibrate._target_block(target, value, 0.01))["targets"][0]
        assert row["inside"] is inside, value


def test_refitting_other_people_does_not_move_the_optimum_beyond_noise():
    again = asdict(calibrate.fit(PARAMS, seed=11, n=6000))
    for item in fields(Params):
        span = item.metadata["high"] - item.metadata["low"]
        moved = abs(again[item.name] - getattr(PARAMS, item.name)) / span
        assert moved < 0.05, item.name


def test_fitting_from_a_wrong_start_comes_back():
    wrong = Params(**{**asdict(PARAMS), "drug_points": 0.5, "therapy_points": 8})
    again = calibrate.fit(wrong, seed=11, n=3000)
    assert again.drug_points == pytest.approx(PARAMS.drug_points, abs=0.3)
    assert again.therapy_points == pytest.approx(PARAMS.therapy_points, abs=0.7)


def test_the_command_changes_nothing_when_nothing_changed(tmp_path, monkeypatch):
    monkeypatch.setattr(calibrate, "fit", lambda start: PARAMS)
    path = tmp_path / "calibration.toml"
    path.write_text(TEXT, encoding="utf-8")
    calibrate.main(path, today=date(2099, 1, 1))
    assert path.read_text(encoding="utf-8") == TEXT


def test_the_command_dates_the_file_when_a_number_changed(tmp_path, monkeypatch):
    monkeypatch.setattr(calibrate, "fit", lambda start: PARAMS)
    path = tmp_path / "calibration.toml"
    path.write_text(TEXT.replace("people = ", "people = 1"), encoding="utf-8")
    calibrate.main(path, today=date(2099, 1, 1))
    assert tomllib.loads(path.read_text(encoding="utf-8"))["fitted"] == "2099-01-01"


def test_the_file_names_every_parameter_and_keeps_what_is_not_fitted():
    assert list(FILE["parameters"]) == [item.name for item in fields(Params)]
    for item in fields(Params):
        row = FILE["parameters"][item.name]
        assert row["low"] <= row["value"] <= row["high"]
        if row["basis"] != "fitted":
            assert row["value"] == item.metadata["default"], item.name


def test_no_fitted_parameter_is_stuck_at_a_bound():
    for name in calibrate.FREE:
        row = FILE["parameters"][name]
        edge = 0.05 * (row["high"] - row["low"])
        assert row["low"] + edge < row["value"] < row["high"] - edge, name


def test_every_published_number_names_a_source_by_key():
    rows = [*FILE["parameters"].values(), *FILE["targets"]]
    for row in rows:
        for key in row["sources"]:
            assert re.fullmatch(r"[a-z]+\d{4}|metapsy_[a-z]+", key), key
    assert all(row["sources"] for row in FILE["targets"])
    assert all(r["sources"] for r in FILE["parameters"].values() if r["basis"] == "published")


def test_no_target_rests_on_a_figure_that_was_only_remembered():
    assert {row["tag"] for row in FILE["targets"]} == {"VERIFIED", "V-calc"}


def test_the_residuals_are_model_minus_published():
    for row in FILE["targets"]:
        assert row["residual"] == pytest.approx(row["model"] - row["value"], abs=2e-4)
        assert row["inside"] == (row["low"] <= row["model"] <= row["high"])


def test_the_conflict_note_on_untreated_people_says_which_way_the_rows_gave():
    assert {row["key"] for row in FILE["conflicts"]} == {
        "waiting_or_untreated", "placebo_or_usual_care", "blinded_or_not",
    }  # fmt: skip
    assert ROWS["below_3_months"]["residual"] > 0
    assert ROWS["below_6_months"]["residual"] > 0
    assert ROWS["below_12_months"]["residual"] < 0
    assert ROWS["waiting_response"]["residual"] < 0


def test_being_seen_brings_more_than_usual_care_as_the_conflict_note_says():
    assert PARAMS.contact_points > PARAMS.usual_points
