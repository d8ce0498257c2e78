"""The live part of the explorer: a choice comes from the browser, words and pictures go back."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets as t
from IPython.display import display

from widgets.controls.front_end import styles
from widgets.controls.panels import Panels

if TYPE_CHECKING:
    from widgets.forest.parts import Forest


class Explorer(anywidget.AnyWidget):
    """The page of all trials with its controls at work.

    Parameters
    ----------
    page : Panels
        What stands on the page without a kernel; this widget refills its slots.
    lang : str

    Notes
    -----
    Set ``choice`` to a part of it, such as ``{"therapy": "cbt"}``. Until a reader comes near the
    controls nothing is computed and neither numpy nor scipy is loaded.
    """

    _esm = Path(__file__).parent / "live.js"
    _css = styles()
    choice = t.Dict(value_trait=t.Unicode(), key_trait=t.Unicode()).tag(sync=True)
    awake = t.Bool(False).tag(sync=True)
    slots = t.Dict().tag(sync=True)
    said = t.Unicode().tag(sync=True)
    files = t.Dict().tag(sync=True)

    def __init__(self, page: Panels, lang: str = "en"):
        self.page, self.lang = page, lang
        super().__init__()

    @cached_property
    def forest(self) -> Forest:
        """The writer, made when first needed: it brings the data and the pooling with it."""
        from widgets.forest.parts import Forest

        return Forest(self.lang)

    @t.validate("choice")
    def _check_choice(self, proposal: dict[str, dict[str, str]]) -> dict[str, str]:
        from widgets.forest.model import Choice

        try:
            return Choice.from_mapping(proposal["value"]).to_mapping()
        except ValueError as error:
            raise t.TraitError(str(error)) from None

    @t.observe("awake")
    def _wake(self, _: Any) -> None:
        """Load what a redraw needs, and the files of the first view, before anybody waits."""
        if self.awake and not self.files:
            self._answer(quiet=True)

    @t.observe("choice")
    def _follow(self, _: Any) -> None:
        self._answer()

    def _answer(self, quiet: bool = False) -> None:
        from widgets.forest.downloads import name_files, write_csv, write_script
        from widgets.forest.model import Choice

        choice = Choice.from_mapping(self.choice)
        view, slots, said = self.forest.fill(choice)
        say, names = self.forest.say, name_files(choice)
        texts = {"csv": write_csv(view, say), "python": write_script(choice, say)}
        with self.hold_sync():
            if not quiet:
                self.slots, self.said = slots, said
            self.files = {kind: {"name": names[kind], "text": texts[kind]} for kind in texts}

    def _ipython_display_(self) -> None:
        # Two outputs: the page stands in the HTML that is sent, the live part comes when it can.
        display(self.page)
        made = super()._repr_mimebundle_()
        data, extra = made if isinstance(made, tuple) else (made, {})
        display(data, metadata=extra, raw=True)
