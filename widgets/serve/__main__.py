"""``python -m widgets.serve``: serve the explainer. Its troubles are sentences."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from widgets.content import ContentError
from widgets.room.engine import RoomsError
from widgets.serve.app import SideBySide
from widgets.serve.port import StartError


def main(argv: Sequence[str] | None = None) -> None:
    """Serve a notebook until the reader of the terminal presses Ctrl-C."""
    app = SideBySide.instance()
    try:
        app.initialize(list(sys.argv[1:] if argv is None else argv))
        app.start()
    except (StartError, ContentError, RoomsError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
