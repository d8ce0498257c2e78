"""Two widgets for the test pages: one with words of its own, one of the stock kind."""

import json

import anywidget
import ipywidgets as ipw
import traitlets as t

_HTML = (
    '<section class="sbs-widget" data-sbs="count"><p>'
    '<button type="button" class="sbs-button">Add one</button> '
    "Pressed <output>0</output> times. Python says <b>nothing yet</b>.</p>"
    '<script type="application/json" class="count-data">{data}</script></section>'
)


class Count(anywidget.AnyWidget):
    """Counts in the browser, and tells Python, which answers with the double."""

    _esm = """
    function render({ model }) {
      const root = document.querySelector('[data-sbs="count"]');
      const button = root.querySelector("button");
      button.addEventListener("click", () => {
        const count = model.get("count") + 1;
        root.querySelector("output").textContent = count;
        model.set("count", count);
        model.save_changes();
      });
      model.on("change:double", () => {
        root.querySelector("b").textContent = `double is ${model.get("double")}`;
      });
      root.dataset.connected = "true";
    }
    export default { render };
    """
    count = t.Int(0).tag(sync=True)
    double = t.Int(0).tag(sync=True)

    @t.observe("count")
    def _answer(self, change):
        self.double = 2 * change["new"]

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        data, extra = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**data, "text/html": _HTML.format(data=json.dumps({}))}, extra


def slider():
    """Return a named number field and what Python makes of it."""
    number = ipw.BoundedIntText(value=3, description="Weeks")
    said = ipw.HTML("Python has seen 3.")
    number.observe(
        lambda change: setattr(said, "value", f"Python has seen {change['new']}."), "value"
    )
    return ipw.VBox([number, said])
