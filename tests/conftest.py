"""Shared by all tests: helpers can be imported, built pages are kept apart from a reader's."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

# Speed is measured in benchmarks, not by a deadline that a busy machine misses.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_terminal_summary(terminalreporter, exitstatus):
    """After a failure, say which item of which list the content breaks."""
    if exitstatus == 0:
        return
    from widgets.review import review

    faults = review()
    if faults:
        terminalreporter.section("what the content breaks")
        terminalreporter.write_line("\n".join(map(str, faults)))
