"""Where built panels and pages are kept, and what makes them stale. Knows nothing of topics."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from functools import cache as remember
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

# Set in the kernels of a server that has sent the page already: they need not send it again.
PAGE_SENT = "SIDE_BY_SIDE_PAGE_SENT"
_PACKAGE = Path(__file__).parent
_SUFFIXES = {".py", ".js", ".css", ".toml", ".md", ".ipynb", ".j2", ".html"}


def folder() -> Path:
    """Return the folder of built pages, making it if need be.

    ``SIDE_BY_SIDE_CACHE`` overrides the user's cache folder.
    """
    chosen = os.environ.get("SIDE_BY_SIDE_CACHE")
    path = Path(chosen) if chosen else user_cache_path("side-by-side")
    path.mkdir(parents=True, exist_ok=True)
    return path


def root(name: str) -> Path:
    """Return the folder ``content`` or ``notebooks``, in a checkout or in an installed wheel."""
    packed = _PACKAGE / f"_{name}"
    return packed if packed.is_dir() else _PACKAGE.parent / name


@remember
def digest() -> str:
    """Return a hash of everything a built page depends on: content, source, notebooks, drawing."""
    # The month too: a page warns of contacts that nobody has checked for half a year.
    total = hashlib.sha256(f"{version('matplotlib')} {date.today():%Y-%m}".encode())
    for base in (_PACKAGE, root("content"), root("notebooks")):
        for path in sorted(p for p in base.rglob("*") if p.suffix in _SUFFIXES):
            total.update(path.relative_to(base).as_posix().encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:16]


def read(name: str) -> str | None:
    """Return what was built under this name from today's sources, or None."""
    path = folder() / f"{digest()}-{name}"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def write(name: str, text: str) -> None:
    """Keep a built text, replacing it in one step so that a reader never sees half."""
    path = folder() / f"{digest()}-{name}"
    part = path.with_suffix(f"{path.suffix}.{os.getpid()}")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
