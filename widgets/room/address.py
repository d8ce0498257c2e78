"""Where phones find a room: the address as a link and as a QR code."""

from __future__ import annotations

import ipaddress
import socket

import segno

_LOCAL = ("", "0.0.0.0", "::")
# Kept for examples, so nobody is there; and choosing a way to it sends nothing.
_ELSEWHERE = ("192.0.2.1", 9)


def is_only_here(host: str) -> bool:
    """Return whether a host name leads to this computer and to no other."""
    name = host.rpartition(":")[0] if ":" in host and not host.endswith("]") else host
    name = name.strip("[]").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def find_network_address() -> str | None:
    """Return this computer's address in its network, or None if it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if is_only_here(address) else address


def choose_host(host: str, listens_at: str) -> tuple[str, bool]:
    """Return the host for phones, and whether they can reach it.

    Parameters
    ----------
    host : str
        What the facilitator's browser has asked for, with its port.
    listens_at : str
        Where the server listens; on 127.0.0.1 no phone can reach it.
    """
    if not is_only_here(host):
        return host, True
    found = find_network_address() if listens_at in _LOCAL else None
    if found is None:
        return host, False
    port = host.rpartition(":")[2]
    return (f"{found}:{port}" if port.isdigit() else found), True


def draw_code(address: str, label: str) -> str:
    """Return a QR code as inline SVG that says what it is."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(
        title=label, svgclass="room-qr", lineclass=None, light="#fff", omitsize=True, border=4
    ).replace("<svg ", '<svg role="img" ', 1)
