"""Shared by all tests: helpers can be imported, built pages are kept apart from a reader's."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
