"""The lengths of a workshop, and the ways to hold it."""

from typing import Literal

Mode = Literal["in_person", "online", "offline"]
Length = Literal[40, 60, 90]

LENGTHS: tuple[Length, ...] = (40, 60, 90)
MODES: tuple[Mode, ...] = ("in_person", "online", "offline")
