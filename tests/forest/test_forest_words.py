"""The explorer's sentences: plain, whole in every corner, with people, range and doubt."""

import re
from dataclasses import replace

import pytest
from forest.corners import CORNERS, FOREST, TURNS, fill, find_few, read_words

from widgets import content, lint
from widgets.forest.model import Choice
from widgets.forest.view import make_view


@pytest.mark.parametrize("choice", CORNERS.values(), ids=CORNERS)
def test_a_corner_gives_plain_sentences_and_loses_nothing(choice):
    view, slots, said = fill(choice)
    count = len(view.trials)
    assert said.startswith(f"{count} of 480 trials fit.") and said.endswith(".")
    for text in (said, *map(read_words, slots.values())):
        assert not re.search(r"[{}]|\bNone\b|\bnan\b|\binf\b", text)
    assert bool(slots["forest"]) == bool(slots["table"]) == (count > 0)
    pooled = count >= 3
    assert bool(slots["funnel"]) == bool(slots["sure"]) == pooled
    assert ("All " in slots["forest"].split("<figcaption>")[0]) == pooled
    assert ("do not know" in slots["lead"]) == (count in (1, 2))
    assert ("one person" in slots["sure"]) == pooled


def test_the_plain_sentence_says_people_range_and_doubt():
    _, slots, said = fill({})
    words = read_words(slots["lead"])
    assert "about 19 in 100 people have a response" in words
    assert "it would be about 43 in 100 with therapy" in words
    assert "The range for that is 41 to 46 in 100." in words and "from 10 to 83 in 100" in words
    assert "The mean gap is 0.71 of the usual spread of scores (range 0.65 to 0.77)" in words
    sure = read_words(slots["sure"])
    for part in (
        "In one more place like these, the true result could be no gain",
        "About 85 parts in 100",
        "183 of these 480 trials passed",
        "Small trials show larger gaps here",
        "It cannot say what therapy will do for one person",
    ):
        assert part in sure, part
    assert said == (
        "480 of 480 trials fit. With therapy, about 43 in 100 would have a response. "
        "In the other groups it is 19. Range: 41 to 46."
    )


def test_it_says_which_doubts_hold_for_a_view():
    assert "waiting list" not in read_words(fill({"control": "cau"})[1]["sure"])
    assert "passed the four checks" in read_words(fill({"checks": "4"})[1]["sure"])
    few = read_words(fill({"format": "cpl"})[1]["sure"])
    assert "There are few trials here" in few and "too few trials to tell if" in few
    assert "too few trials to tell how much they differ" in few and "agree" not in few


def test_it_says_what_leaving_out_one_trial_would_change():
    sure = read_words(fill({})[1]["sure"])
    assert "the mean gap stays between 0.70 and 0.71. It moves most without Mukhtar, 2011." in sure
    assert "answer on which groups did better would change" not in sure
    assert "Leave out" not in read_words(fill(find_few(3))[1]["sure"])
    view = make_view(Choice())
    still = replace(view, without=replace(view.without, gaps=(0.701, 0.704)))
    assert "the mean gap stays at 0.70." in " ".join(FOREST._list_without(still))
    turned = read_words(fill(TURNS)[1]["sure"])
    assert "without just one of them, the answer on which groups did better would change" in turned


def test_people_are_counted_with_ratio_ranges_and_what_was_done_for_empty_groups():
    words = read_words(fill({})[1]["people"])
    for part in (
        "159 trials fit in a list",
        "about 1.99 times as often as in the other groups (range 1.81 to 2.17)",
        "Say 19 in 100 people in the other groups",
        "it would be about 38 in 100 with therapy . The range for that is 34 to 41 in 100.",
        "from 1.02 to 3.85. That would be 19 to 73 in 100",
        "In 16 of these trials , nobody in one of the groups had a response",
        "we added half a person with a response, and half a person without one",
    ):
        assert part in words, part
    better = read_words(fill({"checks": "4"})[1]["people"])
    assert "63 trials fit" in better and "about 1.69 times" in better and "In 5 of" in better
    assert "In one of these" in read_words(fill({"therapy": "pst"})[1]["people"])
    assert "did not have to change" in read_words(fill({"therapy": "bat"})[1]["people"])
    assert "no ratio to show" in read_words(fill({"first": "1978", "last": "1978"})[1]["people"])


def test_two_counts_that_differ_are_both_named_where_the_page_says_why():
    slots = fill({})[1]
    first = re.search(r"about (\d+) in 100 with therapy", read_words(slots["lead"]))[1]
    second = re.search(r"about (\d+) in 100 with therapy", read_words(slots["people"]))[1]
    assert first != second
    why = read_words(slots["people"]).partition("two ways")[2]
    assert re.search(rf"At the top it is about {first} in 100 .* here it is about {second}\.", why)


def test_a_choice_that_the_count_of_people_cannot_follow_is_said_to_be_left_open():
    followed = fill({"therapy": "ipt", "checks": "4"})[1]["people"]
    assert "cannot follow" not in followed
    words = read_words(
        fill({"therapy": "dyn", "control": "wl", "checks": "2", "format": "ind"})[1]["people"]
    )
    assert "159 trials fit" in words and "cannot follow all of your choices" in words
    assert "what follows is not about your choice alone" in words
    for label in ("Kind of", "What was it set against?", "how many checks", "In what form?"):
        assert label in words


def test_years_the_wrong_way_round_are_said_so():
    assert "the wrong way round" in fill(CORNERS["turned"])[2]
    assert "the wrong way round" in fill(CORNERS["turned"])[1]["count"]


def test_no_sentence_is_long_and_none_promises():
    lists = content.read_table("lint.toml")["unsafe"]
    for choice in CORNERS.values():
        _, slots, said = fill(choice)
        for name in ("lead", "sure", "count", "people"):
            words = read_words(slots[name].replace("</p>", ". ").replace("</li>", ". "))
            assert not lint.find_unsafe(words, lists)
        assert lint.grade(said) <= 7
