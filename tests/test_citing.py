"""How to cite the app: one truth in CITATION.cff, the package, the README and the page."""

import re
import tomllib
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from widgets import content
from widgets.evidence.panel import DISTRIBUTION, YEAR

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def test_the_citation_has_all_that_a_reference_manager_asks_for():
    asked = {
        *("cff-version", "message", "title", "abstract", "type", "authors", "version"),
        *("date-released", "license", "keywords"),
    }
    assert asked <= set(CITATION) and all(CITATION.values())
    assert CITATION["cff-version"] == "1.2.0"
    assert isinstance(CITATION["date-released"], date)
    names = [person["name"] for person in CITATION["authors"]]
    assert names == [person["name"] for person in PROJECT["authors"]]


def test_the_version_is_the_same_everywhere():
    assert str(CITATION["version"]) == PROJECT["version"] == version(DISTRIBUTION)
    assert DISTRIBUTION == PROJECT["name"] and CITATION["license"] == PROJECT["license"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{PROJECT['version']}]" in changes or "## [Unreleased]" in changes


@pytest.mark.parametrize("lang", content.load_languages())
def test_the_page_and_the_readme_cite_as_the_citation_file_does(lang):
    said = content.load_strings(lang, "evidence")["cite.text"]
    names = " and ".join(person["name"] for person in CITATION["authors"])
    assert said.startswith(f"{names} ({{year}}). {CITATION['title']}.") and "{version}" in said
    assert YEAR == CITATION["date-released"].year
    if lang == "en":
        cited = said.format(year=YEAR, version=PROJECT["version"])
        readme = re.sub(r"\s*\n>? ?", " ", (ROOT / "README.md").read_text(encoding="utf-8"))
        assert cited in readme
