"""Build every panel, and the page of the app, once: ``python -m widgets.build``.

What is built is kept by content hash, so a second run does nothing. ``--pack clinic`` builds it
with the contacts of ``content/local/clinic.toml``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from tqdm import tqdm

from widgets import cache
from widgets.content import ContentError, load_languages
from widgets.controls.panels import keep_built, name_built
from widgets.pack.choose import start_with
from widgets.serve.editions import find_notebooks
from widgets.serve.twin import build_twin, name_twin

# Each page of panels in reading order, and what builds it.
TOPICS = {
    "start": "widgets.start.panel:build_page",
    "roles": "widgets.roles.panel:build_page",
    "visits": "widgets.visits.panel:build_page",
    "approaches": "widgets.approaches.panel:build_page",
    "car": "widgets.car.panel:build_page",
    "journey": "widgets.journey.panel:build_page",
    "hundred": "widgets.hundred.panel:build_page",
    "evidence": "widgets.evidence.panel:build_page",
    "next": "widgets.next.panel:build_page",
    "again": "widgets.start.panel:build_again",
}
PAGE = "app.ipynb"


def build_topic(topic: str, lang: str) -> None:
    """Build all panels of a topic in one language, with a progress bar."""
    if cache.read(name_built(topic, lang)) is not None:
        print(f"{topic} ({lang}): up to date")
        return
    module, name = TOPICS[topic].split(":")
    build_page: Callable = getattr(import_module(module), name)
    html, panels = build_page(lang, lambda jobs: tqdm(jobs, desc=f"{topic} ({lang})"))
    keep_built(topic, lang, html, panels)


def build_notebook(name: str) -> None:
    """Build the page that is sent before a kernel answers, in each language it has."""
    for lang, path in find_notebooks(cache.root("notebooks") / name).items():
        if cache.read(name_twin(path, lang)) is not None:
            print(f"{path.name}: up to date")
            continue
        print(f"{path.name}: building its page")
        cache.write(name_twin(path, lang), build_twin(path, lang))


def main(argv: Sequence[str] | None = None) -> None:
    """Build everything, with the contacts of one local pack."""
    parser = argparse.ArgumentParser(prog="python -m widgets.build", description=__doc__)
    parser.add_argument("--pack", default=cache.pack())
    try:
        start_with(parser.parse_args(argv).pack)
    except ContentError as error:
        sys.exit(str(error))
    for topic in TOPICS:
        for lang in load_languages():
            build_topic(topic, lang)
    build_notebook(PAGE)


if __name__ == "__main__":
    main()
