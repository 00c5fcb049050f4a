"""A machine without any network, and a record of whoever tries to reach one all the same.

Python tells of its own sockets. What Qt or any other library tries, the kernel counts: in a network of its own that has
no way out, each attempt to connect, to look up a name or to send a datagram fails for want of a route.
"""

import ctypes
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Final

_NEW_NETWORK: Final = 0x40000000
_EVENTS: Final = frozenset({"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"})
_recording: list[list[str]] = []  # a hook can never be taken away again: it looks here whether anybody listens


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if not _recording or event not in _EVENTS:
        return
    first = arguments[0]
    if not (isinstance(first, socket.socket) and first.family is socket.AF_UNIX):  # D-Bus and the screen are local
        _recording[-1].append(f"{event} {arguments[1:]}")


def can_cut_off() -> bool:
    """Whether this machine lets us: root on Linux."""
    return sys.platform == "linux" and os.geteuid() == 0


@contextmanager
def cut_off() -> Iterator[list[str]]:
    """Take the network away from this thread and all that it begins; yields the list of attempts, whole at the end."""
    if not hasattr(cut_off, "hooked"):
        sys.addaudithook(_note)
        cut_off.hooked = True  # type: ignore[attr-defined]  # once a process
    attempts: list[str] = []
    _recording.append(attempts)
    try:
        with _without_network(attempts) if can_cut_off() else nullcontext():
            yield attempts
    finally:
        _recording.remove(attempts)


@contextmanager
def _without_network(attempts: list[str]) -> Iterator[None]:
    libc = ctypes.CDLL(None, use_errno=True)
    before = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    try:
        if libc.unshare(_NEW_NETWORK):
            raise OSError(ctypes.get_errno(), "no network of its own")
        try:
            yield
            attempts += [f"{name}: {count}" for name, count in _failed_for_want_of_a_route().items() if count]
        finally:
            libc.setns(before, _NEW_NETWORK)
    finally:
        os.close(before)


def _failed_for_want_of_a_route() -> dict[str, int]:
    lines = Path("/proc/thread-self/net/snmp").read_text(encoding="ascii").splitlines()
    counts: dict[str, int] = {}
    for names, values in zip(lines[::2], lines[1::2], strict=True):
        kind, *rest = names.split()
        counts |= {f"{kind}{name}": int(value) for name, value in zip(rest, values.split()[1:], strict=True)}
    return {name: counts[name] for name in ("Ip:OutNoRoutes", "Ip:OutRequests", "Tcp:ActiveOpens", "Udp:OutDatagrams")}


def qt_knows_no_network() -> bool:
    """Whether Qt's own library for networks was not even loaded; where the system does not tell, this is believed."""
    maps = Path("/proc/self/maps")
    return not maps.exists() or "libQt6Network" not in maps.read_text(encoding="utf-8", errors="replace")
