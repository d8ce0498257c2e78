"""The wheel: everything the app needs is in it, and it works where there is no checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

ROOT = Path(__file__).parent.parent
PLACES = {"widgets": "widgets", "content": "widgets/_content", "notebooks": "widgets/_notebooks"}
MADE = {"__pycache__", ".ipynb_checkpoints"}  # what running leaves behind
ASK = """
from widgets import cache, content
print(*(cache.root(name) for name in ("content", "notebooks")), sep="\\n")
print(*content.load_languages())
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return folder / build_wheel(str(folder))


def test_the_wheel_holds_every_file_of_the_package_the_content_and_the_notebooks(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    for place, packed in PLACES.items():
        files = [path for path in (ROOT / place).rglob("*") if path.is_file()]
        wanted = {
            f"{packed}/{path.relative_to(ROOT / place).as_posix()}"
            for path in files
            if not MADE & set(path.parts)
        }
        assert len(wanted) > 20 and not wanted - inside, f"{place} is not whole"


def test_an_unpacked_wheel_finds_its_own_words_and_notebooks(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    said = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=tmp_path.parent,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    package = tmp_path / "widgets"
    assert said == [str(package / "_content"), str(package / "_notebooks"), "en es"]
