"""Plans of care over one year: what runs when. Imports the standard library only."""

from dataclasses import dataclass

WEEKS = 52
NEVER = WEEKS + 1
COURSE_WEEKS = 24  # chosen: a therapy course of about 16 sessions
TREATMENTS = ("medication", "therapy")
SUPPORTS = ("waiting", "usual")


def _check_week(name: str, value: object, low: int, high: int) -> None:
    """Refuse anything that is not a whole week from ``low`` to ``high``."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{name} must be a whole number of weeks, got {value!r}")
    if not low <= value <= high:
        raise ValueError(f"{name} must lie in {low} to {high} weeks, got {value}")


def _check_choice(name: str, value: object, choices: tuple[str, ...]) -> None:
    """Refuse a word that is not on the list."""
    if value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(choices)}, got {value!r}")


@dataclass(frozen=True)
class Window:
    """Weeks in which a treatment runs, from ``start`` up to ``stop``.

    Parameters
    ----------
    start : int
        First week, 0 to 51.
    stop : int
        Week in which it ends, ``start + 1`` to 52. A stop at 52 means it is still running when
        the year ends, so nobody counts as having stopped.

    Raises
    ------
    ValueError
        If a week is not whole or lies outside these bounds.
    """

    start: int
    stop: int

    def __post_init__(self) -> None:
        _check_week("start", self.start, 0, WEEKS - 1)
        _check_week("stop", self.stop, self.start + 1, WEEKS)


@dataclass(frozen=True)
class Add:
    """A treatment that is added for everyone without a response at ``by_week``.

    Parameters
    ----------
    what : str
        ``"medication"`` (then kept to the end of the year) or ``"therapy"`` (one course).
    by_week : int
        Week of the decision, 1 to 51.

    Raises
    ------
    ValueError
        If the treatment is unknown or the week lies outside these bounds.
    """

    what: str
    by_week: int

    def __post_init__(self) -> None:
        _check_choice("add what", self.what, TREATMENTS)
        _check_week("add by_week", self.by_week, 1, WEEKS - 1)

    @property
    def window(self) -> Window:
        """Weeks in which the added treatment runs."""
        length = COURSE_WEEKS if self.what == "therapy" else WEEKS
        return Window(self.by_week, min(self.by_week + length, WEEKS))


@dataclass(frozen=True)
class Plan:
    """One order of care over 52 weeks.

    Parameters
    ----------
    key : str
        Name used in content.
    medication, therapy : Window or None
        When each runs as planned.
    add : Add or None
        What is added when there is no response.
    care_team : bool
        Collaborative care: a care manager and a psychiatric consultant in primary care.
    support : str
        What people have besides: ``"waiting"`` or ``"usual"`` care.

    Raises
    ------
    ValueError
        If a field has the wrong kind, or ``add`` names a treatment the plan already holds.
    """

    key: str
    medication: Window | None
    therapy: Window | None
    add: Add | None = None
    care_team: bool = False
    support: str = "waiting"

    def __post_init__(self) -> None:
        if not isinstance(self.key, str) or not self.key:
            raise ValueError(f"key must be a word, got {self.key!r}")
        for name in TREATMENTS:
            self._check_window(name)
        if not isinstance(self.care_team, bool):
            raise ValueError(f"care_team must be true or false, got {self.care_team!r}")
        _check_choice("support", self.support, SUPPORTS)
        self._check_add()

    def _check_window(self, name: str) -> None:
        value = getattr(self, name)
        if value is not None and not isinstance(value, Window):
            raise ValueError(f"{name} must be a window of weeks or none, got {value!r}")

    def _check_add(self) -> None:
        if self.add is None:
            return
        if not isinstance(self.add, Add):
            raise ValueError(f"add must name a treatment and a week or be none, got {self.add!r}")
        planned = getattr(self, self.add.what)
        if planned is not None:
            raise ValueError(
                f"add what must be a treatment the plan does not hold, got {self.add.what!r}, "
                f"which runs from week {planned.start} to {planned.stop}"
            )


_YEAR = Window(0, WEEKS)
_COURSE = Window(0, COURSE_WEEKS)

PLANS: dict[str, Plan] = {
    plan.key: plan
    for plan in (
        Plan("untreated", None, None),
        Plan("usual_care", None, None, support="usual"),
        Plan("medication", _YEAR, None),
        Plan("therapy", None, _COURSE),
        Plan("both", _YEAR, _COURSE),
        Plan("medicine_first", _YEAR, Window(8, 8 + COURSE_WEEKS)),
        Plan("therapy_first", None, _COURSE, add=Add("medication", 12)),
        Plan("care_team", None, None, care_team=True, support="usual"),
        Plan("wait", None, None, add=Add("therapy", 12)),
    )
}
