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
# The local pack of every page. A server or a build sets it, and its kernels inherit it.
PACK = "SIDE_BY_SIDE_PACK"
DEFAULT_PACK = "us"
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


def pack() -> str:
    """Return the local pack that pages are built with: a name, or the path of a TOML file."""
    return os.environ.get(PACK) or DEFAULT_PACK


def choose_pack(name: str) -> str:
    """Take this local pack from now on, here and in each kernel; return how it is kept.

    Parameters
    ----------
    name : str
        A file of ``content/local`` without its ending, or the path of any TOML file.
    """
    # A kernel runs in another folder.
    kept = str(Path(name).expanduser().resolve()) if name.endswith(".toml") else name
    os.environ[PACK] = kept
    return kept


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
    path = _place(name)
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else None
    except OSError:  # a name of 500 words is too long for a file, so nothing was kept under it
        return None


def write(name: str, text: str) -> None:
    """Keep a built text, replacing it in one step so that a reader never sees half."""
    path = _place(name)
    part = path.with_suffix(f"{path.suffix}.{os.getpid()}")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _place(name: str) -> Path:
    return folder() / f"{digest()}-{_mark_pack()}{name}"


def _mark_pack() -> str:
    # What is built with one pack must not be shown with another; a file may also have changed.
    chosen, total = pack(), hashlib.sha256()
    if chosen == DEFAULT_PACK:
        return ""
    total.update(chosen.encode())
    if chosen.endswith(".toml") and Path(chosen).is_file():
        total.update(Path(chosen).read_bytes())
    return f"{total.hexdigest()[:12]}-"
