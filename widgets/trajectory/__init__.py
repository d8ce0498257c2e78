"""The shared cohort model: plans, parameters, simulation and outcomes. Numbers only."""

from .model import Result, simulate
from .outcomes import Shares, calc_relapse_risk, calc_shares
from .params import Params
from .plan import PLANS, WEEKS, Add, Plan, Window

__all__ = [
    "PLANS",
    "WEEKS",
    "Add",
    "Params",
    "Plan",
    "Result",
    "Shares",
    "Window",
    "calc_relapse_risk",
    "calc_shares",
    "simulate",
]
