"""The panel mechanism: states, panels, parts, and the trait that carries them."""

import json

import pytest
import traitlets

from widgets.controls import Choice, Dimension, Panels, Part, Sheet, Steps
from widgets.controls.choice import write_choice
from widgets.controls.steps import write_steps


def make_sheet(*parts: Part) -> Sheet:
    dimensions = (
        Dimension("path", ("one", "two"), ("One", "Two")),
        Dimension("week", ("0", "4", "8"), ("Week 0", "Week 4", "Week 8")),
    )
    return Sheet("toy", dimensions, parts, {"path": "one", "week": "0"})


NAME = Part(("path",), lambda state: {"name": state["path"].title()})
BOTH = Part(("path", "week"), lambda state: {"say": f"{state['path']} at {state['week']}"})


def make_panels() -> Panels:
    return Panels("<p>toy</p>", {**make_sheet(NAME, BOTH).pack(), "words": {}, "rows_by": []})


def test_every_state_is_listed_once():
    states = [tuple(state.values()) for state in make_sheet().states()]
    assert len(states) == len(set(states)) == 6


def test_a_panel_is_the_sum_of_its_parts():
    panel = make_sheet(NAME, BOTH).panel({"path": "two", "week": "4"})
    assert panel == {"name": "Two", "say": "two at 4"}


def test_a_part_sees_only_its_own_dimensions():
    seen = []
    part = Part(("week",), lambda state: seen.append(dict(state)) or {"x": ""})
    make_sheet(part).panel({"path": "two", "week": "8"})
    assert seen == [{"week": "8"}]


def test_a_state_that_does_not_exist_is_refused_with_the_choices():
    with pytest.raises(ValueError, match="week must be one of 0, 4, 8, got '9'"):
        make_sheet(NAME).panel({"path": "one", "week": "9"})


def test_two_parts_may_not_fill_the_same_slot():
    with pytest.raises(ValueError, match="'name' is filled by two parts"):
        make_sheet(NAME, NAME).panel({"path": "one", "week": "0"})


def test_what_is_packed_unpacks_to_the_same_panels():
    sheet = make_sheet(NAME, BOTH)
    packed = json.loads(json.dumps(sheet.pack()))
    for state in sheet.states():
        slots = {}
        for part in packed["parts"]:
            row = part["values"]["|".join(state[key] for key in part["dims"])]
            slots |= dict(zip(part["slots"], row, strict=True))
        assert slots == sheet.panel(state)


def test_packing_shows_its_progress():
    jobs = []
    make_sheet(NAME, BOTH).pack(lambda items: jobs.extend(items) or items)
    assert len(jobs) == 2 + 6


def test_the_widget_carries_all_panels_and_refuses_a_wrong_state():
    panels = make_panels()
    assert panels.state == {"path": "one", "week": "0"}
    panels.state = {"path": "two", "week": "8"}
    with pytest.raises(traitlets.TraitError, match="week must be one of 0, 4, 8, got '5'"):
        panels.state = {"path": "two", "week": "5"}


def test_the_twin_cannot_break_out_of_its_script():
    panels = Panels("<p></p>", {"topic": "toy", "start": {}, "dims": [], "x": "</script><!--"})
    assert "</script><!--" not in panels.twin()
    assert panels.twin().count("</script>") == 1


def test_an_output_shows_the_page_even_where_there_is_no_kernel():
    bundle = make_panels()._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert 'data-sbs="toy"' in data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in data


def test_a_choice_is_a_fieldset_with_a_legend_and_radio_buttons():
    html = write_choice("path", "Who acts first?", [("a", "A & B"), ("b", "B")], "b")
    assert html.startswith('<fieldset class="sbs-choice" data-dim="path"><legend>Who acts first?')
    assert 'value="b" checked' in html and "A &amp; B" in html


def test_a_choice_refuses_what_is_not_offered():
    with pytest.raises(ValueError, match="path must be one of"):
        write_choice("path", "Who?", [("a", "A")], "z")
    choice = Choice("Who?", [("a", "A"), ("b", "B")])
    choice.value = "b"
    with pytest.raises(traitlets.TraitError, match="value must be one of"):
        choice.value = "z"
    assert choice.value == "b"


@pytest.mark.parametrize("value", [-1, 3, 99])
def test_steps_refuse_a_step_outside_the_row(value):
    steps = Steps("Week", ["0", "4", "8"])
    for inside in (0, 1, 2):
        steps.value = inside
    with pytest.raises(traitlets.TraitError, match="from 0 to 2"):
        steps.value = value
    with pytest.raises(ValueError, match="must start at a step from 0 to 2"):
        write_steps("week", "Week", ["0", "4", "8"], value, "-", "+")
