"""Imports go one way: model, figure, widget, page. Read from the syntax tree."""

import ast
import re
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from widgets.controls.front_end import PANELS

PACKAGE = Path(__file__).parent.parent / "widgets"
MODELS = sorted(
    {
        path
        for path in (PACKAGE / "trajectory").glob("*.py")
        if path.name not in ("calibrate.py", "targets.py")
    }
    | set(PACKAGE.glob("*/model.py"))
    | {PACKAGE / "journey" / "spread.py"}
)
ALLOWED_MODEL = {"numpy", "scipy", "widgets.trajectory"}
STANDARD = {
    "__future__",
    "collections",
    "dataclasses",
    "calendar",
    "datetime",
    "functools",
    "itertools",
    "math",
    "typing",
    "enum",
}
SUMS = {
    *("asymmetry", "averaging", "effects", "influence", "numeric", "pooling", "rates"),
    *("records", "responders", "spread", "survey", "visits"),
}


def list_imports(path: Path) -> set[str]:
    """Return the dotted names that a module imports, relative ones made whole."""
    here = ".".join(("widgets", *path.relative_to(PACKAGE).parts[:-1]))
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = f"{here}.{node.module}" if node.level else str(node.module)
            found |= {base}
            if base == "widgets":
                found |= {f"widgets.{alias.name}" for alias in node.names}
    return found


