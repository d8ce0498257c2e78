"""The labs as a student meets them: derived, clean, and running from top to bottom."""

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import nbformat
import pytest
from lab_reading import BASE, NAMES, find_value_checks, list_sources, read
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from traitlets.config import Config

from widgets.labs import derive
from widgets.labs.schema import Expected
from widgets.labs.words import load_entry, say_words

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
WORDS = say_words("en", "figure.words")
NUMBER = re.compile(r"(?<![\w./(-])-?\d+(?:\.\d+)?(?![\w/(])")  # not within a DOI


@cache
def run_cells(kind: str, name: str) -> list:
    """Return the cells of a notebook that has run; an error in a cell is raised."""
    notebook = nbformat.reads(json.dumps(read(kind, name)), 4)
    execute(notebook)
    return notebook.cells


def run(kind: str, name: str) -> dict[str, str]:
    """Return the text that each code cell gives, by cell id."""
    return {
        cell.id: "".join(map(read_output, cell.outputs))
        for cell in run_cells(kind, name)
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


def read_said(output) -> str:
    """Return what an output says of itself; not a piece of the app, and not a source."""
    if "sbs-widget" in output.get("data", {}).get("text/html", ""):
        return ""
    lines = read_output(output).splitlines()
    return "".join(f"{line}\n" for line in lines if not line.startswith("  ["))


def list_stretches(name: str) -> dict[str, str]:
    """Return, for each check of a value, what the cells since the check before it have shown."""
    stretches, seen = {}, ""
    for cell in run_cells("masters", name):
        if cell.cell_type == "code" and "labs.check_value(" in cell.source:
            key = re.search(r'check_value\(\s*"([^"]+)"', cell.source)[1]
            stretches[key], seen = seen, ""
        elif cell.cell_type == "code":
            seen += "".join(map(read_said, cell.outputs))
    return stretches


def find_giveaways(entry: Expected, shown: str) -> list[str]:
    """Return the lines that hold an answer, and figures or arrows that hold both ends of a gap."""
    sizes = {"share": (1, 0.01), "hundred": (1, 100)}.get(str(entry.scale), (1,))

    def is_answer(number: float) -> bool:
        return any(abs(number * size - entry.want) <= entry.near for size in sizes)

    found = []
    for line in shown.splitlines():
        # A line of a case file is what the task is about; 0 and 1 stand in many places by chance.
        if re.match(r"\w+ = ", line) or entry.want in (0, 1):
            continue
        numbers = [float(one) for one in NUMBER.findall(line.replace(",", ""))]
        both = line.startswith(WORDS) or " -> " in line
        gaps = [a - b for a in numbers for b in numbers] if both else []
        if any(map(is_answer, [*numbers, *gaps])):
            found.append(line)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_output_gives_an_answer_away_before_its_task(name):
    for key, shown in list_stretches(name).items():
        entry = load_entry(Expected, key, "en")
        if entry.kind == "number":
            assert not find_giveaways(entry, shown), key


def test_an_output_that_prints_an_answer_is_found_out():
    gap = load_entry(Expected, "l1.gap", "en")
    left = load_entry(Expected, "l3.left", "en")
    assert find_giveaways(gap, f"{WORDS} They move between 7 and 16 points.")
    assert find_giveaways(left, "Left: 23.8 of 100.") and find_giveaways(left, "It is 0.238.")
    assert not find_giveaways(left, f"{WORDS} Of 100 people, 80 stayed.")
    fewer = load_entry(Expected, "l5.fewer", "en")
    assert find_giveaways(fewer, "table        40 -> 34") and not find_giveaways(fewer, "table 34")


def test_who_follows_lab_5_sees_one_edit_reach_every_face():
    rows = [line.split() for line in run("masters", "l5-change")["both-back"].splitlines()]
    faces = ["model", "figure", "table", "sentence", "app", "handout", "paper"]
    assert [row[0] for row in rows] == faces
    published, arrow, changed = rows[0][1:]
    assert all(row[1:] == [published, arrow, changed] for row in rows) and published != changed


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
