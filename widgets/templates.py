"""How every page is filled: Jinja, where a missing word is an error and nothing is left raw."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def make_environment(*folders: Path) -> Environment:
    """Return what fills the templates of these folders; the first that has a name wins."""
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
