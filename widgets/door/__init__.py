"""Keeps pages for facilitators shut for phones in the room. Knows no run-sheet and no pack."""
