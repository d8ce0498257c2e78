"""A year of care: who acts, who knows what, in five orders, talking to each other or not."""

from widgets.journey.widget import page

__all__ = ["page"]
