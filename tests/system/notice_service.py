"""A desktop of its own for a test: owns the notification service, and says on its output what it was asked.

Run as a module inside `dbus-run-session`. Words on the line: `silent` never answers Notify, `none` owns nothing,
`plain` reads no markup, `tray` is a place for icons, too. A line on its input is an action that is pressed on the
last notice, or `gone` to leave the bus.
"""

import json
import os
import selectors
import sys
from typing import TYPE_CHECKING, Any, Final

from jeepney import DBusAddress, message_bus, new_error, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields, Message, MessageType

if TYPE_CHECKING:
    from collections.abc import Callable

NOTICES: Final = "org.freedesktop.Notifications"
TRAY: Final = "org.kde.StatusNotifierWatcher"
PLACE: Final = DBusAddress("/org/freedesktop/Notifications", interface=NOTICES)
FIRST_NUMBER: Final = 41


class Desktop:
    """Answers what is asked."""

    def __init__(self, connection: DBusConnection, *, is_silent: bool, reads_markup: bool) -> None:
        self._connection = connection
        self._is_silent = is_silent
        self._reads_markup = reads_markup
        self._number = FIRST_NUMBER

    def take(self, message: Message) -> None:
        """Answer one call."""
        if message.header.message_type is not MessageType.method_call:
            return
        member = str(message.header.fields[HeaderFields.member])
        answers: dict[str, Callable[[Any], tuple[str, tuple[object, ...]]]] = {
            "Notify": self._notify,
            "CloseNotification": self._close,
            "GetCapabilities": self._capabilities,
            "Get": self._property,
            "RegisterStatusNotifierItem": self._register,
        }
        if member not in answers:
            self._connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
        elif not (member == "Notify" and self._is_silent):
            self._connection.send(new_method_return(message, *answers[member](message.body)))
        else:
            tell(event="notify", silent=True)

    def press(self, name: str) -> None:
        """Press a button of the last notice, as she would."""
        self._connection.send(new_signal(PLACE, "ActionInvoked", "us", (self._number, name)))

    def _notify(self, body: Any) -> tuple[str, tuple[object, ...]]:  # noqa: ANN401 - what the bus brings
        program, replaces, icon, title, text, actions, hints, expires = body
        self._number = replaces or self._number + 1
        tell(
            event="notify", program=program, replaces=replaces, icon=icon, title=title, text=text, actions=actions,
            hints={name: list(value) for name, value in hints.items()}, expires=expires, number=self._number,
        )  # fmt: skip
        return "u", (self._number,)

    def _close(self, body: Any) -> tuple[str, tuple[object, ...]]:  # noqa: ANN401 - what the bus brings
        tell(event="close", number=body[0])
        self._connection.send(new_signal(PLACE, "NotificationClosed", "uu", (body[0], 3)))
        return "", ()

    def _capabilities(self, _body: Any) -> tuple[str, tuple[object, ...]]:  # noqa: ANN401 - what the bus brings
        return "as", (["actions", "body", *(["body-markup"] if self._reads_markup else [])],)

    def _property(self, body: Any) -> tuple[str, tuple[object, ...]]:  # noqa: ANN401 - what the bus brings
        return "v", (("i", 0) if body[1] == "ProtocolVersion" else ("b", True),)

    def _register(self, body: Any) -> tuple[str, tuple[object, ...]]:  # noqa: ANN401 - what the bus brings
        tell(event="icon", item=body[0])
        return "", ()


def tell(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def main() -> int:
    words = sys.argv[1:]
    with open_dbus_connection() as connection:
        desktop = Desktop(connection, is_silent="silent" in words, reads_markup="plain" not in words)
        names = [name for name, wanted in ((NOTICES, "none" not in words), (TRAY, "tray" in words)) if wanted]
        for name in names:
            connection.send_and_get_reply(message_bus.RequestName(name))
        tell(event="ready", address=os.environ["DBUS_SESSION_BUS_ADDRESS"])
        serve(connection, desktop)
    return 0


def serve(connection: DBusConnection, desktop: Desktop) -> None:
    with selectors.DefaultSelector() as eyes:
        for each in (sys.stdin, connection.sock):
            eyes.register(each, selectors.EVENT_READ)
        while True:
            take_all(connection, desktop)
            if any(key.fileobj is sys.stdin for key, _events in eyes.select()):
                word = os.read(sys.stdin.fileno(), 99).decode().strip()
                if not word:
                    return
                if word == "gone":
                    connection.send_and_get_reply(message_bus.ReleaseName(NOTICES))
                    tell(event="gone")
                else:
                    desktop.press(word)


def take_all(connection: DBusConnection, desktop: Desktop) -> None:
    while True:
        try:
            desktop.take(connection.receive(timeout=0))
        except TimeoutError:
            return


if __name__ == "__main__":
    sys.exit(main())
