"""A real server and a real Chromium for the tests in this folder."""

import re

import pytest
from browser.chromium import FLAGS, find_chromium
from browser.served import PAGES, Served
from browser.session import open_two, say_that_phones_can_come
from playwright.sync_api import expect, sync_playwright

# A busy machine is slow, not wrong.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def serve_notebook():
    """Return a function that serves a notebook and returns its ``Served``, once for each."""
    running = {}

    def serve(notebook, *options):
        key = (str(notebook), *options)
        if key not in running:
            running[key] = Served(notebook, *options)
        return running[key]

    yield serve
    for served in running.values():
        served.stop()


@pytest.fixture(scope="session")
def server(serve_notebook):
    """A server that shows words, an anywidget and a stock widget."""
    return serve_notebook(PAGES / "mixed.ipynb")


@pytest.fixture(scope="session")
def browser():
    """Chromium without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser):
    """A browser that remembers nothing of other tests; ``asked`` lists each address it loads."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 800})
    fresh.asked = []
    fresh.on("request", lambda request: fresh.asked.append(request.url))
    yield fresh
    # An answer still on its way through a route would fail the next test.
    fresh.unroute_all(behavior="wait")
    fresh.close()


@pytest.fixture
def page(context):
    """An empty tab of its own."""
    return context.new_page()


@pytest.fixture
def doomed():
    """A server of its own, for tests that kill its kernels or end it."""
    served = Served(PAGES / "mixed.ipynb")
    yield served
    served.stop()


@pytest.fixture(scope="module")
def doomed_once():
    """One server whose kernels may be killed at any time: each page has its own."""
    served = Served(PAGES / "mixed.ipynb")
    yield served
    served.stop()


@pytest.fixture
def room_of_two(context, app):
    """The presenter's window and the audience's, on a network in which phones find the app."""
    context.route(re.compile(r"/room/\w+(/state)?\?"), say_that_phones_can_come)
    return open_two(context, app)
