"""The findings on the gap by other group are those of the explorer, each trial counted once."""

import pytest

from widgets import content
from widgets.forest.model import Choice
from widgets.forest.view import make_view

CASES = {
    f"symptoms_therapy_vs_{name}{end}": Choice(control=control, checks=checks)
    for name, control in {"waiting": "wl", "usual": "cau", "other": "other ctr"}.items()
    for end, checks in {"": "0", "_low_bias": "4"}.items()
}


@pytest.mark.parametrize(("key", "choice"), CASES.items(), ids=CASES)
def test_a_finding_is_what_the_explorer_shows(key, choice):
    finding, made = content.load_public_finding(key), make_view(choice).pool
    assert made is not None
    rounded = [round(x, 2) for x in (made.estimate, made.low, made.high)]
    assert [finding.value, finding.low, finding.high] == rounded
    assert f"in {made.k} randomized trials" in finding.population
    assert f"{finding.value:.2f}" in finding.says and f"{finding.value:.2f}" in finding.shown


def test_the_sentence_for_all_trials_names_the_better_ones_too():
    for name in ("waiting", "usual", "other"):
        better = content.load_public_finding(f"symptoms_therapy_vs_{name}_low_bias")
        both = content.load_public_finding(f"symptoms_therapy_vs_{name}")
        assert f"better trials it was {better.value:.2f}" in both.says
