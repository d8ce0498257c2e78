"""Our accessible controls: native HTML that works by keyboard, in print and without a kernel."""

from widgets.controls.choice import Choice
from widgets.controls.panels import Panels
from widgets.controls.sheet import Dimension, Part, Sheet
from widgets.controls.steps import Steps

__all__ = ["Choice", "Dimension", "Panels", "Part", "Sheet", "Steps"]
