"""What the pages "what the model says and leaves out" count is what the code holds."""

import re

import pytest

from widgets import content
from widgets.car.model import FIXES, RULES
from widgets.forest.model import FEW, FEWEST
from widgets.hundred.counts import MANY
from widgets.hundred.model import GROUPS, TRIAL_WEEKS
from widgets.trajectory.care import FULL_PROTECTION
from widgets.trajectory.outcomes import CLEAR_CHANGE

NUMBERS = content.load_calibration()["parameters"]
FITTED = [key for key, row in NUMBERS.items() if row["basis"] == "fitted"]
WORDS = "no one two three four five six seven eight nine ten eleven twelve thirteen".split()
TABLES = (
    "en/roles/people.toml",
    "en/roles/needs.toml",
    "en/start/quiz.toml",
    "en/visits/visits.toml",
)
PEOPLE, NEEDS, QUIZ, VISITS = map(content.read_table, TABLES)
SAID = {
    ("trajectory", "moves {} unknown numbers"): WORDS[len(FITTED)],
    ("trajectory", "score of {} or more"): f"{NUMBERS['entry_score']['value']:.0f}",
    ("trajectory", r"The mean is ([\d.]+)\."): str(NUMBERS["baseline_mean"]["value"]),
    ("trajectory", "at least {} points above"): f"{CLEAR_CHANGE:.0f}",
    ("trajectory", "against a new episode is {} sessions"): WORDS[FULL_PROTECTION],
    ("hundred", "{} thousand people are run"): WORDS[MANY // 1000].capitalize(),
    ("hundred", "is in one of {} groups"): WORDS[len(GROUPS)],
    ("hundred", "shown for {} weeks only"): str(TRIAL_WEEKS),
    ("forest", "fewer than {} trials we show no sum"): WORDS[FEWEST],
    ("forest", "fewer than {} we say nothing"): WORDS[FEW],
    ("car", "All {} fixes"): WORDS[len(FIXES)],
    ("car", "fixes and all {} rules"): WORDS[len(RULES)],
    ("roles", "with {} professions"): WORDS[len(PEOPLE)],
    ("roles", "professions and {} jobs"): WORDS[len(NEEDS)],
    ("start", "It gives {} things"): WORDS[len(QUIZ["items"])],
    ("visits", "shows {} visits"): WORDS[len(VISITS["visits"])],
}


@pytest.mark.parametrize(("topic", "sentence"), SAID)
def test_a_number_in_what_the_model_says_is_that_of_the_code(topic, sentence):
    pattern = sentence.replace("{}", r"(\w+)")
    found = re.search(pattern, content.load_prose("en", topic))
    assert found and found[1] == SAID[topic, sentence], found


def test_a_course_of_therapy_has_the_sessions_that_its_weeks_allow():
    weeks, sessions = re.search(
        r"lasts (\d+) weeks, which is (\d+) sessions", content.load_prose("en", "trajectory")
    ).groups()
    assert round(int(weeks) * NUMBERS["session_rate"]["value"]) == int(sessions)
