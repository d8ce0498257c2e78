"""The frame's files, the controls' front end and the ledger, kept and served below ``/sbs/``."""

from __future__ import annotations

from pathlib import Path

from tornado.web import HTTPError

from widgets.controls.front_end import PANELS, front_end, styles
from widgets.evidence.export import write_files
from widgets.serve.errors import Quiet
from widgets.theme import css

_STATIC = Path(__file__).parent / "static"
_PRESENT = Path(__file__).parent.parent / "present" / "static"
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
}


def list_assets() -> dict[str, str]:
    """Return the text of each file by its name."""
    files = [*_STATIC.iterdir(), *_PRESENT.iterdir()]
    ours = {path.name: path.read_text(encoding="utf-8") for path in files}
    return {
        **ours,
        **write_files(),
        "panels.js": front_end(*PANELS),
        "panels.css": styles(),
        "shell.css": ours["base.css"] + ours["shell.css"],
        "room.css": css() + ours["base.css"] + ours["room.css"],
    }


class Asset(Quiet):
    """Serves one file; the browser asks each time whether its copy is still good (ETag)."""

    def initialize(self, assets: dict[str, str]) -> None:
        """Keep the texts."""
        self.assets = assets

    def get(self, name: str) -> None:
        """Send a file, or nothing new."""
        if name not in self.assets:
            raise HTTPError(404)
        self.set_header("Content-Type", _TYPES[Path(name).suffix])
        self.set_header("Cache-Control", "no-cache")
        self.finish(self.assets[name])
