"""Where Chromium is, and how it is started, for tests, benchmarks, and the README's picture."""

import os
import shutil

# Chromium itself calls home now and then; a test of the page must not see that.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The first is the same browser without windows: it draws no toolbar for each page that is opened.
NAMES = ("chromium-headless-shell", "chromium")


def find_chromium() -> str | None:
    """Return the path that ``CHROMIUM`` names, or else that of the first that is installed."""
    found = (shutil.which(name) for name in NAMES)
    return os.environ.get("CHROMIUM") or next(filter(None, found), None)
