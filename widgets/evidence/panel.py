"""The evidence page: the states of its filter, the panel of each, and the page they stand on."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version

from widgets import content
from widgets.controls.choice import write_choice
from widgets.controls.sheet import Dimension, Part, Sheet
from widgets.evidence.export import FINDINGS, REFERENCES
from widgets.evidence.parts import (
    ALL,
    SEEN,
    SURE,
    TOPIC,
    Ledger,
    write_bet,
    write_count,
    write_filter,
    write_flags,
    write_ledger,
    write_rows,
)
from widgets.evidence.pictures import Check, draw_lines, write_picture, write_verdicts
from widgets.markup import Built, Watch, build_panels, fill_page

DISTRIBUTION = "side-by-side"
YEAR = 2026  # of this version, as CITATION.cff has it


def make_sheet(lang: str) -> tuple[Sheet, Ledger]:
    """Return all panels of the ledger in one language, and the writer that words them."""
    ledger = Ledger(lang)
    themes = {theme.key: theme.name for theme in ledger.themes}
    sheet = Sheet(
        TOPIC,
        (
            _make_dimension(ledger, "theme", themes.items()),
            _make_dimension(ledger, "sure", [(key, ledger.say(f"sure.{key}")) for key in SURE]),
            _make_dimension(ledger, "seen", [(key, ledger.say(f"seen.{key}")) for key in SEEN]),
        ),
        (
            Part(("sure",), lambda state: write_filter("sure", state)),
            Part(("seen",), lambda state: write_filter("seen", state)),
            Part(("theme", "sure", "seen"), lambda state: write_count(ledger, state)),
        ),
        {"theme": ALL, "sure": ALL, "seen": ALL},
    )
    return sheet, ledger


def _make_dimension(ledger: Ledger, key: str, pairs: Iterable[tuple[str, str]]) -> Dimension:
    values, labels = zip((ALL, ledger.say(f"{key}.all")), *pairs, strict=True)
    return Dimension(key, values, labels)


def build_page(lang: str, watch: Watch = iter) -> Built:
    """Return the page in its start state and all its panels."""
    sheet, ledger = make_sheet(lang)
    return build_panels(sheet, ledger, lambda sheet, _: write_page(sheet, ledger), watch=watch)


def write_page(sheet: Sheet, ledger: Ledger) -> str:
    """Return the page in its start state: bet, source, model check, and the ledger."""

    def choose(dimension: Dimension) -> str:
        options = list(zip(dimension.values, dimension.labels, strict=True))
        legend, hint = (ledger.say(f"{dimension.key}.{name}") for name in ("label", "hint"))
        return write_choice(dimension.key, legend, options, ALL, hint, TOPIC)

    check, say = Check(ledger), ledger.say
    pictures = {
        name: write_picture(draw_lines(check, name, lines), say("check.table"), say("check.key"))
        for name, lines in (("ranges", check.list_held()), ("targets", check.list_targets()))
    }
    passed = sum(check.verdicts.values())
    total = len(check.verdicts)
    return fill_page(
        "evidence/page.html.j2",
        ledger,
        sheet.panel(sheet.start),
        bet=write_bet(ledger),
        controls="".join(map(choose, sheet.dimensions)),
        ledger=write_ledger(ledger),
        rows=write_rows(ledger),
        flags=write_flags(ledger),
        verdict=say("check.verdict", all=total, passed=passed, failed=total - passed),
        verdicts=write_verdicts(check),
        files=(FINDINGS, REFERENCES),
        cite=say("cite.text", year=YEAR, version=version(DISTRIBUTION)),
        prose=ledger.block(content.load_prose(ledger.lang, TOPIC)),
        **pictures,
    )
