"""A room that opens one link at once: time to the words for each, and what the server needs.

``python benchmarks/crowd.py [READERS]`` serves the app on this machine and asks like READERS
phones: the page and its files. The measure is a ratio to one phone alone, beside the seconds.
"""

from __future__ import annotations

import statistics
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser.served import Served  # noqa: E402

FILES = ("", "sbs/panels.css", "sbs/shell.css", "sbs/panels.js", "sbs/boot.js", "sbs/parts.js")


def read_page(url: str) -> float:
    """Return the seconds until the page and its files are here; an error is raised."""
    start = time.perf_counter()
    for name in FILES:
        request = urllib.request.Request(url + name, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            assert answer.status == 200 and answer.read()
    return time.perf_counter() - start


def main(readers: int) -> None:
    served = Served("notebooks/app.ipynb")
    try:
        process = psutil.Process(served.process.pid)
        alone = statistics.median(read_page(served.url) for _ in range(5))
        before = process.memory_info().rss / 1e6
        with ThreadPoolExecutor(readers) as crowd:
            times = sorted(crowd.map(read_page, [served.url] * readers))
        after = process.memory_info().rss / 1e6
        kernels = len(served.list_kernels())
    finally:
        served.stop()
    print(f"one phone alone: {alone * 1000:.0f} ms")
    middle, slowest = statistics.median(times), times[-1]
    print(
        f"{readers} phones at once: median {middle * 1000:.0f} ms, slowest {slowest * 1000:.0f} ms"
    )
    print(f"the slowest: {slowest / alone:.0f} times one alone")
    print(f"memory of the server: {before:.0f} MB, then {after:.0f} MB; kernels: {kernels}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
