"""The roles page: all its states, the panel of each, and the page they stand on."""

from __future__ import annotations

from html import escape

from widgets import content
from widgets.controls.sheet import Dimension, Part, Sheet
from widgets.markup import Built, Watch, build_panels, fill_page
from widgets.render import Table, write_table
from widgets.roles.bets import FIRST, MORE, write_orders, write_sort
from widgets.roles.parts import Cast, write_need, write_pair, write_person, write_titles
from widgets.roles.pictures import GridPicture, YearsPicture
from widgets.roles.tables import TOPIC, load_tables
from widgets.words import Writer

START = {"need": "medicine", "who": "psychologist"}
_PRIVATE = ("danger", "harm", "law", "team", "pay")
_PRIVATE_SOURCES = ("therapist_reporting", "privacy_rule")


def make_sheet(lang: str) -> tuple[Sheet, Writer]:
    """Return all panels of the roles in one language, and the writer that words them."""
    writer = Writer(lang, TOPIC)
    cast = Cast(load_tables(lang), writer)
    grid, years = GridPicture(cast), YearsPicture(cast)
    sheet = Sheet(
        TOPIC,
        _list_dimensions(cast),
        (
            Part(("need",), lambda state: write_need(cast, state)),
            Part(("need",), grid.write_need),
            Part(("who",), lambda state: write_person(cast, state)),
            Part(("who",), grid.write_person),
            Part(("who",), years.write_person),
            Part(("need", "who"), lambda state: write_pair(cast, state)),
        ),
        START,
    )
    return sheet, writer


def _list_dimensions(cast: Cast) -> tuple[Dimension, ...]:
    needs, people = cast.tables.needs, cast.tables.people
    return (
        Dimension("need", tuple(needs), tuple(need.label for need in needs.values())),
        Dimension("who", tuple(people), tuple(person.name for person in people.values())),
    )


def build_page(lang: str, watch: Watch = iter) -> Built:
    """Return the page in its start state and all its panels."""
    sheet, writer = make_sheet(lang)
    return build_panels(sheet, writer, write_page, (), watch)


def write_page(sheet: Sheet, writer: Writer) -> str:
    """Return the page in its start state: bets, both lists, pictures, and what stays private."""
    cast = Cast(load_tables(writer.lang), writer)
    grid, years = GridPicture(cast).draw(), YearsPicture(cast).draw()
    say = writer.say
    return fill_page(
        "roles/page.html.j2",
        writer,
        sheet.panel(sheet.start),
        sort=write_sort(cast, FIRST),
        sort_more="".join(write_sort(cast, need) for need in MORE),
        orders=write_orders(cast),
        laws_note=writer.inline(say("source_of.laws_note", date=_write_date(cast))),
        laws=write_table(_list_laws(cast)),
        private="".join(f"<li>{writer.inline(say(f'private.{key}'))}</li>" for key in _PRIVATE),
        private_source=f'<p class="sbs-hint">{write_titles(cast, _PRIVATE_SOURCES)}</p>',
        grid_svg=grid.svg,
        grid_takeaway=writer.inline(grid.takeaway),
        grid_table=write_table(grid.table),
        years_svg=years.svg,
        years_takeaway=writer.inline(years.takeaway),
        years_table=write_table(years.table),
        model=writer.block(content.load_prose(writer.lang, TOPIC)),
    )


def _write_date(cast: Cast) -> str:
    return cast.tables.prescribing.checked.isoformat()


def _list_laws(cast: Cast) -> Table:
    say, law = cast.writer.say, cast.tables.prescribing
    rows = [(escape(state.name), str(state.year)) for state in law.states]
    return Table(
        say("source_of.laws"), (say("source_of.laws_head"), say("source_of.laws_year")), rows
    )
