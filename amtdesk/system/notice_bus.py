"""One conversation with the notification service over the session bus. Loaded when the first notice is sent."""

import os
from collections import deque
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.auth import AuthenticationError
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.low_level import HeaderFields, Message
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from amtdesk.system.notices import Delivered, Notice

NAME: Final = "org.freedesktop.Notifications"
SERVICE: Final = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
NOBODY: Final = frozenset({"org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner"})
#: It is to be started when asked for, and does not start: without a screen, or half installed.
STILLBORN: Final = "org.freedesktop.DBus.Error.Spawn."
SILENT: Final = frozenset({"org.freedesktop.DBus.Error.NoReply", "org.freedesktop.DBus.Error.TimedOut"})
#: What has buttons stays until she answers or it is withdrawn: a reminder that vanishes by itself is one missed.
NEVER_EXPIRES: Final = 0
AS_THE_DESKTOP_LIKES: Final = -1
HINTS: Final = {"urgency": ("y", 1), "desktop-entry": ("s", "amtdesk"), "category": ("s", "x-amtdesk.reminder")}


class NoticeBus:
    """Connects when needed, and anew after the bus went away."""

    def __init__(self, *, icon: str, limit: float) -> None:
        self._icon = icon
        self._limit = limit
        self._connection: DBusConnection | None = None
        self._signals: deque[Message] = deque()
        self._standing = 0

    def fileno(self) -> int | None:
        """What to wait on for news; None without a connection."""
        return None if self._connection is None else self._connection.sock.fileno()

    def show(self, notice: Notice) -> Delivered:
        """Show it in place of the one before."""
        if self._connection is None and not self._connect():
            return Delivered.NO_BUS
        actions = [part for action in notice.actions for part in action]
        lasts = NEVER_EXPIRES if actions else AS_THE_DESKTOP_LIKES
        text = escape(notice.text, quote=False) if self._reads_markup() else notice.text
        values = ("AmtDesk", self._standing, self._icon, notice.title, text, actions, HINTS, lasts)
        outcome, answer = self._call("Notify", "susssasa{sv}i", values=values)
        self._standing = int(answer[0]) if outcome is Delivered.SHOWN else 0
        return outcome

    def withdraw(self) -> Delivered:
        """Take away what stands. One that she closed herself is gone already: that is as good."""
        standing, self._standing = self._standing, 0
        if standing and self._connection is not None:
            outcome, _answer = self._call("CloseNotification", "u", values=(standing,))
            return Delivered.WITHDRAWN if outcome in {Delivered.SHOWN, Delivered.REFUSED} else outcome
        return Delivered.WITHDRAWN

    def actions(self) -> tuple[str, ...]:
        """Return what she pressed on the notice that stands; reads what has arrived and does not wait."""
        self._read()
        pressed: list[str] = []
        while self._signals:
            message = self._signals.popleft()
            number, what = message.body
            if number == self._standing and _member(message) == "ActionInvoked":
                pressed.append(str(what))
        return tuple(pressed)

    def close(self) -> None:
        """Leave the bus."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._standing = 0  # another bus gives its own numbers
        self._signals.clear()

    # within

    def _connect(self) -> bool:
        try:
            socket = prep_socket(get_bus(address_in(os.environ)), timeout=self._limit)
            self._connection = _PatientConnection(socket, self._limit)
            rule = MatchRule(type="signal", interface=NAME, path=SERVICE.object_path, member="ActionInvoked")
            self._connection.filter(rule, queue=self._signals)
            self._connection.send_and_get_reply(message_bus.AddMatch(rule))
        except (OSError, RuntimeError, ValueError, AuthenticationError, DBusErrorResponse):
            self.close()  # no bus is said by the answer
            return False
        return True

    def _reads_markup(self) -> bool:
        """Whether the service reads a text as markup: titles that people wrote may hold `<` and `&`."""
        outcome, answer = self._call("GetCapabilities", "", values=())
        return outcome is Delivered.SHOWN and "body-markup" in answer[0]

    def _call(self, method: str, signature: str, *, values: tuple[object, ...]) -> tuple[Delivered, tuple[Any, ...]]:
        connection = self._connection
        if connection is None:
            return Delivered.NO_BUS, ()
        try:
            reply = connection.send_and_get_reply(new_method_call(SERVICE, method, signature, values))
            return Delivered.SHOWN, unwrap_msg(reply)
        except DBusErrorResponse as error:
            return _meaning(error.name), ()
        except TimeoutError:
            return Delivered.NO_ANSWER, ()
        except OSError:
            self.close()
            return Delivered.NO_BUS, ()

    def _read(self) -> None:
        while self._connection is not None:
            try:
                self._connection.recv_messages(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self.close()


class _PatientConnection(DBusConnection):
    """Waits for each answer only so long; its own first greeting would wait for ever."""

    def __init__(self, socket: Any, limit: float) -> None:  # noqa: ANN401 - a socket; this room may not import it
        self._limit = limit
        super().__init__(socket)

    def send_and_get_reply(self, message: Message, *, timeout: float | None = None) -> Message:
        """Send, and wait for the answer. Raises TimeoutError."""
        reply: Message = DBusConnection.send_and_get_reply(self, message, timeout=timeout or self._limit)
        return reply


def address_in(environment: Mapping[str, str]) -> str:
    """Return where the session bus is: as the session says, else where systemd puts it."""
    said = environment.get("DBUS_SESSION_BUS_ADDRESS")
    return said or f"unix:path={environment.get('XDG_RUNTIME_DIR', '')}/bus"


def _meaning(error: str) -> Delivered:
    if error in NOBODY or error.startswith(STILLBORN):
        return Delivered.NO_SERVICE
    return Delivered.NO_ANSWER if error in SILENT else Delivered.REFUSED


def _member(message: Message) -> str:
    return str(message.header.fields.get(HeaderFields.member, ""))
