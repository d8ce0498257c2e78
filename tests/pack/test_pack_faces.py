"""Change the clinic and the numbers, build again: every screen and every sheet has changed."""

import json
import os
import re
import subprocess
import sys
from datetime import date

import pytest
from browser.served import PAGES, ROOT
from pack.toy import NUMBER, OTHER, TEXT

from widgets import cache, content
from widgets.next.packs import find_own
from widgets.next.panel import build_page as build_next
from widgets.next.panel import make_sheet
from widgets.pack.choose import start_with
from widgets.pack.page import list_offers, write_form
from widgets.room.words import ask_questions, gather_words
from widgets.serve.shell import Shell
from widgets.workshop.cards import list_cards
from widgets.workshop.sheets import list_sheets

DAY = date(2026, 11, 23)
US = "988"


@pytest.fixture
def harbor(clinic):
    """The toy pack, chosen as a server or a build would do it."""
    start_with(str(clinic))
    return clinic


@pytest.fixture
def shell(harbor):
    """The frame of a server with this pack."""
    return Shell("en", cache.pack(), "/", PAGES / "mixed.ipynb", "<p>Words.</p>")


def test_bar_footer_and_printed_page_have_the_new_number(shell):
    for html in (shell.opening.decode(), shell.reading.decode(), shell.full(), shell.error(404)):
        bar, rest = html.split("</aside>", 1)
        assert '<a href="tel:+15035550100"' in bar and f"Call {NUMBER}" in bar
        assert f"<dt>Harbor line: {NUMBER}</dt>" in rest
        assert f'@bottom-center {{ content: "Harbor line: Call {NUMBER}.' in bar
        assert US not in html


@pytest.mark.parametrize("topic", ["visits", "approaches"])
def test_the_sheets_have_the_new_number_at_their_foot(topic, harbor):
    build = __import__(f"widgets.{topic}.panel", fromlist=["build_page"]).build_page
    feet = re.findall(r'<div class="sbs-foot">(.*?)</div>', build("en")[0])
    assert feet and all(NUMBER in foot and US not in foot for foot in feet)


def test_the_page_where_to_begin_starts_at_the_new_place(harbor):
    html, panels = build_next("en", today=DAY)
    assert panels["start"]["pack"] == find_own() == "harbor-clinic"
    packs = next(dim for dim in panels["dims"] if dim["key"] == "pack")
    assert packs["labels"] == ["Harbor County", "All of the US", "Oregon", "Washington"]
    assert "Contacts: Harbor County" in html and OTHER in html
    (plan,) = re.findall(r'<div class="sbs-foot">(.*?)</div>', html)
    assert NUMBER in plan and US not in plan


def test_help_right_now_on_that_page_dials_the_new_number(harbor):
    sheet, _ = make_sheet("en", DAY)
    assert 'href="tel:+15035550100"' in sheet.panel({**sheet.start, "do": "now"})["do.lines"]


def test_an_old_date_is_said_on_the_page(clinic):
    clinic.write_text(TEXT.replace("2026-11-20", "2026-01-05"), encoding="utf-8")
    start_with(str(clinic), lambda line: None)
    html, _ = build_next("en", today=DAY)
    assert html.count("more than six months ago, on 2026-01-05") == 2


def test_a_listed_pack_keeps_its_name_and_its_place(monkeypatch):
    monkeypatch.setenv(cache.PACK, "oregon")
    sheet, _ = make_sheet("en", DAY)
    assert sheet.start["pack"] == "oregon"
    assert sheet.dimensions[1].values == ("us", "oregon", "washington")


def test_run_sheets_and_cards_of_a_workshop_have_the_new_number(harbor):
    words = str([*list_sheets(), *list_cards()])
    assert NUMBER in words and not re.search(r"\b988\b", words)


def test_a_room_has_the_new_number(harbor):
    assert gather_words("en", cache.pack())["contacts"][0].number == NUMBER
    assert not re.search(r"\b988\b", str(ask_questions("en", cache.pack())))


def test_what_is_built_with_one_pack_is_not_shown_with_another(tmp_path, monkeypatch, clinic):
    monkeypatch.setenv("SIDE_BY_SIDE_CACHE", str(tmp_path / "built"))
    cache.write("page", "of the US")
    start_with(str(clinic))
    assert cache.read("page") is None
    cache.write("page", "of the county")
    clinic.write_text(TEXT.replace("Harbor County", "Cove County"), encoding="utf-8")
    assert cache.read("page") is None, "the file has changed"
    monkeypatch.setenv(cache.PACK, "us")
    assert cache.read("page") == "of the US"


def test_the_form_is_filled_from_the_servers_pack_and_offers_the_others(shell):
    html = write_form(shell)
    assert 'value="Harbor County"' in html and 'value="+15035550100"' in html
    assert next(iter(list_offers())) == "harbor-clinic"
    form = html.split("<main", 1)[1]
    assert 'href="?from=oregon"' in form and "<form" not in form and " name=" not in form
    assert 'value="+15035550100"' not in write_form(shell, "us")


def test_the_form_reads_no_file_that_it_does_not_offer(shell):
    assert write_form(shell, "../../etc/passwd") == write_form(shell)


def test_the_form_says_why_a_pack_cannot_be_shown(shell, harbor):
    harbor.write_text("place = “Harbor”", encoding="utf-8")
    said = (
        "This pack cannot be put into the form. harbor-clinic.toml cannot be read. Look at line 1:"
    )
    html = write_form(shell)
    assert said in html and "The quotes must be straight" in html


def test_a_server_with_a_pack_has_it_on_each_face(clinic, tmp_path):
    notebook = tmp_path / "small.ipynb"
    cells = [
        {
            "cell_type": "code",
            "id": "a",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": "from widgets import next as begin, visits\nbegin.page()",
        },
    ]
    meta = {"kernelspec": {"name": "python3", "display_name": "P", "language": "python"}}
    book = {"cells": cells, "metadata": {**meta, "title": "T"}, "nbformat": 4, "nbformat_minor": 5}
    notebook.write_text(json.dumps(book))
    code = (
        "import sys; from pathlib import Path; from widgets.pack.choose import start_with;"
        "from widgets.serve.twin import load_twin; from widgets.serve.shell import Shell;"
        "pack = start_with(sys.argv[2]); path = Path(sys.argv[1]);"
        "print(Shell('en', pack, '/', path, load_twin(path)).reading.decode())"
    )
    env = {**os.environ, "SIDE_BY_SIDE_CACHE": str(tmp_path / "built")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(notebook), os.path.relpath(clinic, ROOT)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    shown = re.sub(r'<script type="application/json".*?</script>', "", done.stdout, flags=re.S)
    assert shown.count(NUMBER) > 3 and "Contacts: Harbor County" in shown
    assert not re.search(r"\b988\b", shown)


def test_the_words_of_the_form_are_all_used():
    import widgets.pack as package

    folder = os.path.dirname(package.__file__)
    sources = [*_read_all(folder), *_read_all(str(ROOT / "widgets" / "serve" / "static"))]
    text = "\n".join(sources)
    for key in content.load_strings("en", "pack"):
        head, _, tail = key.partition(".")
        parts = [f'"{key}"', f'"{head}." ~', f"`{head}.$", f'".{tail}"', f'f"{head}.{{']
        assert any(part in text for part in parts), key


def _read_all(folder: str) -> list[str]:
    return [
        open(os.path.join(base, name), encoding="utf-8").read()
        for base, _, names in os.walk(folder)
        for name in names
        if name.endswith((".py", ".js", ".j2"))
    ]
