"""What the doors and a local pack may look like. Reads no files."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from widgets.schema import Contact, Entry, Key, Words

Kind = Literal["state_line", "low_cost", "therapist", "psychiatry", "peers"]


class Door(Entry):
    """One way into care, on the rows that every door has."""

    key: Key
    label: Words
    title: Words
    what: Words
    first: Words
    time: Words
    money: Words
    video: Words
    helps: tuple[Words, ...] = Field(min_length=1)
    harms: tuple[Words, ...] = Field(min_length=1)
    say: tuple[Words, ...] = Field(min_length=3)
    no: Words
    sources: tuple[Key, ...] = Field(min_length=1)


class Part(Entry):
    """A heading and the lines below it."""

    title: Words
    items: tuple[Words, ...] = Field(min_length=1)


class Friend(Entry):
    """What a friend or relative can do, and cannot."""

    label: Words
    title: Words
    lead: Words
    parts: tuple[Part, ...] = Field(min_length=2)


class Urgent(Entry):
    """The urgent door: no further reading, only whom to reach."""

    label: Words
    title: Words
    lead: Words


class Doors(Entry):
    """Everything a reader can choose to do."""

    doors: tuple[Door, ...] = Field(min_length=3)
    friend: Friend
    now: Urgent


class Local(Contact):
    """A contact of one place, and the slot it fills."""

    kind: Kind


class Pack(Entry):
    """The contacts of one place. A kind in ``slots`` with no contact is shown as empty.

    ``place`` is what the place is called, for a pack that ``[places]`` does not list.
    """

    place: Words | None = None
    crisis: tuple[Contact, ...] = Field(min_length=1)
    slots: tuple[Kind, ...] = ()
    contacts: tuple[Local, ...] = ()

    @model_validator(mode="after")
    def _check_slots(self) -> Pack:
        for contact in self.contacts:
            if contact.kind not in self.slots:
                raise ValueError(
                    f"'{contact.label}' has the kind '{contact.kind}', which is not in 'slots'"
                )
        return self
