"""What can go wrong in a room: a kind, which has a sentence in content, and a status."""

from __future__ import annotations

STATUS = {
    "missing": 404,  # closed, silent for too long, or never there: nobody can tell which
    "closed": 404,  # the same, said to a phone that was in
    "wait": 429,
    "full_server": 503,
    "full_room": 409,
    "shut": 409,
    "late": 409,
    "shown": 409,
    "unasked": 409,
    "few_sheets": 409,
    "choose": 400,
    "number": 400,
    "unknown": 400,
    "cookie": 403,
    "key": 403,
    "foreign": 403,
}


class Problem(Exception):
    """A request cannot be granted."""

    def __init__(self, kind: str):
        super().__init__(kind)
        self.kind, self.status = kind, STATUS[kind]
