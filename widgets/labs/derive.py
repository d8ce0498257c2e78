"""One master notebook a lab; the student copy and the solutions are derived from its tags."""

from __future__ import annotations

import json
from copy import deepcopy
from html import escape
from pathlib import Path
from typing import Any

from widgets.cache import root
from widgets.labs.words import say_words

TAGS = {"task", "hint", "solution", "check"}
START = "# >"  # begins a line of code that only the student copy has
KINDS = ("student", "solutions")
Cell = dict[str, Any]
Notebook = dict[str, Any]


class LabError(Exception):
    """A master that cannot be used; the message says which cell, and what to do."""


def list_masters() -> list[Path]:
    """Return the masters of all labs, in order."""
    return sorted((root("notebooks") / "labs" / "masters").glob("*.ipynb"))


def write_copies() -> list[str]:
    """Tidy every master and write its copies.

    Returns
    -------
    list of str
        Which files changed, each below ``notebooks/labs``; empty if nothing did.

    Raises
    ------
    LabError
        If a master cannot be used.
    """
    changed = []
    for master in list_masters():
        notebook = tidy(read_notebook(master))
        base = master.parent.parent
        files = {master: notebook}
        for kind in KINDS:
            files[base / kind / master.name] = derive(notebook, kind)
        for path, content in files.items():
            text = dump(content)
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
                changed.append(path.relative_to(base).as_posix())
    return changed


def read_notebook(path: Path) -> Notebook:
    """Return a notebook as a dictionary.

    Raises
    ------
    LabError
        If the file is no notebook.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise LabError(f"{path.name} is no notebook: {error}.") from None


def dump(notebook: Notebook) -> str:
    """Return the text of a notebook, as Jupyter writes it."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def tidy(notebook: Notebook) -> Notebook:
    """Return a notebook without outputs, execution counts and what an editor leaves behind."""
    clean = deepcopy(notebook)
    clean["metadata"] = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "title": notebook["metadata"].get("title", ""),
    }
    for cell in clean["cells"]:
        source = "".join(cell["source"])
        cell["source"] = source.splitlines(keepends=True)
        cell["metadata"] = {"tags": tags} if (tags := cell["metadata"].get("tags")) else {}
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return clean


def derive(master: Notebook, kind: str, lang: str = "en") -> Notebook:
    """Return a copy of a master: ``student`` or ``solutions``.

    Parameters
    ----------
    master : dict
        A notebook whose cells are tagged ``task``, ``hint``, ``solution`` and ``check``.
    kind : {"student", "solutions"}
    lang : str

    Raises
    ------
    LabError
        If a tag is unknown, a solution has no start or no check, or a hint is missing.

    Notes
    -----
    A hint becomes a closed box. In the student copy, a cell of solution code keeps its first
    comments and the lines that begin with ``# >``; the solution follows the check, in a closed box.
    In the solutions, the lines that begin with ``# >`` are left out.
    """
    if kind not in KINDS:
        raise LabError(f"A copy is one of {', '.join(KINDS)}, not {kind!r}.")
    _check_order(master["cells"])
    copy = tidy(master)
    copy["cells"] = []
    held: list[Cell] = []
    for cell in tidy(master)["cells"]:
        tag = _read_tag(cell)
        if tag == "hint":
            copy["cells"].append(_close(cell, say_words(lang, "copy.hint"), _read(cell)))
        elif tag == "solution" and kind == "student":
            if cell["cell_type"] == "code":
                copy["cells"].append(_start(cell))
            held.append(cell)
        elif tag == "solution":
            copy["cells"].append(_fill(cell))
        else:
            copy["cells"].append(cell)
        if tag == "check" and held:
            copy["cells"].append(_show_solution(held, lang))
            held = []
    if kind == "solutions":
        first = copy["cells"][0]
        first["source"] = [*first["source"], "\n", "\n", say_words(lang, "copy.solutions")]
    return copy


def _read(cell: Cell) -> str:
    return "".join(cell["source"])


def _read_tag(cell: Cell) -> str:
    tags = cell["metadata"].get("tags", [])
    unknown = set(tags) - TAGS
    if unknown or len(tags) > 1:
        raise LabError(
            f"The cell '{cell['id']}' has the tags {tags}. It may have one of {sorted(TAGS)}."
        )
    return tags[0] if tags else ""


def _check_order(cells: list[Cell]) -> None:
    """Refuse a task that lacks its hint, its solution, its start or its check."""
    waits = ""
    for cell in cells:
        tag, name = _read_tag(cell), cell["id"]
        if tag == "hint" and waits != "hint":
            raise LabError(f"The hint '{name}' must come right after a task.")
        if tag == "solution":
            if waits not in ("solution", "check"):
                raise LabError(f"The solution '{name}' needs a task and a hint before it.")
            if cell["cell_type"] == "code" and START not in _read(cell):
                raise LabError(
                    f"The solution '{name}' needs a line that begins with {START}: what a student "
                    "starts with, such as '# > answer = ...'."
                )
        if tag in ("task", "") and waits:
            raise LabError(f"Before the cell '{name}', a task still lacks its {waits}.")
        if tag == "check" and waits not in ("check", ""):
            raise LabError(f"Before the check '{name}', a task still lacks its {waits}.")
        after = {"task": "hint", "hint": "solution", "solution": "check", "check": "", "": ""}
        waits = after[tag]
    if waits:
        raise LabError(f"The last task still lacks its {waits}.")


def _split(cell: Cell) -> tuple[list[str], list[str], list[str]]:
    """First comments, the student's lines, and the lines of the solution."""
    lines = _read(cell).splitlines()
    start = [line[len(START) :].removeprefix(" ") for line in lines if line.startswith(START)]
    rest = [line for line in lines if not line.startswith(START)]
    head = []
    while rest and rest[0].startswith("#"):
        head.append(rest.pop(0))
    return head, start, rest


def _set(cell: Cell, lines: list[str]) -> Cell:
    return {**cell, "source": "\n".join(lines).splitlines(keepends=True)}


def _start(cell: Cell) -> Cell:
    head, start, _ = _split(cell)
    return {**_set(cell, [*head, *start]), "metadata": {"tags": ["task"]}}


def _fill(cell: Cell) -> Cell:
    if cell["cell_type"] != "code":
        return cell
    head, _, rest = _split(cell)
    return _set(cell, [*head, *rest])


def _close(cell: Cell, label: str, text: str, name: str = "") -> Cell:
    """A closed box: a native element, opened by keyboard, in print and without scripts."""
    box = f"<details><summary>{escape(label)}</summary>\n\n{text.strip()}\n\n</details>"
    return {
        "cell_type": "markdown",
        "id": name or cell["id"],
        "metadata": cell["metadata"],
        "source": box.splitlines(keepends=True),
    }


def _show_solution(cells: list[Cell], lang: str) -> Cell:
    parts = [
        f"```python\n{_read(_fill(cell)).strip()}\n```"
        if cell["cell_type"] == "code"
        else _read(cell)
        for cell in cells
    ]
    label = say_words(lang, "copy.solution")
    return _close(cells[0], label, "\n\n".join(parts), f"{cells[0]['id']}-shown")
