"""How long the app takes to start, beside the time in which Python reads NumPy.

``python benchmarks/start.py [ROUNDS]`` starts both in turn, so that a busy minute slows both.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser.served import Served  # noqa: E402


def start_app() -> float:
    """Return the seconds until the app says that it is ready."""
    start = time.perf_counter()
    served = Served("notebooks/app.ipynb")
    seconds = time.perf_counter() - start
    served.stop()
    return seconds


def read_numpy() -> float:
    """Return the seconds in which Python reads NumPy."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import numpy"], check=True)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    start_app()  # builds the page, if that is still to do
    pairs = [(start_app(), read_numpy()) for _ in range(rounds)]
    app, numpy = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"app {app:.1f} s, NumPy {numpy:.2f} s, median of {rounds}")
    print(f"the app: {ratio:.1f} times NumPy alone")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
