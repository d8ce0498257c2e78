"""Choose one of a few: a fieldset of radio buttons. Knows no topic."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import anywidget
import traitlets as t

from widgets.controls.front_end import front_end, styles


def write_choice(
    name: str,
    legend: str,
    options: Sequence[tuple[str, str]],
    value: str,
    hint: str = "",
    topic: str = "sbs",
) -> str:
    """Return the HTML of a choice.

    Parameters
    ----------
    name : str
        The dimension that ``panels.js`` switches.
    options : sequence of (value, label)
    value : str
        The option that is chosen at the start.
    hint : str
        One sentence below the legend.
    topic : str
        Keeps the radio buttons of two topics on one page apart.

    Raises
    ------
    ValueError
        If ``value`` is not among the options.
    """
    if value not in [key for key, _ in options]:
        raise ValueError(f"{name} must be one of {[key for key, _ in options]}, got {value!r}")
    hint = f'<p class="sbs-hint">{escape(hint)}</p>' if hint else ""
    radios = "".join(
        f'<label><input type="radio" name="{escape(topic)}-{escape(name)}" value="{escape(key)}"'
        f"{' checked' if key == value else ''}><span>{escape(label)}</span></label>"
        for key, label in options
    )
    return (
        f'<fieldset class="sbs-choice" data-dim="{escape(name)}"><legend>{escape(legend)}</legend>'
        f'{hint}<div class="sbs-options">{radios}</div></fieldset>'
    )


class Choice(anywidget.AnyWidget):
    """A choice whose ``value`` Python can read and set.

    Raises
    ------
    traitlets.TraitError
        If a value is set that is not among the options.
    """

    _esm = front_end("choice")
    _css = styles()
    legend = t.Unicode().tag(sync=True)
    options = t.List(t.Tuple(t.Unicode(), t.Unicode())).tag(sync=True)
    value = t.Unicode().tag(sync=True)
    html = t.Unicode().tag(sync=True)

    def __init__(self, legend: str, options: Sequence[tuple[str, str]], value: str | None = None):
        chosen = options[0][0] if value is None else value
        super().__init__(legend=legend, options=list(options), value=chosen)
        self.html = write_choice(f"choice-{id(self)}", legend, options, chosen)

    @t.validate("value")
    def _check_value(self, proposal: dict[str, str]) -> str:
        keys = [key for key, _ in self.options]
        if proposal["value"] not in keys:
            raise t.TraitError(f"value must be one of {keys}, got {proposal['value']!r}")
        return proposal["value"]
