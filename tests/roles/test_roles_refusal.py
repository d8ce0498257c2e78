"""Tables with something missing or wrong are refused in one sentence that says where."""

import copy

import pytest

from widgets import content
from widgets.roles.tables import load_sources, read_tables

SOURCES = load_sources("en")


@pytest.fixture
def raw():
    """The tables as they are written, for a test to spoil."""
    names = ("people", "needs", "prescribing")
    return {name: copy.deepcopy(content.read_table(f"en/roles/{name}.toml")) for name in names}


def refuse(raw, words: str) -> None:
    with pytest.raises(content.ContentError) as error:
        read_tables(raw, "roles", SOURCES)
    assert str(error.value) == words


def test_a_need_without_a_cell_is_refused_in_one_sentence(raw):
    del raw["needs"]["labs"]["cells"]["nurse"]
    refuse(raw, "roles: the need 'labs' has no cell for 'nurse'.")


def test_a_cell_for_nobody_is_refused_in_one_sentence(raw):
    cells = raw["needs"]["labs"]["cells"]
    cells["barber"] = cells["nurse"]
    refuse(raw, "roles: the need 'labs' has a cell for 'barber', who is nobody.")


def test_a_cell_without_a_source_is_refused_in_one_sentence(raw):
    raw["needs"]["labs"]["cells"]["nurse"]["sources"] = []
    refuse(raw, "roles: 'needs.labs.cells.nurse.sources' needs 1 or more, and has 0.")


def test_a_source_that_does_not_exist_is_refused_in_one_sentence(raw):
    raw["needs"]["labs"]["cells"]["nurse"]["sources"] = ["rumor"]
    refuse(
        raw,
        "roles, needs.labs.nurse: the source 'rumor' is not in sources.toml. "
        "Add it there, or check the spelling.",
    )


def test_a_profession_without_limits_is_refused_in_one_sentence(raw):
    del raw["people"]["nurse"]["limits"]
    refuse(raw, "roles: 'people.nurse.limits' is missing. Please add it.")


def test_a_training_number_without_a_finding_is_refused_in_one_sentence(raw):
    raw["people"]["social"]["stages"][1]["hours"] = [3000, 3000]
    refuse(
        raw,
        "roles: 'people.social.stages.1': the stage 'varies' has a number but names no finding.",
    )


def test_a_finding_that_does_not_exist_is_refused(raw):
    raw["prescribing"]["finding"] = "nobody_counted"
    with pytest.raises(content.ContentError, match="No finding is called 'nobody_counted'"):
        read_tables(raw, "roles", SOURCES)


def test_an_answer_that_is_none_of_the_three_is_refused(raw):
    raw["needs"]["labs"]["cells"]["nurse"]["answer"] = "maybe"
    with pytest.raises(content.ContentError, match=r"'needs\.labs\.cells\.nurse\.answer'"):
        read_tables(raw, "roles", SOURCES)
