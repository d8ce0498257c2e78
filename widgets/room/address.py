"""Where phones find a room: the address as a link and as a QR code."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Mapping, Sequence

import psutil
import segno

_LOCAL = ("", "0.0.0.0", "::")
# Kept for examples, so nobody is there; and choosing a way to it sends nothing.
_ELSEWHERE = ("192.0.2.1", 9)
# Networks inside this computer: of containers, of virtual machines, of a private tunnel.
_INSIDE = re.compile(r"^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|cni|podman|tun|utun|wg|tailscale)")


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


def is_own_name(host: str, own: str | None = None) -> bool:
    """Return whether a host name is this computer's own, as only it and its neighbours know it.

    Parameters
    ----------
    host : str
        With or without a port.
    own : str, optional
        What this computer calls itself; else it is asked.

    Notes
    -----
    Phones often cannot find such a name. One with a domain, such as ``pc.library.example``, is
    known to name servers and is left alone.
    """
    names = (host.partition(":")[0], socket.gethostname() if own is None else own)
    asked, mine = (name.lower().rstrip(".").removesuffix(".local") for name in names)
    return asked != "" and asked in (mine, mine.partition(".")[0]) and "." not in asked


def find_way_out() -> str | None:
    """Return this computer's address on the way to the internet, or None if there is no way."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
        except OSError:
            return None
        return str(probe.getsockname()[0])


def read_interfaces() -> dict[str, list[str]]:
    """Return the IPv4 addresses of each network interface that is up."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    return {
        name: [item.address for item in addresses if item.family == socket.AF_INET]
        for name, addresses in psutil.net_if_addrs().items()
        if name in up
    }


def list_addresses(interfaces: Mapping[str, Sequence[str]], way_out: str | None) -> list[str]:
    """Return the addresses at which phones may reach this computer, the likeliest first.

    Parameters
    ----------
    interfaces : mapping
        Addresses by the name of the interface.
    way_out : str or None
        The address on the way to the internet; a laptop's own hotspot may have none.
    """
    near = [
        address
        for name, addresses in interfaces.items()
        if not _INSIDE.match(name)
        for address in addresses
        if ipaddress.ip_address(address).is_private and not _leads_nowhere(address)
    ]
    first = [way_out] if way_out and not _leads_nowhere(way_out) else []
    return list(dict.fromkeys([*first, *near]))


def _leads_nowhere(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    return parsed.is_loopback or parsed.is_link_local or parsed.is_unspecified


def choose_hosts(
    host: str, listens_at: str, addresses: Sequence[str] | None = None
) -> tuple[list[str], bool]:
    """Return the hosts for phones, the likeliest first, and whether they can reach them.

    Parameters
    ----------
    host : str
        What the facilitator's browser has asked for, with its port.
    listens_at : str
        Where the server listens; on 127.0.0.1 no phone can reach it.
    addresses : sequence of str, optional
        This computer's addresses; else they are looked up.
    """
    only_here = is_only_here(host)
    named = not only_here and is_own_name(host)
    if not only_here and not named:
        return [host], True
    if listens_at not in _LOCAL:
        return _choose_fixed(host, listens_at, named)
    if addresses is None:
        addresses = list_addresses(read_interfaces(), find_way_out())
    found = [address + _read_end(host) for address in addresses]
    # A name may work for some phones: it is offered last.
    return found + [host] * (named or not found), bool(addresses)


def _choose_fixed(host: str, listens_at: str, named: bool) -> tuple[list[str], bool]:
    if not named:
        return [host], False
    # Who comes by name to a server that only this computer reaches comes through a proxy on it.
    return [host] if is_only_here(listens_at) else [listens_at + _read_end(host), host], True


def _read_end(host: str) -> str:
    port = host.rpartition(":")[2]
    return f":{port}" if port.isdigit() else ""


def draw_code(address: str, label: str) -> str:
    """Return a QR code as inline SVG that says what it is."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(
        title=label, svgclass="room-qr", lineclass=None, light="#fff", omitsize=True, border=4
    ).replace("<svg ", '<svg role="img" ', 1)
