"""A long page is shown in parts, each with its way back and on; without scripts all stand there."""

import re

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from widgets.build import TOPICS
from widgets.cache import root
from widgets.content import load_strings
from widgets.serve.contents import gather_parts, wants_parts, write_parts

SAY = load_strings("en", "serve")


def make_page() -> str:
    cells = [
        new_markdown_cell("# Title", id="title"),
        new_markdown_cell("## One & only", id="one"),
        new_code_cell("1", id="one-page"),
        new_markdown_cell("### Not a part", id="small"),
        new_markdown_cell("## Two", id="two"),
    ]
    notebook = new_notebook(cells=cells)
    html = ["<h1>Title</h1>", "<h2>One</h2>", "<p>page</p>", "<h3>Not</h3>", "<h2>Two</h2>"]
    return write_parts(*gather_parts(notebook, html), SAY)


def test_each_part_holds_its_cells_and_stands_in_the_contents_list():
    page = make_page()
    assert page.index("<h1>Title</h1>") < page.index("<nav")
    assert re.findall(r'data-part-of="(\w+)"', page) == ["one", "two"]
    first = page.split('data-part-of="one"')[1].split("</section>")[0]
    assert "<p>page</p>" in first and "<h3>Not</h3>" in first
    assert "One &amp; only" in page and "Part 1 of 2" in page and "Part 2 of 2" in page


def test_each_part_leads_on_and_back_and_the_ends_do_not():
    page = make_page()
    one, two = (part.split("</section>")[0] for part in page.split("data-part-of=")[1:])
    assert "Next: Two" in one and "Back:" not in one
    assert "Back: One &amp; only" in two and "Next:" not in two


def test_the_links_work_without_scripts():
    page = make_page()
    for key in re.findall(r'href="\?at=(\w+)#part-', page):
        assert f'id="part-{key}"' in page


def test_the_app_is_shown_in_parts_named_like_their_topics_and_a_lesson_is_not():
    app = nbformat.read(root("notebooks") / "app.ipynb", as_version=4)
    assert wants_parts(app)
    opening, parts = gather_parts(app, ["" for _ in app.cells])
    assert len(opening) >= 1
    topics = [part.key for part in parts]
    assert topics == list(TOPICS)
    lesson = nbformat.read(root("notebooks") / "06-journey.ipynb", as_version=4)
    assert not wants_parts(lesson)
