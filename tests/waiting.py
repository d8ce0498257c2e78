"""Waits for what happens beside the tests."""

import time


def wait_for(is_so, seconds: float = 10) -> None:
    """Wait until this holds, such as a line that a server has printed."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"it did not come about in {seconds} seconds"
        time.sleep(0.05)
