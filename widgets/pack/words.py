"""What is wrong with a pack, in plain words."""

from __future__ import annotations

from collections.abc import Callable

from widgets.content import find_spoken, load_strings
from widgets.pack.rules import KINDS, Trouble
from widgets.words import Writer

TOPIC = "pack"


def find_lang(lang: str) -> str:
    """Return the language if the form is written in it, and English if not."""
    return find_spoken(lang, TOPIC)


def list_kinds(lang: str) -> dict[str, str]:
    """Return what each kind of contact is called on the page "Where to begin"."""
    words = load_strings(lang, "next")
    return {kind: words[f"slot.{kind}"] for kind in KINDS}


def write_trouble(writer: Writer, trouble: Trouble) -> str:
    """Return one trouble as a sentence that says which contact, what is wrong, and what to do."""
    say = writer.say
    return say(
        f"trouble.{trouble.code}",
        who=_name(say, trouble),
        field=_name_field(say, trouble.field),
        value=list_kinds(writer.lang)[trouble.value] if trouble.code == "empty" else trouble.value,
    )


def _name_field(say: Callable[..., str], field: str) -> str:
    if not field:
        return ""
    return say("cli.field", words=say(f"field.{field}"), name=field)


def _name(say: Callable[..., str], trouble: Trouble) -> str:
    if not trouble.part:
        return ""
    name = "named" if trouble.label else "bare"
    part = say(f"who.{trouble.part}", number=trouble.number)
    return say(f"who.{name}", part=part, label=trouble.label)
