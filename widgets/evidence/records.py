"""What one row, or one table, of ``content/data`` holds. Imports numpy; reads no files."""

from dataclasses import dataclass

import numpy as np


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
