"""Whether a presentation fills the screen, asked of a real X server on which a program says so."""

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from amtdesk.system.full_screen import is_front_full_screen, is_windows_busy

# Plays the window manager: names the active window, and what that window says about itself.
SAYS = """
import ctypes, struct, sys
from amtdesk.system import full_screen as room
library = room._library()
number = ctypes.c_uint32
library.xcb_generate_id.restype, library.xcb_generate_id.argtypes = number, (ctypes.c_void_p,)
library.xcb_create_window.restype = library.xcb_change_property.restype = room._Cookie
library.xcb_create_window.argtypes = (
    ctypes.c_void_p, ctypes.c_uint8, number, number, *(ctypes.c_int16,) * 2, *(ctypes.c_uint16,) * 4, number, number,
    ctypes.c_void_p,
)
library.xcb_change_property.argtypes = (
    ctypes.c_void_p, ctypes.c_uint8, number, number, number, ctypes.c_uint8, number, ctypes.c_char_p
)
library.xcb_intern_atom.argtypes = (ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p)

def atom(name):
    wish = library.xcb_intern_atom(connection, 0, len(name), name)
    reply = library.xcb_intern_atom_reply(connection, wish, None)
    return ctypes.cast(reply, ctypes.POINTER(room._Atom)).contents.atom

def say(window, name, kind, *values):
    data = struct.pack(f"={len(values)}I", *values)
    library.xcb_change_property(connection, 0, window, atom(name), kind, 32, len(values), data)

with room._connection(library, sys.argv[1]) as connection:
    root = library.xcb_setup_roots_iterator(library.xcb_get_setup(connection)).data[0]
    window = library.xcb_generate_id(connection)
    library.xcb_create_window(connection, 0, window, root, 0, 0, 9, 9, 0, 1, 0, 0, None)
    say(root, b"_NET_ACTIVE_WINDOW", 33, window if "nobody" not in sys.argv else 0)
    say(window, b"_NET_WM_STATE", 4, atom(b"_NET_WM_STATE_ABOVE"), atom(sys.argv[2].encode()))
    atom(b"last of all")
    print("said", flush=True)
    sys.stdin.read()
"""


@contextmanager
def window_that_says(display: str, *words: str) -> Iterator[None]:
    line = [sys.executable, "-c", SAYS, display, *words]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "said\n"
        try:
            yield
        finally:
            running.communicate(timeout=60)


@pytest.mark.xvfb
def test_a_front_window_that_fills_the_screen_is_seen(display: str) -> None:
    with window_that_says(display, "_NET_WM_STATE_FULLSCREEN"):
        assert is_front_full_screen(display)

    assert not is_front_full_screen(display)  # it is gone, its number still stands there


@pytest.mark.xvfb
@pytest.mark.parametrize("words", [("_NET_WM_STATE_MAXIMIZED_VERT",), ("_NET_WM_STATE_FULLSCREEN", "nobody")])
def test_any_other_front_is_none(words: tuple[str, ...], display: str) -> None:
    with window_that_says(display, *words):
        assert not is_front_full_screen(display)


@pytest.mark.xvfb
def test_a_screen_where_nobody_says_anything_shows_none(display: str) -> None:
    assert not is_front_full_screen(display)


def test_without_x11_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_front_full_screen(":9999")

    def missing(_name: str) -> ctypes.CDLL:
        raise OSError("libxcb.so.1: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert not is_front_full_screen()


class Shell32:
    """Windows' own library, simulated: it says a state, or that it cannot say."""

    def __init__(self, state: int, answer: int = 0) -> None:
        self._state = state
        self._answer = answer

    def SHQueryUserNotificationState(self, state: "ctypes._CArgObject") -> int:  # noqa: N802 - Windows' name for it
        ctypes.cast(state, ctypes.POINTER(ctypes.c_int))[0] = self._state
        return self._answer


@pytest.mark.parametrize(
    ("state", "is_busy"), [(1, False), (2, True), (3, True), (4, True), (5, False), (6, False), (7, False)]
)
def test_windows_says_when_a_presentation_runs(state: int, is_busy: bool) -> None:
    assert is_windows_busy(Shell32(state)) is is_busy


def test_a_windows_that_cannot_say_keeps_nothing_back() -> None:
    assert not is_windows_busy(Shell32(4, answer=-1))


@pytest.mark.skipif(sys.platform == "win32", reason="here Windows itself would be asked")
def test_elsewhere_windows_is_not_asked() -> None:
    assert not is_windows_busy()
