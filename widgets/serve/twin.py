"""The page as HTML without a kernel: built once from a notebook, kept, and sent first.

``python -m widgets.serve.twin notebooks/*.ipynb`` builds pages ahead of time.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import nbformat
from markdown_it import MarkdownIt
from nbclient import NotebookClient
from traitlets.config import Config

from widgets import cache
from widgets.content import load_strings
from widgets.serve.contents import gather_parts, wants_parts, write_parts

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_CONFIG = Config({"KernelManager": {"transport_encryption": "auto"}})
_BUILD_SECONDS = 600  # chosen: a first build draws all panels on a slow laptop


def name_twin(notebook_path: str | Path, lang: str = "en") -> str:
    """Return the name a notebook's page is kept under; it changes when the notebook does."""
    path = Path(notebook_path)
    print_of_text = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return f"{path.stem}.{lang}.{print_of_text}.html"


def build_twin(notebook_path: str | Path, lang: str = "en") -> str:
    """Run a notebook and return its words and its outputs as one HTML fragment.

    Parameters
    ----------
    notebook_path : path
    lang : str
        Language of the few words that stand where an output cannot be shown without a kernel.

    Notes
    -----
    A code cell gives its outputs' ``text/html``. An output without one (a stock widget, an error)
    leaves a place with a sentence, which the live output takes when it comes.
    """
    path = Path(notebook_path)
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent.resolve())}}
    client = NotebookClient(
        notebook, timeout=_BUILD_SECONDS, allow_errors=True, resources=resources, config=_CONFIG
    )
    client.execute()
    for cell in notebook.cells:
        _tell_errors(path.name, cell)
    say = load_strings(lang, "serve")
    cells = [
        _write_cell(place, cell, say["live.waiting"]) for place, cell in enumerate(notebook.cells)
    ]
    if wants_parts(notebook):
        return write_parts(*gather_parts(notebook, cells), say)
    return "\n".join(filter(None, cells))


def _tell_errors(name: str, cell: Any) -> None:
    # Readers get a plain sentence in its place; whoever builds the page can mend it.
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            print(f"{name}: a cell could not run: {output.evalue}", file=sys.stderr, flush=True)


def _write_cell(place: int, cell: Any, waiting: str) -> str:
    if cell.cell_type == "markdown":
        return write_markdown(cell.source)
    if cell.cell_type != "code":
        return ""
    outputs = [output for output in cell.outputs if output.output_type != "stream"]
    pages = [output.data["text/html"] for output in outputs if _has_page(output)]
    if len(pages) < len(outputs):
        pages.append(f'<div class="sbs-live" data-cell="{place}">{write_waiting(waiting)}</div>')
    return "\n".join(pages)


def write_waiting(words: str) -> str:
    """Return what stands in the place of a live output until it comes."""
    return f'<p class="sbs-waiting">{escape(words)}</p>'


def _has_page(output: Any) -> bool:
    return "text/html" in output.get("data", {})


def write_markdown(text: str) -> str:
    """Return Markdown as HTML; a wide table scrolls in a box of its own, by keyboard too."""
    html = _MARKDOWN.render(text)
    box = '<div class="sbs-scroll" tabindex="0"><table>'
    return html.replace("<table>", box).replace("</table>", "</table></div>")


def load_twin(
    notebook_path: str | Path, lang: str = "en", tell: Callable[[str], None] | None = None
) -> str:
    """Return a notebook's page, building it if it is new or stale.

    Parameters
    ----------
    notebook_path : path
    lang : str
    tell : callable
        Takes one line before a build, because that takes a while.
    """
    name = name_twin(notebook_path, lang)
    built = cache.read(name)
    if built is None:
        if tell:
            tell(f"Building the page of {Path(notebook_path).name}. This happens once.")
        built = build_twin(notebook_path, lang)
        cache.write(name, built)
    return built


def choose_live(notebook_path: str | Path, twin: str) -> str:
    """Return when a page takes a kernel: ``never``, ``now``, or ``ask``.

    A page whose outputs all stand in its words needs none. A notebook says ``"live": "ask"`` in
    its metadata to take one only for a reader who starts the live part, and ``"now"`` to take
    one in any case.
    """
    wish = nbformat.read(notebook_path, as_version=4).metadata.get("live")
    if wish in ("ask", "now"):
        return str(wish)
    return "now" if 'class="sbs-live"' in twin else "never"


def read_title(notebook_path: str | Path) -> str:
    """Return what a notebook is called: its metadata, its first heading, or its file."""
    notebook = nbformat.read(notebook_path, as_version=4)
    if "title" in notebook.metadata:
        return str(notebook.metadata["title"])
    for cell in notebook.cells:
        for line in cell.source.splitlines() if cell.cell_type == "markdown" else ():
            if line.startswith("# "):
                return line.removeprefix("# ").strip()
    return Path(notebook_path).stem


def main(names: list[str]) -> None:
    """Build the pages of these notebooks."""
    for name in names:
        load_twin(name, tell=print)


if __name__ == "__main__":
    main(sys.argv[1:])
