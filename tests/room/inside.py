"""A server of rooms in the process of the test, which can look into it and hold its brake."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from browser.served import find_free_port
from tornado.web import Application

from widgets.present.handlers import list_present
from widgets.room.handlers import Rooms
from widgets.room.routes import list_room_routes, make_rooms


@contextmanager
def serve_inside() -> Iterator[tuple[str, Rooms]]:
    """Serve rooms from a thread of their own."""
    ready, port = threading.Event(), find_free_port()
    found: dict = {}

    async def serve() -> None:
        rooms = make_rooms("", "/", "us", "127.0.0.1")
        routes = [*list_room_routes("/", rooms), *list_present("/", "us", rooms)]
        server = Application(routes).listen(port, "127.0.0.1")
        found.update(rooms=rooms, loop=asyncio.get_running_loop(), end=asyncio.Event())
        ready.set()
        await found["end"].wait()
        server.stop()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert ready.wait(60)
    yield f"http://127.0.0.1:{port}/", found["rooms"]
    found["loop"].call_soon_threadsafe(found["end"].set)
    thread.join(10)
