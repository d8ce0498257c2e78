"""Fills the templates of the presenter's window and of the list of run-sheets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from markupsafe import Markup

from widgets.present.deck import TOPIC
from widgets.serve.shell import Shell, make_frame
from widgets.words import Writer
from widgets.workshop import sheets
from widgets.workshop.schema import LENGTHS, MODES, Sheet

_PAGES = make_frame(Path(__file__).parent / "templates")
SPEED = 10  # how fast the rehearsal of the list runs


def write_list(shell: Shell, sheets: tuple[Sheet, ...], lang: str) -> str:
    """Return the page that lists every run-sheet."""
    by_name = {sheet.name: sheet for sheet in sheets}
    rows = [[by_name[f"{length}-{mode}"] for mode in MODES] for length in LENGTHS]
    modes = [Writer(lang, "workshop").say(f"mode.{mode}") for mode in MODES]
    return _fill("list.html.j2", shell, lang, "list.title", rows=rows, modes=modes, speed=SPEED)


def write_presenter(shell: Shell, sheet: Sheet, deck: dict[str, Any]) -> str:
    """Return the presenter's window; its data lie in it as JSON, and the script draws it."""
    mode = Writer(sheet.lang, "workshop").say(f"mode.{sheet.mode}")
    title = Writer(sheet.lang, TOPIC).say("page.title", sheet=sheet.title, mode=mode)
    printed = {"safety": deck["safety"], "line": deck["script_line"]}
    sent = {key: value for key, value in deck.items() if key not in ("safety", "script_line")}
    given = {"title": title, "deck": quote_json(sent), **printed}
    return _fill("presenter.html.j2", shell, sheet.lang, **given)


def write_trouble(shell: Shell, lang: str, sentence: str = "") -> str:
    """Return a page that says what is wrong: no such run-sheet, or a file that needs a fix."""
    key = "trouble.words_title" if sentence else "trouble.sheet_title"
    return _fill("trouble.html.j2", shell, lang, key, sentence=sentence)


def quote_json(data: Any) -> Markup:
    """Return data as JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("</", "<\\/").replace("<!--", "<\\!--"))


def _fill(name: str, shell: Shell, lang: str, key: str = "", title: str = "", **more: Any) -> str:
    words = Writer(lang, TOPIC).say
    title = title or words(key)
    full = f"{title} · {shell.say['site.name']}"
    place = shell.name_place("present", TOPIC, sheets.TOPIC)
    common = {**shell.common, **place, "lang": lang, "title": full}
    return _PAGES.get_template(name).render(**common, words=words, heading=title, **more)
