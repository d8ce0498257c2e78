"""What content may look like: one class a kind of entry. Reads no files."""

from widgets.schema.cases import Case, Person
from widgets.schema.entry import Entry, Key, Words
from widgets.schema.findings import Finding, Source, Tag
from widgets.schema.paths import (
    Bet,
    Branch,
    Claim,
    Event,
    Fact,
    Handover,
    Option,
    Path,
    Scene,
    Telling,
    Turn,
    Week,
)
from widgets.schema.shared import Contact, Language, Term

__all__ = [
    "Bet",
    "Branch",
    "Case",
    "Claim",
    "Contact",
    "Entry",
    "Event",
    "Fact",
    "Finding",
    "Handover",
    "Key",
    "Language",
    "Option",
    "Path",
    "Person",
    "Scene",
    "Source",
    "Tag",
    "Telling",
    "Term",
    "Turn",
    "Week",
    "Words",
]
