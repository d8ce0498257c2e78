"""Who can do what, and how a training adds up: questions put to a table. Pure: no content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """Whether a person of this profession can do what is needed."""

    YES = "yes"
    SOMETIMES = "sometimes"
    NO = "no"


@dataclass(frozen=True)
class Roles:
    """The table: an answer for each need and each profession.

    Parameters
    ----------
    people : mapping of str to str
        Each profession and the side it stands on (therapist, prescriber, care_manager), in order.
    needs : sequence of str
    answers : mapping of (need, person) to Answer

    Raises
    ------
    ValueError
        If an answer is missing, or is about a need or a person that is not in the table.
    """

    people: Mapping[str, str]
    needs: Sequence[str]
    answers: Mapping[tuple[str, str], Answer]

    def __post_init__(self) -> None:
        wanted = {(need, person) for need in self.needs for person in self.people}
        for need, person in sorted(wanted - set(self.answers)):
            raise ValueError(f"the need '{need}' has no answer for '{person}'")
        for need, person in sorted(set(self.answers) - wanted):
            raise ValueError(f"there is an answer for '{need}' and '{person}', but no such pair")

    def list_people(self, need: str) -> dict[Answer, list[str]]:
        """Return who can meet a need, by answer, in the order of the table."""
        return {
            answer: [person for person in self.people if self.answers[need, person] is answer]
            for answer in Answer
        }

    def list_needs(self, person: str) -> dict[Answer, list[str]]:
        """Return what a person can do, by answer, in the order of the table."""
        return {
            answer: [need for need in self.needs if self.answers[need, person] is answer]
            for answer in Answer
        }

    def list_sides(self, need: str) -> list[str]:
        """Return the sides on which somebody can meet a need without an if, in order."""
        return list(dict.fromkeys(self.people[who] for who in self.list_people(need)[Answer.YES]))

    def find_unmet(self) -> list[str]:
        """Return the needs that nobody can meet without an if."""
        return [need for need in self.needs if not self.list_people(need)[Answer.YES]]


@dataclass(frozen=True)
class Stage:
    """A part of a training. ``years`` is (least, most), or None where we have no figure."""

    name: str
    years: tuple[int, int] | None


@dataclass(frozen=True)
class Block:
    """Where a stage lies in the picture, in years after college.

    Attributes
    ----------
    start, sure, end : float
        It is full length from start to sure, and may go on to end.
    known : bool
        Whether its length is drawn to scale.
    """

    name: str
    start: float
    sure: float
    end: float
    known: bool


UNKNOWN_YEARS = 3.0  # chosen: room for a label; a block of unknown length is drawn broken


def place_stages(stages: Sequence[Stage]) -> list[Block]:
    """Return the blocks of a training, one after another.

    Raises
    ------
    ValueError
        If a stage is longer at least than at most, or lasts no time.

    Notes
    -----
    Assumes that a stage begins when the one before it has taken its longest.
    """
    blocks: list[Block] = []
    for stage in stages:
        start = blocks[-1].end if blocks else 0.0
        least, most = stage.years or (UNKNOWN_YEARS, UNKNOWN_YEARS)
        if not 0 < least <= most:
            raise ValueError(f"'{stage.name}' lasts {least} to {most} years, which cannot be")
        blocks.append(
            Block(stage.name, start, start + least, start + most, stage.years is not None)
        )
    return blocks
