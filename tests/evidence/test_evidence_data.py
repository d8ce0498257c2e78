"""The tables in ``content/data``: whole, with their notices; refused in words if they are not."""

import pytest

from widgets import cache, content
from widgets.content import files
from widgets.evidence import trials

FILES = {
    "metapsy_psyctr": {"effects.csv": 900, "references.csv": 480},
    "metapsy_response": {"response.csv": 569, "references.csv": 437},
    "duloxetine_hamd17": {"visits.csv": 608},
    "nhs_talking_therapies": {"england_totals.csv": 8, "england_by_therapy.csv": 1093},
    "nhanes_phq9": {"adults_2013_2016.csv": 11659},
}
NOTICES = {
    "metapsy_psyctr": "Contains information from the Metapsy database depression-psyctr, which is",
    "metapsy_response": "Contains information from the Metapsy database total-response, which is",
    "duloxetine_hamd17": "Apache License 2.0",
    "nhs_talking_therapies": "licensed under the Open Government Licence v3.0",
    "nhanes_phq9": "public domain",
}


@pytest.mark.parametrize("name", FILES)
def test_the_data_are_whole_and_carry_their_notices(name):
    folder = cache.root("content") / "data" / name
    assert {file: len(content.load_rows(name, file)) for file in FILES[name]} == FILES[name]
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_000_000
    assert NOTICES[name] in (folder / "NOTICE").read_text(encoding="utf-8")
    assert "**Read from**" in (folder / "SOURCE.md").read_text(encoding="utf-8")


def test_the_apache_licence_goes_with_its_data():
    text = (cache.root("content") / "data" / "duloxetine_hamd17" / "LICENSE").read_text()
    assert "Apache License" in text and "Version 2.0" in text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, r"content/data/x/y\.csv is missing"),
        ("a,b\n", "has no rows"),
        ("", "has no rows"),
        ("a,b\n1,2\n3\n", "row 2: cells and column names differ"),
        ("a,b\n1,2,3\n", "row 1: cells and column names differ"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(tmp_path, monkeypatch, text, reason):
    monkeypatch.setattr(files, "root", lambda name: tmp_path)
    (tmp_path / "data" / "x").mkdir(parents=True)
    if text is not None:
        (tmp_path / "data" / "x" / "y.csv").write_text(text, encoding="utf-8")
    with pytest.raises(content.ContentError, match=reason):
        content.load_rows.__wrapped__("x", "y.csv")


def test_a_cell_that_is_no_number_and_a_disorder_nobody_studied():
    with pytest.raises(content.ContentError, match="'g' must be a number, and is 'lots'"):
        trials._read({"g": "lots"}, "g")
    with pytest.raises(content.ContentError, match="column 'g' is missing"):
        trials._read({}, "g")
    with pytest.raises(content.ContentError, match="There are trials on Borderline"):
        trials.load_responses("Hiccups")


def test_every_trial_has_a_reference_and_people():
    studies = {row.study for row in trials.load_effects()}
    studies |= {row.study for row in trials.load_responses(None)}
    named = {
        row["study"]
        for name in ("metapsy_psyctr", "metapsy_response")
        for row in content.load_rows(name, "references.csv")
    }
    assert studies <= named
    assert all(row.people > 0 for row in trials.load_effects())
