"""The printing that the tests of the kit share: each file is made once, and read back."""

import os
import re
from datetime import date
from functools import cache
from io import BytesIO

import pypdf

from widgets import cache as folders
from widgets import content
from widgets.workshop.kit.build import list_jobs
from widgets.workshop.kit.press import TOPIC, Press

PRESS = Press("en", "us", date.today())
JOBS = list_jobs(PRESS)
WORDS = content.load_strings("en", TOPIC)
# One run-sheet of each length and each way to hold it.
SHEETS = ("run-sheets/40-online.pdf", "run-sheets/60-in_person.pdf", "run-sheets/90-offline.pdf")


@cache
def make(name: str) -> bytes:
    """Return a file of the kit; the processes that run the tests print each of them once."""
    place = name.replace("/", "-")
    kept = folders.folder() / f"{folders.digest()}-{PRESS.today}-{place}"
    if not kept.is_file():
        part = kept.with_suffix(f".{os.getpid()}")
        part.write_bytes(JOBS[name]())
        part.replace(kept)
    return kept.read_bytes()


@cache
def open_pages(name: str) -> tuple[pypdf.PageObject, ...]:
    return tuple(pypdf.PdfReader(BytesIO(make(name))).pages)


@cache
def read(name: str) -> str:
    return flatten(" ".join(page.extract_text() for page in open_pages(name)))


def flatten(text: str) -> str:
    return " ".join(text.split())


def squeeze(text: str) -> str:
    """Return text without spaces: columns and line ends must not matter."""
    return re.sub(r"\s+", "", text)


def assert_says(name: str, *texts: str) -> None:
    words = squeeze(read(name))
    assert not [text for text in texts if squeeze(text) not in words]
