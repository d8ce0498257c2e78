"""What the explorer gives to take along: Python and a table with the numbers of the view."""

import contextlib
import csv
import io
import re
import subprocess
import sys

import pytest
from forest.corners import CORNERS, FOREST

from widgets import cache
from widgets.forest.downloads import name_files, write_csv, write_script
from widgets.forest.model import Choice
from widgets.forest.view import make_view


def read_numbers(text: str) -> list[float]:
    return [float(x) for x in re.findall(r"-?\d+\.\d+(?:e-?\d+)?", text)]


def run(script: str) -> str:
    """Return what a script prints that knows nothing of this module."""
    names, out = {}, io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(script, names)
    assert "pyplot" not in names
    return out.getvalue()


def test_a_fresh_python_prints_the_same():
    script = write_script(Choice(), FOREST.say)
    command = [sys.executable, "-c", script]
    made = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert made == run(script) and "trials: 480" in made


@pytest.mark.parametrize("choice", CORNERS.values(), ids=CORNERS)
def test_the_python_makes_exactly_the_numbers_of_its_view(choice):
    view = make_view(Choice.from_mapping(choice))
    script = write_script(view.choice, FOREST.say)
    made = run(script)
    assert f"trials: {len(view.trials)}" in made
    assert len(script.splitlines()) <= 30
    assert ("mean, low, high" in made) == (view.pool is not None)
    says = dict(line.split(":", 1) for line in made.splitlines())
    if view.pool and view.hundred:
        parts = ("mean, low, high, new low, new high", "the same as people of 100")
        numbers = read_numbers(" ".join(says[part] for part in parts))
        ends = ("estimate", "low", "high", "predict_low", "predict_high")
        people = ("therapy", "low", "high", "new_low", "new_high")
        wanted = [getattr(view.pool, name) for name in ends]
        wanted += [getattr(view.hundred, name) for name in people]
        wanted += [view.pool.tau2, view.pool.i2]
        assert numbers == pytest.approx(wanted, rel=1e-5, abs=1e-7)
    left = read_numbers(says.get("mean without each trial", ""))
    assert sorted(left) == pytest.approx(sorted(view.without.gaps) if view.without else [])
    ratio = view.people.ratio
    assert ("people" in says) == (ratio is not None)
    if ratio:
        assert f"corrected={ratio.corrected})" in says["people"]
        estimate = float(re.search(r"estimate=([\d.]+)", says["people"]).group(1))
        assert estimate == pytest.approx(ratio.pool.estimate)
    if view.asymmetry:
        slope = float(re.search(r"slope=(-?[\d.]+)", made).group(1))
        assert slope == pytest.approx(view.asymmetry.slope, rel=1e-6)


@pytest.mark.parametrize("choice", CORNERS.values(), ids=CORNERS)
def test_the_csv_has_every_trial_below_its_source_and_licence(choice):
    view = make_view(Choice.from_mapping(choice))
    lines = write_csv(view, FOREST.say).splitlines()
    head = [line for line in lines if line.startswith("# ")]
    notice = (cache.root("content") / "data" / "metapsy_psyctr" / "NOTICE").read_text()
    assert FOREST.say("files.notice") in " ".join(notice.split())
    assert FOREST.say("files.notice") in head[1]
    assert "10.5281/zenodo.7254845" in head[2] and "Attribution License" in head[2]
    rows = list(csv.DictReader(lines[len(head) :]))
    assert [row["study"] for row in rows] == [trial.study for trial in view.trials]
    for row, trial in zip(rows, view.trials, strict=True):
        assert float(row["hedges_g"]) == pytest.approx(trial.gap, rel=1e-5)
        assert float(row["standard_error"]) == pytest.approx(trial.error, rel=1e-5)
        assert row["therapy"].split(";") == list(trial.therapies)
    left = [row["mean_without_it"] for row in rows]
    if view.without is None:
        assert set(left) <= {""}
    else:
        assert [float(gap) for gap in left] == pytest.approx(view.without.gaps, rel=1e-5)


def test_file_names_say_what_was_chosen():
    assert name_files(Choice()) == {"csv": "trials_all.csv", "python": "trials_all.py"}
    names = name_files(Choice(therapy="other psy", checks="4"))
    assert names["csv"] == "trials_therapy-other-psy_checks-4.csv"
    for choice in CORNERS.values():
        for name in name_files(Choice.from_mapping(choice)).values():
            assert re.fullmatch(r"[a-z0-9_-]+\.(csv|py)", name)
