"""Time pooling the 480 trials, also as a ratio to one DerSimonian-Laird pool in the same run.

Run as ``python -m benchmarks.evidence``.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from widgets.evidence.effects import average_effects
from widgets.evidence.pooling import calc_egger, leave_one_out, pool
from widgets.evidence.trials import load_effects

ROUNDS = 31
ALLOWED_MS = 50  # the project's goal for REML; a redraw has 150 in all


def measure_ms(action: Callable[[], object]) -> float:
    """Milliseconds for one call."""
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


def spread(values: list[float]) -> str:
    return f"{min(values):8.2f} {median(values):8.2f} {max(values):8.2f}"


def main() -> None:
    effects = load_effects()
    rows = average_effects(effects, "study")
    y, v = [row.effect for row in rows], [row.variance for row in rows]
    actions: dict[str, tuple[Callable[[], object], bool]] = {
        "FE": (lambda: pool(y, v, "FE"), True),
        "PM": (lambda: pool(y, v, "PM"), True),
        "REML": (lambda: pool(y, v, "REML"), True),
        "Egger": (lambda: calc_egger(y, v), True),
        "average 900 rows": (lambda: average_effects(effects, "study"), True),
        "leave one out": (lambda: leave_one_out(y, v), False),
    }
    print(f"{len(rows)} trials       ms:  min   median      max   ratio to DL: min median max")
    for name, (action, gated) in actions.items():
        rounds = ROUNDS if gated else 5
        pairs = [(measure_ms(action), measure_ms(lambda: pool(y, v, "DL"))) for _ in range(rounds)]
        times = [ours for ours, _ in pairs]
        verdict = "ok" if median(times) < ALLOWED_MS else f"over {ALLOWED_MS} ms"
        ratio = spread([a / b for a, b in pairs])
        print(f"{name:17} {spread(times)}   {ratio}   {verdict if gated else ''}")


if __name__ == "__main__":
    main()
