"""Build every panel, and the page of every notebook, once: ``python -m widgets.build``.

What is built is kept by content hash, so a second run does nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from tqdm import tqdm

from widgets import cache
from widgets.content import LANGUAGES
from widgets.controls.panels import keep_built, name_built
from widgets.serve.twin import build_twin, name_twin

TOPICS = ("journey",)
PAGES = ("app.ipynb", "06-journey.ipynb")


def build_topic(topic: str, lang: str) -> None:
    """Build all panels of a topic in one language, with a progress bar."""
    if cache.read(name_built(topic, lang)) is not None:
        print(f"{topic} ({lang}): up to date")
        return
    build_page: Callable = import_module(f"widgets.{topic}.panel").build_page
    html, panels = build_page(lang, lambda jobs: tqdm(jobs, desc=f"{topic} ({lang})"))
    keep_built(topic, lang, html, panels)


def build_notebook(name: str) -> None:
    """Build the page that is sent before a kernel answers."""
    path = cache.root("notebooks") / name
    if cache.read(name_twin(path)) is not None:
        print(f"{name}: up to date")
        return
    print(f"{name}: building its page")
    cache.write(name_twin(path), build_twin(path))


def main() -> None:
    """Build everything."""
    for topic in TOPICS:
        for lang in LANGUAGES:
            build_topic(topic, lang)
    for name in PAGES:
        build_notebook(name)


if __name__ == "__main__":
    main()
