"""Who may open the pages for facilitators: this computer, and whoever knows the word."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import random
import re
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field

from widgets.room.address import is_only_here
from widgets.room.brake import Brake
from widgets.room.model import SEPARATORS, make_secret

LETTERS = 8
MOST_TRIES = 20  # chosen: by one network in ten minutes; people mistype, and phones share a network
MOST_TRIES_OF_ALL = 200
TRY_SECONDS = 600
# Any of these says that somebody else's request was passed on by a proxy on this computer.
PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")
_PORT = re.compile(r":\d+$")


@dataclass(frozen=True)
class Door:
    """The word, and what a browser keeps that has said it.

    Parameters
    ----------
    word : str
        As ``plain`` returns it.
    always : bool
        Whether this computer is asked, too. A proxy that passes requests on and does not say so
        makes each of them look as if it came from here.
    secret : bytes
        Signs the cookie.
    tries, tries_of_all : Brake
        Count wrong words by network, and of all together.
    """

    word: str = field(repr=False)
    always: bool
    secret: bytes = field(repr=False)
    tries: Brake = field(repr=False)
    tries_of_all: Brake = field(repr=False)

    @property
    def pass_(self) -> str:
        """What the cookie holds: it shows that the word was said, and is not the word."""
        return hmac.new(self.secret, b"facilitator", hashlib.sha256).hexdigest()

    def knows(self, kept: str) -> bool:
        """Return whether a cookie is ours, in a time that tells nothing."""
        return hmac.compare_digest(kept.encode(), self.pass_.encode())

    def is_word(self, typed: str) -> bool:
        """Return whether this is the word, in a time that tells nothing."""
        return hmac.compare_digest(plain(typed).encode(), self.word.encode())

    def must_wait(self, address: str) -> bool:
        """Return whether too many wrong words have come from a network, or from all."""
        return self.tries.is_on(address) or self.tries_of_all.is_on()

    def count_wrong(self, address: str) -> None:
        """Count a wrong word."""
        self.tries.count(address)
        self.tries_of_all.count()

    def lets_in(self, call: Call, kept: str) -> bool:
        """Return whether a request may see what is behind the door; ``kept`` is its cookie."""
        return self.knows(kept) or (not self.always and is_here(call))


@dataclass(frozen=True)
class Call:
    """What is known of a request.

    Parameters
    ----------
    address, at : str
        Where it comes from, and at which address of this computer it has arrived.
    host : str
        The host that it has asked for, with its port.
    headers : mapping of str to str
    """

    address: str
    at: str
    host: str
    headers: Mapping[str, str] = field(default_factory=dict)


def is_here(call: Call) -> bool:
    """Return whether a browser on this computer asks, as far as the server can tell.

    What a computer sends to its own address in the network comes from that address, too.
    """
    if any(name in call.headers for name in PASSED_ON):
        return False
    from_here = _is_loopback(call.address) or (call.address == call.at != "")
    return from_here and _names_this(call)


def _names_this(call: Call) -> bool:
    # A proxy or a page that plays tricks with names asks for another host.
    name = _PORT.sub("", call.host).strip("[]").lower()
    own = socket.gethostname().lower()
    return is_only_here(call.host) or name in (call.at, own, f"{own}.local")


def _is_loopback(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    # A server that listens for both kinds of address writes those of the old kind in the new one.
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback


def plain(typed: str) -> str:
    """Return a word as it is compared: case, spaces and dashes do not matter."""
    return "".join(letter for letter in typed.casefold() if letter not in SEPARATORS)


def make_door(chosen: str) -> Door:
    """Return the door for a word that was set, or else for a new one.

    Parameters
    ----------
    chosen : str
        What the command line or the environment has set. It is asked for on this computer too,
        and servers that share it know each other's cookies.

    Raises
    ------
    ValueError
        If it is so short that it can be found by trying.
    """
    brakes = Brake(MOST_TRIES, TRY_SECONDS), Brake(MOST_TRIES_OF_ALL, TRY_SECONDS)
    if not chosen:
        word = plain(make_secret(random.SystemRandom(), LETTERS))
        return Door(word, False, secrets.token_bytes(32), *brakes)
    word = plain(chosen)
    if len(word) < LETTERS:
        raise ValueError(
            f"The facilitator word needs {LETTERS} letters or digits at least. Choose a longer one."
        )
    return Door(word, True, hashlib.sha256(word.encode()).digest(), *brakes)


def write_word(word: str) -> str:
    """Return a word as it is printed: in two halves, easy to read aloud."""
    half = len(word) // 2
    return f"{word[:half]}-{word[half:]}"
