"""A real display for whoever needs one: an X server of its own for each, on a free number, always ended."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

SIZE = "1400x900x24"


def _started(write_end: int, options: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset", *options],
        pass_fds=[write_end],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _ended(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@contextmanager
def own_display(*options: str) -> Iterator[str]:
    """The name of a display that exists while the block runs, such as `:3`; `options` are further words for Xvfb.

    Raises FileNotFoundError if Xvfb is not installed, RuntimeError if it does not come up.
    """
    read_end, write_end = os.pipe()
    server = _started(write_end, options)
    try:
        os.close(write_end)
        with os.fdopen(read_end) as answer:  # blocks until the server names its number, or has ended
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"
    finally:
        _ended(server)


def environment_for(display: str, **more: str) -> Mapping[str, str]:
    """What a program started on that display sees: X11 only, and the variables given by name."""
    ours = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    return {**ours, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", **more}
