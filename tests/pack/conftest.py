"""A pack in a file of its own, outside of ``content/``."""

import pytest
from pack.toy import TEXT

from widgets import cache


@pytest.fixture
def clinic(tmp_path, monkeypatch):
    """Write the toy pack; what a test chooses is forgotten after it."""
    monkeypatch.setenv(cache.PACK, "")
    path = tmp_path / "harbor-clinic.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path
