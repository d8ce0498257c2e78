"""The audience's window: the app's own page, with its frame hidden before it is drawn."""

from __future__ import annotations

from html import escape

from widgets.content import load_strings
from widgets.present.deck import TOPIC, pick_language

_STYLE = '<link rel="stylesheet" href="{base}sbs/present.css"></head>'
# Where the frame's own scripts stand: all that it has is there by then.
_BOOT = '<script type="module" async src="{base}sbs/boot.js">'
_SCRIPT = '<script type="module" async src="{base}sbs/present.js"></script>' + _BOOT


def mark_audience(page: bytes, base_url: str, lang: str) -> bytes:
    """Return a page of the app, or its first part, as the audience's window takes it.

    Parameters
    ----------
    page : bytes
        From ``<html`` to the frame's scripts at least.
    base_url, lang : str
    """
    trouble = load_strings(pick_language(lang), TOPIC)["trouble_js.deck"]
    base = escape(base_url)
    changes = [
        ("<html ", f'<html data-show="" data-trouble="{escape(trouble)}" '),
        ("</head>", _STYLE.format(base=base)),
        (_BOOT.format(base=base), _SCRIPT.format(base=base)),
    ]
    for old, new in changes:
        page = page.replace(old.encode(), new.encode(), 1)
    return page
