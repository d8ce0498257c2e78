"""The repository itself: one truth for dependencies, clean notebooks, a README that holds."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
CONDA_NAMES = {"matplotlib": "matplotlib-base"}
WITHOUT_MODEL = {"start"}  # questions and answers: nothing is computed
WITHOUT_FIGURE = {"start", "next"}  # nothing there that a picture would say better than words
MOST_LINES = 250  # chosen: a file that can be read in one sitting
HEADINGS = ["Guess first", "Play", "What to notice", "Where this stops being true", "Next"]


def split_name(requirement: str) -> tuple[str, str]:
    name, bounds = re.match(r"([a-zA-Z0-9_.-]+)(.*)", requirement).groups()
    return name, bounds.strip()


def test_the_conda_environment_equals_the_project():
    text = (ROOT / "environment.yml").read_text()
    rows = text.split("dependencies:")[1]
    listed = dict(
        split_name(row) for row in re.findall(r"^  - ([a-z].*)$", rows, re.M) if row != "pip:"
    )
    wanted = {"python": PROJECT["requires-python"], "pip": ""}
    for requirement in PROJECT["dependencies"]:
        name, bounds = split_name(requirement)
        wanted[CONDA_NAMES.get(name, name)] = bounds
    assert listed == wanted


def test_every_dependency_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text()
    rows = re.findall(r'^  "[a-zA-Z0-9_.-]+[><=~].*$', text, re.M)
    assert len(rows) > 20
    assert not [row for row in rows if "#" not in row]


def test_the_lock_holds_every_dependency_with_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text()
    extras = [row for rows in PROJECT["optional-dependencies"].values() for row in rows]
    for requirement in (*PROJECT["dependencies"], *extras):
        name = split_name(requirement)[0].lower()
        assert re.search(rf"^{re.escape(name)}==\S+ \\\n    --hash=sha256:", lock, re.M), name
    assert "://" not in lock and "--index" not in lock and "--find-links" not in lock


def test_what_the_lock_installs_fits_together():
    checked = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_clean_and_small_and_holds_no_logic(path):
    notebook = json.loads(path.read_text())
    assert path.stat().st_size < 50_000
    assert notebook["metadata"].get("title")
    assert "widgets" not in notebook["metadata"]
    for cell in notebook["cells"]:
        assert re.fullmatch(r"[a-z][a-z0-9-]*", cell["id"]), cell["id"]
        assert "attachments" not in cell
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None
            assert len(source.splitlines()) <= 2
            assert not re.search(r"\b(def|class|if|for|pip|import os|warnings)\b", source)


@pytest.mark.parametrize(
    "path", [path for path in NOTEBOOKS if path.name[0].isdigit()], ids=lambda path: path.name
)
def test_a_topic_notebook_keeps_the_page_order(path):
    cells = json.loads(path.read_text())["cells"]
    prose = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    assert prose[0].startswith("# ")
    assert [text.splitlines()[0].removeprefix("## ") for text in prose[1:]] == HEADINGS


def test_topics_have_the_same_name_everywhere():
    topics = {path.stem.split("-", 1)[1] for path in NOTEBOOKS if path.name[0].isdigit()}
    readme = (ROOT / "README.md").read_text()
    for topic in topics:
        assert topic in WITHOUT_MODEL or (ROOT / "widgets" / topic / "model.py").is_file()
        assert topic in WITHOUT_FIGURE or (ROOT / "widgets" / topic / "figure.py").is_file()
        assert (ROOT / "widgets" / topic / "widget.py").is_file()
        assert (ROOT / "content" / "en" / topic / "strings.toml").is_file()
        assert (ROOT / "content" / "en" / topic / "model.md").is_file()
        assert list((ROOT / "tests" / topic).glob("test_*.py"))
    for path in NOTEBOOKS:
        assert path.name in readme, f"the README's table lacks {path.name}"


def test_every_topic_page_shows_what_it_says_and_leaves_out():
    for topic in (path.stem.split("-", 1)[1] for path in NOTEBOOKS if path.name[0].isdigit()):
        panel = (ROOT / "widgets" / topic / "panel.py").read_text(encoding="utf-8")
        assert "content.load_prose(" in panel, topic


def test_every_command_in_the_readme_exists():
    makefile = (ROOT / "Makefile").read_text()
    commands = set(re.findall(r"(?:`|^)make ([a-z]+)", (ROOT / "README.md").read_text(), re.M))
    assert {"app", "test", "lab"} <= commands
    for command in commands:
        assert re.search(rf"^{command}:", makefile, re.M), f"make {command} does not exist"


def test_the_picture_in_the_readme_exists_and_has_words():
    pictures = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", (ROOT / "README.md").read_text())
    assert pictures
    for words, path in pictures:
        assert len(words) > 20 and (ROOT / path).stat().st_size > 10_000


def test_no_file_of_the_package_is_too_long_to_read():
    kinds = ("*.py", "*.js", "*.css")
    files = [path for kind in kinds for path in (ROOT / "widgets").rglob(kind)]
    counts = {path.relative_to(ROOT): len(path.read_text().splitlines()) for path in files}
    long = {str(path): count for path, count in counts.items() if count > MOST_LINES}
    assert counts and not long, f"cut at a seam, {MOST_LINES} lines are the most: {long}"


def test_no_file_but_the_package_is_called_widgets():
    assert not [path for path in ROOT.glob("*/widgets.py")]


def test_the_changelog_has_a_place_for_what_comes():
    text = (ROOT / "CHANGELOG.md").read_text()
    assert "## [Unreleased]" in text or "## [0.1.0]" in text
