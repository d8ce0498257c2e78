"""A sheet to fill in: what its HTML promises, and what is refused."""

import pytest

from widgets.controls.front_end import front_end
from widgets.controls.panels import Panels
from widgets.controls.worksheet import LONGEST, Group, SheetWords, Version, write_worksheet

WORDS = SheetWords("It stays here.", "Print", "Clear", "Empty now.", "Date", ("988", "No funding"))
TICKS = Group("Ask", ticks=["How long?", "What <else>?"])
FIELD = Group("Say", fields=["In my words"])
TWO = [Version("One door", [TICKS]), Version("Other door", [TICKS])]


def test_every_field_has_a_label_and_no_name_that_could_be_sent():
    html = write_worksheet("toy-sheet", "My sheet", [TICKS, FIELD], WORDS)
    assert html.count("<label") == html.count("</label>") == 3
    assert "<form" not in html and " name=" not in html
    assert "What &lt;else&gt;?" in html


def test_the_browser_is_told_to_keep_nothing_and_to_check_no_spelling():
    html = write_worksheet("toy-sheet", "My sheet", [TICKS, FIELD], WORDS, "Who?", TWO)
    inputs = html.count("<input") + html.count("<textarea")
    assert html.count('autocomplete="off"') == inputs
    assert html.count('spellcheck="false"') == html.count("<textarea")
    assert f'maxlength="{LONGEST}"' in html


def test_without_javascript_all_versions_show_and_the_buttons_do_not():
    html = write_worksheet("toy-sheet", "My sheet", [FIELD], WORDS, "Who?", TWO)
    assert "data-off" not in html
    assert '<div class="sbs-tools" hidden>' in html
    assert html.count("How long?") == 2


@pytest.mark.parametrize(
    ("groups", "pick", "versions", "problem"),
    [
        ([], "", [], "has nothing to fill in"),
        ([FIELD], "Who?", TWO[:1], "two versions or more"),
        ([FIELD], "", TWO, "needs a question"),
        ([FIELD], "Who?", [], "needs a question"),
    ],
)
def test_a_sheet_that_makes_no_sense_is_refused(groups, pick, versions, problem):
    with pytest.raises(ValueError, match=problem):
        write_worksheet("toy-sheet", "My sheet", groups, WORDS, pick, versions)


def test_the_panels_carry_the_sheet_and_no_trait_for_it():
    panels = Panels("<p></p>", {"topic": "toy", "start": {}, "dims": []})
    assert "export function mountWorksheets" in panels._esm
    own = {name for name in panels.traits(sync=True) if not name.startswith("_")}
    # "files" goes one way: what the page offers for download, from Python to the browser.
    assert own <= {"html", "panels", "state", "files", "layout", "tabbable", "tooltip"}


def test_the_front_end_of_the_sheet_knows_no_way_out():
    text = front_end("worksheet")
    ways = ("Storage", "fetch(", "cookie", "WebSocket", "sendBeacon", "save_changes", "history")
    assert not [way for way in ways if way in text]
