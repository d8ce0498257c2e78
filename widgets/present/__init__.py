"""The presenter's view: two windows, one run-sheet, and a rehearsal. Knows no model or figure."""
