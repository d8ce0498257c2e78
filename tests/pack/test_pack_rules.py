"""What is said about a pack, and what a server refuses."""

import re
import subprocess
import sys
import tomllib
from datetime import date

import pytest
from pack.toy import CASES, TEXT, TODAY, make_contact

from widgets import cache, content
from widgets.languages import FIRST
from widgets.pack.__main__ import main
from widgets.pack.choose import check_pack, list_packs, start_with
from widgets.pack.rules import list_troubles
from widgets.pack.words import TOPIC, write_trouble
from widgets.words import Writer


@pytest.mark.parametrize("name", CASES)
def test_each_fault_is_found_and_no_other(name):
    raw, codes = CASES[name]
    assert [trouble.code for trouble in list_troubles(raw, TODAY)] == codes


@pytest.mark.parametrize("name", CASES)
def test_every_fault_has_a_sentence_without_holes(name):
    for trouble in list_troubles(CASES[name][0], TODAY):
        said = write_trouble(Writer(FIRST, TOPIC), trouble)
        assert said.endswith((".", "https://")) and not re.search(r"[{}]|“”", said), said


def test_the_sentence_says_which_contact_and_what_to_do():
    raw = {"crisis": [make_contact(), make_contact(label="Night line", checked="2025-01-01")]}
    (trouble,) = list_troubles(raw, TODAY, named=True)
    said = write_trouble(Writer(FIRST, TOPIC), trouble)
    assert said.startswith("Help line 2 (Night line): checked on 2025-01-01, more than six months")
    assert "Try it, then write the new date." in said


@pytest.mark.parametrize("name", ["us", "oregon", "washington", "blank"])
def test_the_packs_that_ship_can_be_used(name):
    assert check_pack(name, date.today()).stops == ()
    assert name in list_packs()


@pytest.mark.parametrize("name", ["oregon", "washington"])
def test_the_example_packs_list_each_contact_as_one_to_try_before_use(name):
    weak = "\n".join(check_pack(name, date.today()).weak)
    labels = [row["label"] for row in content.read_pack(name)["contacts"]]
    assert all(f"({label}): read on a page on " in weak for label in labels)
    assert weak.count("not tried yet. Call or text it.") == len(labels)


def test_only_what_is_weak_lets_a_server_start(clinic):
    lines = []
    clinic.write_text(TEXT.replace("2026-11-20", "2025-11-20"), encoding="utf-8")
    kept = start_with(str(clinic), lines.append)
    assert kept == cache.pack() == str(clinic.resolve())
    assert lines and "2 to look at" in lines[0] and "python -m widgets.pack" in lines[0]


def test_a_good_pack_is_used_without_a_word(clinic):
    lines = []
    start_with(str(clinic), lines.append)
    assert lines == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[crisis]]", "[[contacts]]", "There is no help line."),
        ("tel:+15035550100", "tel:HELP", "a phone cannot dial “tel:HELP”"),
        ('"503 555 0100"', "988", "must be words in quotes"),
        ("number =", "phone =", "“phone” is not a name that we know"),
        ("slots =", "slot =", "“slot” is not a name that we know"),
        ("2026-11-20", "3026-11-20", "3026-11-20 is still to come"),
        ("[[crisis]]", "[[crisis", "cannot be read. Look at line 4: [[crisis — Words need quotes"),
        ("checked = 2026-11-20", "checked = 2026-13-20", "Look at line 10: checked = 2026-13-20"),
        ("[[crisis]]", "[crisis]", "begins with its own line in double brackets: [[crisis]]"),
        ('slots = ["peers",', 'slots = ["gym",', "“gym” in the list “slots” is not a kind"),
        ('["peers", "therapist"]', '"peers"', "“slots” must be a list in brackets"),
        ('"Harbor County"', "5", "“place” must be words in quotes"),
        ("checked =", 'tried = "no"\nchecked =', "“tried” must be true or false"),
    ],
)
def test_a_broken_pack_is_refused_in_one_sentence(clinic, old, new, said):
    clinic.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(content.ContentError, match=re.escape(said)):
        start_with(str(clinic))
    assert cache.pack() == cache.DEFAULT_PACK


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"Harbor line"',
            "“Harbor line”",
            "Look at line 5: label = “Harbor line” — The quotes must",
        ),
        (
            "Harbor line",
            "Harbor\\line",
            'Look at line 5: label = "Harbor\\line" — A backslash \\ needs',
        ),
        ("2026-11-20", "11/20/2026", "Look at line 10: checked = 11/20/2026 — Words need quotes"),
    ],
)
def test_a_line_that_cannot_be_read_is_shown_with_what_is_wrong(clinic, old, new, said):
    clinic.write_text(TEXT.replace(old, new, 1).replace("\n", "\r\n"), encoding="utf-8-sig")
    with pytest.raises(content.ContentError, match=re.escape(said)):
        check_pack(str(clinic))


def test_a_file_from_notepad_with_a_mark_and_its_line_ends_is_read(clinic):
    clinic.write_bytes(("\ufeff" + TEXT.replace("\n", "\r\n")).encode())
    assert check_pack(str(clinic), TODAY).stops == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252"])
def test_a_file_in_other_letters_is_told_how_to_be_saved(clinic, encoding):
    clinic.write_bytes(TEXT.replace("Harbor line", "Línea").encode(encoding))
    with pytest.raises(content.ContentError, match="save it again with “Save as” and the encoding"):
        start_with(str(clinic))


@pytest.mark.parametrize("name", ["nope", "../../etc/passwd", "Clinic 1.toml"])
def test_an_unknown_name_is_told_what_there_is(name, monkeypatch):
    monkeypatch.setenv(cache.PACK, "")
    with pytest.raises(content.ContentError, match=r"no local pack|cannot be called"):
        start_with(name)


def test_the_command_says_what_is_wrong_and_ends_with_1_without_a_help_line(clinic, capsys):
    assert main([str(clinic)]) == 0
    assert "No contact yet: People who have been there." in capsys.readouterr().out
    clinic.write_text(TEXT.replace("[[crisis]]", "[[contacts]]\nkind = 'peers'"), encoding="utf-8")
    assert main([str(clinic)]) == 1
    assert "- There is no help line. Add one" in capsys.readouterr().out
    assert main(["nope"]) == 1
    assert "There are: blank, oregon, us, washington" in capsys.readouterr().err


def test_the_command_runs_and_takes_a_path_into_the_folder_as_a_name():
    command = [sys.executable, "-m", "widgets.pack", "content/local/us.toml"]
    done = subprocess.run(command, cwd=cache.root("content").parent, capture_output=True, text=True)
    assert done.stdout.startswith("content/local/us.toml") and "Traceback" not in done.stderr
    assert done.returncode == 0


def test_a_date_may_be_bare_as_in_the_files_that_ship():
    raw = tomllib.loads(TEXT)
    assert raw["crisis"][0]["checked"] == date(2026, 11, 20)
    assert [trouble.code for trouble in list_troubles(raw, TODAY)] == ["empty"]
