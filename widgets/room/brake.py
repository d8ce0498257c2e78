"""Keeps codes from being found by trying, without locking anybody out who has the right one.

Who tries codes cannot be told from who has mistyped: a library's phones share one address, and a
script can take a new one. So nobody's address is kept. A wrong code costs its sender half a second
and nobody else anything, and codes are so long that trying is hopeless: of ``12**12`` = 8.9 million
million codes, 8.4 are given out, and a server says of at most 1,000 in a second that they are
wrong. In the twelve hours that a silent room lasts these are 43.2 million, so the chance to come
upon one of ten open rooms is 1 in 19,000, and 1 in 1,900 with the hundred rooms that there may be;
of two servers, twice that.
Beyond 1,000 in one second, who has not joined yet hears for the rest of it that he has to wait,
whether the code is right or not; a server that is asked so often is slow for everybody anyway.

How many rooms a network opens is counted, so that nobody fills the server. For this the address is
mixed with a secret that ends with the process: what is in memory for ten minutes is no address.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import time
from collections import Counter
from collections.abc import Callable

MOST_WRONG = 1_000  # chosen: wrong codes that one server answers in one second
WRONG_SECONDS = 1
MOST_OPENINGS = 20  # chosen: rooms that one network opens in ten minutes
OPENING_SECONDS = 600
EVERYBODY = ""


class Brake:
    """Counts tries for some time, then forgets all of them.

    Parameters
    ----------
    most : int
        Tries, after which one has to wait.
    seconds : float
        After so long everything is forgotten.
    clock : callable
        Returns seconds.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic):
        self.most, self.seconds, self.clock = most, seconds, clock
        self._tries: Counter[str] = Counter()
        self._forget()

    def is_on(self, who: str = EVERYBODY) -> bool:
        """Return whether one has to wait."""
        if self.clock() - self._since >= self.seconds:
            self._forget()
        return self._tries[self._hide(who)] >= self.most

    def count(self, who: str = EVERYBODY) -> None:
        """Count one try."""
        if not self.is_on(who):
            self._tries[self._hide(who)] += 1

    def _forget(self) -> None:
        self._tries.clear()
        self._secret = secrets.token_bytes(16)
        self._since = self.clock()

    def _hide(self, who: str) -> str:
        return hashlib.blake2b(group(who).encode(), key=self._secret, digest_size=16).hexdigest()


def group(address: str) -> str:
    """Return what stands for a network: who has one IPv6 address has a whole /64 of them."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    # A proxy that listens for both kinds of address writes those of the old kind in the new one.
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
