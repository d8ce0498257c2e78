"""The data of ``content/data`` as typed rows and arrays. No sums are done here."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from widgets.content import ContentError, load_rows

from .effects import Effect

PHQ_ITEMS = tuple(f"item{number}" for number in range(1, 10))


@dataclass(frozen=True)
class Response:
    """One comparison of ``metapsy_response``: who improved by half or more.

    Attributes
    ----------
    study, label : str
        The trial, and the comparison in it.
    year : int
    disorder, therapy : str
        As the database writes them.
    low_bias : bool
    improved, people, control_improved, control_people : int
        Persons.
    log_ratio, log_ratio_variance : float
        Log risk ratio as its authors made it, half a person added in every study.
    """

    study: str
    label: str
    year: int
    disorder: str
    therapy: str
    low_bias: bool
    improved: int
    people: int
    control_improved: int
    control_people: int
    log_ratio: float
    log_ratio_variance: float


@dataclass(frozen=True)
class Visits:
    """The trial of ``duloxetine_hamd17``; one row a person, one column a visit.

    Attributes
    ----------
    weeks : tuple of int
    changes : ndarray of float, shape (n, visits)
        Hamilton points since baseline; ``nan`` where a person was not seen.
    treated : ndarray of bool, shape (n,)
    baseline : ndarray of float, shape (n,)
        Hamilton points, 0 to 52.
    """

    weeks: tuple[int, ...]
    changes: np.ndarray
    treated: np.ndarray
    baseline: np.ndarray


@dataclass(frozen=True)
class Survey:
    """Adults of ``nhanes_phq9``; n people.

    Attributes
    ----------
    items : ndarray of float, shape (n, 9)
        Points of the PHQ-9, 0 to 3; ``nan`` if not answered.
    total : ndarray of float, shape (n,)
        0 to 27; ``nan`` unless all nine are answered.
    weight : ndarray of float, shape (n,)
        Adults each person stands for.
    stratum, cluster : ndarray of str, shape (n,)
    age : ndarray of float, shape (n,)
        Years; 80 is 80 or more.
    poverty_ratio : ndarray of float, shape (n,)
        Income over the poverty line; 5 is 5 or more; ``nan`` if not known.
    difficulty : ndarray of float, shape (n,)
        0 (none) to 3; ``nan`` if not asked.
    sex, ethnicity : ndarray of str, shape (n,)
    """

    items: np.ndarray
    total: np.ndarray
    weight: np.ndarray
    stratum: np.ndarray
    cluster: np.ndarray
    age: np.ndarray
    poverty_ratio: np.ndarray
    difficulty: np.ndarray
    sex: np.ndarray
    ethnicity: np.ndarray


@dataclass(frozen=True)
class Routine:
    """One therapy for one problem in one year of ``nhs_talking_therapies``: no control group.

    Attributes
    ----------
    year, problem, therapy : str
    finished, courses, not_caseness, recovered : float
        Finished courses; those with paired scores; below the cut-offs at the start; recovered.
    start, end, sd_start : float
        PHQ-9 points, 0 to 27; ``nan`` if not reported.
    """

    year: str
    problem: str
    therapy: str
    finished: float
    courses: float
    not_caseness: float
    recovered: float
    start: float
    end: float
    sd_start: float


@dataclass(frozen=True)
class RoutineYear:
    """England in one year of ``nhs_talking_therapies``; persons."""

    year: str
    finished: float
    not_caseness: float
    recovered: float
    reliably_recovered: float
    improved: float
    deteriorated: float


@cache
def load_effects() -> tuple[Effect, ...]:
    """Return the effects of ``metapsy_psyctr``, in the order of the file."""
    return tuple(_read_effect(row) for row in load_rows("metapsy_psyctr", "effects.csv"))


@cache
def load_references() -> dict[str, str]:
    """Return the full reference of each trial of both databases, by study."""
    psyctr = load_rows("metapsy_psyctr", "references.csv")
    response = load_rows("metapsy_response", "references.csv")
    return {row["study"]: row["reference"] for row in response} | {
        row["study"]: row["full_ref"] for row in psyctr
    }


@cache
def load_responses(disorder: str | None = "Depression") -> tuple[Response, ...]:
    """Return the comparisons of ``metapsy_response`` for one disorder; None is all eight.

    Raises
    ------
    ContentError
        If the disorder is not in the data; the message lists those that are.
    """
    rows = load_rows("metapsy_response", "response.csv")
    known = sorted({row["disorder"] for row in rows})
    if disorder is not None and disorder not in known:
        raise ContentError(f"No trials on '{disorder}'. There are trials on {', '.join(known)}.")
    return tuple(
        Response(
            study=row["study"],
            label=row["study_es"],
            year=int(_read(row, "year")),
            disorder=row["disorder"],
            therapy=row["therapy"],
            low_bias=row["rob"] == "low",
            improved=int(_read(row, "improved_ig")),
            people=int(_read(row, "n_ig")),
            control_improved=int(_read(row, "improved_cg")),
            control_people=int(_read(row, "n_cg")),
            log_ratio=_read(row, "logrr"),
            log_ratio_variance=_read(row, "se_logrr") ** 2,
        )
        for row in rows
        if disorder in (None, row["disorder"])
    )


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
    return tuple(
        Routine(
            year=row["year"],
            problem=row["problem"],
            therapy=row["therapy"],
            finished=_read_or_nan(row, "finished_course"),
            courses=_read_or_nan(row, "courses"),
            not_caseness=_read_or_nan(row, "not_caseness"),
            recovered=_read_or_nan(row, "recovery_n"),
            start=_read_or_nan(row, "phq_mean_start"),
            end=_read_or_nan(row, "phq_mean_end"),
            sd_start=_read_or_nan(row, "phq_sd_start"),
        )
        for row in load_rows("nhs_talking_therapies", "england_by_therapy.csv")
    )


@cache
def load_routine_years() -> tuple[RoutineYear, ...]:
    """Return routine care in England by year, earliest first."""
    return tuple(
        RoutineYear(
            year=row["year"],
            finished=_read(row, "finished_course_treatment_n"),
            not_caseness=_read(row, "not_at_caseness_n"),
            recovered=_read(row, "recovery_n"),
            reliably_recovered=_read(row, "reliable_recovery_n"),
            improved=_read(row, "improvement_n"),
            deteriorated=_read(row, "deterioration_n"),
        )
        for row in load_rows("nhs_talking_therapies", "england_totals.csv")
    )


def _read_effect(row: Mapping[str, str]) -> Effect:
    return Effect(
        study=row["study"],
        therapy=row["condition_arm1"],
        control=row["condition_arm2"],
        arms=(row["multi_arm1"], row["multi_arm2"]),
        year=int(_read(row, "year")),
        format=row["format"],
        bias=int(_read(row, "rob")),
        country=row["country"],
        instrument=row["instrument"],
        rating=row["rating"],
        people=sum(_count_people(row, arm) for arm in ("arm1", "arm2")),
        effect=_read(row, "g"),
        variance=_read(row, "g_se") ** 2,
    )


def _count_people(row: Mapping[str, str], arm: str) -> int:
    """Persons behind an effect, or those randomised; 0 if the database has neither."""
    names = ("n", "n_change", "totaln", "rand")
    return next((int(_read(row, f"{name}_{arm}")) for name in names if row[f"{name}_{arm}"]), 0)


def _read(row: Mapping[str, str], column: str) -> float:
    try:
        return float(row[column])
    except KeyError:
        raise ContentError(f"The column '{column}' is missing from the data.") from None
    except ValueError:
        raise ContentError(f"'{column}' must be a number, and is '{row[column]}'.") from None


def _read_or_nan(row: Mapping[str, str], column: str) -> float:
    return _read(row, column) if row.get(column, "?") != "" else float("nan")
