"""What the models offer, written from their live docstrings: ``show("widgets.evidence.pooling")``.

For students in JupyterLab. Nothing is written twice, so nothing here can go stale. Knows the form
of our docstrings (numpydoc) and no topic.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Any

from IPython.display import Markdown

_TABLES = ("Parameters", "Attributes", "Returns", "Raises")
_LIMITS = ("default", "low", "high", "unit", "basis", "source")


def show(name: str, *only: str) -> Markdown:
    """Return the reference of a module: each public function and class, as its docstring has it.

    Parameters
    ----------
    name : str
        The module, such as ``widgets.trajectory``.
    *only : str
        Parts of the module; without any, all that is public.
    """
    module = import_module(name)
    parts = [_write_prose(inspect.getdoc(module) or "")]
    parts += [write_item(key, getattr(module, key)) for key in only or list_public(module)]
    return Markdown("\n\n".join(parts))


def list_public(module: ModuleType) -> list[str]:
    """Return the names of a module's public functions and classes, classes first."""
    own = [key for key, item in vars(module).items() if _is_own(item, module)]
    names = [key for key in getattr(module, "__all__", own) if not key.startswith("_")]
    items = [key for key in names if _has_docstring(getattr(module, key))]
    return sorted(items, key=lambda key: (not inspect.isclass(getattr(module, key)), key.lower()))


def _is_own(item: Any, module: ModuleType) -> bool:
    return getattr(item, "__module__", None) == module.__name__


def _has_docstring(item: Any) -> bool:
    return inspect.isclass(item) or inspect.isroutine(inspect.unwrap(item))


def write_item(name: str, item: Any) -> str:
    """Return one function or class as Markdown: how it is called, and what its docstring says."""
    head, sections = split_docstring(inspect.getdoc(item) or "")
    parts = [f"### {name}", f"```python\n{write_call(name, item)}\n```", _write_prose(head)]
    for title, body in sections:
        text = _write_table(body) if title in _TABLES else _write_prose(body)
        parts += [f"**{title}**", text]
    return "\n\n".join([*parts, *_write_limits(item), *_write_members(item)])


def write_call(name: str, item: Any) -> str:
    """Return how something is called: its parameters with their defaults."""
    parameters = list(inspect.signature(item).parameters.values())
    bare = [one.replace(annotation=inspect.Parameter.empty) for one in parameters]
    shown = [str(one) if _is_plain(one.default) else f"{one.name}=..." for one in bare]
    return f"{name}({', '.join(shown)})"


def _is_plain(default: Any) -> bool:
    return isinstance(default, (bool, int, float, str, tuple, type(None), type))


def split_docstring(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what stands before the first section, and each section with its title."""
    head, *rest = re.split(r"^(\w[\w ]*)\n-{3,}\n", text, flags=re.MULTILINE)
    return head.strip(), [
        (title, body.strip("\n")) for title, body in zip(rest[::2], rest[1::2], strict=True)
    ]


def split_entries(body: str) -> Iterator[tuple[str, str, str]]:
    """Yield name, type and meaning of each entry of a section; without a colon the name is all."""
    for entry in re.split(r"\n(?=\S)", body):
        first, _, meaning = entry.partition("\n")
        name, _, kind = first.partition(" : ")
        yield name, kind, " ".join(meaning.split())


def _write_table(body: str) -> str:
    rows = [(f"`{name}`", kind, meaning) for name, kind, meaning in split_entries(body)]
    return _write_rows(("name", "type, shape, unit", "meaning"), rows)


def _write_limits(item: Any) -> list[str]:
    """The fields of parameters that carry bounds and sources, as one table."""
    if not is_dataclass(item):
        return []
    limited = [one for one in fields(item) if set(_LIMITS) <= set(one.metadata)]
    rows = [(f"`{one.name}`", *(str(one.metadata[key]) for key in _LIMITS)) for one in limited]
    return [_write_rows(("name", *_LIMITS), rows)] if rows else []


def _write_members(item: Any) -> list[str]:
    """What one may ask an object of a class, as one table: its methods and what it works out."""
    if not inspect.isclass(item):
        return []
    rows = []
    for key, member in vars(item).items():
        works_out = isinstance(member, property | cached_property)
        if key.startswith("_") or not (works_out or inspect.isfunction(member)):
            continue
        call = key if works_out else write_call(key, member).replace("(self, ", "(")
        rows.append((f"`{call.replace('(self)', '()')}`", split_docstring(_read(member))[0]))
    rows = [(call, " ".join(words.split())) for call, words in rows]
    return ["**What it can do**", _write_rows(("call", "meaning"), rows)] if rows else []


def _read(member: Any) -> str:
    return inspect.getdoc(member) or ""


def _write_rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([_write_prose(cell) for cell in row] for row in rows)]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in lines
    )


def _write_prose(text: str) -> str:
    return text.replace("``", "`")
