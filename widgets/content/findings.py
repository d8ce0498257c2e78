"""Measured numbers, the works they are taken from, and what was fitted to them."""

from __future__ import annotations

from functools import cache
from typing import Any

from widgets import schema
from widgets.content.entries import ContentError
from widgets.content.files import load_entries, read_table
from widgets.languages import FIRST


@cache
def load_sources() -> dict[str, schema.Source]:
    """Return every source by key."""
    return load_entries(schema.Source, "sources.toml")


@cache
def load_findings(lang: str = FIRST) -> dict[str, schema.Finding]:
    """Return every finding by key, in the words of one language.

    Raises
    ------
    ContentError
        If a finding names a source that is not in ``sources.toml``.
    """
    name = "findings.toml" if lang == FIRST else f"{lang}/findings.toml"
    findings = load_entries(schema.Finding, name)
    for key, finding in findings.items():
        if finding.source not in load_sources():
            raise ContentError(
                f"content/findings.toml, [{key}]: the source '{finding.source}' is not in "
                "content/sources.toml. Add it there, or check the spelling."
            )
    return findings


def load_public_finding(key: str, lang: str = FIRST) -> schema.Finding:
    """Return a finding that may be shown to the public.

    Raises
    ------
    ContentError
        If there is none of that name, or if it is only recalled, not read.
    """
    finding = load_findings(lang).get(key)
    if finding is None:
        raise ContentError(f"No finding is called '{key}' in content/findings.toml.")
    if finding.tag is schema.Tag.RECALLED:
        raise ContentError(f"The finding '{key}' is RECALLED and may not be shown to the public.")
    return finding


@cache
def load_calibration() -> dict[str, Any]:
    """Return the fitted numbers of the cohort model, as ``calibrate.py`` wrote them."""
    return read_table("calibration.toml")
