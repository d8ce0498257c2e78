"""A server of the explainer in a process of its own, for tests that look at it from outside."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent.parent
PAGES = Path(__file__).parent / "pages"
READY = "Side by Side is ready: "
BUILD_SECONDS = 300  # a first build of the journey draws all its panels


def find_free_port() -> int:
    """Return a port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """``python -m widgets.serve`` with a notebook; ``url`` ends in a slash."""

    def __init__(self, notebook: str | Path, *options: str):
        self.port = find_free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        command = [sys.executable, "-m", "widgets.serve", "--no-browser", f"--port={self.port}"]
        self.process = subprocess.Popen(
            [*command, *options, str(ROOT / notebook)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.lines: list[str] = []
        self._ready = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        self._ready.wait(BUILD_SECONDS)
        # A server that ends has closed its output a moment before it is gone, and on its port
        # another may answer: only its own word counts.
        if READY not in self.log or self.process.poll() is not None:
            self.stop()
            raise RuntimeError("".join(self.lines))

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.append(line)
            if READY in line:
                self._ready.set()
        self._ready.set()

    @property
    def log(self) -> str:
        """What the server has printed so far."""
        return re.sub(r"\x1b\[[\d;]*m", "", "".join(self.lines))

    def list_kernels(self) -> list[psutil.Process]:
        """Return the kernels that run below the server."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in children if is_kernel(child)]

    def kill_kernels(self) -> None:
        """End all kernels at once, as a machine that runs out of memory would."""
        for kernel in self.list_kernels():
            kernel.kill()

    def stop(self) -> None:
        """End the server and what it started."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def is_kernel(process: psutil.Process) -> bool:
    """Return whether this is a living kernel."""
    try:
        alive = process.status() != psutil.STATUS_ZOMBIE
        return alive and "ipykernel_launcher" in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return False
