"""Who can do what, and how a training adds up: known answers and invariants."""

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.roles.model import UNKNOWN_YEARS, Answer, Roles, Stage, place_stages

YES, SOMETIMES, NO = Answer
SMALL = Roles(
    {"doctor": "prescriber", "nurse": "prescriber", "counselor": "therapist"},
    ("medicine", "talk", "crisis"),
    {
        ("medicine", "doctor"): YES,
        ("medicine", "nurse"): YES,
        ("medicine", "counselor"): NO,
        ("talk", "doctor"): SOMETIMES,
        ("talk", "nurse"): NO,
        ("talk", "counselor"): YES,
        ("crisis", "doctor"): SOMETIMES,
        ("crisis", "nurse"): SOMETIMES,
        ("crisis", "counselor"): SOMETIMES,
    },
)


def test_asked_by_need_the_table_sorts_the_people():
    assert SMALL.list_people("talk") == {YES: ["counselor"], SOMETIMES: ["doctor"], NO: ["nurse"]}


def test_asked_by_person_the_table_sorts_the_needs():
    assert SMALL.list_needs("doctor") == {YES: ["medicine"], SOMETIMES: ["talk", "crisis"], NO: []}


def test_a_side_counts_only_if_somebody_on_it_can_without_an_if():
    assert SMALL.list_sides("medicine") == ["prescriber"]
    assert SMALL.list_sides("talk") == ["therapist"]
    assert SMALL.list_sides("crisis") == []


def test_a_need_that_all_meet_only_at_times_is_unmet():
    assert SMALL.find_unmet() == ["crisis"]


def test_one_person_who_can_is_enough_for_a_need_to_be_met():
    roles = Roles({"a": "therapist", "b": "therapist"}, ("x",), {("x", "a"): YES, ("x", "b"): NO})
    assert roles.find_unmet() == []


def test_a_missing_answer_is_named():
    answers = {pair: answer for pair, answer in SMALL.answers.items() if pair != ("talk", "nurse")}
    with pytest.raises(ValueError, match="the need 'talk' has no answer for 'nurse'"):
        Roles(SMALL.people, SMALL.needs, answers)


def test_an_answer_about_nobody_is_named():
    with pytest.raises(ValueError, match="an answer for 'talk' and 'barber', but no such pair"):
        Roles(SMALL.people, SMALL.needs, {**SMALL.answers, ("talk", "barber"): YES})


@st.composite
def tables(draw) -> Roles:
    """Any complete table."""
    people = {name: draw(st.sampled_from(["therapist", "prescriber"])) for name in "abcd"}
    needs = ("p", "q", "r")
    answers = {(need, person): draw(st.sampled_from(Answer)) for need in needs for person in people}
    return Roles(people, needs, answers)


@given(tables())
def test_both_ways_of_asking_give_the_same_answer(roles):
    for need in roles.needs:
        for answer, people in roles.list_people(need).items():
            for person in people:
                assert need in roles.list_needs(person)[answer]


@given(tables())
def test_everybody_and_every_need_is_sorted_exactly_once(roles):
    for need in roles.needs:
        assert sorted(chain(*roles.list_people(need).values())) == sorted(roles.people)
    for person in roles.people:
        assert sorted(chain(*roles.list_needs(person).values())) == sorted(roles.needs)


@given(tables())
def test_a_need_is_unmet_exactly_when_no_side_can_meet_it(roles):
    assert roles.find_unmet() == [need for need in roles.needs if not roles.list_sides(need)]


def test_stages_follow_each_other_and_a_range_shows_both_ends():
    first, second = place_stages([Stage("graduate", (4, 7)), Stage("guided", None)])
    assert (first.start, first.sure, first.end, first.known) == (0, 4, 7, True)
    assert (second.start, second.end, second.known) == (7, 7 + UNKNOWN_YEARS, False)


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(0, 4)), min_size=1, max_size=4))
def test_a_training_lasts_as_long_as_its_stages_together(spans):
    blocks = place_stages([Stage("x", (low, low + more)) for low, more in spans])
    assert blocks[-1].end == sum(low + more for low, more in spans)
    assert all(one.end == two.start for one, two in pairwise(blocks))


@pytest.mark.parametrize("years", [(5, 4), (0, 0), (-1, 2)])
def test_a_stage_that_cannot_be_is_refused(years):
    with pytest.raises(ValueError, match="which cannot be"):
        place_stages([Stage("odd", years)])
