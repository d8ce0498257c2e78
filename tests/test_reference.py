"""The reference for students: every public part with its units, from the live docstrings."""

import ast
import inspect
import json
import re
import tomllib
from dataclasses import fields
from importlib import import_module

import pytest

from widgets import cache
from widgets.hundred.counts import load_params
from widgets.reference import list_public, show, split_docstring, split_entries, write_item
from widgets.trajectory import Params

NOTEBOOK = cache.root("notebooks") / "reference.ipynb"
CALIBRATION = cache.root("content") / "calibration.toml"
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
CALLS = [
    [node.value for node in ast.parse("".join(cell["source"])).body[-1].value.args]
    for cell in CELLS
    if "".join(cell["source"]).startswith("show(")
]
SHOWN = [call[0] for call in CALLS]
ITEMS = [
    (module, name) for module, *only in CALLS for name in only or list_public(import_module(module))
]
LABS = sorted((cache.root("notebooks") / "labs" / "masters").glob("*.ipynb"))


def list_lab_imports() -> set[tuple[str, str]]:
    """Return what the labs import from the package: module and name."""
    found = set()
    for path in LABS:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                for node in ast.walk(ast.parse("".join(cell["source"]))):
                    if isinstance(node, ast.ImportFrom) and node.module.startswith("widgets"):
                        found |= {(node.module, name.name) for name in node.names}
    return found


def test_every_part_that_a_lab_imports_stands_in_the_reference():
    imported = list_lab_imports()
    assert len(LABS) == 7 and len(imported) > 10
    assert not [
        (module, name)
        for module, name in imported
        if (module, name) not in ITEMS and f"{module}.{name}" not in SHOWN
    ]


def test_the_notebook_shows_the_model_and_the_sums_of_the_labs():
    assert {"widgets.trajectory", "widgets.evidence.pooling", "widgets.evidence.trials"} <= set(
        SHOWN
    )
    assert len(ITEMS) > 40


@pytest.mark.parametrize(("module", "name"), ITEMS)
def test_each_parameter_is_explained_with_its_type(module, name):
    item = getattr(import_module(module), name)
    head, sections = split_docstring(inspect.getdoc(item) or "")
    assert re.match(r"[^.?]+[.?:]", head)
    if inspect.isclass(item):
        return
    explained = [part for part, _, _ in split_entries(dict(sections).get("Parameters", ""))]
    names = {one.lstrip("*") for part in explained for one in part.split(", ")}
    assert set(inspect.signature(item).parameters) <= names


def test_the_page_of_a_module_has_every_part_with_units_shapes_and_sources():
    page = show("widgets.evidence.pooling").data
    assert "pool(effects, variances, method='REML', interval='knapp-hartung', level=0.95)" in page
    assert "| `effects` | array_like of float, shape (k,) | On a scale where" in page
    assert "DerSimonian & Laird 1986" in page and "``" not in page.replace("```", "")
    for name in list_public(import_module("widgets.evidence.pooling")):
        assert f"### {name}\n" in page
    model = show("widgets.trajectory").data
    assert "| `side_effect` | 0.56 | 0 | 1 | share | published | linde2015 |" in model


def test_a_class_shows_what_one_may_ask_of_it():
    page = show("widgets.labs.workbench", "Copy").data
    assert "| `change(name, old, new)` | Replace words in a file" in page
    assert "| `restore()` | Put every file back as it was. |" in page
    assert "### Report" not in page and "`_find" not in page
    assert "| `interval` | The 95% interval, 0 to 1" in show("widgets.evidence.survey").data


def test_a_changed_docstring_changes_the_page():
    def grow(points: float = 2.0) -> float:
        """Points | after a week.

        Parameters
        ----------
        points : float
            PHQ-9 points, 0 to 27 | so far.
        """
        return points

    page = write_item("grow", grow)
    assert "grow(points=2.0)" in page and "| `points` | float | PHQ-9 points" in page
    assert "27 &#124; so far" in page


def test_the_page_of_the_parameters_says_where_the_fitted_values_are_and_that_call_gives_them():
    page = show("widgets.trajectory", "Params").data
    assert "`widgets.hundred.counts.load_params()`" in page
    given, parameters = load_params(), tomllib.loads(CALIBRATION.read_text())
    fitted = [item.name for item in fields(Params) if item.metadata["basis"] == "fitted"]
    assert "where fitting began" in page and given != Params()
    for name in fitted:
        assert getattr(given, name) == parameters["parameters"][name]["value"]
