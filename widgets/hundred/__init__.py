"""A hundred people: outcomes and harms by path, severity and time, and a sandbox of assumptions."""

from widgets.hundred.widget import page, sandbox

__all__ = ["page", "sandbox"]
