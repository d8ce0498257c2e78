"""A copy of the kit that a test may spoil."""

from pathlib import Path

import pytest

from widgets import cache
from widgets.content import files
from widgets.workshop import load

HERE = cache.root("content")


class Kit:
    """The files of ``content/workshops`` in a folder of their own."""

    def __init__(self, folder: Path):
        self.folder = folder

    def spoil(self, name: str, old: str, new: str = "") -> None:
        """Change the first place of a file that says ``old``."""
        path = self.folder / name
        text = path.read_text()
        assert old in text, f"{name} does not say {old!r}"
        path.write_text(text.replace(old, new, 1))
        load.forget()


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """The kit copied; all other content stands beside it as it is."""
    for path in HERE.iterdir():
        if path.name != load.FOLDER:
            (tmp_path / path.name).symlink_to(path)
    for source in (HERE / load.FOLDER).rglob("*.toml"):
        target = tmp_path / source.relative_to(HERE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source.read_text())
    for module in (files, load):
        monkeypatch.setattr(module, "root", lambda name: tmp_path)
    load.forget()
    yield Kit(tmp_path / load.FOLDER)
    load.forget()
