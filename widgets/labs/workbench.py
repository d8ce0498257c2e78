"""A copy of the project in a temporary folder, to break on purpose, and its own checks on it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from widgets import content
from widgets.cache import root
from widgets.labs.bench import Lines, cut, say
from widgets.review import Fault, find_item

_PACKAGE = Path(__file__).parent.parent
_TESTS = _PACKAGE.parent / "tests"
_LEAVE = shutil.ignore_patterns("_content", "_notebooks", "data", "browser")
_SHOW = re.compile(r"^(?:FAILED|ERROR) \S+|.*\[\w[\w ]* [\w.]+: .*\]$", re.M)


@dataclass(frozen=True, repr=False)
class Report(Sequence[Fault]):
    """What the checks see: a list of faults that a notebook shows as sentences."""

    faults: tuple[Fault, ...]
    trouble: str = ""

    def __len__(self) -> int:
        return len(self.faults)

    def __getitem__(self, place: Any) -> Any:
        return self.faults[place]

    def show(self) -> Lines:
        """Return all faults, each with the item of the list that asks for more."""
        if self.trouble:
            return Lines(self.trouble)
        if not self.faults:
            return Lines(say("report.fine"))
        return Lines(say("report.found", count=len(self)), tuple(map(write_fault, self.faults)))

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()

    def __repr__(self) -> str:
        return repr(self.show())


def write_fault(fault: Fault) -> str:
    """Return a fault as a sentence, and who asks for it."""
    item = find_item(fault.rule)
    why = say("report.item", item=fault.item, asks=item["asks"]) if item else ""
    return f"{fault.place}: {fault.says} {why}".strip()


class Copy:
    """A copy of package and content; it is gone with the notebook.

    Notes
    -----
    The checks run as ``python -m widgets.review`` in the copy, so they see its content and its
    code, and nothing of the project itself.
    """

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="side-by-side-")
        self._base = Path(self._folder.name).resolve()
        shutil.copytree(_PACKAGE, self._base / "widgets", ignore=_LEAVE)
        shutil.copytree(root("content"), self._base / "content", ignore=_LEAVE)
        self._kept: dict[Path, str] = {}
        self._report: Report | None = None

    def __repr__(self) -> str:
        return say("copy.made")

    def read(self, name: str) -> str:
        """Return the text of a file of the copy, or a sentence that says there is none."""
        path = self._find(name)
        return content.read_file(path) if path else self._say_outside(name)

    def change(self, name: Any, old: Any, new: Any) -> Lines:
        """Replace words in a file of the copy, where they first stand, and say what was done.

        Parameters
        ----------
        name : str
            A file below ``content``, such as ``cases/depression/both.toml``.
        old, new : str
            Anything that cannot be done gets a plain sentence, and nothing is changed.
        """
        if not all(isinstance(item, str) for item in (name, old, new)):
            return Lines(say("copy.kind"))
        path = self._find(name)
        if path is None:
            return Lines(self._say_outside(name))
        if not old or old == new:
            return Lines(say("copy.same" if old else "copy.empty"))
        text = content.read_file(path)
        if old not in text:
            return Lines(say("copy.none", old=cut(old), name=name))
        self._kept.setdefault(path, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self._report = None
        return Lines(say("copy.done", name=name))

    def restore(self) -> Lines:
        """Put every file back as it was."""
        count = len(self._kept)
        for path, text in self._kept.items():
            path.write_text(text, encoding="utf-8")
        self._kept.clear()
        self._report = None
        return Lines(say("copy.back", count=count))

    def check(self) -> Report:
        """Return what the project's checks see in the copy."""
        if self._report is None:
            self._report = self._check()
        return self._report

    def _check(self) -> Report:
        done = self._run("-m", "widgets.review", "--json")
        try:
            rows = json.loads(done.stdout)
        except json.JSONDecodeError:
            last = (done.stderr.strip().splitlines() or [""])[-1]
            return Report((), say("report.stopped", error=cut(last, 200)))
        return Report(tuple(Fault(**row) for row in rows))

    def run_tests(self) -> Lines:
        """Run the test of the content on the copy, as ``make test`` would, and say what fails."""
        if not _TESTS.is_dir():
            return Lines(say("report.tests_none"))
        if not (self._base / "tests").is_dir():
            shutil.copytree(_TESTS, self._base / "tests", ignore=_LEAVE)
        name = "tests/test_review.py::test_the_content_has_no_fault"
        # Other plugins are not needed for one test, and take longer to load than it takes to run.
        alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        done = self._run(
            "-m", "pytest", "-q", "--color=no", "-p", "no:cacheprovider", name, **alone
        )
        if done.returncode == 0:
            return Lines(say("report.tests_fine"))
        said = dict.fromkeys(match[0].removeprefix("E   ") for match in _SHOW.finditer(done.stdout))
        rows = [line for line in said if not line.startswith(("E ", " "))]
        return Lines(say("report.tests_fail"), tuple(rows))

    def _run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self._base,
            env={**os.environ, "PYTHONPATH": str(self._base), **more},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def _find(self, name: str) -> Path | None:
        base = self._base / "content"
        try:
            path = (base / name).resolve()
            return path if path.is_relative_to(base) and path.is_file() else None
        except (OSError, ValueError):  # a name that no file can have
            return None

    def _say_outside(self, name: str) -> str:
        some = ", ".join(["findings.toml", "cases/depression.toml", "cases/depression/both.toml"])
        return say("copy.outside", name=cut(name), some=some)
