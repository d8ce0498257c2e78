"""A risk cannot be built half."""

import pytest

from widgets.hundred.risk import Risk

WHOLE = {
    "event": "Response",
    "group": "100 simulated adults",
    "n_of_100": 40,
    "period": "at week 8",
    "source": "This model",
    "certainty": "low",
    "happens": "40 of 100 do",
    "does_not": "60 of 100 do not",
}


def test_a_whole_risk_is_built():
    assert Risk(**WHOLE).n_of_100 == 40


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "n_of_100"])
def test_a_risk_without_one_of_its_fields_is_refused_by_name(name):
    with pytest.raises(ValueError, match=f"a risk needs its {name}; this one has none"):
        Risk(**{**WHOLE, name: " "})
    with pytest.raises(TypeError):
        Risk(**{key: value for key, value in WHOLE.items() if key != name})


@pytest.mark.parametrize("number", [-1, 101, 40.0, "40", None, True])
def test_a_number_that_is_not_of_100_is_refused(number):
    with pytest.raises(ValueError, match="n_of_100 must be a whole number from 0 to 100"):
        Risk(**{**WHOLE, "n_of_100": number})


def test_a_risk_needs_both_frames_with_their_numbers():
    with pytest.raises(ValueError, match="the frame does_not must hold its number, 60"):
        Risk(**{**WHOLE, "does_not": "the others do not"})
    with pytest.raises(ValueError, match="the frame happens must hold its number, 40"):
        Risk(**{**WHOLE, "happens": "some do"})


def test_a_certainty_that_is_not_on_the_list_is_refused():
    with pytest.raises(ValueError, match="certainty must be one of high, moderate, low, very_low"):
        Risk(**{**WHOLE, "certainty": "sure"})
