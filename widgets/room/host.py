"""What a facilitator does: open a room, ask, show, type counts, close. In HTML and as JSON."""

from __future__ import annotations

from typing import Any

from widgets.room.address import choose_hosts, draw_code
from widgets.room.files import write_changes, write_counts
from widgets.room.handlers import RoomHandler
from widgets.room.model import group_code, read_key
from widgets.room.problem import Problem

COOKIE = "sbs_host"
COUNT = "count_"  # before the key of an option, in a field for what was counted


class Open(RoomHandler):
    """Opens a room."""

    async def read(self, *_: str) -> None:
        """Show what a room is, and a button."""
        self.show("open")

    async def act(self, *_: str) -> None:
        """Open a room and give its key to this browser."""
        if self.rooms.openings.is_on(self.address):
            raise Problem("wait")
        self.rooms.openings.count(self.address)
        code, key = await self.run(self.desk.store.open_room, self.lang)
        self.keep_cookie(COOKIE, key, f"room/{code}")
        if self.wants_json:
            self.set_status(201)
            self.finish({"code": code, "key": key, **make_links(self, code)})
        else:
            self.go(f"room/{code}")


def make_links(handler: RoomHandler, code: str) -> dict[str, Any]:
    """Return where phones find a room, and whether they can reach this computer at all."""
    hosts, reachable = choose_hosts(handler.request.host, handler.rooms.listens_at)
    wish = handler.get_query_argument("at", "")
    host = wish if wish in hosts else hosts[0]
    start = f"{handler.request.protocol}://{host}{handler.at}"
    return {
        "join": f"{start}r/{code}",
        "enter": f"{host}{handler.at}r",
        "also": [other for other in hosts if other != host],
        "host": f"{start}room/{code}",
        "spoken": group_code(code),
        "reachable": reachable,
    }


class Host(RoomHandler):
    """The host's page of one room, and everything that it can do."""

    def get_key(self) -> str:
        """Return the host's key: sent by a program, typed, or kept by this browser."""
        sent = self.request.headers.get("X-Room-Key") or self.get_body_argument("key", "")
        typed = sent or self.get_cookie(COOKIE, "") or ""
        return read_key(typed) or typed

    async def read(self, *args: str) -> None:
        """Show the room to its host; ask anybody else for the key."""
        code, key = self.read_code(args[0]), self.get_key()
        if self.is_led(code, "room/{}"):
            return
        if not key:
            return self.show("key", code=code)
        await self.run(self.desk.check_host, code, key)
        self.show_room(code, await self.gather(code))

    async def gather(self, code: str) -> dict[str, Any]:
        """Return the state of the room with its sentences and its links."""
        state = await self.run(self.desk.watch, code, self.get_key(), self.lang)
        return {**self.rooms.pages.put_into_words(state, self.lang), **make_links(self, code)}

    def show_room(self, code: str, state: dict[str, Any]) -> None:
        """Send the host's page."""
        label = self.rooms.pages.say(self.lang, "qr").format(address=state["join"])
        typed = {(row["means"], row["option"]): row["count"] for row in state["typed"]}
        self.show(
            "host",
            code=code,
            token=state["token"],
            state=state,
            typed=typed,
            key=group_code(self.get_key(), 5),
            qr=draw_code(state["join"], label),
            pulse=f"{self.at}room/{code}/state",
        )

    async def act(self, *args: str) -> None:
        """Do what the host asks for, and show the room again."""
        code, key = self.read_code(args[0]), self.get_key()
        if self.get_body_argument("key", "") and not self.wants_json:
            await self.run(self.desk.check_host, code, key)
            self.keep_cookie(COOKIE, key, f"room/{code}")
            return self.go(f"room/{code}")
        if self.request.headers.get("X-Room-Key"):
            # Another site cannot send this header with our cookies: it is as good as a token.
            await self.run(self.desk.check_host, code, key)
        else:
            token = self.get_body_argument("token", "")
            await self.run(self.desk.check_token, code, key, token)
        wish = self.get_body_argument("close", "")
        if wish == "ask":
            return self.show("close", code=code, token=self.get_body_argument("token", ""))
        if wish:
            return await self._close(code)
        await self._do(code)
        if self.wants_json:
            self.finish(await self.gather(code))
        else:
            self.go(f"room/{code}")

    async def _do(self, code: str) -> None:
        fields = {
            name: self.get_body_argument(name, None) for name in ("ask", "show", "type", "gate")
        }
        given = {name: value for name, value in fields.items() if value is not None}
        if len(given) != 1:
            raise Problem("unknown")
        if "ask" in given:
            await self.run(self.desk.ask, code, given["ask"])
        elif "show" in given:
            await self.run(self.desk.reveal, code, given["show"])
        elif "gate" in given:
            await self.run(self.desk.set_gate, code, given["gate"])
        else:
            counts = {
                name.removeprefix(COUNT): self.get_body_argument(name, "")
                for name in self.request.body_arguments
                if name.startswith(COUNT)
            }
            means = self.get_body_argument("means", "")
            await self.run(self.desk.type_counts, code, given["type"], means, counts)

    async def _close(self, code: str) -> None:
        await self.run(self.desk.store.close, code)
        self.drop_cookie(COOKIE, f"room/{code}")
        if self.wants_json:
            self.finish({"closed": True})
        else:
            self.show("closed")


class State(Host):
    """The room as JSON, for the presenter's windows."""

    @property
    def wants_json(self) -> bool:
        """A program asks, always."""
        return True

    async def read(self, *args: str) -> None:
        """Send the state to a host."""
        code = self.read_code(args[0])
        if not self.is_led(code, "room/{}/state"):
            self.finish(await self.gather(code))


class Picture(Host):
    """The QR code as an SVG file, for a slide."""

    async def read(self, *args: str) -> None:
        """Send the picture."""
        code = self.read_code(args[0])
        await self.run(self.desk.check_host, code, self.get_key())
        join = make_links(self, code)["join"]
        label = self.rooms.pages.say(self.lang, "qr").format(address=join)
        self.set_header("Content-Type", "image/svg+xml")
        svg = draw_code(join, label)
        self.finish(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


class Saved(Host):
    """A CSV file that names no phone."""

    name = ""

    async def read(self, *args: str) -> None:
        """Send the file."""
        code = self.read_code(args[0])
        await self.run(self.desk.check_host, code, self.get_key())
        text = await self.run(self.write_file, code)
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="{self.name}.csv"')
        self.finish(text)

    def write_file(self, code: str) -> str:
        """Return the text of the file."""
        raise NotImplementedError


class Changes(Saved):
    """How answers changed from before to after, by phones."""

    name = "changes"

    def write_file(self, code: str) -> str:
        """Return the text of the file."""
        return write_changes(self.desk.list_changes(code))


class Counts(Saved):
    """What was shown, by phones, hands and paper together."""

    name = "counts"

    def write_file(self, code: str) -> str:
        """Return the text of the file."""
        pairs = {key: item for key, item in self.desk.load("en").items() if item.pair}
        return write_counts(self.desk.store.read_answers(code), pairs)
