"""The command that makes copies: what it does with each tag, and what it refuses."""

import ast
import copy

import pytest

from widgets.cache import root
from widgets.labs import derive


def make_cell(name: str, source: str, tag: str = "", kind: str = "markdown") -> dict:
    cell = {"cell_type": kind, "id": name, "source": source.splitlines(keepends=True)}
    cell["metadata"] = {"tags": [tag]} if tag else {}
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}
    return cell


TITLE = make_cell("title", "# A lab")
TASK = make_cell("sum-task", "Add.", "task")
HINT = make_cell("sum-hint", "Use `+`.", "hint")
SOLUTION = make_cell(
    "sum-solution", "# The sum.\n# > total = ...\na = 1\ntotal = a + 2", "solution", "code"
)
MEANING = make_cell("sum-meaning", "It is three.", "solution")
CHECK = make_cell("sum-check", 'labs.check_value("l1.gap", total)', "check", "code")
CELLS = [TITLE, TASK, HINT, SOLUTION, MEANING, CHECK]


def make(*cells: dict) -> dict:
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def read(notebook: dict) -> list[tuple[str, str]]:
    return [(cell["id"], "".join(cell["source"])) for cell in notebook["cells"]]


def test_the_student_starts_with_dots_and_finds_the_solution_closed_after_the_check():
    cells = read(derive.derive(make(*CELLS), "student"))
    names = [name for name, _ in cells]
    assert " ".join(names) == ("title sum-task sum-hint sum-solution sum-check sum-solution-shown")
    texts = dict(cells)
    assert texts["sum-solution"] == "# The sum.\ntotal = ..."
    assert texts["sum-hint"] == "<details><summary>A hint</summary>\n\nUse `+`.\n\n</details>"
    shown = "```python\n# The sum.\na = 1\ntotal = a + 2\n```\n\nIt is three."
    assert texts["sum-solution-shown"] == (
        f"<details><summary>A solution</summary>\n\n{shown}\n\n</details>"
    )


def test_the_solutions_are_filled_in_and_say_what_they_are():
    texts = dict(read(derive.derive(make(*CELLS), "solutions")))
    assert texts["sum-solution"] == "# The sum.\na = 1\ntotal = a + 2"
    assert texts["sum-meaning"] == "It is three."
    assert "holds the solutions" in texts["title"]


def test_deriving_leaves_the_master_alone_and_gives_the_same_twice():
    master = make(*CELLS)
    before = copy.deepcopy(master)
    assert derive.derive(master, "student") == derive.derive(master, "student")
    assert master == before


def test_outputs_and_counts_are_cleared():
    spoiled = make(*copy.deepcopy(CELLS))
    spoiled["cells"][-1] |= {"outputs": [{"output_type": "stream"}], "execution_count": 7}
    spoiled["metadata"]["widgets"] = {}
    tidy = derive.tidy(spoiled)
    assert tidy["cells"][-1]["outputs"] == [] and "widgets" not in tidy["metadata"]
    assert derive.dump(tidy) == derive.dump(derive.tidy(make(*CELLS)))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([TITLE, TASK, SOLUTION, CHECK], "needs a task and a hint"),
        ([TITLE, TASK, HINT, CHECK], "still lacks its solution"),
        ([TITLE, TASK, HINT, SOLUTION, TITLE], "still lacks its check"),
        ([TITLE, TASK, HINT, SOLUTION], "The last task still lacks its check"),
        ([TITLE, HINT], "right after a task"),
        ([TITLE, make_cell("odd", "x", "homework")], "may have one of"),
        (
            [TITLE, TASK, HINT, make_cell("bare", "x = 1", "solution", "code"), CHECK],
            "needs a line that begins",
        ),
    ],
)
def test_a_master_that_cannot_be_used_is_refused_in_a_sentence(cells, words):
    with pytest.raises(derive.LabError, match=words):
        derive.derive(make(*cells), "student")


def test_a_copy_of_another_kind_is_refused():
    with pytest.raises(derive.LabError, match="student, solutions"):
        derive.derive(make(*CELLS), "teacher")


def test_a_file_that_is_no_notebook_is_named(tmp_path):
    path = tmp_path / "l9-broken.ipynb"
    path.write_text("{")
    with pytest.raises(derive.LabError, match=r"l9-broken\.ipynb is no notebook"):
        derive.read_notebook(path)


def test_the_command_changes_nothing_the_second_time(tmp_path, monkeypatch):
    masters = tmp_path / "labs" / "masters"
    masters.mkdir(parents=True)
    (masters / "l1-sum.ipynb").write_text(derive.dump(make(*CELLS)))
    monkeypatch.setattr(derive, "root", lambda name: tmp_path)
    changed = derive.write_copies()
    assert {"student/l1-sum.ipynb", "solutions/l1-sum.ipynb"} <= set(changed)
    assert derive.write_copies() == []


def test_no_class_or_public_function_of_the_labs_has_two_homes():
    shared = {"say", "play"}  # a sentence with sources, or of the bench; a figure, or a case
    homes: dict[str, list[str]] = {}
    for path in (root("content").parent / "widgets" / "labs").glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name[0] != "_":
                homes.setdefault(node.name, []).append(path.stem)
    assert {name for name, files in homes.items() if len(files) > 1} == shared
