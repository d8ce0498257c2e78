"""The addresses of rooms, and what is made for them when a server starts."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from jupyter_server.utils import url_path_join
from sqlalchemy.exc import SQLAlchemyError
from tornado.ioloop import IOLoop, PeriodicCallback
from traitlets.config import Application

from widgets.room.brake import (
    MOST_OPENINGS,
    MOST_WRONG,
    OPENING_SECONDS,
    WRONG_SECONDS,
    Brake,
)
from widgets.room.desk import Desk
from widgets.room.engine import POOL_SIZE, connect
from widgets.room.handlers import Rooms
from widgets.room.host import Changes, Counts, Host, Open, Picture, State
from widgets.room.pages import Pages
from widgets.room.phone import Enter, Phone, Pulse
from widgets.room.place import make_temporary
from widgets.room.store import Store
from widgets.room.words import ask_questions, list_spoken

_CODE = r"([A-Za-z0-9 -]{1,40})"
_SWEEP_MILLISECONDS = 10 * 60 * 1000


def make_rooms(place: str, base_url: str, pack: str, listens_at: str) -> Rooms:
    """Return what the handlers need.

    Parameters
    ----------
    place : str
        An SQLite file or the address of a database; empty for a file that goes with the server.
    base_url, pack : str
    listens_at : str
        The address of this computer at which the server listens.

    Raises
    ------
    RoomsError
        If the place cannot be used.
    """
    engine = connect(place or make_temporary(), lasting=bool(place))
    store = Store(engine)
    # SQLite answers in less time than it takes to hand a question to another thread and back.
    near = engine.dialect.name == "sqlite"
    executor = None if near else ThreadPoolExecutor(POOL_SIZE, thread_name_prefix="rooms")
    return Rooms(
        Desk(store, lambda lang: ask_questions(lang, pack)),
        Pages(base_url if base_url.endswith("/") else f"{base_url}/", pack, hosted=not near),
        executor,
        listens_at,
        Brake(MOST_WRONG, WRONG_SECONDS),
        Brake(MOST_OPENINGS, OPENING_SECONDS),
    )


def start_rooms(rooms: Rooms) -> PeriodicCallback:
    """Make ready for a crowd; then delete silent rooms now and then, as long as the server runs."""
    make_ready(rooms)

    def sweep() -> None:
        try:
            rooms.desk.store.sweep()
        except SQLAlchemyError:
            Application.instance().log.exception("Silent rooms could not be deleted")

    def sweep_aside() -> None:
        IOLoop.current().run_in_executor(None, sweep)

    timer = PeriodicCallback(sweep_aside, _SWEEP_MILLISECONDS)
    sweep_aside()
    timer.start()
    return timer


def make_ready(rooms: Rooms) -> None:
    """Do before the first phone comes what else two hundred phones would wait for together."""
    rooms.pages.warm(list_spoken())
    for lang in list_spoken():
        rooms.desk.load(lang)
    # Python looks through all that it keeps for what nobody needs any more, and everything else
    # stands still meanwhile: 150 to 210 ms with all that a server reads at its start. That stays
    # until the end, so it is not looked through again.
    gc.collect()
    gc.freeze()


def list_room_routes(base_url: str, rooms: Rooms) -> list[tuple[Any, ...]]:
    """Return the routes of rooms."""
    more = {"rooms": rooms}
    routes: list[tuple[str, type]] = [
        (r"/room/?", Open),
        (rf"/room/{_CODE}", Host),
        (rf"/room/{_CODE}/state", State),
        (rf"/room/{_CODE}/qr\.svg", Picture),
        (rf"/room/{_CODE}/changes\.csv", Changes),
        (rf"/room/{_CODE}/counts\.csv", Counts),
        (r"/r/?", Enter),
        (rf"/r/{_CODE}", Phone),
        (rf"/r/{_CODE}/pulse", Pulse),
    ]
    return [(url_path_join(base_url, pattern), handler, more) for pattern, handler in routes]
