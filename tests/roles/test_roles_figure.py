"""The picture of the table: each name has the room it needs, in each language."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from widgets.roles.figure import _LEFT, TableFigure
from widgets.roles.tables import load_tables, make_roles

MARK = 7  # half of the widest mark, and the white beside it


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_name_runs_under_a_mark_or_off_the_picture(lang):
    tables = load_tables(lang)
    needs = [need.label for need in tables.needs.values()]
    people = [person.short for person in tables.people.values()]
    table = TableFigure(make_roles(tables), needs, people)
    paper = FigureCanvasAgg(table.figure)
    boxes = {
        name.get_text(): name.get_window_extent(paper.get_renderer()) for name in table.axes.texts
    }
    first = _LEFT + table.step / 2 - MARK
    assert not [name for name in needs if boxes[name].x1 > first]
    assert not [name for name in people if boxes[name].y1 > table.height]
