"""What a phone sees: a place to type the code, and the question of the room."""

from __future__ import annotations

from widgets.room.desk import knows
from widgets.room.handlers import RoomHandler
from widgets.room.problem import Problem
from widgets.room.view import PhoneView, make_version

COOKIE = "sbs_phone"
_SLOT = "{token}"  # where a page has the secret of one phone


class Enter(RoomHandler):
    """Takes a code that was typed, and leads to its room."""

    async def read(self, *_: str) -> None:
        """Show the field, or go to the room of the code in the address."""
        typed = self.get_typed_code()
        if not typed:
            return self.show("enter")
        code = self.read_code(typed)
        self.check_brake()
        await self.rooms.finds.ask(code)
        self.go(f"r/{code}")

    def get_typed_code(self) -> str:
        """Return what was typed into the field."""
        return self.get_query_argument("code", "")


class Phone(RoomHandler):
    """The page of one phone in one room."""

    @property
    def device(self) -> str:
        """What this phone was given when it joined."""
        return self.get_cookie(COOKIE, "") or ""

    async def refuse(self, problem: Problem) -> None:
        """Say kindly to a phone that was in that its room is closed."""
        # The browser sends the cookie to the room that it is from. Whether that room was ever there
        # nobody knows any more, so this tells no more to who makes one up.
        was_in = problem.kind == "missing" and self.device
        await super().refuse(Problem("closed") if was_in else problem)

    async def read(self, *args: str) -> None:
        """Show the question, the results, or how to join."""
        code = self.read_code(args[0])
        if self.is_led(code, "r/{}"):
            return
        view = await self.rooms.looks.ask(code, (self.device, self.lang))
        if not view.token:
            self.check_brake()
        self._show_room(code, view)

    def _show_room(self, code: str, view: PhoneView) -> None:
        # Phones that look together and have answered alike get the same page but for one secret.
        pages, kind = view.face.pages, (bool(view.token), view.chosen)
        if kind not in pages:
            pages[kind] = self._fill(code, view)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(pages[kind].replace(_SLOT, view.token))

    def _fill(self, code: str, view: PhoneView) -> str:
        fill = self.rooms.pages.fill
        if not view.token:
            return fill("join", self.lang, code=code)
        more = {"state": view.state, "chosen": view.chosen, "pulse": f"{self.at}r/{code}/pulse"}
        return fill("phone", self.lang, code=code, token=_SLOT, **more)

    async def act(self, *args: str) -> None:
        """Let a phone join, or take its answer."""
        code = self.read_code(args[0])
        if self.get_body_argument("join", ""):
            await self._join(code)
        else:
            fields = [self.get_body_argument(name, "") for name in ("token", "asked", "option")]
            await self._vote(code, *fields)
        self.go(f"r/{code}")

    async def _vote(self, code: str, *fields: str) -> None:
        try:
            await self.rooms.votes.ask(code, (self.device, *fields))
        except Problem as problem:
            if problem.kind == "cookie":
                self.check_brake()
            raise

    async def _join(self, code: str) -> None:
        device = self.device
        if not knows(await self.rooms.finds.ask(code), device):
            self.check_brake()
            device = await self.rooms.joins.ask(code)
        self.keep_cookie(COOKIE, device, f"r/{code}")


class Pulse(Phone):
    """Tells a phone's script whether there is something new."""

    @property
    def wants_json(self) -> bool:
        """A program asks, always."""
        return True

    async def read(self, *args: str) -> None:
        """Send one short text, which changes when the page does."""
        room = await self.rooms.finds.ask(self.read_code(args[0]))
        if not knows(room, self.device):
            self.check_brake()
        self.finish({"version": make_version(room)})

    async def act(self, *args: str) -> None:
        """Refuse: there is nothing to change here."""
        raise Problem("unknown")
