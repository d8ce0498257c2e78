"""What the room's handlers share: forms from our own pages only, no log, slow refusals."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from tornado.web import HTTPError, RequestHandler
from traitlets.config import Application

from widgets.room.brake import Brake
from widgets.room.desk import Desk
from widgets.room.model import read_code
from widgets.room.pages import Pages
from widgets.room.problem import Problem
from widgets.room.together import Together
from widgets.room.words import list_spoken, pick_lang
from widgets.serve.editions import list_wishes
from widgets.serve.errors import Quiet
from widgets.serve.headers import FORMS, is_own

T = TypeVar("T")

REFUSAL_SECONDS = 0.5  # each refusal takes this long, whatever the reason
# What somebody gets who tries codes or keys.
_GUESSES = ("missing", "closed", "key")
# "cookie" says that there is such a room: not sooner than another answer says that there is none.
_SLOW = (*_GUESSES, "cookie", "wait")


@dataclass
class Rooms:
    """All that the handlers need, made once when the server starts."""

    desk: Desk
    pages: Pages
    executor: Executor | None
    listens_at: str
    wrong: Brake
    openings: Brake

    def __post_init__(self) -> None:
        """Prepare to answer phones together."""
        self.finds = Together(self.desk.find_all, self.run)
        self.joins = Together(self.desk.admit_all, self.run)
        self.looks = Together(self.desk.look_all, self.run)
        self.votes = Together(self.desk.vote_all, self.run)

    async def run(self, work: Callable[..., T], *args: Any) -> T:
        """Return what work returns; a database far away does not hold up other requests."""
        if self.executor is None:
            return work(*args)
        return await asyncio.get_running_loop().run_in_executor(self.executor, work, *args)


class RoomHandler(Quiet):
    """One request about a room. Nothing is written to the log: it would tell who votes when."""

    silent = True

    def initialize(self, rooms: Rooms) -> None:
        """Keep what the server has made."""
        self.rooms = rooms

    def prepare(self) -> None:
        """Set the headers of a page that is not kept."""
        self.began = time.monotonic()
        self.set_header("Cache-Control", "no-store")
        # With "no-referrer" a browser would not say which page a form came from.
        self.set_header("Referrer-Policy", FORMS)
        self.set_header("Vary", "Accept-Language")

    async def get(self, *args: str) -> None:
        """Show something, or say in a sentence why not."""
        await self._grant(self.read(*args))

    async def post(self, *args: str) -> None:
        """Change something, if one of our own pages asks for it."""
        if not is_own(self.request.headers.get("Origin", ""), self.request.host):
            return await self.refuse(Problem("foreign"))
        await self._grant(self.act(*args))

    async def read(self, *args: str) -> None:
        """Answer a GET."""
        raise HTTPError(405)

    async def act(self, *args: str) -> None:
        """Answer a POST."""
        raise HTTPError(405)

    async def _grant(self, work: Awaitable[None]) -> None:
        try:
            await work
        except Problem as problem:
            await self.refuse(problem)

    async def run(self, work: Callable[..., T], *args: Any) -> T:
        """Return what the desk answers."""
        return await self.rooms.run(work, *args)

    @property
    def desk(self) -> Desk:
        """Return what grants and refuses."""
        return self.rooms.desk

    @property
    def lang(self) -> str:
        """The reader's language: what the address says, or the browser."""
        accepted = self.request.headers.get("Accept-Language", "")
        return pick_lang([self.get_query_argument("lang", ""), *list_wishes(accepted)])

    @property
    def wants_json(self) -> bool:
        """Whether a program asks, and not a person."""
        return "application/json" in self.request.headers.get("Accept", "")

    @property
    def at(self) -> str:
        """The address without its file: what comes before ``/room`` or ``/r``."""
        return str(self.rooms.pages.base_url)

    def go(self, path: str) -> None:
        """Send the reader to another page, in the language of this one."""
        asked = self.get_query_argument("lang", "")
        query = f"?lang={asked}" if asked in list_spoken() else ""
        self.redirect(f"{self.at}{path}{query}", status=303)

    def show(self, name: str, **more: Any) -> None:
        """Send a page."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(self.rooms.pages.fill(name, self.lang, **more))

    def keep_cookie(self, name: str, value: str, path: str) -> None:
        """Set a cookie that ends with the browser, for the pages of one room."""
        RequestHandler.set_cookie(
            self,
            name,
            value,
            path=f"{self.at}{path}",
            httponly=True,
            samesite="Strict",
            secure=self.request.protocol == "https",
        )

    def drop_cookie(self, name: str, path: str) -> None:
        """Take a cookie back."""
        where, past = f"{self.at}{path}", datetime(2000, 1, 1, tzinfo=UTC)
        RequestHandler.set_cookie(self, name, "", path=where, expires=past, httponly=True)

    # Trying codes -------------------------------------------------------------------------

    def read_code(self, typed: str) -> str:
        """Return a code, if it can be one."""
        code = read_code(typed)
        if code is None:
            raise Problem("missing")
        return code

    def is_led(self, code: str, page: str) -> bool:
        """Lead a reader whose address has the code in another spelling to the page itself.

        The browser sends a room's cookie to the one address that the room has given it for.
        """
        if self.path_args[0] == code:
            return False
        self.go(page.format(code))
        return True

    def check_brake(self) -> None:
        """Refuse who has not joined yet, while somebody tries codes."""
        if self.rooms.wrong.is_on():
            raise Problem("wait")

    @property
    def address(self) -> str:
        """Where the request comes from, to count rooms that are opened: never kept or logged."""
        return str(self.request.remote_ip)

    # Refusals -----------------------------------------------------------------------------

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Log an error without the address of the room."""
        if not isinstance(value, HTTPError | Problem):
            Application.instance().log.error("Error in a room", exc_info=(typ, value, tb))

    async def refuse(self, problem: Problem) -> None:
        """Answer with the sentence of a problem, and not before its time."""
        if problem.kind in _GUESSES:
            blocked = self.rooms.wrong.is_on()
            self.rooms.wrong.count()
            problem = Problem("wait") if blocked else problem
        if problem.kind in _SLOW:
            await asyncio.sleep(max(0, self.began + REFUSAL_SECONDS - time.monotonic()))
        self.set_status(problem.status)
        sentence = self.rooms.pages.say(self.lang, f"problem.{problem.kind}")
        if self.wants_json:
            self.finish({"problem": problem.kind, "sentence": sentence})
        else:
            name = "over" if problem.kind == "closed" else "problem"
            self.show(name, problem=problem.kind, code=self.get_known_code())

    def get_known_code(self) -> str:
        """Return the code that was sent, or nothing if it cannot be one."""
        return read_code(self.get_typed_code()) or ""

    def get_typed_code(self) -> str:
        """Return what was sent as a code: it stands in the address."""
        return self.path_args[0] if self.path_args else ""
