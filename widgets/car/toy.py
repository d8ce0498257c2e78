"""The toy played under every fix and every rule, with the same luck, ready to be drawn."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from widgets.car.model import FIXES, RULES, Params, draw_luck, play_year
from widgets.car.shares import OF, Shares, add_mirror, count_shares

SEED = 20261124  # chosen: the day the toy was written
CARS = 20_000
PLAIN = "car"


class Toy:
    """What becomes of 100 cars, by fix and rule."""

    def __init__(self, params: Params | None = None):
        self.params = params or Params()

    @cached_property
    def shares(self) -> dict[tuple[str, str], Shares]:
        """The shares of 100 cars, by fix and rule."""
        luck = add_mirror(draw_luck(np.random.default_rng(SEED), CARS // 2))
        return {
            (fix, rule): count_shares(play_year(fix, rule, self.params, luck))
            for rule in RULES
            for fix in FIXES
        }

    def clean(self, fix: str, rule: str) -> int:
        """Return how many of 100 cars have no breakdown in the year."""
        return self.shares[fix, rule].clean

    def numbers(self) -> dict[str, int]:
        """Return every number of the toy as a whole number: chances of 100, or weeks."""
        return {
            name: value if isinstance(value, int) else round(OF * value)
            for name, value in vars(self.params).items()
        }
