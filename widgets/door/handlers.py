"""Asks for the facilitator word before a page, and keeps a cookie that ends with the browser."""

from __future__ import annotations

import asyncio
import re
import time
from pathlib import Path
from typing import Any

from jupyter_server.utils import url_path_join
from tornado.web import RequestHandler

from widgets.content import find_spoken, load_strings
from widgets.door.door import Call, Door
from widgets.serve.errors import Quiet
from widgets.serve.headers import FORMS, is_own
from widgets.serve.shell import Shell, make_frame

TOPIC = "door"
COOKIE = "sbs_facilitator"
REFUSAL_SECONDS = 0.5
_PAGES = make_frame(Path(__file__).parent / "templates")
# Where a browser may be sent on to, below the base address; anything else leads to the list.
_WAYS_ON = re.compile(r"(?:present|pack|room)(?:/[\w-]*)?(?:\?[\w=&%.-]*)?", re.ASCII)
_START = "present"


class Asking(Quiet):
    """What can show the page with the form, or say its sentence to a program."""

    @property
    def door(self) -> Door:
        """The door of this server."""
        return self.settings["sbs_door"]  # type: ignore[no-any-return]

    def ask_word(self, to: str, status: int = 403, problem: str = "") -> None:
        """Send the form, or its sentence to a program."""
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        shell = self.pick_shell()
        lang = find_spoken(str(shell.common["lang"]), TOPIC)
        words = load_strings(lang, TOPIC)
        if "application/json" in self.request.headers.get("Accept", ""):
            self.finish({"problem": "word", "sentence": words["program"]})
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Referrer-Policy", FORMS)
        self.set_header("X-Robots-Tag", "noindex")
        self.finish(_fill(shell, lang, words, to=to, problem=problem))

    def name_way(self) -> str:
        """Return the address that was asked for, without its base."""
        base = str(self.pick_shell().common["base_url"])
        uri = self.request.uri or ""
        return uri.removeprefix(base if base.endswith("/") else f"{base}/")


class Locked(Asking):
    """Mixed into each handler for facilitators only."""

    def prepare(self) -> None:
        """Go on, or ask for the word."""
        super().prepare()
        kept = self.get_cookie(COOKIE, "") or ""
        if not self.door.lets_in(self.describe_call(), kept):
            self.ask_word(self.name_way() if self.request.method == "GET" else _START)

    def describe_call(self) -> Call:
        """Return what is known of this request."""
        request = self.request
        stream: Any = getattr(request.connection, "stream", None)
        own = stream.socket.getsockname() if stream and stream.socket else ("",)
        return Call(str(request.remote_ip), str(own[0]), request.host, request.headers)


class Knock(Asking):
    """Takes the word."""

    def prepare(self) -> None:
        """Note when it began: a refusal takes the same time, whatever the reason."""
        self.began = time.monotonic()

    def get(self) -> None:
        """Show the form."""
        self.ask_word(_START, 200)

    async def post(self) -> None:
        """Give a cookie to who knows the word."""
        address, typed = str(self.request.remote_ip), self.get_body_argument("word", "")
        to = self.get_body_argument("to", "")
        to = to if _WAYS_ON.fullmatch(to) else _START
        if not is_own(self.request.headers.get("Origin", ""), self.request.host):
            return await self._refuse(to, 403, "foreign")
        if self.door.must_wait(address):
            return await self._refuse(to, 429, "wait")
        if not self.door.is_word(typed):
            self.door.count_wrong(address)
            return await self._refuse(to, 403, "wrong")
        self._keep_cookie()
        self.redirect(url_path_join(self._base, to), status=303)

    @property
    def _base(self) -> str:
        return str(self.pick_shell().common["base_url"])

    async def _refuse(self, to: str, status: int, problem: str) -> None:
        await asyncio.sleep(max(0, self.began + REFUSAL_SECONDS - time.monotonic()))
        self.ask_word(to, status, problem)

    def _keep_cookie(self) -> None:
        RequestHandler.set_cookie(
            self,
            COOKIE,
            self.door.pass_,
            path=self._base,
            httponly=True,
            samesite="Strict",
            secure=self.request.protocol == "https",
        )


def lock(handler: type) -> type:
    """Return a handler that asks for the word first."""
    return type(handler.__name__, (Locked, handler), {})


def lock_route(route: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a route whose handler asks for the word first."""
    pattern, handler, *rest = route
    return (pattern, lock(handler), *rest)


def list_door(base_url: str) -> list[tuple[Any, ...]]:
    """Return the route that takes the word."""
    return [(url_path_join(base_url, r"/facilitator"), Knock)]


def _fill(shell: Shell, lang: str, words: dict[str, str], to: str, **more: str) -> str:
    common = {**shell.common, **shell.name_place(to, TOPIC), "lang": lang, "to": to}
    title = f"{words['title']} · {shell.say['site.name']}"
    return _PAGES.get_template("word.html.j2").render(**common, words=words, title=title, **more)
