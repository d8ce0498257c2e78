"""Where to begin: three doors into care, help right now, local contacts, and a plan to print."""

from widgets.next.widget import page

__all__ = ["page"]
