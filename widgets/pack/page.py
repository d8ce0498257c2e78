"""The form for a local pack. The server fills it from a file; what is typed then stays there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from widgets import content
from widgets.cache import DEFAULT_PACK
from widgets.cache import pack as chosen_pack
from widgets.pack.choose import list_named, list_packs, read_raw
from widgets.pack.rules import KINDS, LINKS, PATTERNS, list_rules
from widgets.pack.words import TOPIC, find_lang, list_kinds
from widgets.serve.shell import Shell, make_frame
from widgets.words import Writer

_PAGES = make_frame(Path(__file__).parent / "templates")
_BLANK = "blank"
# What the script in the page says; it fills the holes itself.
_SPOKEN = (
    "check.",
    "trouble.",
    "typed.",
    "who.",
    "field.",
    "card.",
    "crisis.one",
    "contacts.one",
    "save.",
)


def write_form(shell: Shell, start: str = "") -> str:
    """Return the page with the form.

    Parameters
    ----------
    shell : Shell
        The frame in the reader's language.
    start : str
        The pack that fills the form: a name of ``list_offers``; else that of the server.
    """
    lang = find_lang(str(shell.common["lang"]))
    writer = Writer(lang, TOPIC)
    say, offers = writer.say, list_offers()
    now = start if start in offers else next(iter(offers))
    values, problem = _read_values(offers[now], writer)
    title = say("page.title")
    return _PAGES.get_template("form.html.j2").render(
        **{**shell.common, **shell.name_place(f"pack?from={now}", TOPIC)},
        title=f"{title} · {shell.say['site.name']}",
        words=say,
        words_lang=lang,
        offers=list(offers),
        now=now,
        file="" if now in (DEFAULT_PACK, _BLANK) else now,
        values=values,
        empty=_make_contact({}),
        problem=problem,
        kinds=list_kinds(lang),
        spoken=_gather_spoken(lang),
    )


def list_offers() -> dict[str, str]:
    """Return the packs that can fill the form, by short name; the server's own stands first.

    A reader picks by short name, so that no address can make the server read another file.
    """
    own = chosen_pack()
    offers = {Path(own).stem if own.endswith(".toml") else own: own}
    return {**offers, **{name: name for name in list_packs() if name not in offers}}


def _read_values(pack: str, writer: Writer) -> tuple[dict[str, Any], str]:
    try:
        return _make_values(read_raw(writer, pack)), ""
    except content.ContentError as error:
        return _make_values({}), writer.say("page.broken", problem=str(error))


def _make_values(raw: Mapping[str, Any]) -> dict[str, Any]:
    slots = raw.get("slots") or KINDS
    return {
        "place": str(raw.get("place", "")),
        "slots": [kind for kind in KINDS if kind in slots],
        "crisis": [_make_contact(row) for row in _rows(raw, "crisis")] or [_make_contact({})],
        "contacts": [_make_contact(row) for row in _rows(raw, "contacts")],
    }


def _rows(raw: Mapping[str, Any], part: str) -> list[Mapping[str, Any]]:
    rows = raw.get(part, [])
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _make_contact(row: Mapping[str, Any]) -> dict[str, str]:
    fields = ("kind", "label", "number", *PATTERNS, "note", "checked")
    found = {field: str(row.get(field, "")) for field in fields}
    found["tried"] = "no" if row.get("tried") is False else ""
    return {
        field: value.removeprefix(f"{field}:") if field in LINKS else value
        for field, value in found.items()
    }


def _gather_spoken(lang: str) -> Markup:
    words = content.load_strings(lang, TOPIC)
    spoken = {key: text for key, text in words.items() if key.startswith(_SPOKEN)}
    data = {
        "words": spoken,
        "rules": list_rules(),
        "named": list_named(),
        "kinds": list_kinds(lang),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("</", "<\\/").replace("<!--", "<\\!--"))
