"""What the workshop kit may look like: one class a kind of entry. Reads no files.

The files are in ``content/workshops``; ``widgets.workshop.sheets`` reads and compiles them.
Words may hold a number as ``{f:key}`` and who to call as ``{crisis}``; in a compiled ``Sheet``
both are filled in.
"""

from widgets.workshop.schema.activities import Activity, Card, Late, Likely
from widgets.workshop.schema.modes import LENGTHS, MODES, Length, Mode
from widgets.workshop.schema.questions import NOT_SURE, Choice, Question
from widgets.workshop.schema.safety import Safety
from widgets.workshop.schema.sheets import Plan, Row, Sheet, Slot
from widgets.workshop.schema.steps import (
    MOST_WORDS_ON_A_SLIDE,
    Minutes,
    Round,
    Slide,
    Step,
    Who,
)

__all__ = [
    "LENGTHS",
    "MODES",
    "MOST_WORDS_ON_A_SLIDE",
    "NOT_SURE",
    "Activity",
    "Card",
    "Choice",
    "Late",
    "Length",
    "Likely",
    "Minutes",
    "Mode",
    "Plan",
    "Question",
    "Round",
    "Row",
    "Safety",
    "Sheet",
    "Slide",
    "Slot",
    "Step",
    "Who",
]
