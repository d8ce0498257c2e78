"""Slows down whoever tries codes. What it knows is in memory only, and is gone after minutes.

With 60 wrong tries in ten minutes, one connection tries 4,320 codes in the twelve hours that a
silent room can last. With ten rooms open, the chance to find one is 1 in 9,000; for many
connections together, 600 tries in ten minutes, it is 1 in 900.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable

WINDOW_SECONDS = 600
MOST_TRIES = 60  # chosen: a library's phones share one address, and people mistype
MOST_TRIES_OF_ALL = 600
_ALL = "all"


class Brake:
    """Counts tries by connection.

    Parameters
    ----------
    most, most_of_all : int
        Different tries in ten minutes by one connection, and by all together.
    clock : callable
        Returns seconds.
    """

    def __init__(
        self,
        most: int = MOST_TRIES,
        most_of_all: int = MOST_TRIES_OF_ALL,
        clock: Callable[[], float] = time.monotonic,
    ):
        self.most, self.most_of_all, self.clock = most, most_of_all, clock
        self._tries: dict[str, set[str]] = {}
        self._since = clock()

    def is_on(self, address: str) -> bool:
        """Return whether this connection has to wait."""
        self._forget()
        limits = ((_group(address), self.most), (_ALL, self.most_of_all))
        return any(len(self._tries.get(key, ())) >= most for key, most in limits)

    def count(self, address: str, guess: str) -> None:
        """Count one try; the same one again counts once."""
        if self.is_on(address):
            return
        for key in (_group(address), _ALL):
            self._tries.setdefault(key, set()).add(guess)

    def _forget(self) -> None:
        if self.clock() - self._since >= WINDOW_SECONDS:
            self._tries.clear()
            self._since = self.clock()


def _group(address: str) -> str:
    # Who has one IPv6 address has a whole /64 of them.
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False))
