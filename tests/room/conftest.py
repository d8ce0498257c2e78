"""Rooms in SQLite and in PostgreSQL, both for real, and a server that has them."""

import re

import pytest
from browser.served import PAGES, Served
from room.inside import serve_inside
from room.postgres import Postgres
from room.visitor import Visitor
from sqlalchemy import delete

from widgets.room.desk import Desk
from widgets.room.engine import connect
from widgets.room.store import Store
from widgets.room.tables import rooms
from widgets.room.words import ask_questions


class Clock:
    """Time that passes only when a test says so."""

    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server; if it cannot start, the tests that need it fail and say why."""
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """What ``--rooms`` may be: a file, or an address."""
    if request.param == "sqlite":
        return str(tmp_path / "rooms.sqlite")
    return request.getfixturevalue("postgres").url


@pytest.fixture
def store(place, clock):
    """An empty store."""
    engine = connect(place)
    with engine.begin() as connection:
        connection.execute(delete(rooms))
    yield Store(engine, clock)
    engine.dispose()


@pytest.fixture
def desk(store):
    return Desk(store, lambda lang: ask_questions(lang, "us"))


@pytest.fixture(scope="module")
def server():
    """A server with the default place for rooms; it logs each request."""
    served = Served(PAGES / "mixed.ipynb", "--log-level=INFO")
    yield served
    served.stop()


@pytest.fixture(scope="module")
def inside():
    """A server of rooms in this process: its address, and what it has in its hands."""
    with serve_inside() as found:
        yield found


@pytest.fixture
def host(server):
    """A facilitator with an open room."""
    visitor = Visitor(server.url)
    answer = visitor.send("room", {})
    visitor.code = re.search(r"/room/(\w+)", answer.url).group(1)
    return visitor
