"""What the server says when it cannot do what it was asked, and how it builds a page."""

import io
import re
import socket
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from browser.served import PAGES, ROOT
from serve.test_serve_privacy import ask

from widgets import cache
from widgets.content import load_crisis_lines, load_strings
from widgets.door import handlers as door
from widgets.pack.page import write_form
from widgets.room import address
from widgets.serve import shell, twin
from widgets.serve.app import SideBySide
from widgets.serve.contents import TopicPart, write_parts
from widgets.serve.port import StartError, name_addresses
from widgets.serve.shell import Shell, quote_css

SERVE = Path(twin.__file__).parent
PAGE = PAGES / "mixed.ipynb"


def start(*options: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "widgets.serve", "--no-browser", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_a_taken_port_gets_a_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = start(f"--port={port}", str(PAGES / "mixed.ipynb"))
    assert done.returncode == 1
    assert f"Port {port} is in use" in done.stderr and f"--port {port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_notebook_gets_a_sentence():
    done = start("no-such.ipynb")
    assert done.returncode == 1
    assert "There is no notebook at no-such.ipynb." in done.stderr
    assert "Traceback" not in done.stderr


def test_who_asked_for_no_notebook_is_not_told_that_it_is_missing(monkeypatch):
    def lack(self, argv):
        raise ValueError("No template sub-directory with name 'lab' found")

    monkeypatch.setattr("voila.app.Voila.initialize", lack)
    with pytest.raises(StartError, match="not installed whole: No template"):
        SideBySide().initialize([])


@pytest.mark.parametrize("ip", ["", "0.0.0.0", "::"])
def test_a_server_for_all_is_named_by_numbers_that_a_phone_can_find(ip, monkeypatch):
    monkeypatch.setattr(address, "read_interfaces", lambda: {"wlan0": ["10.42.0.1"]})
    monkeypatch.setattr(address, "find_way_out", lambda: None)
    here, *others = name_addresses(ip, 8866, "/")
    assert here == "http://127.0.0.1:8866", "a room opened there names the network's address"
    assert others == ["http://10.42.0.1:8866"]
    monkeypatch.setattr(address, "read_interfaces", dict)
    assert name_addresses(ip, 8866, "/app/") == ["http://127.0.0.1:8866/app"]


def test_a_server_for_one_address_is_named_by_it():
    assert name_addresses("127.0.0.1", 8866, "/") == ["http://127.0.0.1:8866"]
    assert name_addresses("::1", 8866, "/") == ["http://[::1]:8866"]


def test_a_missing_page_and_an_error_have_words_and_the_crisis_line(server):
    status, _, html = ask(server.url + "no-such-page")
    assert status == 404 and "This page is not here" in html and "tel:988" in html
    broken = Shell("en", "us", "/", PAGE, "").error(500)
    assert "Something went wrong on our side" in broken and "tel:988" in broken


def test_each_word_of_the_frame_is_used_and_each_used_word_exists(monkeypatch):
    seen = set()

    class Asked(dict):
        def __getitem__(self, key):
            seen.add(key)
            return super().__getitem__(key)

    words = Asked(load_strings("en", "serve"))
    monkeypatch.setattr(shell, "load_strings", lambda lang, topic: words)
    frame = Shell("en", "us", "/", PAGE, "")
    frame.full()
    Shell("en", "us", "/", PAGE, "", "ask", ["es"])
    Shell("es", "us", "/", PAGE, "", "ask", ["en"])
    pages = frame.error(404) + frame.error(500)
    write_parts([], [TopicPart("a", "A"), TopicPart("b", "B")], words)
    assert set(words) == seen
    holes = set(re.findall(r"\{\w+\}", pages.replace("@page", "")))
    assert holes == {"{requests}", "{cookies}", "{storage}"}  # the browser fills these


def test_each_contact_of_the_local_pack_stands_in_bar_footer_and_paper():
    html = Shell("en", "us", "/", PAGE, "").opening.decode()
    for contact in load_crisis_lines("us"):
        assert f'href="{contact.tel}"' in html
        assert contact.note.replace("&", "&amp;") in html
    paper = html.split("@bottom-center")[1].split("</style>")[0]
    assert "988" in paper and "911" in paper


def test_a_local_pack_cannot_break_out_of_the_style_sheet():
    assert "</style" not in quote_css('"; } </style><script>')
    assert quote_css('a "b"') == r'"a \22 b\22 "'


def write_notebook(path: Path, *cells) -> Path:
    nbformat.write(nbformat.v4.new_notebook(cells=list(cells)), path)
    return path


def test_a_twin_has_words_tables_and_pages_and_a_place_for_the_rest(tmp_path):
    code = nbformat.v4.new_code_cell
    path = write_notebook(
        tmp_path / "page.ipynb",
        nbformat.v4.new_markdown_cell("# Title\n\n<b>no html</b>\n\n| a |\n| - |\n| b |"),
        code("from IPython.display import HTML\nHTML('<i>shown</i>')"),
        code("import ipywidgets as ipw\nipw.IntText()"),
        code("print('not shown')"),
        code("1 / 0"),
    )
    html = twin.build_twin(path)
    assert "<h1>Title</h1>" in html and "&lt;b&gt;no html" in html and "<th>a</th>" in html
    assert "<i>shown</i>" in html and "not shown" not in html
    assert 'data-cell="2"' in html and 'data-cell="4"' in html
    assert "Traceback" not in html and "ZeroDivision" not in html
    assert twin.read_title(path) == "Title"


def test_a_twin_is_built_once_and_again_when_the_notebook_changes(tmp_path, monkeypatch):
    monkeypatch.setenv("SIDE_BY_SIDE_CACHE", str(tmp_path / "cache"))
    path = write_notebook(tmp_path / "page.ipynb", nbformat.v4.new_markdown_cell("One"))
    told = io.StringIO()
    for _ in range(2):
        assert "One" in twin.load_twin(path, tell=told.write)
    assert told.getvalue().count("Building the page of page.ipynb") == 1
    assert cache.read(twin.name_twin(path))
    write_notebook(path, nbformat.v4.new_markdown_cell("Two"))
    assert "Two" in twin.load_twin(path, tell=told.write)
    assert told.getvalue().count("Building") == 2


@pytest.mark.parametrize("path", sorted(SERVE.rglob("*.js")) + sorted(SERVE.rglob("*.j2")), ids=str)
def test_no_file_of_the_frame_names_another_host(path):
    text = path.read_text(encoding="utf-8")
    assert "http://" not in text and "https://" not in text


@pytest.mark.parametrize(
    ("lang", "other", "name"), [("en", "es", "Español"), ("es", "en", "English")]
)
def test_pages_for_facilitators_lead_to_themselves_in_the_other_language(lang, other, name):
    frame = Shell(lang, "us", "/app/", PAGE, "", "ask", [other])
    form = write_form(frame, "oregon")
    assert f'href="/app/pack?from=oregon&amp;lang={other}" lang="{other}"' in form
    word = door._fill(
        frame, lang, load_strings(lang, "door"), to=f"room/abc?lang={lang}&x=1", problem=""
    )
    assert f'href="/app/room/abc?x=1&amp;lang={other}" lang="{other}"' in word
    for page in (form, word):
        assert f">{name}</a>" in page
        assert ("sbs-draft" in page) == frame.common["draft"] == (lang == "es")
