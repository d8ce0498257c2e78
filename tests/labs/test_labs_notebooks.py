"""The labs as a student meets them: derived, clean, and running from top to bottom."""

import ast
import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from reading import join_sentences
from traitlets.config import Config

from widgets import content, lint
from widgets.labs import derive
from widgets.labs.words import say_words

MASTERS = derive.list_masters()
NAMES = [path.stem for path in MASTERS]
BASE = MASTERS[0].parent.parent
LISTS = content.read_table("lint.toml")
HIGHEST_GRADE = 9
SECONDS = 60  # for a whole lab, from the start of its kernel
STAY_HERE = """
import sys

def refuse(event, args):
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        host = args[1][0] if isinstance(args[1], tuple) else None
    else:
        return
    if isinstance(host, bytes):
        host = host.decode()
    if host not in (None, "", "localhost", "127.0.0.1", "::1"):
        raise OSError(f"a lab needs no network, and asked for {host}")

sys.addaudithook(refuse)
"""
ENCRYPTED = Config({"KernelManager": {"transport_encryption": "auto"}})
NOTHING = say_words("en", "value.nothing")
RIGHT = say_words("en", "value.right")
HEADINGS = (
    "What you need",
    "Goals",
    "Change this and see",
    "Where this stops being true",
    "Sources",
)


def read(kind: str, name: str) -> dict:
    return json.loads((BASE / kind / f"{name}.ipynb").read_text(encoding="utf-8"))


def list_sources(kind: str, name: str, cell_type: str = "") -> list[str]:
    cells = read(kind, name)["cells"]
    return ["".join(cell["source"]) for cell in cells if cell_type in ("", cell["cell_type"])]


@cache
def run(kind: str, name: str) -> dict[str, str]:
    """Return the text that each code cell gives, by cell id; an error in a cell is raised."""
    notebook = nbformat.reads(json.dumps(read(kind, name)), 4)
    execute(notebook)
    return {
        cell.id: "".join(map(read_output, cell.outputs))
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


def execute(notebook) -> None:
    """Run a notebook without a network, and stop it when its time is up."""
    first = nbformat.v4.new_code_cell(STAY_HERE)
    closed = nbformat.v4.new_notebook(cells=[first, *notebook.cells], metadata=notebook.metadata)
    end = monotonic() + SECONDS
    with TemporaryDirectory() as folder:
        NotebookClient(
            closed,
            timeout_func=lambda cell: max(end - monotonic(), 0.1),
            resources={"metadata": {"path": folder}},
            config=ENCRYPTED,
        ).execute()
        assert not list(Path(folder).iterdir()), "a lab keeps nothing"
    assert monotonic() < end, f"a lab runs in {SECONDS} seconds, all its cells together"


def read_output(output) -> str:
    assert output.output_type != "error"
    assert output.get("name") != "stderr", output.text
    return output.get("text") or output["data"].get("text/plain", "")


def find_value_checks(name: str) -> dict[str, str]:
    cells = read("masters", name)["cells"]
    pairs = [(cell["id"], "".join(cell["source"])) for cell in cells]
    return {name: source for name, source in pairs if "labs.check_value(" in source}


def test_there_is_nothing_but_the_copies_of_the_masters():
    assert len(NAMES) == 7
    for kind in ("masters", *derive.KINDS):
        assert sorted(path.stem for path in (BASE / kind).glob("*.ipynb")) == NAMES


@pytest.mark.parametrize("kind", derive.KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_copy_equals_what_its_master_gives(name, kind):
    made = derive.dump(derive.derive(read("masters", name), kind))
    assert made == (BASE / kind / f"{name}.ipynb").read_text(encoding="utf-8"), "run: make labs"


@pytest.mark.parametrize("name", NAMES)
def test_a_master_is_tidy(name):
    path = BASE / "masters" / f"{name}.ipynb"
    text = path.read_text(encoding="utf-8")
    assert derive.dump(derive.tidy(json.loads(text))) == text, "run: make labs"
    assert path.stat().st_size < 60_000
    ids = [cell["id"] for cell in json.loads(text)["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", cell_id) for cell_id in ids)


@pytest.mark.parametrize("kind", ("masters", *derive.KINDS))
@pytest.mark.parametrize("name", NAMES)
def test_a_lab_runs_and_its_checks_speak(name, kind):
    told = run(kind, name)
    wanted = NOTHING if kind == "student" else RIGHT
    for cell_id in find_value_checks(name):
        assert told[cell_id].startswith(wanted), f"{cell_id}: {told[cell_id]}"


@pytest.mark.parametrize("name", NAMES)
def test_a_second_run_gives_the_same_result(name):
    # The solutions hold the code of the master, and ran in a kernel of their own.
    assert run("solutions", name) == run("masters", name)


@pytest.mark.parametrize("name", NAMES)
def test_a_lab_has_goals_minutes_tasks_questions_limits_and_sources(name):
    prose = "\n".join(list_sources("masters", name, "markdown"))
    assert re.search(r"takes about (30|35|40|45|50) minutes", prose)
    for heading in HEADINGS:
        assert re.search(rf"^## {heading}$", prose, re.M), heading
    assert len(find_value_checks(name)) >= 3
    code = "\n".join(list_sources("masters", name, "code"))
    assert len(re.findall(r"labs\.check\(", code)) >= 2


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
def test_a_lab_needs_no_network_no_name_and_no_file(name):
    code = "\n".join(list_sources("masters", name, "code"))
    strangers = (
        r"\b(requests|urllib|httpx|socket|input|open|getpass|savefig|to_csv|default_rng\(\))"
    )
    assert not re.search(strangers, code)
    assert "interact(" not in code, "its output can hang; labs.play does not"
    prose = "\n".join(list_sources("masters", name, "markdown")).lower()
    assert not re.search(r"your name|e-?mail|your score is|log ?in|sign up", prose)


@pytest.mark.parametrize("call", ["connect(('192.0.2.1', 80))", "sendto(b'', ('192.0.2.1', 80))"])
def test_a_cell_that_goes_out_to_the_network_is_stopped(call):
    kind = "SOCK_DGRAM" if call.startswith("sendto") else "SOCK_STREAM"
    code = f"import socket\nsocket.socket(type=socket.{kind}).{call}"
    with pytest.raises(CellExecutionError, match="a lab needs no network"):
        execute(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)]))


def test_a_lab_that_takes_too_long_in_all_is_stopped(monkeypatch):
    monkeypatch.setattr(f"{__name__}.SECONDS", 4)
    cells = [nbformat.v4.new_code_cell("import time; time.sleep(1.5)") for _ in range(4)]
    with pytest.raises((CellTimeoutError, AssertionError)):
        execute(nbformat.v4.new_notebook(cells=cells))


@pytest.mark.parametrize("name", NAMES)
def test_the_prose_of_a_lab_is_plain_and_safe(name):
    texts = list_sources("masters", name, "markdown")
    assert not [found for text in texts for found in lint.find_unsafe(text, LISTS["unsafe"])]
    plain = [re.sub(r"`[^`]+`", "it", text) for text in texts]
    assert lint.grade(join_sentences(plain)) <= HIGHEST_GRADE


def test_every_file_of_a_lab_stands_in_the_readme():
    readme = (BASE / "README.md").read_text(encoding="utf-8")
    assert not [name for name in NAMES if f"`{name}`" not in readme]
