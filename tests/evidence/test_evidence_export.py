"""The files to take along: whole, the same as the ledger, readable by other programs."""

import csv
import re
from datetime import date, timedelta
from io import StringIO

import pytest

from widgets import cache, content
from widgets.evidence import export
from widgets.evidence.bibtex import escape, split_citation, write_authors, write_entry
from widgets.evidence.panel import build_page
from widgets.evidence.widget import page
from widgets.serve.assets import list_assets
from widgets.words import is_public

FILES = export.write_files()
SOURCES = content.load_sources()
ENTRY = re.compile(r"@(article|misc)\{(\w+),\n((?:  [a-z]+ = \{.*\},\n)+)\}\n")
FIELD = re.compile(r"  ([a-z]+) = \{(.*)\},\n")
LATEX = re.compile(r"(?<!\\)[&%$#_~^]")


def read_entries():
    return {
        key: dict(FIELD.findall(body)) for _, key, body in ENTRY.findall(FILES["references.bib"])
    }


def test_the_committed_files_are_what_the_command_writes(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(cache, "root", lambda name: tmp_path)
    export.main([])
    monkeypatch.undo()
    assert capsys.readouterr().out.splitlines() == [f"content/exports/{name}" for name in FILES]
    for name in FILES:
        ours = cache.root("content") / "exports" / name
        theirs = tmp_path / "exports" / name
        assert theirs.read_bytes() == ours.read_bytes(), f"{name} is old: run make evidence"


def test_each_source_has_one_entry_with_all_that_the_list_has():
    assert re.sub(r"\n+", "\n", ENTRY.sub("", FILES["references.bib"])).strip() == ""
    entries = read_entries()
    assert list(entries) == list(SOURCES)
    for key, source in SOURCES.items():
        entry = entries[key]
        assert entry["author"] and entry["title"] and entry["year"] == str(source.year), key
        assert entry.get("doi") == source.doi
        assert source.doi is None or entry["url"] == f"https://doi.org/{source.doi}"
        assert source.doi or entry.get("url") == source.link


def test_no_entry_holds_a_brace_or_a_sign_that_latex_would_take_for_its_own():
    for key, entry in read_entries().items():
        for name, value in entry.items():
            depth = 0
            for mark in re.sub(r"\\.", "", value):
                depth += {"{": 1, "}": -1}.get(mark, 0)
                assert depth >= 0, key
            assert depth == 0, key
            assert name in ("doi", "url") or not LATEX.search(value), (key, name)


def test_signs_are_escaped_and_accents_stay():
    assert escape("50% & Søren_é {x} #1 $2 ~ ^ \\") == (
        r"50\% \& Søren\_é \{x\} \#1 \$2 \textasciitilde{} \textasciicircum{} \textbackslash{}"
    )


def test_authors_are_people_or_a_group():
    assert (
        write_authors("Löwe B, van Straten A, et al") == "Löwe, B. and van Straten, A. and others"
    )
    assert write_authors("Reynolds CF") == "Reynolds, C. F."
    assert write_authors("AIMS Center, University of Washington").startswith("{AIMS Center, Uni")


def test_a_journal_article_is_taken_apart_and_other_works_are_not():
    entries = read_entries()
    first = entries["cuijpers2020"]
    assert (first["journal"], first["volume"], first["pages"]) == (
        "World Psychiatry",
        "19",
        "92--107",
    )
    assert (
        "journal" not in entries["nice2022"]
        and "29 June 2022" in entries["nice2022"]["howpublished"]
    )
    assert entries["visit_pages"]["title"].endswith("primary care}")
    assert split_citation(SOURCES["pigott2023"]).place == "BMJ Open 13:e063095"


def test_a_citation_without_its_title_is_refused():
    wrong = SOURCES["nice2022"].model_copy(update={"title": "Something else"})
    with pytest.raises(ValueError, match="must hold title and year"):
        write_entry("wrong", wrong)


def test_the_table_has_each_public_finding_once_and_no_recalled_one():
    rows = list(csv.DictReader(StringIO(FILES["findings.csv"])))
    public = {key: item for key, item in content.load_findings().items() if is_public(item)}
    assert [row["key"] for row in rows] == list(public)
    for row in rows:
        finding = public[row["key"]]
        for name in ("value", "low", "high"):
            number = getattr(finding, name)
            assert row[name] == "" if number is None else float(row[name]) == number
        assert row["says"] == finding.says and row["tag"] == finding.tag.value
        assert date.fromisoformat(row["review_by"]) == finding.review_by
        assert row["citation"] == SOURCES[finding.source].citation


def test_the_page_offers_both_files_from_its_own_host_and_says_where_they_lie():
    html, _ = build_page("en")
    for name, text in FILES.items():
        assert f'<a href="sbs/{name}" download="{name}" data-file="{name}">' in html
        assert list_assets()[name] == text
    assert "content/exports" in html and "Version " in html


def test_in_jupyterlab_the_widget_brings_the_files_and_behind_our_server_it_does_not(monkeypatch):
    monkeypatch.delenv(cache.PAGE_SENT, raising=False)
    assert page().files == FILES
    monkeypatch.setenv(cache.PAGE_SENT, "1")
    assert page().files == {}


def test_a_day_lists_what_is_stale_by_then_with_key_and_date(capsys):
    dates = [finding.review_by for finding in content.load_findings().values()]
    first = min(dates)
    assert export.list_stale(first) == []
    later = first + timedelta(days=1)
    stale = export.list_stale(later)
    assert len(stale) == dates.count(first) and all(due == first for _, due in stale)
    export.main(["--stale", later.isoformat()])
    *lines, last = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{first.isoformat()}  {stale[0][0]}"
    assert last == f"To read again by {later.isoformat()}: {len(stale)}"
    export.main(["--stale", "2099-01-01"])
    assert "  case depression\n" in capsys.readouterr().out
