"""The contacts of a place as HTML: who can be reached, since when that is known, what is empty."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path

from widgets import cache, content
from widgets.controls.sheet import Slots
from widgets.next.model import calc_due, is_old
from widgets.next.schema import Pack
from widgets.schema import Contact
from widgets.words import Writer

_PREFIX = "places."


def list_places(writer: Writer) -> tuple[str, ...]:
    """Return the local packs that the page offers: the server's own, if it is a new one, first."""
    listed = [key.removeprefix(_PREFIX) for key in writer.strings if key.startswith(_PREFIX)]
    return tuple(listed if find_own() in listed else [find_own(), *listed])


def find_own() -> str:
    """Return the short name of the pack that this server or build has chosen."""
    return Path(cache.pack()).stem if cache.pack().endswith(".toml") else cache.pack()


def name_place(writer: Writer, name: str) -> str:
    """Return what the place of a pack is called: by our words, by the pack, or by its file."""
    if f"{_PREFIX}{name}" in writer.strings:
        return writer.say(f"{_PREFIX}{name}")
    return load_pack(name, writer.lang).place or name.replace("_", " ").replace("-", " ").title()


def load_pack(name: str, lang: str) -> Pack:
    """Return a local pack, checked; its crisis lines are those of the bar on each page."""
    pack = cache.pack() if name == find_own() else name
    content.load_crisis_lines(pack, lang)
    return content.check(Pack, content.read_pack(pack, lang), content.place_pack(pack))


def write_pack(writer: Writer, name: str, today: date) -> Slots:
    """Return the contacts of a place, and its slots that nobody has filled."""
    pack = load_pack(name, writer.lang)
    say = writer.say
    contacts = [write_contact(writer, contact, today) for contact in pack.crisis]
    contacts += [write_contact(writer, contact, today) for contact in pack.contacts]
    filled = {contact.kind for contact in pack.contacts}
    empty = [_write_empty(writer, kind) for kind in pack.slots if kind not in filled]
    explain = f'<p class="sbs-hint">{writer.inline(say("pack.explain"))}</p>' if empty else ""
    return {
        "pack.title": escape(say("pack.title", place=name_place(writer, name))),
        "pack.list": "".join(f"<li>{item}</li>" for item in (*contacts, *empty)),
        "pack.explain": explain,
    }


def write_links(writer: Writer, contacts: tuple[Contact, ...]) -> str:
    """Return contacts as buttons that dial or write, with their words."""
    return "".join(
        f"<p><strong>{_name(writer, contact)}</strong></p><p>{escape(contact.note)}</p>"
        f"{_write_buttons(writer, contact)}"
        for contact in contacts
    )


def write_contact(writer: Writer, contact: Contact, today: date) -> str:
    """Return a contact with the day it was checked, and a warning if that is long ago."""
    said, doubtful = tell_checked(writer, contact, today)
    words = f"<strong>{escape(said)}</strong>" if doubtful else escape(said)
    return (
        f"<p><strong>{_name(writer, contact)}</strong></p><p>{escape(contact.note)}</p>"
        f'<p class="sbs-hint">{words} {_write_source(writer, contact)}</p>'
    )


def tell_checked(writer: Writer, contact: Contact, today: date) -> tuple[str, bool]:
    """Return since when a contact is known, and whether that is a warning."""
    checked, due = contact.checked.isoformat(), calc_due(contact.checked).isoformat()
    if not contact.tried:
        return writer.say("contact.untried", checked=checked), True
    if is_old(contact.checked, today):
        return writer.say("contact.old", checked=checked), True
    return writer.say("contact.checked", checked=checked, due=due), False


def _name(writer: Writer, contact: Contact) -> str:
    return escape(writer.say("contact.name", label=contact.label, number=contact.number))


def _write_source(writer: Writer, contact: Contact) -> str:
    label = escape(writer.say("contact.source"))
    return f'<a href="{escape(contact.source)}" rel="noreferrer">{label}</a>'


def _write_buttons(writer: Writer, contact: Contact) -> str:
    ways = (("call", contact.tel), ("text", contact.sms))
    links = "".join(
        f'<a class="sbs-button" href="{escape(address)}">'
        f"{escape(writer.say(f'contact.{way}', number=contact.number))}</a>"
        for way, address in ways
        if address
    )
    return f'<div class="sbs-tools">{links}</div>' if links else ""


def _write_empty(writer: Writer, kind: str) -> str:
    say = writer.say
    title = say("pack.empty", slot=say(f"slot.{kind}"))
    return (
        f"<p><strong>{escape(title)}</strong></p>"
        f"<p>{escape(say('pack.how'))} {writer.inline(say(f'find.{kind}'))}</p>"
    )
