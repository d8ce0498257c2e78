"""Compiles run-sheets from activities, and says in one sentence where one does not add up."""

from __future__ import annotations

from widgets.content import ContentError
from widgets.languages import FIRST
from widgets.words import Writer
from widgets.workshop.fill import fill_entry
from widgets.workshop.load import (
    PLANS,
    QUESTIONS,
    load_activity,
    load_plans,
    load_questions,
    name_activity,
)
from widgets.workshop.schema import (
    LENGTHS,
    MODES,
    Activity,
    Late,
    Length,
    Mode,
    Plan,
    Row,
    Sheet,
    Slot,
    Step,
)
from widgets.workshop.taught import check_lesson, check_taught

TOPIC = "workshop"


def compile_sheet(length: Length, mode: Mode, lang: str = FIRST, pack: str = "") -> Sheet:
    """Return the run-sheet of one length and mode, minute by minute.

    Parameters
    ----------
    length : {40, 60, 90}
    mode : {"in_person", "online", "offline"}
        ``offline`` is a room with no internet; the app may run on a laptop in the room.
    lang : str
    pack : str
        The local pack that says who to call; without one, that of the server or build.

    Raises
    ------
    ContentError
        If the minutes do not add up, or a step, an activity or a question does not exist: one
        sentence names the file, the place, and what to do.
    """
    plan = load_plans(lang).get(length)
    if plan is None:
        raise ContentError(f"content/{PLANS} has no plan of {length} minutes. Add one.")
    if mode not in MODES:
        raise ContentError(f"'{mode}' is no way to hold a workshop. Use one of {', '.join(MODES)}.")
    _check_total(plan)
    rows: list[Row] = []
    for number, slot in enumerate(plan.slots, 1):
        place = f"content/{PLANS}, {length} minutes, slot {number} '{slot.activity}'"
        activity = fill_entry(load_activity(slot.activity, lang), lang, pack)
        steps = _pick_steps(slot, activity, place)
        late = _write_late(activity.if_late, slot, lang)
        last = _find_last_chance(activity.if_late, steps)
        for at, step in enumerate(steps):
            _check_questions(step, activity.key)
            row = _make_row(rows, activity, step, mode, late if at <= last else "")
            rows.append(row)
    check_taught(rows, f"content/{PLANS}, {length} minutes")
    plan = fill_entry(plan, lang, pack)
    return Sheet(
        length=length,
        mode=mode,
        lang=lang,
        title=plan.title,
        promise=plan.promise,
        rows=tuple(rows),
    )


def list_sheets(lang: str = FIRST, pack: str = "") -> tuple[Sheet, ...]:
    """Return all nine sheets: each length in each mode."""
    return tuple(compile_sheet(length, mode, lang, pack) for length in LENGTHS for mode in MODES)


def check_activity(activity: Activity) -> None:
    """Refuse an activity whose "if late" does not save what it says, or that asks what is not."""
    cut = sum(step.minutes for step in activity.steps if step.key in activity.if_late.steps)
    if cut != activity.if_late.minutes:
        raise ContentError(
            f"content/{name_activity(activity.key)}: 'if_late.minutes' is "
            f"{activity.if_late.minutes}, and the steps it cuts take {cut}. Make them equal."
        )
    for step in activity.steps:
        _check_questions(step, activity.key)
        check_lesson(step, activity.key)


def _check_total(plan: Plan) -> None:
    total = sum(slot.minutes for slot in plan.slots)
    if total != plan.length:
        off = abs(total - plan.length)
        raise ContentError(
            f"content/{PLANS}, {plan.length} minutes: the slots add up to {total}, {off} "
            f"{'too many' if total > plan.length else 'too few'}. Change 'minutes' of a slot."
        )


def _pick_steps(slot: Slot, activity: Activity, place: str) -> list[Step]:
    by_key = {step.key: step for step in activity.steps}
    for key in slot.steps:
        if key not in by_key:
            raise ContentError(
                f"{place}: the step '{key}' is not in content/{name_activity(activity.key)}. "
                f"Use some of: {', '.join(by_key)}."
            )
    steps = [by_key[key] for key in slot.steps]
    total = sum(step.minutes for step in steps)
    if total != slot.minutes:
        raise ContentError(
            f"{place}: 'minutes' is {slot.minutes}, and its steps in "
            f"content/{name_activity(activity.key)} take {total}. Make them equal."
        )
    return steps


def _check_questions(step: Step, activity: str) -> None:
    for key in step.questions:
        if key not in load_questions():
            raise ContentError(
                f"content/{name_activity(activity)}, step '{step.key}': the question '{key}' is "
                f"not in content/{QUESTIONS}. Add it there, or check the spelling."
            )


def _write_late(late: Late, slot: Slot, lang: str) -> str:
    if not set(late.steps) <= set(slot.steps):
        return ""
    return Writer(lang, TOPIC).say("row.late", cut=late.cut, minutes=late.minutes)


def _find_last_chance(late: Late, steps: list[Step]) -> int:
    """Return the place of the last step at which all of the cut steps are still to come."""
    first_cut = next((at for at, step in enumerate(steps) if step.key in late.steps), 0)
    return max(first_cut - 1, 0)


def _make_row(rows: list[Row], activity: Activity, step: Step, mode: Mode, late: str) -> Row:
    own = {"online": step.do_online, "offline": step.do_offline}.get(mode, "")
    return Row(
        number=len(rows) + 1,
        start=rows[-1].start + rows[-1].minutes if rows else 0,
        minutes=step.minutes,
        activity=activity.key,
        title=activity.title,
        step=step.key,
        who=(mode == "online" and step.who_online) or step.who,
        do=own or step.do,
        say=(mode == "online" and step.say_online) or step.say,
        show=step.show,
        screen=step.screen,
        top=step.top,
        questions=step.questions,
        round=step.round,
        reveal=step.reveal,
        teaches=step.teaches,
        paper=(mode == "online" and step.paper_online) or step.paper,
        if_late=late,
    )
