"""A real PostgreSQL server in a folder of its own, started for a test and thrown away."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from browser.served import find_free_port

USER = "rooms"
OPTIONS = "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -p {port}"


def find_program(name: str) -> str:
    """Return the path of one of PostgreSQL's programs, the newest version first."""
    places = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    found = max(places, key=lambda path: float(path.parts[4]), default=shutil.which(name))
    if not found:
        raise RuntimeError("PostgreSQL is not installed. Run: sh tests/install.sh postgresql")
    return str(found)


class Postgres:
    """A server that listens on this computer only; ``url`` is what ``--rooms`` takes."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="side_by_side_postgres_"))
        self.data = self.folder / "data"
        # The server refuses to run as root.
        self.user = _find_unprivileged() if os.geteuid() == 0 else None
        if self.user:
            shutil.chown(self.folder, self.user)
        port = find_free_port()
        self.url = f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        self._run("initdb", "-D", self.data, "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8")
        options = OPTIONS.format(port=port)
        log = self.folder / "log"
        self._run("pg_ctl", "start", "-w", "-D", self.data, "-l", log, "-o", options)

    def _run(self, name: str, *arguments: object) -> None:
        command = [find_program(name), *map(str, arguments)]
        who = {"user": self.user, "group": _group(self.user), "extra_groups": []}
        done = subprocess.run(
            command,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            **(who if self.user else {}),
        )
        if done.returncode:
            log = self.folder / "log"
            more = log.read_text() if log.is_file() else ""
            raise RuntimeError(f"PostgreSQL's {name} failed: {done.stdout}{more}")

    def stop(self) -> None:
        """End the server and delete all it has."""
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", self.data)
        shutil.rmtree(self.folder)


def _find_unprivileged() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def _group(user: str | None) -> int | None:
    return pwd.getpwnam(user).pw_gid if user else None
