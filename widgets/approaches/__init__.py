"""One sentence, three rooms: CBT, DBT and psychodynamic therapy on the same questions."""

from widgets.approaches.widget import page

__all__ = ["page"]
