"""Two hundred phones in one room: every answer counted once, no errors, and how long they wait.

Run by hand: ``python -m benchmarks.room``. With ``--postgres`` it starts a PostgreSQL server of its
own; with ``--spread 0`` all phones come at the same instant. Each phone loads the page, joins,
thinks, answers, follows to the page, asks for news every few seconds as the page's script does, and
one in five changes its answer.

Times are of whole requests over loopback, with the phones on the same machine, which they have to
share with the server. "phones" is what the goal is about: until a phone has read its answer. Beside
it, "server" ends when the answer lies at the phone's door, by the clock of the system: what is
between the two is a phone that has to wait until the script gets to it. ``--rounds`` plays several
rooms, one after the other, on one server. Linux only.
"""

import argparse
import asyncio
import gzip
import json
import os
import random
import socket
import statistics
import struct
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import psutil
from browser.served import PAGES, Served
from room.postgres import Postgres

ALLOWED_MS = 200  # the project's goal at the 95th of 100
ASKED = "first/before"
OPTIONS = ("yes", "no", "not_sure")
SIDES = ("phones", "server")
TIMESTAMP = 35  # Linux's SO_TIMESTAMPNS, which Python does not name


class Client:
    """A browser's share of HTTP: one connection, cookies of one room, times of all requests."""

    def __init__(self, port: int, times: dict[str, list[tuple[float, float]]]):
        self.port, self.times, self.cookie = port, times, ""
        self.line: socket.socket | None = None
        self.sent = self.came = 0.0
        self.free = asyncio.Lock()  # one request at a time, as on one connection

    async def ask(self, name: str, path: str, form: dict | None = None, **headers: str):
        """Return status and text."""
        async with self.free:
            start = time.perf_counter()
            try:
                status, text = await self._send(path, form, headers)
            except ConnectionError:
                # The server ends a quiet connection; a browser makes a new one, and so do we.
                self.close()
                status, text = await self._send(path, form, headers)
        took = (time.perf_counter() - start, self.came - self.sent)
        self.times.setdefault(name, []).append(tuple(1000 * part for part in took))
        return status, text

    def close(self) -> None:
        """Hang up."""
        if self.line:
            self.line.close()
        self.line = None

    async def _send(self, path, form, headers):
        if self.line is None:
            self.line = socket.socket()
            self.line.setblocking(False)
            self.line.setsockopt(socket.SOL_SOCKET, TIMESTAMP, 1)
            await asyncio.get_running_loop().sock_connect(self.line, ("127.0.0.1", self.port))
        body = urlencode(form or {})
        lines = [f"{'GET' if form is None else 'POST'} {path} HTTP/1.1"]
        lines += [f"Host: 127.0.0.1:{self.port}", f"Origin: http://127.0.0.1:{self.port}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        lines += ["Accept-Encoding: gzip", f"Content-Length: {len(body)}"]
        lines += ["Content-Type: application/x-www-form-urlencoded"]
        lines += [f"Cookie: {self.cookie}"] if self.cookie else []
        self.sent = time.time()
        self.line.send("\r\n".join([*lines, "", body]).encode())
        data = b""
        while b"\r\n\r\n" not in data:
            data += await self._receive()
        head, _, data = data.partition(b"\r\n\r\n")
        status, *rows = head.decode().split("\r\n")
        fields = dict(row.split(": ", 1) for row in rows)
        if "Set-Cookie" in fields:
            self.cookie = fields["Set-Cookie"].split(";")[0]
        while len(data) < int(fields["Content-Length"]):
            data += await self._receive()
        text = gzip.decompress(data) if "Content-Encoding" in fields else data
        return int(status.split()[1]), text.decode()

    async def _receive(self) -> bytes:
        loop = asyncio.get_running_loop()
        ready = loop.create_future()
        loop.add_reader(self.line, lambda: ready.done() or ready.set_result(None))
        try:
            await ready
        finally:
            loop.remove_reader(self.line)
        data, notes, *_ = self.line.recvmsg(65_536, 256)
        if not data:
            raise ConnectionResetError
        seconds, rest = struct.unpack("qq", notes[0][2])
        self.came = seconds + rest / 1e9
        return data


class Phone:
    """One person with a phone."""

    def __init__(self, client: Client, room: str, chance: random.Random, errors: list[str]):
        self.client, self.room, self.chance, self.errors = client, room, chance, errors
        self.choice = ""

    async def take_part(self, spread: float) -> None:
        """Come in, answer, and wait for the results."""
        await asyncio.sleep(self.chance.uniform(0, spread / 2))
        await self._get("load")
        await self._post("join", {"join": "yes"})
        page = await self._get("page")
        await asyncio.sleep(self.chance.uniform(0, spread))
        await self._answer(page)
        if self.chance.random() < 0.2:
            await asyncio.sleep(self.chance.uniform(0, spread / 5))
            await self._answer(page)

    async def wait(self, seconds: float) -> None:
        """Ask for news until the results are shown, and look at them."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            await asyncio.sleep(self.chance.uniform(3, 4))
            _, text = await self.client.ask("pulse", f"{self.room}/pulse")
            if json.loads(text)["version"].endswith("shown"):
                page = await self._get("results")
                if "room-results" not in page:
                    self.errors.append("no results on a phone")
                return
        self.errors.append("a phone never heard of the results")

    async def _answer(self, page: str) -> None:
        token = page.split('name="token" value="')[1].split('"')[0]
        self.choice = self.chance.choice(OPTIONS)
        form = {"token": token, "asked": ASKED, "option": self.choice}
        await self._post("vote", form)
        await self._get("page")

    async def _get(self, name: str) -> str:
        status, text = await self.client.ask(name, self.room)
        if status != 200:
            self.errors.append(f"{name}: {status}")
        return text

    async def _post(self, name: str, form: dict) -> None:
        status, _ = await self.client.ask(name, self.room, form)
        if status != 303:
            self.errors.append(f"{name}: {status}")


async def run(port: int, count: int, spread: float) -> tuple[bool, list[float]]:
    """Fill a room, print what happened; return whether all counts are right, and the times."""
    times, errors = {}, []
    host = Client(port, {})
    _, text = await host.ask("open", "/room", {}, Accept="application/json")
    opened = json.loads(text)
    room = f"/room/{opened['code']}"
    key = {"Accept": "application/json", "X_Room_Key": opened["key"]}
    await host.ask("ask", room, {"ask": ASKED}, **key)
    phones = [
        Phone(Client(port, times), f"/r/{opened['code']}", random.Random(number), errors)
        for number in range(count)
    ]
    news = [asyncio.create_task(phone.wait(3 * spread + 60)) for phone in phones]
    await asyncio.gather(*(phone.take_part(spread) for phone in phones))
    _, text = await host.ask("show", room, {"show": ASKED}, **key)
    await asyncio.gather(*news)
    counts = json.loads(text)["results"][0]["counts"]
    await host.ask("close", room, {"close": "yes"}, **key)
    for client in (host, *(phone.client for phone in phones)):
        client.close()
    chosen = Counter(phone.choice for phone in phones)
    right = counts == [chosen[option] for option in OPTIONS]
    return right and not errors, tell(times, errors, right, counts)


def tell(times: dict[str, list[tuple[float, float]]], errors: list[str], right: bool, counts):
    """Print a table of times, and return those that 95 of 100 requests stay below."""
    every = [time for part in times.values() for time in part]
    for name, part in {**times, "all": every}.items():
        row = f"{name:8} {len(part):5} requests, ms:"
        for side, values in zip(SIDES, zip(*part, strict=True), strict=True):
            at = [sorted(values)[round(share * (len(values) - 1))] for share in (0.5, 0.95, 1)]
            row += f" {side} median %.1f, p95 %.1f, most %.1f;" % tuple(at)
        print(row.rstrip(";"))
    print(f"answers {counts}, {'each counted once' if right else 'WRONG'}; errors {len(errors)}")
    for error, count in Counter(errors).most_common(5):
        print(f"  {count} × {error}")
    return [sorted(side)[round(0.95 * (len(side) - 1))] for side in zip(*every, strict=True)]


def use_processor(served: Served) -> float:
    """Return the seconds that the server has kept a processor busy."""
    used = psutil.Process(served.process.pid).cpu_times()
    return used.user + used.system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--phones", type=int, default=200)
    parser.add_argument("--spread", type=float, default=10, help="seconds in which people answer")
    parser.add_argument("--postgres", action="store_true", help="keep answers in PostgreSQL")
    parser.add_argument("--rounds", type=int, default=1, help="rooms, one after the other")
    asked = parser.parse_args()
    postgres = Postgres() if asked.postgres else None
    options = [f"--rooms={postgres.url}"] if postgres else []
    served = Served(PAGES / "mixed.ipynb", *options)
    rounds = []
    try:
        for _ in range(asked.rounds):
            before, own, load = use_processor(served), time.process_time(), os.getloadavg()[0]
            rounds.append(asyncio.run(run(served.port, asked.phones, asked.spread)))
            print(
                f"processor time: server {use_processor(served) - before:.1f} s, "
                f"phones {time.process_time() - own:.1f} s; load of the machine before: {load:.1f}"
            )
    finally:
        served.stop()
        if postgres:
            postgres.stop()
    for side, found in zip(SIDES, zip(*(times for _, times in rounds), strict=True), strict=True):
        at = (min(found), statistics.median(found), max(found))
        print(f"p95 of {len(found)} rounds, ms: {side} least %.0f, median %.0f, most %.0f" % at)
    sys.exit(not all(right and times[0] < ALLOWED_MS for right, times in rounds))


if __name__ == "__main__":
    main()
