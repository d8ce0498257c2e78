"""What people knew before and after a session: the paper form, and what its answers can say."""

from widgets.evaluation.form import write_form, write_table
from widgets.evaluation.show import (
    open_answers,
    open_changes,
    open_counts,
    open_sum,
    show_confidence,
    show_counts,
    show_knowledge,
)

__all__ = [
    "open_answers",
    "open_changes",
    "open_counts",
    "open_sum",
    "show_confidence",
    "show_counts",
    "show_knowledge",
    "write_form",
    "write_table",
]
