"""The forest explorer: a reader chooses real trials; they are put together and told plainly."""

from widgets.forest.widget import explorer, page

__all__ = ["explorer", "page"]
