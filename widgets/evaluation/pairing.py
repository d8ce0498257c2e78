"""Forms by their self-made codes: who filled in both, and how their answers moved. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class Form:
    """One form: its self-made code, when it was filled in, and the options that were ticked."""

    code: str
    when: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Pairing:
    """Forms by code.

    Attributes
    ----------
    pairs : tuple of (Form, Form)
        Before and after, in the order of the codes.
    only_before, only_after : int
        Forms without a partner.
    doubled : tuple of str
        Codes that stand on two forms of one kind: nobody can tell which belongs to whom.
    uncoded : int
        Forms with no code.
    """

    pairs: tuple[tuple[Form, Form], ...]
    only_before: int
    only_after: int
    doubled: tuple[str, ...]
    uncoded: int


def pair_forms(forms: Iterable[Form]) -> Pairing:
    """Return who filled in both forms; a code that is there twice is left out altogether."""
    every = list(forms)
    forms = [form for form in every if form.code]
    counted = Counter((form.code, form.when) for form in forms)
    doubled = {code for (code, _), count in counted.items() if count > 1}
    by_when: dict[str, dict[str, Form]] = {BEFORE: {}, AFTER: {}}
    for form in forms:
        if form.code not in doubled:
            by_when[form.when][form.code] = form
    before, after = by_when[BEFORE], by_when[AFTER]
    both = sorted(before.keys() & after.keys())
    return Pairing(
        tuple((before[code], after[code]) for code in both),
        len(before) - len(both),
        len(after) - len(both),
        tuple(sorted(doubled)),
        len(every) - len(forms),
    )


def count_moves(pairs: Iterable[tuple[Form, Form]], key: str) -> dict[tuple[str, str], int]:
    """Return how many people went from which option to which, of those who answered twice."""
    found = [(before.answers.get(key), after.answers.get(key)) for before, after in pairs]
    return dict(Counter((old, new) for old, new in found if old and new))
