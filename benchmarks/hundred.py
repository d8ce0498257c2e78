"""Size of the panels of a hundred people, and how long the sandbox takes to redraw.

Run by hand: ``python -m benchmarks.hundred``. A redraw is timed in the browser, from the moved
control to the changed picture, over loopback; beside it stands the model's own share in Python.
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

from widgets.hundred.lab import Lab
from widgets.hundred.model import TIMES
from widgets.hundred.panel import build_page

NOTEBOOK = "notebooks/07-hundred.ipynb"
ROUNDS = 100
ALLOWED_MS = 60  # the project's goal for a redraw on loopback, at the 95th of 100
START_SECONDS = 300  # a first build runs the notebook
# The sentence of the first control is set after the picture: when it changes, both have.
MEASURE = """
async (rounds) => {
  const range = document.querySelector('.sbs-live [type=range]');
  const said = document.querySelector('.sbs-said');
  const picture = () => document.querySelector('.sbs-live section table').textContent;
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = said.textContent + picture();
    const start = performance.now();
    range.value = round % 2 ? 8 + (round % 20) : 70 - (round % 20);
    range.dispatchEvent(new Event('input', { bubbles: true }));
    while (said.textContent + picture() === before) {
      await new Promise((done) => setTimeout(done, 1));
    }
    document.body.offsetHeight;
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 50));
  }
  return times;
}
"""


def pick(times: list[float], share: float) -> float:
    """Return the time that this share of all times does not pass."""
    return sorted(times)[round(share * (len(times) - 1))]


def measure_size() -> None:
    """Print raw and compressed sizes."""
    html, panels = build_page("en")
    text = json.dumps(panels, ensure_ascii=False)
    for name, part in (("page", html), ("panels", text), ("both", html + text)):
        raw, packed = part.encode(), gzip.compress(part.encode())
        print(f"{name}: {len(raw) / 1000:.0f} kB, {len(packed) / 1000:.0f} kB compressed")


def measure_model() -> None:
    """Print how long all five paths take, on the clock and on the processor."""
    lab, wall, busy = Lab(), [], []
    lab.count_paths({"drug_points": 1.0}, TIMES[0])
    for number in range(ROUNDS):
        start, spent = time.perf_counter(), time.process_time()
        lab.count_paths({"drug_points": number / ROUNDS}, TIMES[0])
        wall.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.process_time() - spent))
    print(f"model: p50 {pick(wall, 0.5):.0f} ms, p95 {pick(wall, 0.95):.0f} ms")
    print(f"model, processor time: p50 {pick(busy, 0.5):.0f} ms, p95 {pick(busy, 0.95):.0f} ms")


def time_redraws(url: str) -> list[float]:
    """Return the times of the redraws, in milliseconds."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url)
        page.wait_for_selector(".sbs-live section table", timeout=60_000)
        page.evaluate(MEASURE, 5)
        times = page.evaluate(MEASURE, ROUNDS)
        browser.close()
    return times


def main(port: int = 8879) -> None:
    """Measure all."""
    measure_size()
    measure_model()
    command = [sys.executable, "-m", "widgets.serve", "--port", str(port), "--no-browser", NOTEBOOK]
    root = Path(__file__).parent.parent
    server = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + START_SECONDS
        while "ready" not in server.stdout.readline() and time.monotonic() < deadline:
            pass
        times = time_redraws(f"http://127.0.0.1:{port}/")
    finally:
        server.terminate()
    p95 = pick(times, 0.95)
    verdict = "ok" if p95 <= ALLOWED_MS else f"over {ALLOWED_MS} ms"
    print(f"redraw: p50 {pick(times, 0.5):.0f} ms, p95 {p95:.0f} ms (n = {len(times)})   {verdict}")


if __name__ == "__main__":
    main()
