"""The pictures of an evaluation with their words: takeaway, description and table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from math import isnan

from widgets.evaluation.figure import Axis, Row, draw_rows
from widgets.evaluation.model import CONFIDENCE, LEAST_SHOWN, Change, Shift
from widgets.evaluation.pairing import AFTER, BEFORE
from widgets.evaluation.read import Counts
from widgets.render import Picture, Table, draw_svg
from widgets.words import Writer
from widgets.workshop.schema import Question

Questions = Mapping[str, Question]


def draw_changes(changes: Sequence[Change], questions: Questions, writer: Writer) -> Picture:
    """Return how many people were right before and after."""
    say = writer.say
    rows = []
    for change in changes:
        words = questions[change.key].text
        if change.verdict == "hidden":
            rows.append(Row(words, say("knowledge.label_hidden", least=LEAST_SHOWN)))
        else:
            holes = {"before": change.before, "after": change.after, "n": change.n}
            share = (change.before / change.n, change.after / change.n)
            rows.append(Row(words, say("knowledge.label", **holes), *share))
    return _make(writer, "knowledge", rows, _make_shares(writer), _list_changes(changes, writer))


def _make(writer: Writer, key: str, rows: list[Row], axis: Axis, told: tuple) -> Picture:
    title, description = writer.say(f"{key}.title"), writer.say("knowledge.description")
    takeaway, caption, columns, cells = told
    head = [writer.say(column, share=f"{CONFIDENCE:.0%}") for column in columns]
    body = [[escape(row.words), *map(escape, rest)] for row, rest in zip(rows, cells, strict=True)]
    if key == "confidence":
        description = writer.say("confidence.description")
    svg = draw_svg(draw_rows(rows, axis), f"evaluation-{key}", title, description)
    return Picture(svg, title, description, takeaway, Table(escape(caption), head, body))


def _make_shares(writer: Writer) -> Axis:
    say = writer.say
    names = [say("knowledge.none"), say("knowledge.half"), say("knowledge.all")]
    return Axis((0, 0.5, 1), names, say("key.before"), say("key.after"))


def _list_changes(changes: Sequence[Change], writer: Writer) -> tuple:
    say = writer.say
    verdicts = Counter(change.verdict for change in changes)
    columns = ["item", "n", "before", "after", "gained", "lost", "p", "adjusted", "verdict"]
    shown = ("n", "before", "after", "gained", "lost")
    cells = []
    for change in changes:
        same = change.verdict == "same"  # from wrong to not sure is a change, too
        verdict = say("knowledge.same" if same else f"verdict.{change.verdict}")
        if change.verdict == "hidden":
            cells.append(["–"] * 7 + [verdict])
            continue
        told = change.verdict not in ("few", "same")
        p = [_write_p(change.p), _write_p(change.adjusted)] if told else ["–", "–"]
        cells.append([*(str(getattr(change, name)) for name in shown), *p, verdict])
    return (
        _say_takeaway(writer, "knowledge", verdicts),
        say("knowledge.caption"),
        [f"knowledge.column_{name}" for name in columns],
        cells,
    )


def _say_takeaway(writer: Writer, key: str, verdicts: Counter[str]) -> str:
    total = sum(verdicts.values())
    if verdicts["hidden"] == total:
        return writer.say("knowledge.takeaway_hidden")
    few, same = verdicts["few"] + verdicts["hidden"], verdicts["same"]
    if key == "knowledge":  # where "few" speaks of those who changed
        few, same = few + same, 0
    holes = {name: verdicts[name] for name in ("more", "fewer", "unclear")}
    told = writer.say(f"{key}.takeaway", items=total, few=few, **holes)
    return f"{told} {writer.say('confidence.takeaway_same', same=same)}" if same else told


def _write_p(value: float) -> str:
    return "< 0.001" if value < 0.001 else f"{value:.3f}"


def draw_shifts(shifts: Sequence[Shift], questions: Questions, writer: Writer) -> Picture:
    """Return how sure people were before and after."""
    say, rows = writer.say, []
    for shift in shifts:
        words = questions[shift.key].text
        if shift.verdict == "hidden":
            rows.append(Row(words, say("knowledge.label_hidden", least=LEAST_SHOWN)))
            continue
        holes = {"up": shift.up, "same": shift.same, "down": shift.down, "n": shift.n}
        marks = [_place(value, shift) for value in _list_marks(shift)]
        rows.append(Row(words, say("confidence.label", **holes), *marks))
    first = questions[shifts[0].key]
    labels = {option.key: option.label for option in first.options}
    ticks = [number / (len(first.scale) - 1) for number in range(len(first.scale))]
    names = [labels[key] for key in first.scale]
    axis = Axis(ticks, names, say("key.before"), say("key.after"))
    return _make(writer, "confidence", rows, axis, _list_shifts(shifts, writer))


def _list_marks(shift: Shift) -> list[float | None]:
    ends = [None if end is None else shift.before + end for end in (shift.low, shift.high)]
    return [shift.before, shift.after, *ends]


def _place(value: float | None, shift: Shift) -> float | None:
    if value is None or isnan(value):
        return None
    return min(max((value - 1) / (shift.steps - 1), 0.0), 1.0)


def _list_shifts(shifts: Sequence[Shift], writer: Writer) -> tuple:
    say = writer.say
    verdicts = Counter(shift.verdict for shift in shifts)
    names = ["mean", "range", "up", "same", "down"]
    columns = [
        *(f"knowledge.column_{name}" for name in ("item", "n")),
        *(f"confidence.column_{name}" for name in names),
        "knowledge.column_verdict",
    ]
    return (
        _say_takeaway(writer, "confidence", verdicts),
        say("confidence.caption", first=1, steps=shifts[0].steps),
        columns,
        [_write_shift(shift, writer) for shift in shifts],
    )


def _write_shift(shift: Shift, writer: Writer) -> list[str]:
    say = writer.say
    verdict = say(f"verdict.{shift.verdict}")
    if shift.verdict == "hidden":
        return ["–"] * 6 + [verdict]
    ends = say("confidence.no_range")
    if shift.low is not None and shift.low == shift.high:
        ends = say("confidence.alike")
    elif shift.low is not None and shift.high is not None:
        ends = say("confidence.range", low=f"{shift.low:+.2f}", high=f"{shift.high:+.2f}")
    moved = [str(shift.up), str(shift.same), str(shift.down)]
    return [str(shift.n), f"{shift.mean:+.2f}", ends, *moved, verdict]


def draw_counts(counts: Counts, questions: Questions, writer: Writer) -> Picture:
    """Return right answers in a room before and after, which may be of different people."""
    say, rows, cells = writer.say, [], []
    for key, question in questions.items():
        found = [counts.get((key, when), {}) for when in (BEFORE, AFTER)]
        right = [part.get(str(question.correct), 0) for part in found]
        n = [sum(part.values()) for part in found]
        if min(n) < LEAST_SHOWN:
            rows.append(Row(question.text, say("knowledge.label_hidden", least=LEAST_SHOWN)))
        else:
            holes = {"before": right[0], "before_n": n[0], "after": right[1], "after_n": n[1]}
            share = [part / whole for part, whole in zip(right, n, strict=True)]
            rows.append(Row(question.text, say("counts.label", **holes), *share))
        cells.append(_write_counts(writer, zip(right, n, strict=True)))
    columns = ["knowledge.column_item", "counts.column_before", "counts.column_after"]
    told = (say("counts.takeaway"), say("counts.caption"), columns, cells)
    return _make(writer, "counts", rows, _make_shares(writer), told)


def _write_counts(writer: Writer, found: Iterable[tuple[int, int]]) -> list[str]:
    say = writer.say
    return [
        say("counts.cell", right=right, n=n)
        if n >= LEAST_SHOWN
        else say("counts.hidden", least=LEAST_SHOWN)
        for right, n in found
    ]
