"""Whether a session tells the answers to what its form asks; what it does not teach, it drops."""

from __future__ import annotations

from collections.abc import Sequence

from widgets.content import ContentError
from widgets.workshop.load import QUESTIONS, load_questions, name_activity
from widgets.workshop.schema import Row, Step


def check_lesson(step: Step, activity: str) -> None:
    """Refuse a step that says it teaches a question, and does not say the number behind it."""
    place = f"content/{name_activity(activity)}, step '{step.key}'"
    for key in step.teaches:
        question = load_questions().get(key)
        if question is None or not question.pair:
            raise ContentError(
                f"{place}: 'teaches' names '{key}', which is no question of the form. "
                f"See 'pair' in content/{QUESTIONS}."
            )
        for said in filter(None, (step.say, step.say_online)):
            if question.finding and f"{{f:{question.finding}}}" not in said:
                raise ContentError(
                    f"{place}: it teaches '{key}', and its words do not have the number behind it. "
                    f"Add {{f:{question.finding}}} to what is said."
                )


def check_taught(rows: Sequence[Row], place: str) -> None:
    """Refuse a sheet that asks before and after what no step in between teaches."""
    after = next((at for at, row in enumerate(rows) if row.round == "after"), len(rows))
    taught = {key for row in rows[:after] for key in row.teaches}
    for key in (key for row in rows if row.round == "before" for key in row.questions):
        if key not in taught:
            raise ContentError(
                f"{place}: the question '{key}' is asked before and after, and no step teaches it. "
                "Add a step that does, or do not ask it."
            )
