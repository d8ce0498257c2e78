"""The notebooks of the labs, read for the tests."""

import json

from widgets.labs import derive

MASTERS = derive.list_masters()
NAMES = [path.stem for path in MASTERS]
BASE = MASTERS[0].parent.parent


def read(kind: str, name: str) -> dict:
    """Return a notebook of ``masters``, ``student`` or ``solutions``."""
    return json.loads((BASE / kind / f"{name}.ipynb").read_text(encoding="utf-8"))


def list_sources(kind: str, name: str, cell_type: str = "") -> list[str]:
    """Return the text of each cell, or of each cell of a type."""
    cells = read(kind, name)["cells"]
    return ["".join(cell["source"]) for cell in cells if cell_type in ("", cell["cell_type"])]


def find_value_checks(name: str) -> dict[str, str]:
    """Return the code of each cell that checks a value, by cell id."""
    cells = read("masters", name)["cells"]
    pairs = [(cell["id"], "".join(cell["source"])) for cell in cells]
    return {name: source for name, source in pairs if "labs.check_value(" in source}
