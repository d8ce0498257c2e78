"""The sandbox: every control, its corners, its sources, the way back, and what it costs."""

import subprocess
import sys
from dataclasses import fields

import numpy as np
import pytest

from widgets import hundred
from widgets.hundred.counts import count_path, load_params, load_plans
from widgets.hundred.model import TIMES
from widgets.hundred.playbox import Sandbox
from widgets.trajectory import Params

META = {item.name: item.metadata for item in fields(Params)}


@pytest.fixture(scope="module")
def box():
    """One sandbox for all tests of this file; each begins from the published model."""
    return Sandbox()


@pytest.fixture
def fresh(box):
    box.reset()
    box.path.value, box.week.value = "medicine_first", "8"
    return show(box, "drug_points")


def show(box: Sandbox, key: str) -> Sandbox:
    box.group.value = box.knobs[key].item.group
    box._choose().value = key
    return box


KEYS = list(Sandbox().knobs)


def test_it_opens_as_the_published_model(fresh):
    assert fresh.changes == {}
    assert "as we publish it" in fresh.result.value
    published = count_path("medicine_first", "middle", 8).response
    assert f"{published} of 100, as published" in fresh._show_steps().said


@pytest.mark.parametrize("key", KEYS)
def test_a_control_goes_as_far_as_the_model_and_starts_as_published(fresh, key):
    knob = fresh.knobs[key]
    assert knob.values[0] == META[key]["low"] and knob.values[-1] == META[key]["high"]
    assert knob.values[knob.start] == getattr(load_params(), key)
    assert knob.values == sorted(set(knob.values))
    assert len(knob.labels) == len(knob.values) <= 122


@pytest.mark.parametrize("key", KEYS)
def test_a_control_says_where_its_number_comes_from(fresh, key):
    show(fresh, key)
    about, knob = fresh.about.value, fresh.knobs[key]
    assert knob.item.name in about
    if knob.origin == "choice":
        assert "our own choice" in about and META[key]["basis"] == "chosen"
    else:
        assert "Source: " in about and META[key]["basis"] in ("published", "fitted")
    assert "None" not in about and "{" not in about


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("place", [0, -1])
@pytest.mark.parametrize("path", load_plans())
def test_a_corner_gives_a_plain_sentence(fresh, key, place, path):
    show(fresh, key)
    fresh.path.value = path
    steps = fresh._show_steps()
    steps.value = range(len(steps.values))[place]
    said = steps.said
    assert said.endswith(".") and "Error" not in said
    for text in (said, fresh.result.value):
        assert "{" not in text and "None" not in text and "nan" not in text


def test_two_numbers_that_contradict_each_other_get_a_sentence_and_keep_the_picture(fresh):
    before = fresh.result.value
    show(fresh, "relapse_kept")._show_steps().value = 101
    assert "do not fit together" in fresh._show_steps().said
    assert "“On medicine” cannot be above “Off medicine”" in fresh._show_steps().said
    assert fresh.result.value != "" and "Traceback" not in fresh.result.value
    show(fresh, "relapse_stopped")._show_steps().value = 101
    assert "do not fit" not in fresh._show_steps().said
    show(fresh, "side_effect")._show_steps().value = 0
    assert "“Stopping for them” cannot be above “Side effects”" in fresh._show_steps().said
    fresh.reset()
    show(fresh, "drug_points")
    assert fresh.result.value == before


def test_all_lowest_and_all_highest_at_once_give_a_sentence(fresh):
    for place in (0, -1):
        for key in KEYS:
            show(fresh, key)
            steps = fresh._show_steps()
            steps.value = range(len(steps.values))[place]
            assert steps.said.endswith(".")


def test_the_published_step_takes_a_change_back(fresh):
    steps = fresh._show_steps()
    steps.value = 0
    assert fresh.changes == {"drug_points": 0}
    assert "Medicine itself (0 points)" in fresh.result.value
    steps.value = fresh.knob.start
    assert fresh.changes == {} and "as we publish it" in fresh.result.value


def test_the_button_takes_every_change_back(fresh):
    before = fresh.result.value
    fresh._show_steps().value = 0
    show(fresh, "therapy_points")._show_steps().value = 0
    show(fresh, "drug_points")
    assert len(fresh.changes) == 2 and fresh.result.value != before
    fresh.back.click()
    assert fresh.changes == {} and fresh.result.value == before
    assert fresh._show_steps().value == fresh.knobs["drug_points"].start


def test_less_medicine_effect_means_fewer_with_a_response_and_no_change_where_there_is_none(fresh):
    lab = fresh.answers.lab
    counts = lab.count_paths({"drug_points": 0.0}, 8)
    for path in ("medicine_first", "both"):
        assert counts[path][1].response < counts[path][0].response - 5
    for path in ("wait", "care_team", "therapy_first"):
        assert counts[path][1] == counts[path][0]


def test_no_change_gives_the_numbers_of_the_panels(fresh):
    for week in TIMES:
        for path, (old, new) in fresh.answers.lab.count_paths({}, week).items():
            assert old == new == count_path(path, "middle", week)


def test_a_value_outside_the_published_range_is_said_so(fresh):
    knob = show(fresh, "side_effect").knob
    steps = fresh._show_steps()
    for value, outside in ((0.49, False), (0.63, False), (0.48, True), (0.64, True)):
        steps.value = int(np.argmin(np.abs(np.array(knob.values) - value)))
        assert ("outside the range" in steps.said) is outside
    assert "Range of the studies: 49 to 63" in fresh.about.value


def test_a_harm_is_told_for_the_time_it_was_counted_at(fresh):
    show(fresh, "dropout_medication")
    fresh.week.value = "52"
    assert "week 8" in fresh._show_steps().said
    show(fresh, "relapse_kept")
    fresh.week.value = "8"
    assert "1 year" in fresh._show_steps().said


def test_what_a_path_does_not_hold_is_said_to_be_uncounted(fresh):
    fresh.path.value = "care_team"
    show(fresh, "side_effect")
    assert "counts nothing here" in fresh._show_steps().said
    assert "not counted" in fresh.result.value


def test_what_is_said_stands_in_a_trait_that_the_control_reads_out(fresh):
    assert "said" in fresh._show_steps().traits(sync=True)


def test_a_reader_of_panels_loads_no_numbers_and_the_sandbox_draws_without_matplotlib():
    code = (
        "import sys; from widgets import hundred; assert 'numpy' not in sys.modules;"
        "hundred.sandbox(); assert 'matplotlib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_it_can_be_opened_twice():
    assert isinstance(hundred.sandbox(), Sandbox) and isinstance(hundred.sandbox(), Sandbox)
