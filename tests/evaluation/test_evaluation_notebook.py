"""The notebook runs from top to bottom, and holds no logic."""

import json
import re
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

from widgets import cache, evaluation
from widgets.evaluation.read import ROUNDS
from widgets.evaluation.words import list_questions
from widgets.room.files import write_changes, write_counts
from widgets.room.model import Answers

PATH = cache.root("notebooks") / "workshop" / "evaluate.ipynb"
ENCRYPTED = Config({"KernelManager": {"transport_encryption": "auto"}})


def test_the_notebook_runs_and_shows_two_pictures_with_words():
    notebook = nbformat.read(PATH, as_version=4)
    where = {"metadata": {"path": str(PATH.parent)}}
    NotebookClient(notebook, timeout=120, resources=where, config=ENCRYPTED).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    shown = [output.data.get("text/html", "") for output in outputs]
    assert len(shown) == 3 and all(shown)
    assert sum('role="img"' in html for html in shown) == 2
    assert all("made up" in html for html in shown), "a result may outlive the cell above it"


def test_the_notebook_names_both_files_of_a_room_and_how_to_show_each(tmp_path, monkeypatch):
    cells = json.loads(PATH.read_text())["cells"]
    calls = re.findall(r"`(?:phones = )?(evaluation\.[^`]+)`", "".join(cells[-3]["source"]))
    opened, *shown = calls
    monkeypatch.chdir(tmp_path)
    Path("changes.csv").write_text(write_changes([("doctor", "no", "yes", 9)]))
    answers = {("doctor", when): Answers({"yes": 9}, {}, revealed=True) for when in ROUNDS}
    Path("counts.csv").write_text(write_counts(answers, list_questions()))
    names = {"evaluation": evaluation}
    names["phones"] = eval(opened, names)
    html = "".join(eval(call, names).html for call in shown)
    assert "0 right before, 9 after, of 9" in html and "9 of 9 before, 9 of 9 after" in html


def test_a_file_that_is_not_there_shows_one_sentence_and_no_lines_of_program(tmp_path):
    cell = nbformat.v4.new_code_cell(
        "from widgets import evaluation\nevaluation.open_answers('may.csv')"
    )
    notebook = nbformat.v4.new_notebook(cells=[cell])
    where = {"metadata": {"path": str(tmp_path)}}
    client = NotebookClient(
        notebook, timeout=120, resources=where, config=ENCRYPTED, allow_errors=True
    )
    client.execute()
    (output,) = notebook.cells[0].outputs
    assert output.traceback == [
        "There is no file may.csv here. Put it beside this notebook, or write its whole path."
    ]


def test_the_notebook_is_clean_and_holds_no_logic():
    notebook = json.loads(PATH.read_text())
    assert notebook["metadata"]["title"] and PATH.stat().st_size < 50_000
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None
            assert len(source.splitlines()) <= 2
            assert not re.search(r"\b(def|class|if|for|pip|import os)\b", source)
