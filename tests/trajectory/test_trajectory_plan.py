import pytest

from widgets.trajectory import PLANS, Add, Plan, Window


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Window(60, 61), "start must lie in 0 to 51 weeks, got 60"),
        (lambda: Window(-1, 4), "start must lie in 0 to 51 weeks, got -1"),
        (lambda: Window(8, 8), "stop must lie in 9 to 52 weeks, got 8"),
        (lambda: Window(0, 53), "stop must lie in 1 to 52 weeks, got 53"),
        (lambda: Window(0.5, 8), "start must be a whole number of weeks, got 0.5"),
        (lambda: Window(True, 8), "start must be a whole number of weeks, got True"),
        (lambda: Add("magic", 8), "add what must be one of medication, therapy, got 'magic'"),
        (lambda: Add("therapy", 0), "add by_week must lie in 1 to 51 weeks, got 0"),
        (lambda: Plan("", None, None), "key must be a word, got ''"),
        (lambda: Plan("x", (0, 8), None), "medication must be a window of weeks or none"),
        (lambda: Plan("x", None, 8), "therapy must be a window of weeks or none, got 8"),
        (lambda: Plan("x", None, None, care_team=1), "care_team must be true or false, got 1"),
        (lambda: Plan("x", None, None, support="x"), "support must be one of waiting, usual"),
        (lambda: Plan("x", None, None, add=12), "add must name a treatment and a week or be none"),
        (
            lambda: Plan("x", Window(0, 8), None, add=Add("medication", 12)),
            "a treatment the plan does not hold, got 'medication', which runs from week 0 to 8",
        ),
    ],
)
def test_a_bad_plan_is_refused_with_the_reason(build, message):
    with pytest.raises(ValueError) as caught:
        build()
    assert message in str(caught.value)


def test_the_named_plans_carry_their_own_keys():
    assert {key: plan.key for key, plan in PLANS.items()} == {key: key for key in PLANS}
    assert set(PLANS) == {
        "untreated", "usual_care", "medication", "therapy", "both",
        "medicine_first", "therapy_first", "care_team", "wait",
    }  # fmt: skip


def test_an_added_treatment_ends_with_the_year_at_the_latest():
    assert Add("therapy", 12).window == Window(12, 36)
    assert Add("therapy", 40).window == Window(40, 52)
    assert Add("medication", 12).window == Window(12, 52)
