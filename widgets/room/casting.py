"""Answers of phones as they are kept: many in one go, each once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from widgets.room.model import MOST_PHONES, SAVED
from widgets.room.tables import asked, votes


@dataclass(frozen=True)
class Vote:
    """What a phone answers to a question in a round."""

    question: str
    round: str
    device: str
    option: str


# Built once: making a statement takes longer than SQLite needs to answer it.
_ROUND = [votes.c[name] == bindparam(name) for name in ("room", "question", "round")]
_THESE = [*_ROUND, votes.c.device.in_(bindparam("devices", expanding=True))]
MINE = select(votes.c.device, votes.c.option).where(*_THESE)
KNOWN = select(votes.c.device).where(*_THESE)
COUNT = select(func.count()).select_from(votes).where(*_ROUND)
CLOSED = select(func.count()).where(
    *(asked.c[name] == bindparam(name) for name in ("room", "question")),
    asked.c.round.in_([bindparam("round"), SAVED]),
    asked.c.revealed,
)


def make_upsert(insert: Callable[..., Any]) -> Any:
    """Return the statement that puts an answer in place of the phone's earlier one."""
    added = insert(votes)
    return added.on_conflict_do_update(
        index_elements=list(votes.primary_key.columns),
        set_={"option": added.excluded.option},
    )


def is_now(vote: Vote, question: str, round_: str) -> bool:
    """Return whether this is what the room asks at this moment."""
    return bool(vote.question) and (vote.question, vote.round) == (question, round_)


def keep(
    connection: Connection, upsert: Any, here: Mapping[str, str], cast: Sequence[Vote]
) -> set[str]:
    """Keep answers to a question in a round; return the phones for which there was no place."""
    wanted = {vote.device: vote.option for vote in cast}
    known = set(connection.scalars(KNOWN, {**here, "devices": list(wanted)}))
    left = MOST_PHONES - (connection.scalar(COUNT, here) or 0)
    new = [device for device in wanted if device not in known]
    full = set(new[max(left, 0) :])
    # In one order, so that two servers never wait for each other.
    rows = [
        {**here, "device": device, "option": option}
        for device, option in sorted(wanted.items())
        if device not in full
    ]
    if rows:
        connection.execute(upsert, rows)
    return full
