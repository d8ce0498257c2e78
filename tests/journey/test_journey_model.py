"""Who knows what: known answers and invariants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets import content
from widgets.journey.model import (
    SEEN,
    Event,
    Handover,
    Story,
    Telling,
    Turn,
    find_gaps,
    play_story,
)
from widgets.journey.story import make_story

PEOPLE = ("person", "therapist", "prescriber")


def tell_pills(**more) -> Story:
    """A person stops her pills in week 4, tells her therapist in 6; they hand over in 8."""
    base = {
        "people": PEOPLE,
        "private": frozenset({"grief"}),
        "events": (
            Event(4, "stopped", ("person",)),
            Event(5, "grief", ("person", "therapist")),
        ),
        "tellings": (Telling(6, "person", "therapist", ("stopped",), "in a session"),),
        "handovers": (Handover(8, ("therapist", "prescriber"), "a call"),),
        "turns": (Turn(8, "prescriber", "stopped", None, Event(8, "surprise", ("prescriber",))),),
    }
    return Story(**{**base, **more})


def test_a_handover_passes_on_what_the_therapist_was_told():
    year = play_story(tell_pills(), talk=True)
    assert not year.knows("prescriber", "stopped", 7)
    assert year.knows("prescriber", "stopped", 8)
    assert year.learned["stopped", "prescriber"].by == "therapist"


def test_without_talk_the_prescriber_never_hears_of_it():
    year = play_story(tell_pills(), talk=False)
    assert not year.knows("prescriber", "stopped", 52)
    assert year.knows("therapist", "stopped", 6)


def test_what_is_private_stays_in_the_room_even_when_they_talk():
    year = play_story(tell_pills(), talk=True)
    assert not year.knows("prescriber", "grief", 52)


def test_a_turn_goes_by_what_is_known_and_makes_its_fact():
    assert "surprise" not in play_story(tell_pills(), talk=True).born
    assert play_story(tell_pills(), talk=False).born["surprise"] == 8
    assert [turn.fact for turn in find_gaps(tell_pills())] == ["stopped"]


def test_nobody_can_tell_what_they_do_not_know():
    story = tell_pills(tellings=(Telling(3, "person", "therapist", ("stopped",), "early"),))
    with pytest.raises(ValueError, match="week 3: 'person' tells 'stopped' without knowing it"):
        play_story(story, talk=True)


def test_a_fact_comes_to_be_only_once():
    story = tell_pills(events=(Event(1, "stopped", ("person",)), Event(2, "stopped", ("person",))))
    with pytest.raises(ValueError, match="'stopped' comes to be twice: weeks 1 and 2"):
        play_story(story, talk=True)


FACTS = ("a", "b", "c", "d")
WEEK = st.integers(0, 52)
PAIR = st.sampled_from(PEOPLE).flatmap(
    lambda one: st.tuples(st.just(one), st.sampled_from([name for name in PEOPLE if name != one]))
)


@st.composite
def stories(draw) -> Story:
    """Any story in which people tell only what they saw themselves."""
    events = [
        Event(draw(WEEK), fact, tuple(draw(st.sets(st.sampled_from(PEOPLE), min_size=1))))
        for fact in FACTS
    ]
    tellings = []
    for event in draw(st.lists(st.sampled_from(events), max_size=5)):
        by = draw(st.sampled_from(event.seen))
        to = draw(st.sampled_from([name for name in PEOPLE if name != by]))
        week = draw(st.integers(event.week, 52))
        tellings.append(Telling(week, by, to, (event.fact,), "a talk"))
    handovers = [Handover(draw(WEEK), pair, "a call") for pair in draw(st.lists(PAIR, max_size=4))]
    turns = [
        Turn(draw(WEEK), draw(st.sampled_from(PEOPLE)), fact)
        for fact in draw(st.lists(st.sampled_from(FACTS), max_size=3))
    ]
    private = frozenset(draw(st.sets(st.sampled_from(FACTS))))
    return Story(PEOPLE, private, tuple(events), tuple(tellings), tuple(handovers), tuple(turns))


def check_invariants(story: Story, talk: bool) -> None:
    year = play_story(story, talk)
    links = {(item.week, item.by, item.to) for item in story.tellings}
    if talk:
        for item in story.handovers:
            links |= {(item.week, *item.between), (item.week, *item.between[::-1])}
    for (fact, person), learning in year.learned.items():
        assert learning.week >= year.born[fact], "known before it exists"
        if learning.how == SEEN:
            assert learning.week == year.born[fact]
        else:
            assert (learning.week, learning.by, person) in links, "learned with no way to learn it"
            assert year.knows(learning.by, fact, learning.week)


@given(stories(), st.booleans())
def test_nobody_knows_a_fact_before_it_exists_or_without_a_way_to_learn_it(story, talk):
    check_invariants(story, talk)


@given(stories(), st.integers(0, 51))
def test_nobody_forgets_and_talking_never_makes_anyone_know_less(story, week):
    with_talk, without = play_story(story, True), play_story(story, False)
    for fact in FACTS:
        for person in PEOPLE:
            if without.knows(person, fact, week):
                assert with_talk.knows(person, fact, week)
                assert without.knows(person, fact, week + 1)


@given(stories())
def test_a_private_fact_never_passes_by_handover(story):
    for (fact, _), learning in play_story(story, True).learned.items():
        if fact in story.private:
            assert learning.how != "a call"


PATHS = content.load_case("depression").paths


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.key)
@pytest.mark.parametrize("talk", [True, False], ids=["talk", "no talk"])
def test_the_invariants_hold_on_every_path_of_the_case(path, talk):
    check_invariants(make_story(path), talk)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.key)
def test_talking_matters_at_four_moments_or_more_and_of_each_kind(path):
    kinds = {(turn.week, turn.fact): turn.kind for turn in path.turns}
    gaps = {kinds[turn.week, turn.fact] for turn in find_gaps(make_story(path))}
    assert len(find_gaps(make_story(path))) >= 4
    assert {"side_effect", "stopped_unseen", "hard_week", "dose_misread"} <= gaps


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.key)
def test_every_turn_goes_well_when_they_talk_and_otherwise_when_not(path):
    with_talk, without = (play_story(make_story(path), talk) for talk in (True, False))
    assert all(with_talk.turned.values())
    assert not any(without.turned.values())
