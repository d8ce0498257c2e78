"""The parts of the evidence page: the ledger and its filter, the bet, the source row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape

from widgets import content
from widgets.controls.reveal import write_reveal
from widgets.controls.sheet import Slots, State
from widgets.evidence.schema import Rows, Theme, Themes
from widgets.schema import Finding
from widgets.words import Writer, is_public

TOPIC = "evidence"
ALL = "all"
SURE = ("high", "moderate", "low", "very_low")
SEEN = ("verified", "v_calc", "v_part")


class Ledger(Writer):
    """A writer whose sources stand in the ledger, so that each finding is on the page once."""

    def __init__(self, lang: str):
        super().__init__(lang, TOPIC)
        place = f"{lang}/{TOPIC}/themes.toml"
        table = content.check(Themes, content.read_table(place), f"content/{place}")
        self.themes: tuple[Theme, ...] = table.themes
        self.public = {
            key: item for key, item in content.load_findings(lang).items() if is_public(item)
        }
        self.theme_of = {key: self._find_theme(key, item) for key, item in self.public.items()}

    def notes(self) -> str:
        """Return the glossary alone: the sources are in the ledger."""
        return self._write_terms()

    def entry(self, key: str) -> str:
        """Return a finding with all that is needed to check it, under what it says."""
        finding = self.public[key]
        return (
            f'<details data-sure="{_sure(finding)}" data-seen="{_seen(finding)}">'
            f"<summary>{escape(finding.says)}</summary>{self._write_source(key)}</details>"
        )

    def _find_theme(self, key: str, finding: Finding) -> str:
        named = [theme.key for theme in self.themes if key in theme.findings]
        by_row = [theme.key for theme in self.themes if finding.row.startswith(theme.rows)]
        return [*named, *by_row, self.themes[-1].key][0]


def _sure(finding: Finding) -> str:
    return finding.certainty.replace(" ", "_")


def _seen(finding: Finding) -> str:
    return finding.tag.name.lower()


def write_ledger(ledger: Ledger) -> str:
    """Return every public finding once, on the shelf of its theme."""
    shelves = []
    for theme in ledger.themes:
        keys = [key for key, name in ledger.theme_of.items() if name == theme.key]
        entries = "".join(map(ledger.entry, keys))
        shelves.append(
            f'<details data-theme="{theme.key}"><summary>{escape(theme.name)}</summary>'
            f'<div class="sbs-fine">{entries}</div></details>'
        )
    return "".join(shelves)


def list_fitting(ledger: Ledger, state: State) -> list[str]:
    """Return the keys of the findings that fit the three choices."""
    return [
        key
        for key, finding in ledger.public.items()
        if state["theme"] in (ALL, ledger.theme_of[key])
        and state["sure"] in (ALL, _sure(finding))
        and state["seen"] in (ALL, _seen(finding))
    ]


def write_count(ledger: Ledger, state: State) -> Slots:
    """Return how many findings fit, and the rule that hides the shelves without any."""
    keys = list_fitting(ledger, state)
    full = {ledger.theme_of[key] for key in keys}
    empty = [theme.key for theme in ledger.themes if theme.key not in full]
    names = {theme.key: theme.name for theme in ledger.themes}
    theme = names.get(state["theme"]) or ledger.say("theme.all")
    chosen = {name: ledger.say(f"{name}.{state[name]}") for name in ("sure", "seen")}
    name = "ledger.count" if keys else "ledger.none"
    words = escape(ledger.say(name, count=len(keys), all=len(ledger.public), theme=theme, **chosen))
    hidden = _hide(f'[data-theme="{key}"]' for key in empty)
    return {"ledger.count": words, "say": words, "ledger.shelves": hidden}


def write_filter(name: str, state: State) -> Slots:
    """Return the rule that hides the entries which one choice leaves out."""
    value = state[name]
    rule = "" if value == ALL else _hide([f'[data-{name}]:not([data-{name}="{value}"])'])
    return {f"ledger.{name}": rule}


def _hide(selectors: Iterable[str]) -> str:
    # On paper nothing is hidden: a printed ledger is whole.
    rules = ",".join(f".sbs-ledger {selector}" for selector in selectors)
    return f"@media screen{{{rules}{{display:none}}}}" if rules else ""


def write_bet(ledger: Ledger) -> str:
    """Return the bet on how sure we are, and its answer."""
    counts = Counter(_sure(finding) for finding in ledger.public.values())
    counted = {name: counts[name] for name in SURE}
    answer = ledger.say("bet.answer", all=len(ledger.public), **counted)
    options = [ledger.say(f"bet.{name}") for name in ("most", "half", "few")]
    question, label = ledger.say("bet.question"), ledger.say("bet.open")
    return write_reveal("evidence-sure", question, options, label, f"<p>{escape(answer)}</p>")


def load_rows(lang: str) -> Rows:
    """Return the source row by row; a finding that may not be shown is refused."""
    place = f"{lang}/{TOPIC}/rows.toml"
    rows = content.check(Rows, content.read_table(place), f"content/{place}")
    for row in rows.rows:
        for key in row.findings:
            content.load_public_finding(key)
    return rows


def write_rows(ledger: Ledger) -> str:
    """Return what the article says beside what research says, a fold for each row."""
    return "".join(
        f"<details><summary>{row.row}: {escape(row.title)}</summary>"
        f'<div class="sbs-sides"><div>{_write_side(ledger, "says", row.says)}</div>'
        f"<div><h4>{escape(ledger.say('rows.research'))}</h4>"
        f"<ul>{_write_findings(ledger, row.findings)}</ul>"
        f"{_write_side(ledger, 'adds', row.adds)}</div></div>"
        f"{_write_links(ledger, row.topics)}</details>"
        for row in load_rows(ledger.lang).rows
    )


def _write_side(ledger: Ledger, name: str, text: str) -> str:
    return f"<h4>{escape(ledger.say(f'rows.{name}'))}</h4><p>{ledger.inline(text)}</p>"


def _write_findings(ledger: Ledger, keys: Iterable[str]) -> str:
    return "".join(
        f"<li>{ledger.inline(ledger.public[key].says)} ({ledger.source(key)})</li>" for key in keys
    )


def _write_links(ledger: Ledger, topics: Iterable[str]) -> str:
    links = ", ".join(
        f'<a href="?at={key}#part-{key}">{escape(ledger.say(f"topic.{key}"))}</a>' for key in topics
    )
    return f"<p>{escape(ledger.say('rows.pages'))} {links}</p>"


def write_flags(ledger: Ledger) -> str:
    """Return what the article leaves out or makes too simple, and what we do about it."""
    return "".join(
        f"<li><p>{ledger.inline(flag.says)} {ledger.inline(flag.adds)}</p>"
        f"{_write_links(ledger, flag.topics)}</li>"
        for flag in load_rows(ledger.lang).flags
    )
