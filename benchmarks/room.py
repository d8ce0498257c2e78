"""Two hundred phones in one room: every answer counted once, no errors, and how long they wait.

Run by hand: ``python -m benchmarks.room``. With ``--postgres`` it starts a PostgreSQL server of its
own; with ``--spread 0`` all phones come at the same instant. Each phone loads the page, joins,
thinks, answers, follows to the page, asks for news every few seconds as the page's script does, and
one in five changes its answer. Times are of whole requests over loopback, with the phones on the
same machine.
"""

import argparse
import asyncio
import gzip
import json
import random
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


class Client:
    """A browser's share of HTTP: one connection, cookies of one room, times of all requests."""

    def __init__(self, port: int, times: dict[str, list[float]]):
        self.port, self.times, self.cookie = port, times, ""
        self.reader = self.writer = None
        self.free = asyncio.Lock()  # one request at a time, as on one connection

    async def ask(self, name: str, path: str, form: dict | None = None, **headers: str):
        """Return status and text."""
        async with self.free:
            start = time.perf_counter()
            try:
                status, text = await self._send(path, form, headers)
            except (ConnectionError, asyncio.IncompleteReadError):
                # The server ends a quiet connection; a browser makes a new one, and so do we.
                self.writer = None
                status, text = await self._send(path, form, headers)
        self.times.setdefault(name, []).append(1000 * (time.perf_counter() - start))
        return status, text

    async def _send(self, path, form, headers):
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        body = urlencode(form or {})
        lines = [f"{'GET' if form is None else 'POST'} {path} HTTP/1.1"]
        lines += [f"Host: 127.0.0.1:{self.port}", f"Origin: http://127.0.0.1:{self.port}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        lines += ["Accept-Encoding: gzip", f"Content-Length: {len(body)}"]
        lines += ["Content-Type: application/x-www-form-urlencoded"]
        lines += [f"Cookie: {self.cookie}"] if self.cookie else []
        self.writer.write("\r\n".join([*lines, "", body]).encode())
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        fields = dict(row.split(": ", 1) for row in head.split("\r\n")[1:] if ": " in row)
        if "Set-Cookie" in fields:
            self.cookie = fields["Set-Cookie"].split(";")[0]
        data = await self.reader.readexactly(int(fields["Content-Length"]))
        text = gzip.decompress(data) if "Content-Encoding" in fields else data
        return int(head.split()[1]), text.decode()


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


async def run(port: int, count: int, spread: float) -> bool:
    """Fill a room, print what happened, and return whether all is as it should be."""
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
    chosen = Counter(phone.choice for phone in phones)
    right = counts == [chosen[option] for option in OPTIONS]
    return tell(times, errors, right, counts)


def tell(times: dict[str, list[float]], errors: list[str], right: bool, counts: list[int]) -> bool:
    """Print a table of times, and return whether the goals are met."""
    every = sorted(time for part in times.values() for time in part)
    for name, part in {**times, "all": every}.items():
        at = [sorted(part)[round(share * (len(part) - 1))] for share in (0.5, 0.95, 1)]
        print(f"{name:8} {len(part):5} requests, ms: median %.1f, p95 %.1f, most %.1f" % tuple(at))
    print(f"answers {counts}, {'each counted once' if right else 'WRONG'}; errors {len(errors)}")
    for error, count in Counter(errors).most_common(5):
        print(f"  {count} × {error}")
    return right and not errors and every[round(0.95 * (len(every) - 1))] < ALLOWED_MS


def use_processor(served: Served) -> float:
    """Return the seconds that the server has kept a processor busy."""
    used = psutil.Process(served.process.pid).cpu_times()
    return used.user + used.system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--phones", type=int, default=200)
    parser.add_argument("--spread", type=float, default=10, help="seconds in which people answer")
    parser.add_argument("--postgres", action="store_true", help="keep answers in PostgreSQL")
    asked = parser.parse_args()
    postgres = Postgres() if asked.postgres else None
    options = [f"--rooms={postgres.url}"] if postgres else []
    served = Served(PAGES / "mixed.ipynb", *options)
    try:
        before = use_processor(served)
        good = asyncio.run(run(served.port, asked.phones, asked.spread))
        print(f"processor time of the server: {use_processor(served) - before:.1f} s")
    finally:
        served.stop()
        if postgres:
            postgres.stop()
    sys.exit(not good)


if __name__ == "__main__":
    main()
