"""Inside the room: five visits minute by minute, two at a time, and a sheet to take along."""

from widgets.visits.widget import page

__all__ = ["page"]
