"""The data of ``content/data`` as typed rows and arrays. No sums are done here."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

import numpy as np

from widgets.content import ContentError, load_rows

from .effects import Effect
from .records import Response, Routine, RoutineYear, Survey, Visits

__all__ = [
    "PHQ_ITEMS",
    "Response",
    "Routine",
    "RoutineYear",
    "Survey",
    "Visits",
    "load_effects",
    "load_responses",
    "load_routine",
    "load_routine_years",
    "load_survey",
    "load_visits",
]

PHQ_ITEMS = tuple(f"item{number}" for number in range(1, 10))

Row = Mapping[str, str]
Reader = Callable[[Row], Any]
R = TypeVar("R")


def _read(row: Row, column: str) -> float:
    try:
        return float(row[column])
    except KeyError:
        raise ContentError(f"The column '{column}' is missing from the data.") from None
    except ValueError:
        raise ContentError(f"'{column}' must be a number, and is '{row[column]}'.") from None


def _read_or_nan(row: Row, column: str) -> float:
    return _read(row, column) if row.get(column, "?") != "" else float("nan")


def _words(column: str) -> Reader:
    return lambda row: row[column]


def _number(column: str) -> Reader:
    return lambda row: _read(row, column)


def _whole(column: str) -> Reader:
    return lambda row: int(_read(row, column))


def _number_or_nan(column: str) -> Reader:
    return lambda row: _read_or_nan(row, column)


def _count_people(row: Row, arm: str) -> int:
    """Persons behind an effect, or those randomised; 0 if the database has neither."""
    names = ("n", "n_change", "totaln", "rand")
    return next((int(_read(row, f"{name}_{arm}")) for name in names if row[f"{name}_{arm}"]), 0)


# How each field of a record is read from a row of its file.
_EFFECT: dict[str, Reader] = {
    "study": _words("study"),
    "therapy": _words("condition_arm1"),
    "control": _words("condition_arm2"),
    "arms": lambda row: (row["multi_arm1"], row["multi_arm2"]),
    "year": _whole("year"),
    "format": _words("format"),
    "bias": _whole("rob"),
    "country": _words("country"),
    "instrument": _words("instrument"),
    "rating": _words("rating"),
    "people": lambda row: sum(_count_people(row, arm) for arm in ("arm1", "arm2")),
    "effect": _number("g"),
    "variance": lambda row: _read(row, "g_se") ** 2,
}
_RESPONSE: dict[str, Reader] = {
    "study": _words("study"),
    "label": _words("study_es"),
    "year": _whole("year"),
    "disorder": _words("disorder"),
    "therapy": _words("therapy"),
    "low_bias": lambda row: row["rob"] == "low",
    "improved": _whole("improved_ig"),
    "people": _whole("n_ig"),
    "control_improved": _whole("improved_cg"),
    "control_people": _whole("n_cg"),
    "log_ratio": _number("logrr"),
    "log_ratio_variance": lambda row: _read(row, "se_logrr") ** 2,
}
_ROUTINE: dict[str, Reader] = {
    "year": _words("year"),
    "problem": _words("problem"),
    "therapy": _words("therapy"),
    "finished": _number_or_nan("finished_course"),
    "courses": _number_or_nan("courses"),
    "not_caseness": _number_or_nan("not_caseness"),
    "recovered": _number_or_nan("recovery_n"),
    "start": _number_or_nan("phq_mean_start"),
    "end": _number_or_nan("phq_mean_end"),
    "sd_start": _number_or_nan("phq_sd_start"),
}
_ROUTINE_YEAR: dict[str, Reader] = {
    "year": _words("year"),
    "finished": _number("finished_course_treatment_n"),
    "not_caseness": _number("not_at_caseness_n"),
    "recovered": _number("recovery_n"),
    "reliably_recovered": _number("reliable_recovery_n"),
    "improved": _number("improvement_n"),
    "deteriorated": _number("deterioration_n"),
}


def _read_all(
    kind: Callable[..., R], rows: Iterable[Row], readers: dict[str, Reader]
) -> tuple[R, ...]:
    return tuple(kind(**{name: read(row) for name, read in readers.items()}) for row in rows)


@cache
def load_effects() -> tuple[Effect, ...]:
    """Return the effects of ``metapsy_psyctr``, in the order of the file."""
    return _read_all(Effect, load_rows("metapsy_psyctr", "effects.csv"), _EFFECT)


@cache
def load_responses(disorder: str | None = "Depression") -> tuple[Response, ...]:
    """Return the comparisons of ``metapsy_response`` for one disorder; None is all eight.

    Parameters
    ----------
    disorder : str or None
        As the database writes it.

    Raises
    ------
    ContentError
        If the disorder is not in the data; the message lists those that are.
    """
    rows = load_rows("metapsy_response", "response.csv")
    known = sorted({row["disorder"] for row in rows})
    if disorder is not None and disorder not in known:
        raise ContentError(f"No trials on '{disorder}'. There are trials on {', '.join(known)}.")
    fitting = [row for row in rows if disorder in (None, row["disorder"])]
    return _read_all(Response, fitting, _RESPONSE)


@cache
def load_visits() -> Visits:
    """Return the trial in which people left early, a row a person in the order of the file."""
    rows = load_rows("duloxetine_hamd17", "visits.csv")
    first = list({row["patient"]: row for row in reversed(rows)}.values())[::-1]
    people = {row["patient"]: number for number, row in enumerate(first)}
    weeks = tuple(sorted({int(_read(row, "week")) for row in rows}))
    changes = np.full((len(people), len(weeks)), np.nan)
    for row in rows:
        changes[people[row["patient"]], weeks.index(int(row["week"]))] = _read(row, "change")
    return Visits(
        weeks=weeks,
        changes=changes,
        treated=np.array([row["arm"] == "drug" for row in first]),
        baseline=np.array([_read(row, "hamd17_baseline") for row in first]),
    )


@cache
def load_survey() -> Survey:
    """Return the adults of the survey, in the order of the file."""
    rows = load_rows("nhanes_phq9", "adults_2013_2016.csv")

    def numbers(column: str) -> np.ndarray:
        return np.array([_read_or_nan(row, column) for row in rows])

    def words(column: str) -> np.ndarray:
        return np.array([row[column] for row in rows])

    return Survey(
        items=np.column_stack([numbers(item) for item in PHQ_ITEMS]),
        total=numbers("phq9_total"),
        weight=numbers("weight_4yr"),
        stratum=words("stratum"),
        cluster=words("psu"),
        age=numbers("age"),
        poverty_ratio=numbers("income_poverty_ratio"),
        difficulty=numbers("difficulty"),
        sex=words("sex"),
        ethnicity=words("ethnicity"),
    )


@cache
def load_routine() -> tuple[Routine, ...]:
    """Return routine care by year, problem and therapy."""
    rows = load_rows("nhs_talking_therapies", "england_by_therapy.csv")
    return _read_all(Routine, rows, _ROUTINE)


@cache
def load_routine_years() -> tuple[RoutineYear, ...]:
    """Return routine care in England by year, earliest first."""
    rows = load_rows("nhs_talking_therapies", "england_totals.csv")
    return _read_all(RoutineYear, rows, _ROUTINE_YEAR)
