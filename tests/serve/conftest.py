"""One server for the tests in this folder, asked without a browser."""

import pytest
from browser.served import PAGES, Served


@pytest.fixture(scope="session")
def server():
    """A server of the test page that logs each request."""
    served = Served(PAGES / "mixed.ipynb", "--log-level=INFO", "--max-kernels=50")
    yield served
    served.stop()
