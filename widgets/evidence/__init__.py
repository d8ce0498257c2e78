"""How do we know? The ledger of findings, the source row by row, and the model put to the test."""

from widgets.evidence.widget import page

__all__ = ["page"]
