"""A car with two faults, fixed in four ways, and the same car broken on purpose."""

from widgets.car.widget import page

__all__ = ["page"]