def name_module(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_module(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def list_needs(name: str) -> set[str]:
    """Return the modules of ours that a module needs as soon as it is imported."""
    needs = set()
    for node in ast.parse(MODULES[name].read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            base = f"{name.rpartition('.')[0]}.{node.module}" if node.level else str(node.module)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                needs.add(inner if inner in MODULES else base)
    return (needs & set(MODULES)) - {name}


def is_below(name: str, tops: set[str]) -> bool:
    return any(name == top or name.startswith(f"{top}.") for top in tops)


def list_modules(*names: str) -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.name in names)


@pytest.mark.parametrize("path", MODELS, ids=str)
def test_a_model_knows_only_numbers(path):
    strangers = {
        name
        for name in list_imports(path)
        if not is_below(name, STANDARD | ALLOWED_MODEL)
        and name != f"widgets.{path.parent.name}.model"
    }
    assert not strangers, f"{path} may not import {strangers}"
    text = path.read_text()
    assert "today()" not in text and "now()" not in text, "a model knows no clock"
    assert "default_rng" not in text and "np.random.seed" not in text, "randomness comes in as rng"


@pytest.mark.parametrize("name", sorted(SUMS))
def test_the_sums_of_the_evidence_know_only_numbers_and_each_other(name):
    names = list_imports(PACKAGE / "evidence" / f"{name}.py")
    allowed = {"numpy", "scipy", *sys.stdlib_module_names} - {"pathlib", "os", "csv"}
    allowed |= {f"widgets.evidence.{other}" for other in SUMS}
    assert not {found for found in names if not is_below(found, allowed)}


@pytest.mark.parametrize("path", list_modules("figure.py"), ids=str)
def test_a_figure_knows_neither_content_nor_widgets_nor_pyplot(path):
    names = list_imports(path)
    forbidden = {"ipywidgets", "anywidget", "traitlets", "widgets.content", "widgets.words"}
    assert not {name for name in names if is_below(name, forbidden)}
    assert "matplotlib.pyplot" not in names


def test_only_content_and_cache_and_front_ends_open_files():
    readers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(word in path.read_text() for word in (".read_text(", "open(", ".read_bytes("))
    }
    known = {"content/files.py", "cache.py", "controls/front_end.py", "controls/panels.py"}
    known |= {"labs/derive.py"}  # notebooks in, notebooks out
    known |= {"evaluation/table.py"}  # the table that a facilitator has typed
    others = {name for name in readers if not name.startswith("serve/") and name not in known}
    assert others <= {"trajectory/calibrate.py", "journey/widget.py", "trajectory/ledger.py"}


@pytest.mark.parametrize("path", sorted((PACKAGE / "serve").rglob("*.py")), ids=str)
def test_serving_knows_no_model_and_no_figure(path):
    forbidden = {"matplotlib", "numpy", "scipy", "widgets.trajectory", "widgets.journey"}
    assert not {name for name in list_imports(path) if is_below(name, forbidden)}


@pytest.mark.parametrize("path", sorted((PACKAGE / "door").rglob("*.py")), ids=str)
def test_the_door_knows_no_page_that_it_keeps_shut_and_no_room_knows_the_door(path):
    forbidden = {"widgets.present", "widgets.pack", "widgets.workshop", "widgets.trajectory"}
    assert not {name for name in list_imports(path) if is_below(name, forbidden)}
    for other in (PACKAGE / "room").rglob("*.py"):
        assert not {name for name in list_imports(other) if is_below(name, {"widgets.door"})}


@pytest.mark.parametrize("package", ["schema", "workshop/schema"])
def test_what_content_may_look_like_knows_no_content_and_no_file(package):
    forbidden = {"widgets.content", "widgets.cache", "pathlib"}
    paths = sorted((PACKAGE / package).rglob("*.py"))
    assert paths
    for path in paths:
        assert not {name for name in list_imports(path) if is_below(name, forbidden)}, path


@pytest.mark.parametrize("package", ["content", "schema", "workshop/schema"])
def test_what_others_use_of_a_package_is_what_it_offers(package):
    inside = f"widgets.{package.replace('/', '.')}."
    for name, path in MODULES.items():
        if not name.startswith(inside) and name != inside[:-1]:
            assert not {found for found in list_imports(path) if found.startswith(inside)}, path


@pytest.mark.parametrize("path", sorted((PACKAGE / "controls").glob("*.py")), ids=str)
def test_a_control_knows_no_topic_and_no_words(path):
    forbidden = {"widgets.content", "widgets.words", "widgets.journey", "widgets.trajectory"}
    assert not {name for name in list_imports(path) if is_below(name, forbidden)}


def test_no_module_needs_itself_by_way_of_others():
    order = TopologicalSorter({name: list_needs(name) for name in MODULES}).static_order()
    assert set(order) == set(MODULES)


def test_the_files_of_the_panel_switch_know_only_those_before_them():
    texts = [(PACKAGE / "controls" / f"{name}.js").read_text(encoding="utf-8") for name in PANELS]
    made = [re.findall(r"^(?:export )?(?:function|const) (\w+)", text, re.M) for text in texts]
    names = [name for own in made for name in own]
    assert len(names) == len(set(names)), "joined as one module, each name may be made once"
    for place, (file, text) in enumerate(zip(PANELS, texts, strict=True)):
        later = {name for own in made[place + 1 :] for name in own}
        strangers = later & set(re.findall(r"\w+", text))
        assert not strangers, f"{file}.js may not know {strangers}"


def test_nobody_calls_ipywidgets_widgets():
    for path in PACKAGE.rglob("*.py"):
        assert "import ipywidgets as widgets" not in path.read_text(), path


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*/widget.py")), ids=str)
def test_a_visitors_kernel_loads_neither_numpy_nor_matplotlib_to_show_a_page(path):
    assert list_imports(path.parent / "__init__.py") == {f"widgets.{path.parent.name}.widget"}
    top = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.ImportFrom)]
    names = {str(node.module) for node in top}
    assert names == {"__future__", "typing", "widgets.controls.panels"}


def test_a_style_of_one_topic_names_no_class_of_the_shared_controls():
    """All topics stand on one page in the app, so such a rule would change the others too."""
    front = (".py", ".css", ".js", ".j2")
    controls = (path for path in (PACKAGE / "controls").iterdir() if path.suffix in front)
    shared = set(re.findall(r"\bsbs-[\w-]+", "\n".join(map(Path.read_text, controls))))
    for sheet in PACKAGE.glob("*/page.css"):
        starts = re.findall(r"(?:^|,)\s*\.(sbs-[\w-]+)", sheet.read_text(), re.MULTILINE)
        assert starts, sheet
        assert not shared.intersection(starts), sheet
