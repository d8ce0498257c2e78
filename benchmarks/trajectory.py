"""Time one simulated year of 10,000 people, also as a ratio to drawing that many normals.

Run as ``python -m benchmarks.trajectory``.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

import numpy as np

from widgets.trajectory import PLANS, WEEKS, Params, simulate

PEOPLE = 10_000
ROUNDS = 31
ALLOWED_MS = 50  # chosen: below what a reader feels as a delay


def measure_ms(action: Callable[[], object]) -> float:
    """Milliseconds for one call."""
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


def draw_reference() -> object:
    return np.random.default_rng(1).standard_normal((PEOPLE, WEEKS))


def spread(values: list[float]) -> str:
    return f"{min(values):6.2f} {median(values):6.2f} {max(values):6.2f}"


def main() -> None:
    params = Params()
    print(f"{'plan':16}   ms: min median max      ratio: min median max")
    for key, plan in PLANS.items():
        pairs = [
            (
                measure_ms(lambda p=plan: simulate(p, params, np.random.default_rng(1), PEOPLE)),
                measure_ms(draw_reference),
            )
            for _ in range(ROUNDS)
        ]
        times = [ours for ours, _ in pairs]
        verdict = "ok" if median(times) < ALLOWED_MS else f"over {ALLOWED_MS} ms"
        print(f"{key:16} {spread(times)}   {spread([a / b for a, b in pairs])}   {verdict}")


if __name__ == "__main__":
    main()
