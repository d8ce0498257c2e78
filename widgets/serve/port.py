"""Takes the address and port asked for, and names them; says in a sentence why a start fails."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable, Sequence

from widgets.room.address import choose_hosts

EVERYWHERE = ("", "0.0.0.0", "::")


class StartError(Exception):
    """The server cannot start; the message says why and what to do."""


def explain_lack(error: ValueError, asked: Sequence[str]) -> str:
    """Return what Voilà lacks: the notebook that was asked for, or a part of its own."""
    if asked:
        return f"There is no notebook at {' '.join(asked)}."
    return f"Voilà cannot start, for it is not installed whole: {error}"


def check_port(ip: str, port: int) -> None:
    """Refuse a port that is taken, before the slow part of a start."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bind(ip, port, lambda: probe.bind((ip, port)))


def bind(ip: str, port: int, work: Callable[[], object]) -> None:
    """Do what takes the port.

    Raises
    ------
    StartError
        If the computer does not allow it.
    """
    try:
        work()
    except OSError as error:
        raise StartError(_explain(error, ip, port)) from None


def name_addresses(ip: str, port: int, base_url: str) -> list[str]:
    """Return where the app is on this computer, and then where other devices find it.

    Parameters
    ----------
    ip : str
        Where the server listens.
    port : int
    base_url : str
        With a slash at its end.
    """
    host = f"[{ip}]" if ":" in ip else ip
    hosts = [host]
    if ip in EVERYWHERE:
        # Not the computer's name: a room takes its link from here, and phones do not know the name.
        others, reachable = choose_hosts(f"127.0.0.1:{port}", ip)
        hosts = ["127.0.0.1", *(others if reachable else [])]
    at = [one if one.endswith(f":{port}") else f"{one}:{port}" for one in hosts]
    return [f"http://{one}{base_url.rstrip('/')}" for one in at]


def _explain(error: OSError, ip: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use, perhaps by another Side by Side. "
            f"Close that one, or choose another port: --port {port + 1}"
        )
    if error.errno == errno.EACCES:
        return f"This computer does not allow port {port}. Try --port 8866."
    return f"Cannot listen at {ip}, port {port}: {error.strerror}."
