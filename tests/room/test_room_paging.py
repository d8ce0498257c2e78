"""The presenter's window pages on to results: shown is only what was asked and answered."""

import json
import subprocess
from pathlib import Path

import playwright
import pytest

from widgets.cache import root

NODE = Path(playwright.__file__).parent / "driver" / "node"  # comes with the package


@pytest.mark.parametrize(
    ("asked", "count", "sent"),
    [(False, 0, []), (True, 0, []), (True, 1, ["show=first%2Fafter"])],
)
def test_paging_ahead_closes_no_question_that_nobody_has_answered(asked, count, sent):
    before = {"round": "before", "asked": True, "count": 9}
    rounds = [before, {"round": "after", "asked": asked, "count": count}]
    questions = json.dumps([{"key": "first", "rounds": rounds}])
    script = root("widgets/present/static") / "poll.js"
    made_up = Path(__file__).parent / "paging.mjs"
    command = [NODE, made_up, script.as_uri(), questions]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert json.loads(done.stdout or "null") == sent, done.stderr
