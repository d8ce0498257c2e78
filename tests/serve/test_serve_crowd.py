"""A whole room opens the link at once."""

import gzip
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from browser.served import Served

READERS = 30


@pytest.fixture(scope="module")
def app():
    served = Served("notebooks/app.ipynb", "--max-kernels=1")
    yield served
    served.stop()


def read(address: str, **headers: str) -> tuple[int, dict, bytes]:
    request = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.status, dict(answer.headers), answer.read()


def test_thirty_readers_at_once_all_get_the_whole_page_and_no_kernel(app):
    with ThreadPoolExecutor(READERS) as room:
        answers = list(room.map(read, [app.url] * READERS))
    for status, _, page in answers:
        assert status == 200
        assert page.endswith(b"</body>\n</html>\n") and page == answers[0][2]
    assert app.list_kernels() == []


def test_a_packed_page_is_the_same_page(app):
    _, headers, packed = read(app.url, **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert "Accept-Language" in headers["Vary"]
    assert gzip.decompress(packed) == read(app.url)[2]
    assert len(packed) < 600_000
