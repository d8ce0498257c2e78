"""Size of the journey, time to its first words and control, and how long a key press takes.

Run by hand: ``python benchmarks/panels.py``. Times are in one run, beside an empty handler's.
"""

import gzip
import json
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from browser.chromium import FLAGS, find_chromium

from widgets.journey.panel import build_page

ROUNDS = 200
MEASURE = """
async (rounds) => {
  const range = document.querySelector('#journey-week');
  const title = document.querySelector("[data-slot='scene.title']");
  const changed = [], times = [], empty = [];
  for (let round = 0; round < rounds; round += 1) {
    const step = (round * 5) % 12;
    const before = title.textContent;
    let start = performance.now();
    range.value = step;
    range.dispatchEvent(new Event('input', { bubbles: true }));
    if (title.textContent !== before) changed.push(performance.now() - start);
    document.body.offsetHeight;
    if (title.textContent !== before) times.push(performance.now() - start);
    start = performance.now();
    document.body.dispatchEvent(new Event('x'));
    document.body.offsetHeight;
    empty.push(performance.now() - start);
    await new Promise(requestAnimationFrame);
  }
  const at = (list, share) => list.sort((a, b) => a - b)[Math.floor(share * (list.length - 1))];
  return [changed, times, empty].map((list) => [at(list, 0.5), at(list, 0.95), list.length]);
}
"""


def measure_size() -> None:
    """Print raw and compressed sizes."""
    html, panels = build_page("en")
    text = json.dumps(panels, ensure_ascii=False)
    for name, part in (("page", html), ("panels", text), ("both", html + text)):
        raw, packed = part.encode(), gzip.compress(part.encode())
        print(f"{name}: {len(raw) / 1000:.0f} kB, {len(packed) / 1000:.0f} kB compressed")


def measure_switch(url: str) -> None:
    """Print how long a switch takes, to the changed and laid-out page."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 360, "height": 740})
        start = time.perf_counter()
        page.goto(url, wait_until="commit")
        page.get_by_text("A year of care").first.wait_for(state="attached")
        words = time.perf_counter() - start
        page.wait_for_selector("[data-sbs='journey'][data-ready='true']")
        print(f"words {words:.2f} s, first control {time.perf_counter() - start:.2f} s")
        page.wait_for_timeout(2000)
        changed, laid_out, (empty50, empty95, _) = page.evaluate(MEASURE, ROUNDS)
        for name, (p50, p95, n) in (("changed DOM", changed), ("laid out", laid_out)):
            print(f"switch to {name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms (n = {n})")
        print(f"empty handler: p50 {empty50:.2f} ms, p95 {empty95:.2f} ms")
        print(f"changed DOM over an empty handler, p50: {changed[0] / max(empty50, 0.1):.0f}")
        browser.close()


def main(port: int = 8877) -> None:
    """Measure both."""
    measure_size()
    command = [sys.executable, "-m", "widgets.serve", "--port", str(port), "--no-browser"]
    root = Path(__file__).parent.parent
    server = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)
    try:
        while "is ready" not in (server.stdout.readline() if server.stdout else "is ready"):
            pass
        for _ in ("cold", "warm"):
            measure_switch(f"http://127.0.0.1:{port}/?at=journey")
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
