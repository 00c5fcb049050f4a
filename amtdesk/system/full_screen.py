"""Whether the window in front fills the screen, as a presentation does: asked of X11 through libxcb, or of Windows.

On a Mac and under Wayland no program is told; there the desktop itself keeps notices back.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

_ANY_TYPE: Final = 0
_HEAD_OF_A_REPLY: Final = 32
_MOST_VALUES: Final = 64
#: What Windows says of itself (QUERY_USER_NOTIFICATION_STATE): a full screen, a game in one, presentation mode.
_BUSY_ON_WINDOWS: Final = frozenset({2, 3, 4})


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class _Atom(ctypes.Structure):
    _fields_ = (("head", ctypes.c_uint32 * 2), ("atom", ctypes.c_uint32))


class _Property(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_uint8),
        ("format", ctypes.c_uint8),
        ("rest", ctypes.c_uint8 * 14),
        ("count", ctypes.c_uint32),
    )


def is_front_full_screen(display: str | None = None) -> bool:
    """Return whether the active window says it is full screen; False where nobody says so, or without X11."""
    try:
        library = _library()
    except (OSError, AttributeError):  # no X11 on this machine: nothing can be asked
        return False
    with _connection(library, display) as connection:
        if connection is None:
            return False
        root = library.xcb_setup_roots_iterator(library.xcb_get_setup(connection)).data[0]
        front = _values(library, connection, window=root, name=b"_NET_ACTIVE_WINDOW")
        if not front or not front[0]:
            return False
        states = _values(library, connection, window=front[0], name=b"_NET_WM_STATE")
        return _atom(library, connection, name=b"_NET_WM_STATE_FULLSCREEN") in states


def is_windows_busy(shell: Any = None) -> bool:  # noqa: ANN401 - ctypes has no other type for what it finds in a library
    """Return whether Windows would keep notices back now; False where it cannot be asked. `shell` is its shell32."""
    windows = getattr(ctypes, "windll", None)
    library = shell if shell is not None or windows is None else windows.shell32
    if library is None:
        return False
    state = ctypes.c_int(0)
    answer: int = library.SHQueryUserNotificationState(ctypes.byref(state))
    return answer == 0 and state.value in _BUSY_ON_WINDOWS


def _library() -> Any:  # noqa: ANN401 - ctypes has no other type for what it finds in a library
    library = ctypes.CDLL("libxcb.so.1")
    pointer, small, number = ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint32
    signatures: dict[str, tuple[Any, tuple[Any, ...]]] = {
        "xcb_connect": (pointer, (ctypes.c_char_p, ctypes.POINTER(ctypes.c_int))),
        "xcb_connection_has_error": (ctypes.c_int, (pointer,)),
        "xcb_disconnect": (None, (pointer,)),
        "xcb_get_setup": (pointer, (pointer,)),
        "xcb_setup_roots_iterator": (_Screens, (pointer,)),
        "xcb_intern_atom": (_Cookie, (pointer, small, ctypes.c_uint16, ctypes.c_char_p)),
        "xcb_intern_atom_reply": (pointer, (pointer, _Cookie, pointer)),
        "xcb_get_property": (_Cookie, (pointer, small, number, number, number, number, number)),
        "xcb_get_property_reply": (pointer, (pointer, _Cookie, pointer)),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


@contextmanager
def _connection(library: Any, display: str | None) -> Iterator[int | None]:  # noqa: ANN401 - as `_library`
    connection = library.xcb_connect(None if display is None else display.encode(), None)
    try:
        yield None if library.xcb_connection_has_error(connection) else connection
    finally:
        library.xcb_disconnect(connection)


def _atom(library: Any, connection: int, *, name: bytes) -> int:  # noqa: ANN401 - as `_library`
    reply = library.xcb_intern_atom_reply(connection, library.xcb_intern_atom(connection, 1, len(name), name), None)
    with _freed(reply):
        return int(ctypes.cast(reply, ctypes.POINTER(_Atom)).contents.atom) if reply else 0


def _values(library: Any, connection: int, *, window: int, name: bytes) -> tuple[int, ...]:  # noqa: ANN401 - as `_library`
    wish = library.xcb_get_property(
        connection, 0, window, _atom(library, connection, name=name), _ANY_TYPE, 0, _MOST_VALUES
    )
    reply = library.xcb_get_property_reply(connection, wish, None)
    with _freed(reply):
        if not reply:  # the window is gone in the meantime
            return ()
        head = ctypes.cast(reply, ctypes.POINTER(_Property)).contents
        if head.format != 32:  # noqa: PLR2004 - atoms and windows are numbers of 32 bits
            return ()
        return tuple(ctypes.cast(reply + _HEAD_OF_A_REPLY, ctypes.POINTER(ctypes.c_uint32))[: head.count])


@contextmanager
def _freed(reply: int | None) -> Iterator[None]:
    try:
        yield
    finally:
        release = ctypes.CDLL(None).free
        release.argtypes = (ctypes.c_void_p,)
        release(reply)
