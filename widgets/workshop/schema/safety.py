"""What keeps people safe, in person and online."""

from __future__ import annotations

from pydantic import Field

from widgets.schema import Entry, Words
from widgets.workshop.schema.modes import Mode
from widgets.workshop.schema.steps import Slide


class Safety(Entry):
    """What keeps people safe; ``script_line``, ``second_person_line`` and ``stop_line`` stand on
    every card, and ``online`` on online sheets.
    """

    agreement: tuple[Words, ...] = Field(min_length=4)
    confidentiality: Words
    script: tuple[Words, ...] = Field(min_length=2)
    script_line: Words
    script_line_online: Words
    online: tuple[Words, ...] = Field(min_length=4)
    second_person: tuple[Words, ...] = Field(min_length=1)
    second_person_line: Words
    second_person_line_online: Words
    stop_rules: tuple[Words, ...] = Field(min_length=2)
    stop_line: Words
    stop_line_online: Words
    debrief: tuple[Words, ...] = Field(min_length=2)
    self_care: tuple[Words, ...] = Field(min_length=2)
    not_for: tuple[Words, ...] = Field(min_length=2)
    support: Slide

    def pick_lines(self, mode: Mode) -> dict[str, str]:
        """Return the lines for each card by name, as they are said when it is held this way."""
        if mode == "online":
            return {
                "stop_line": self.stop_line_online,
                "script_line": self.script_line_online,
                "second_person_line": self.second_person_line_online,
            }
        return {
            "stop_line": self.stop_line,
            "script_line": self.script_line,
            "second_person_line": self.second_person_line,
        }
