"""Secrets of a room: what a host or a phone shows to be known again, and only in this room."""

from __future__ import annotations

import hashlib
import hmac
import random
import secrets

from widgets.room.model import make_code, make_secret

_CHANCE = random.SystemRandom()


def make_key() -> str:
    """Return a host's key, long enough that nobody finds it by trying."""
    return make_secret(_CHANCE)


def make_room_code() -> str:
    """Return a code to join by."""
    return make_code(_CHANCE)


def make_salt() -> str:
    """Return the secret that a room keeps for itself."""
    return secrets.token_hex(16)


def hash_key(key: str) -> str:
    """Return what the store keeps of a host's key."""
    return hashlib.sha256(key.encode()).hexdigest()


def sign(salt: str, *parts: str) -> str:
    """Return a signature that only this room can make."""
    message = "\0".join(parts).encode()
    return hmac.new(salt.encode(), message, hashlib.sha256).hexdigest()[:32]


def is_same(one: str, other: str) -> bool:
    """Return whether two secrets are equal, in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


def make_device(salt: str) -> str:
    """Return what a phone is given when it joins: chance, and the room's signature on it."""
    chance = secrets.token_hex(16)
    return f"{chance}.{sign(salt, 'device', chance)}"


def knows_device(salt: str, device: str) -> bool:
    """Return whether this room has given this out; a made-up one is not let in."""
    chance, _, signature = device.partition(".")
    return is_same(signature, sign(salt, "device", chance))


def make_token(salt: str, secret: str) -> str:
    """Return what a form carries to show that our own page has sent it."""
    return sign(salt, "form", secret)


def hide_device(salt: str, device: str, question: str) -> str:
    """Return the name under which the store keeps a phone's answer.

    It differs from question to question: the store alone cannot tell which answers to different
    questions came from one phone.
    """
    return sign(salt, "answer", question, device)
