"""The model check with its words: two pictures of ranges, and a verdict for each held-out test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from html import escape

import numpy as np

from widgets import content
from widgets.evidence import model
from widgets.evidence.figure import Mark, RangeFigure
from widgets.evidence.model import Estimate, Range, Values
from widgets.evidence.parts import Ledger
from widgets.render import Picture, Table, draw_svg, write_table
from widgets.trajectory import Params

SEED = 20261125  # chosen: the same people on every run
# The finding that holds the published range of each model value.
RANGES = {
    "h1": {
        "both_continued": "sustained_combined_vs_medication_continued",
        "both_half": "sustained_combined_vs_medication_discretionary",
        "therapy_continued": "sustained_therapy_vs_medication_continued",
        "therapy_half": "sustained_therapy_vs_medication_discretionary",
    },
    "h3": {"week6": "panda_ratio_6_weeks", "week12": "panda_ratio_12_weeks"},
    "h6": {"hazard": "antler_relapse_hazard"},
}
HELD = ("h1", "h3", "h6", "h7", "h8")


@dataclass(frozen=True)
class Line:
    """One row of a picture: its words, the published range, and the model's value."""

    label: str
    unit: str
    range: Range
    model: Estimate

    @property
    def inside(self) -> bool:
        """Whether the model's value lies in the range."""
        return self.range.holds(self.model.value)


class Check:
    """The model put to the test: every value is worked out once."""

    def __init__(self, ledger: Ledger):
        self.ledger = ledger
        fitted = content.load_calibration()
        numbers = {key: item["value"] for key, item in fitted["parameters"].items()}
        self.params, self.targets = Params.from_mapping(numbers), fitted["targets"]

    @cached_property
    def values(self) -> Mapping[str, Values]:
        """The model's values for each held-out test."""
        kept = content.load_public_finding("antler_relapse_kept").value or 0.0
        draw = partial(np.random.default_rng, SEED)
        responders = model.calc_responders(self.params, draw)
        return {
            "h1": model.calc_sustained(self.params, draw),
            "h3": model.calc_drug_ratio(self.params, draw),
            "h6": model.calc_hazard_ratio(self.params, kept / 100),
            "h7": responders,
            "h8": responders,
        }

    @cached_property
    def verdicts(self) -> Mapping[str, bool]:
        """Whether the model passes each held-out test."""
        both = content.load_public_finding("keller_response_both").value or 0.0
        ranges = {
            test: {name: _read_range(key) for name, key in keys.items()}
            for test, keys in RANGES.items()
        }
        return {
            "h1": model.passes_ratio(self.values["h1"], ranges["h1"]),
            "h3": model.passes_drug(self.values["h3"], ranges["h3"]),
            "h6": model.passes_ratio(self.values["h6"], ranges["h6"]),
            "h7": model.passes_singles(self.values["h7"], both),
            "h8": model.passes_shape(self.values["h8"]),
        }

    def list_held(self) -> list[Line]:
        """Return a line for each held-out ratio."""
        say = self.ledger.say
        return [
            Line(say(f"held.{test}_{name}"), "ratio", _read_range(key), self.values[test][name])
            for test, keys in RANGES.items()
            for name, key in keys.items()
        ]

    def list_targets(self) -> list[Line]:
        """Return a line for each target of the fit."""
        return [
            Line(
                self.ledger.say(f"target.{item['key']}"),
                item["unit"],
                Range(item["value"], item["low"], item["high"]),
                model.make_estimate(item["model"], item["standard_error"]),
            )
            for item in self.targets
        ]


def _read_range(key: str) -> Range:
    finding = content.load_public_finding(key)
    if finding.value is None or finding.low is None or finding.high is None:
        raise content.ContentError(f"The finding '{key}' needs value, low and high to test with.")
    return Range(finding.value, finding.low, finding.high)


def draw_lines(check: Check, name: str, lines: Sequence[Line]) -> Picture:
    """Return the picture of these lines; ``name`` is ``ranges`` or ``targets``."""
    say = check.ledger.say
    title, description = say(f"check.{name}"), say(f"check.{name}_description")
    ticks = [say(f"check.{end}") for end in ("low", "middle", "high")]
    figure = RangeFigure([_mark(line) for line in lines], ticks).figure
    inside = sum(line.inside for line in lines)
    takeaway = say(f"check.{name}_takeaway", inside=inside, all=len(lines))
    svg = draw_svg(figure, f"evidence-{name}", title, description)
    return Picture(svg, title, description, takeaway, _list_table(check, title, lines))


def _mark(line: Line) -> Mark:
    place, value = line.range.place, line.model
    return Mark(line.label, place(value.value), place(value.low), place(value.high), line.inside)


def _list_table(check: Check, title: str, lines: Sequence[Line]) -> Table:
    say = check.ledger.say
    head = [say(f"check.column_{name}") for name in ("name", "target", "model", "inside")]
    rows = [
        (
            line.label,
            _say_range(check, line.unit, line.range),
            _say_range(check, line.unit, line.model),
            say(f"check.inside_{'yes' if line.inside else 'no'}"),
        )
        for line in lines
    ]
    return Table(title, head, rows)


def _say_range(check: Check, unit: str, item: Range | Estimate) -> str:
    value, low, high = (_show(unit, number) for number in (item.value, item.low, item.high))
    words = check.ledger.say(f"unit.{unit}", value=value)
    return check.ledger.say("check.range", value=words, low=low, high=high)


def _show(unit: str, number: float) -> str:
    text = f"{round(100 * number, 1):g}" if unit == "share" else f"{number:.2f}"
    return text.replace("-", "−")


def write_picture(picture: Picture, table_words: str, key_words: str) -> str:
    """Return a picture with its takeaway, its key and its table."""
    return (
        f'<figure class="sbs-picture"><h4>{escape(picture.title)}</h4>'
        f'<div class="sbs-stack">{picture.svg}</div><figcaption><p>{escape(picture.takeaway)}</p>'
        f"<p>{escape(key_words)}</p></figcaption><details><summary>{escape(table_words)}</summary>"
        f'<div class="sbs-scroll" tabindex="0" role="region" aria-label="{escape(picture.title)}">'
        f"{write_table(picture.table)}</div></details></figure>"
    )


def write_verdicts(check: Check) -> str:
    """Return each held-out test: the study, the model, pass or fail, and one sentence why."""
    return "".join(_write_verdict(check, test) for test in HELD)


def _write_verdict(check: Check, test: str) -> str:
    ledger = check.ledger
    verdict, holes = "pass" if check.verdicts[test] else "fail", _list_holes(check, test)
    lines = "".join(
        f"<p><strong>{escape(ledger.say(f'check.{name}'))}</strong> "
        f"{ledger.inline(ledger.say(f'{test}.{name}', **holes))}</p>"
        for name in ("trial", "model", "why")
    )
    title = escape(f"{ledger.say(f'{test}.title')}: {ledger.say(f'check.{verdict}')}")
    return f'<article class="sbs-scene"><h4>{title}</h4>{lines}</article>'


def _list_holes(check: Check, test: str) -> dict[str, str]:
    values = check.values[test]
    if test in RANGES:
        holes = {name: _show("ratio", item.value) for name, item in values.items()}
    else:
        holes = {name: f"{item.value:.0f}" for name, item in values.items()}
        for week in (model.ACUTE_END, model.TREATED_TO):
            holes[f"gap_{week}"] = f"{model.calc_gap(values, week):.0f}"
    if "stopped" in values:
        holes["stopped"] = f"{values['stopped'].value:.0f}"
    return holes
