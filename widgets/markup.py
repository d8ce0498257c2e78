"""Pages are Jinja templates beside their topic; this fills one with slots and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup

from widgets.controls.sheet import Sheet, Slots, write_slot
from widgets.templates import make_environment
from widgets.words import Writer

Watch = Callable[[list[Any]], Iterable[Any]]
Built = tuple[str, dict[str, Any]]
_TEMPLATES = make_environment(Path(__file__).parent)


def fill_page(template: str, writer: Writer, slots: Slots, **more: Any) -> str:
    """Return a topic's page in its start state.

    Parameters
    ----------
    template : str
        Path of the template below ``widgets/``.
    writer : Writer
        ``say(key)`` gives words, ``inline(key)`` words with their terms linked.
    slots : dict
        ``slot(tag, name)`` gives an element that the browser refills.
    more : Any
        HTML made elsewhere (controls, tables); it is not escaped again.
    """

    def slot(tag: str, name: str, attributes: str = "") -> Markup:
        return Markup(write_slot(tag, name, slots, attributes))

    def inline(key: str) -> Markup:
        return Markup(writer.inline(writer.say(key)))

    safe = {
        name: Markup(value) if isinstance(value, str) else value for name, value in more.items()
    }
    page = _TEMPLATES.get_template(template)
    return page.render(say=writer.say, inline=inline, slot=slot, slots=slots, **safe)


def build_panels(
    sheet: Sheet,
    writer: Writer,
    write_page: Callable[[Sheet, Writer], str],
    rows_by: Sequence[str] = (),
    watch: Watch = iter,
) -> Built:
    """Return a topic's page and all its panels, for ``open_panels``.

    Parameters
    ----------
    sheet : Sheet
        One of its slots is ``say``: the sentence that a screen reader hears after a change.
    writer : Writer
    write_page : callable
        Writes the page in its start state; what every page has is put around it here.
    rows_by : sequence of str
        The dimensions that a ``data-repeat`` table depends on, beside the one it repeats.
    watch : callable
        Wraps the list of jobs, to show progress.
    """
    packed = sheet.pack(watch)
    words = {
        "copied": writer.say("tools.copied"),
        "copy_by_hand": writer.say("tools.copy_by_hand"),
        "bad_address": writer.say("tools.bad_address", part="{part}"),
        "close": writer.say("notes.close"),
    }
    page = write_page(sheet, writer)
    html = _write_opening(writer) + page + _write_tools(writer) + _write_notes(writer)
    return html, {**packed, "words": words, "rows_by": list(rows_by)}


def _write_opening(writer: Writer) -> str:
    return (
        '<p class="sbs-notice" role="status" hidden></p>'
        f"<noscript><p>{escape(writer.say('tools.no_script'))}</p></noscript>"
        '<div class="sbs-say" role="status" aria-live="polite"></div>'
    )


def _write_tools(writer: Writer) -> str:
    return (
        '<div class="sbs-tools"><button type="button" class="sbs-button sbs-copy">'
        f"{escape(writer.say('tools.copy'))}</button>"
        '<span class="sbs-copied" role="status"></span></div>'
    )


def _write_notes(writer: Writer) -> str:
    title, notes = escape(writer.say("notes.title")), writer.notes()
    return f'<details><summary>{title}</summary><div class="sbs-fine">{notes}</div></details>'
