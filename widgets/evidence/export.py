"""The ledger as files to take along: ``python -m widgets.evidence.export``.

Writes every source as BibTeX and every public finding as CSV into ``content/exports``. With
``--stale 2027-12-01`` it writes nothing, and lists what has to be read again by that day.
"""

from __future__ import annotations

import csv
from argparse import ArgumentParser
from datetime import date
from io import StringIO

from widgets import cache, content
from widgets.evidence.bibtex import write_entry
from widgets.schema import Finding
from widgets.words import is_public

FOLDER = "exports"
CASES = ("depression",)
REFERENCES, FINDINGS = "references.bib", "findings.csv"
_OF_FINDING = (
    *("says", "measure", "value", "low", "high", "interval", "unit", "population"),
    *("comparator", "period", "source"),
)
_OF_SOURCE = ("citation", "doi")
_OF_READING = ("where", "tag", "certainty", "why", "read", "review_by")
COLUMNS = ("key", *_OF_FINDING, *_OF_SOURCE, *_OF_READING)


def write_references() -> str:
    """Return every source as BibTeX, in the order of ``sources.toml``."""
    return "\n".join(write_entry(key, source) for key, source in content.load_sources().items())


def write_findings() -> str:
    """Return every public finding as CSV with its citation, in the order of ``findings.toml``."""
    buffer = StringIO()
    out = csv.writer(buffer, lineterminator="\n")
    out.writerow(COLUMNS)
    for key, finding in content.load_findings().items():
        if is_public(finding):
            out.writerow([key, *_list_cells(finding)])
    return buffer.getvalue()


def _list_cells(finding: Finding) -> list[str]:
    source = content.load_sources()[finding.source]
    return [
        *(_write_cell(getattr(finding, name)) for name in _OF_FINDING),
        *(_write_cell(getattr(source, name)) for name in _OF_SOURCE),
        *(_write_cell(getattr(finding, name)) for name in _OF_READING),
    ]


def _write_cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def write_files() -> dict[str, str]:
    """Return the text of each file by its name."""
    return {REFERENCES: write_references(), FINDINGS: write_findings()}


def list_stale(day: date) -> list[tuple[str, date]]:
    """Return what is past its review date on a day, by key with that date, the oldest first."""
    dated = {key: finding.review_by for key, finding in content.load_findings().items()}
    dated |= {f"case {key}": content.load_case(key).review_by for key in CASES}
    stale = [(key, due) for key, due in dated.items() if due < day]
    return sorted(stale, key=lambda pair: pair[1])


def say_stale(day: date) -> str:
    """Return what is past its review date on a day, a line each with its date."""
    stale = list_stale(day)
    lines = [f"{due.isoformat()}  {key}" for key, due in stale]
    return "\n".join([*lines, f"To read again by {day.isoformat()}: {len(stale)}"])


def main(words: list[str] | None = None) -> None:
    """Write the files, or list what is stale.

    Parameters
    ----------
    words : list of str or None
        What stands behind the command; None takes it from the command line.
    """
    parser = ArgumentParser(prog="python -m widgets.evidence.export", description=__doc__)
    parser.add_argument(
        "--stale", type=date.fromisoformat, metavar="YYYY-MM-DD", help="list what is due by a day"
    )
    day = parser.parse_args(words).stale
    if day is not None:
        print(say_stale(day))
        return
    folder = cache.root("content") / FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in write_files().items():
        (folder / name).write_text(text, encoding="utf-8")
        print(f"content/{FOLDER}/{name}")


if __name__ == "__main__":
    main()
