"""Do you have to choose? A bet, what depression is, and a quiz that comes again at the end."""

from widgets.start.widget import again, page

__all__ = ["again", "page"]
