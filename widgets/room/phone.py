"""What a phone sees: a place to type the code, and the question of the room."""

from __future__ import annotations

from widgets.room.desk import PhoneView
from widgets.room.handlers import RoomHandler
from widgets.room.problem import Problem

COOKIE = "sbs_phone"


class Enter(RoomHandler):
    """Takes a code that was typed, and leads to its room."""

    async def read(self, *_: str) -> None:
        """Show the field, or go to the room of the code in the address."""
        typed = self.get_typed_code()
        if not typed:
            return self.show("enter")
        code = self.read_code(typed)
        self.check_brake()
        await self.run(self.desk.store.find, code)
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

    async def read(self, *args: str) -> None:
        """Show the question, the results, or how to join."""
        code = self.read_code(args[0])
        view = await self.run(self.desk.look, code, self.device, self.lang)
        if view.token:
            return self._show_room(code, view)
        self.check_brake()
        self.show("join", code=code)

    def _show_room(self, code: str, view: PhoneView) -> None:
        state = view.state
        self.show(
            "phone",
            code=code,
            token=view.token,
            chosen=view.chosen,
            state=state,
            pulse=f"{self.at}r/{code}/pulse",
        )

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
            await self.run(self.desk.vote, code, self.device, *fields)
        except Problem as problem:
            if problem.kind == "cookie":
                self.check_brake()
            raise

    async def _join(self, code: str) -> None:
        device, joined = await self.run(self.desk.join, code, self.device)
        if not joined:
            self.check_brake()
        self.keep_cookie(COOKIE, device, f"r/{code}")


class Pulse(Phone):
    """Tells a phone's script whether there is something new."""

    @property
    def wants_json(self) -> bool:
        """A program asks, always."""
        return True

    async def read(self, *args: str) -> None:
        """Send one short text, which changes when the page does."""
        version, joined = await self.run(
            self.desk.get_version, self.read_code(args[0]), self.device
        )
        if not joined:
            self.check_brake()
        self.finish({"version": version})

    async def act(self, *args: str) -> None:
        """Refuse: there is nothing to change here."""
        raise Problem("unknown")
