"""Who does what: nine professions, thirteen needs, and who can help with which."""

from widgets.roles.widget import page

__all__ = ["page"]
