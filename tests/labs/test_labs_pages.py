"""The labs as they are read: goals, minutes, closed hints and solutions, figures with words."""

import ast
import re

import pytest
from lab_reading import BASE, NAMES, find_value_checks, list_sources, read
from reading import join_sentences

from widgets import content, lint
from widgets.labs import derive
from widgets.labs.words import say_words

LISTS = content.read_table("lint.toml")
HIGHEST_GRADE = 9
HEADINGS = (
    "What you need",
    "Goals",
    "Change this and see",
    "Where this stops being true",
    "Sources",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_lab_has_goals_minutes_tasks_questions_limits_and_sources(name):
    prose = "\n".join(list_sources("masters", name, "markdown"))
    assert re.search(r"takes about (30|35|40|45|50) minutes", prose)
    for heading in HEADINGS:
        assert re.search(rf"^## {heading}$", prose, re.M), heading
    assert len(find_value_checks(name)) >= 3
    code = "\n".join(list_sources("masters", name, "code"))
    assert len(re.findall(r"labs\.check\(", code)) >= 2


def estimate_minutes(name: str) -> float:
    """Return how long a lab takes, by the rule of the README."""
    prose = "\n".join(list_sources("student", name, "markdown"))
    prose = re.sub(r"```.*?```|<[^>]+>", " ", prose, flags=re.S)
    code = "\n".join(list_sources("student", name, "code"))
    table = content.read_table(f"en/labs/{name.split('-')[0]}.toml")
    asked = [entry for entry in table.values() if entry["kind"] == "question"]
    words = len(prose.split())
    for entry in asked:  # a reader opens two of the answers
        texts = [entry["ask"], *(option["text"] for option in entry["options"])]
        texts += [f"{one['says']} {one.get('common', '')}" for one in entry["options"][:2]]
        words += len(" ".join(texts).split())
    lines = sum(bool(line.strip()) for line in code.splitlines())
    more = prose.partition("## Change this and see")[2].partition("\n## ")[0]
    items = len(re.findall(r"^\d\. ", more, re.M))
    return words / 200 + lines / 20 + 4 * code.count("check_value(") + len(asked) + 2 * items


@pytest.mark.parametrize("name", NAMES)
def test_a_lab_takes_30_to_50_minutes_and_says_so(name):
    prose = "\n".join(list_sources("masters", name, "markdown"))
    minutes = estimate_minutes(name)
    assert 30 <= minutes <= 50
    said = int(re.search(r"takes about (\d+) minutes", prose)[1])
    assert abs(said - minutes) <= 5, f"{name} says {said} minutes, and takes about {minutes:.0f}"


@pytest.mark.parametrize("kind", derive.KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_hints_and_solutions_are_closed_and_stand_in_order(name, kind):
    boxes = [text for text in list_sources(kind, name, "markdown") if "<details" in text]
    assert len(boxes) == len(find_value_checks(name)) * (2 if kind == "student" else 1)
    labels = [re.match(r"<details><summary>(.+?)</summary>\n\n", text)[1] for text in boxes]
    wanted = [say_words("en", "copy.hint")]
    wanted += [say_words("en", "copy.solution")] if kind == "student" else []
    assert labels == wanted * (len(labels) // len(wanted))
    assert not [text for text in boxes if " open" in text.split(">")[0]]


@pytest.mark.parametrize("name", NAMES)
def test_a_student_does_not_see_the_answer_in_a_cell_of_code(name):
    start = "\n".join(list_sources("student", name, "code"))
    assert "..." in start and derive.START not in start
    given = list_expressions(start)
    solution = "\n".join(list_sources("solutions", name, "code"))
    assert "= ...\n" not in solution and "return ...\n" not in solution
    for cell in read("masters", name)["cells"]:
        if cell["metadata"].get("tags") == ["solution"] and cell["cell_type"] == "code":
            assert find_answer("".join(cell["source"])) not in given, cell["id"]


def list_expressions(code: str) -> set[str]:
    """Return every expression of some code, each written in the same way."""
    return {ast.unparse(node) for node in ast.walk(ast.parse(code)) if isinstance(node, ast.expr)}


def find_answer(code: str) -> str:
    """Return what a solution returns or assigns in the end, without ``return`` or ``x =``."""
    last = ast.parse(code).body[-1]
    if isinstance(last, ast.FunctionDef):
        last = last.body[-1]
    assert isinstance(last, ast.Return | ast.Assign) and last.value is not None
    return ast.unparse(last.value)


def test_an_answer_is_found_in_other_code_whatever_it_is_called_there():
    answer = find_answer("def last(row):\n    return row[ok(row)][-1]")
    assert answer == find_answer("x = row[ok(row)][ -1 ]")
    assert answer in list_expressions("all = np.array([row[ok(row)][-1] for row in rows])")


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_comes_with_its_words(name):
    for source in list_sources("masters", name, "code"):
        assert source.count("plt.subplots(") == source.count("labs.show(")
        assert "plt.show(" not in source


@pytest.mark.parametrize("name", NAMES)
def test_the_prose_of_a_lab_is_plain_and_safe(name):
    texts = list_sources("masters", name, "markdown")
    assert not [found for text in texts for found in lint.find_unsafe(text, LISTS["unsafe"])]
    plain = [re.sub(r"`[^`]+`", "it", text) for text in texts]
    assert lint.grade(join_sentences(plain)) <= HIGHEST_GRADE


def test_every_file_of_a_lab_stands_in_the_readme():
    readme = (BASE / "README.md").read_text(encoding="utf-8")
    assert not [name for name in NAMES if f"`{name}`" not in readme]
