"""A long page in parts: a contents list, one part at a time, and the way on from each part.

A notebook asks for it with ``"parts": true`` in its metadata. A part begins at each ``##`` cell;
the name of that cell is the part's name in the address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from nbformat import NotebookNode


@dataclass
class TopicPart:
    """One part of the page: its name in the address, its title, and its HTML."""

    key: str
    title: str
    html: list[str] = field(default_factory=list)


def wants_parts(notebook: NotebookNode) -> bool:
    """Return whether a notebook is to be shown in parts."""
    return bool(notebook.metadata.get("parts"))


def gather_parts(notebook: NotebookNode, cells: list[str]) -> tuple[list[str], list[TopicPart]]:
    """Return the HTML before the first part, and the parts.

    Parameters
    ----------
    notebook : NotebookNode
    cells : list of str
        The HTML of each of its cells.
    """
    opening: list[str] = []
    parts: list[TopicPart] = []
    for cell, html in zip(notebook.cells, cells, strict=True):
        first = cell.source.splitlines()[:1]
        if cell.cell_type == "markdown" and first and first[0].startswith("## "):
            parts.append(TopicPart(cell.id, first[0].removeprefix("## ").strip()))
        (parts[-1].html if parts else opening).append(html)
    return opening, parts


def write_parts(opening: list[str], parts: list[TopicPart], say: Mapping[str, str]) -> str:
    """Return the page: its opening, a contents list, and each part with its way back and on."""
    sections = [_write_part(parts, number, say) for number in range(len(parts))]
    return "\n".join([*filter(None, opening), _write_contents(parts, say), *sections])


def _write_contents(parts: list[TopicPart], say: Mapping[str, str]) -> str:
    rows = "".join(f"<li>{_write_link(part.key, escape(part.title))}</li>" for part in parts)
    return (
        f'<nav class="sbs-contents" aria-label="{escape(say["parts.title"])}"><details>'
        f"<summary>{escape(say['parts.title'])}</summary><ol>{rows}</ol>"
        f'<p><button type="button" class="sbs-button" data-all hidden>{escape(say["parts.all"])}'
        "</button></p></details></nav>"
    )


def _write_link(key: str, label: str) -> str:
    return f'<a href="?at={key}#part-{key}" data-part="{key}">{label}</a>'


def _write_part(parts: list[TopicPart], number: int, say: Mapping[str, str]) -> str:
    part = parts[number]
    place = escape(say["parts.progress"].format(number=number + 1, count=len(parts)))
    ways = [(number - 1, "parts.back"), (number + 1, "parts.on")]
    links = "".join(
        _write_link(parts[other].key, escape(say[words].format(title=parts[other].title)))
        for other, words in ways
        if 0 <= other < len(parts)
    )
    return (
        f'<section class="sbs-part" id="part-{part.key}" data-part-of="{part.key}" '
        f'aria-label="{escape(part.title)}"><p class="sbs-progress">{place}</p>'
        f"{chr(10).join(filter(None, part.html))}"
        f'<nav class="sbs-ways" aria-label="{escape(say["parts.ways"])} ({place})">{links}</nav>'
        "</section>"
    )
