"""The accessibility bus as a screen reader uses it: a session of its own, the program's tree, and what it announces.

Speaks D-Bus by jeepney, which the program has with keyring. Needs Debian's at-spi2-core and dbus.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields, Message, MessageType

from tools.accessible_names import RELATIONS, ROLES, STATES

PATIENCE_S: Final = 60
#: So many questions are asked before their answers are read.
AT_ONCE: Final = 200
_ATSPI: Final = "org.a11y.atspi."
_ROOT: Final = "/org/a11y/atspi/accessible/root"
_NOWHERE: Final = "/org/a11y/atspi/null"
#: What a screen reader listens to.
HEARD: Final = ("Announcement", "StateChanged", "PropertyChange", "ActiveDescendantChanged", "TextChanged")
#: What the bus calls an announcement that may interrupt.
ASSERTIVE: Final = 2
_LAUNCHERS: Final = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")

Place = tuple[str, str]  # the program's name on the bus, the object's path


class NoBus(RuntimeError):
    """There is no accessibility bus here; the sentence says what is missing."""


@dataclass(slots=True, kw_only=True)
class Node:
    """One accessible object as the bus tells of it."""

    place: Place
    role: str = ""
    name: str = ""
    description: str = ""
    states: frozenset[str] = frozenset()
    interfaces: frozenset[str] = frozenset()
    rect: tuple[int, int, int, int] = (0, 0, 0, 0)
    value: str = ""
    text: str = ""
    labelled_by: tuple[Place, ...] = ()
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None

    def all(self) -> Iterator["Node"]:
        """It and everything below, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()

    def is_seen(self) -> bool:
        """Whether it is on the screen."""
        return {"visible", "showing"} <= self.states

    def path(self) -> str:
        """Where it stands, from the window down."""
        above = self.parent.path() + " › " if self.parent is not None else ""
        return f"{above}{self.role} “{self.name}”" if self.name else f"{above}{self.role}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One event: what happened, its words, its number, and to which object."""

    kind: str
    detail: str
    number: int
    words: str
    place: Place
    about: Place | None = None


@contextmanager
def own_session(display: str) -> Iterator[dict[str, str]]:
    """The variables of a session bus with an accessibility bus of its own, which end with the block.

    Raises NoBus with a sentence where a program is missing.
    """
    if not shutil.which("dbus-daemon"):
        raise NoBus("dbus-daemon is not here: apt-get install dbus")
    if not any(Path(path).exists() for path in _LAUNCHERS):
        raise NoBus("The accessibility bus is not here: apt-get install at-spi2-core")
    with tempfile.TemporaryDirectory(prefix="amtdesk-bus-", ignore_cleanup_errors=True) as folder:
        more = {"XDG_RUNTIME_DIR": folder, "HOME": folder, "DISPLAY": display, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        environment = {**os.environ, **more}
        daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        try:
            address = daemon.stdout.readline().strip() if daemon.stdout is not None else ""
            yield {**more, "DBUS_SESSION_BUS_ADDRESS": address}
        finally:
            daemon.terminate()
            daemon.wait()


class Bus:
    """The accessibility bus of a session."""

    def __init__(self, session: str) -> None:
        with open_dbus_connection(bus=session) as desktop:
            asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            answer = desktop.send_and_get_reply(asked, timeout=PATIENCE_S)
        if answer.header.message_type is MessageType.error:
            raise NoBus(f"The accessibility bus does not start: {answer.body}")
        self._connection: DBusConnection = open_dbus_connection(bus=answer.body[0])
        self._heard: deque[Heard] = deque()
        for kind in HEARD:
            self._listen(kind)

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def _listen(self, kind: str) -> None:
        registry = DBusAddress("/org/a11y/atspi/registry", _ATSPI + "Registry", _ATSPI + "Registry")
        self._ask([(registry, "RegisterEvent", "s", (f"object:{_dashed(kind)}:",))])
        rule = MatchRule(type="signal", interface=_ATSPI + "Event.Object", member=kind)
        self._connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=PATIENCE_S)

    # the tree

    def programs(self) -> tuple[Place, ...]:
        """The programs that can be read."""
        return tuple(self._children([(_ATSPI + "Registry", _ROOT)])[0] or ())

    def tree(self, place: Place) -> Node:
        """Everything below a program or a window, level by level."""
        top = Node(place=place)
        level = [top]
        while level:
            self._tell(level)
            deeper: list[Node] = []
            asked = [node for node in level if "manages-descendants" not in node.states or node.role == "list"]
            for node, places in zip(asked, self._children([node.place for node in asked]), strict=True):
                if places is None or any(child[1] == _NOWHERE for child in places):
                    node.role = ""  # put away while it was read
                    continue
                node.children = [Node(place=child, parent=node) for child in places]
                deeper.extend(node.children)
            level = deeper
        return top

    def look(self, place: Place) -> Node:
        """One object alone."""
        node = Node(place=place)
        self._tell([node])
        return node

    def above(self, place: Place) -> Place:
        """What an object stands in."""
        answer = self._ask([_property(place, "Accessible", name="Parent")])[0]
        found = answer[0][1] if answer else ("", _NOWHERE)
        return (str(found[0]), str(found[1]))

    def cells(self, table: Node, points: Sequence[tuple[int, int]]) -> None:
        """Add what a table has at these places of the screen: all that it has may be years of days."""
        asked = [(_address(table.place, "Component"), "GetAccessibleAtPoint", "iiu", (x, y, 0)) for x, y in points]
        places = dict.fromkeys((str(name), str(path)) for (name, path), *_ in filter(None, self._ask(asked)))
        found = [Node(place=place, parent=table) for place in places if place[1] != _NOWHERE and place != table.place]
        self._tell(found)
        table.children += [node for node in found if node.role]

    def _children(self, places: Sequence[Place]) -> list[list[Place] | None]:
        answers = self._ask([(_address(place, "Accessible"), "GetChildren", "", ()) for place in places])
        return [[(str(name), str(path)) for name, path in answer[0]] if answer else None for answer in answers]

    def _tell(self, nodes: Sequence[Node]) -> None:
        questions = []
        for node in nodes:
            accessible = _address(node.place, "Accessible")
            questions += [
                (accessible, "GetRole", "", ()),
                _property(node.place, "Accessible", name="Name"),
                _property(node.place, "Accessible", name="Description"),
                (accessible, "GetState", "", ()),
                (accessible, "GetInterfaces", "", ()),
                (accessible, "GetRelationSet", "", ()),
                (_address(node.place, "Component"), "GetExtents", "u", (0,)),
            ]
        answers = self._ask(questions)
        for number, node in enumerate(nodes):
            _take(node, answers[7 * number : 7 * number + 7])
        self._tell_texts([node for node in nodes if "Text" in node.interfaces and _has_own_text(node)])
        self._tell_values([node for node in nodes if "Value" in node.interfaces])

    def _tell_values(self, nodes: Sequence[Node]) -> None:
        answers = self._ask([_property(node.place, "Value", name="CurrentValue") for node in nodes])
        for node, answer in zip(nodes, answers, strict=True):
            node.value = str(answer[0][1]) if answer else ""

    def _tell_texts(self, nodes: Sequence[Node]) -> None:
        answers = self._ask([(_address(node.place, "Text"), "GetText", "ii", (0, -1)) for node in nodes])
        for node, answer in zip(nodes, answers, strict=True):
            node.text = str(answer[0]) if answer else ""

    def _ask(self, questions: Sequence[tuple[DBusAddress, str, str, tuple[object, ...]]]) -> list[Any]:
        """Ask many things, some at once; None where there was no answer but an error."""
        found: list[Any] = []
        for start in range(0, len(questions), AT_ONCE):
            found += self._answers([new_method_call(*each) for each in questions[start : start + AT_ONCE]])
        return found

    def _answers(self, messages: Iterable[Message]) -> list[Any]:
        waiting: dict[int, int] = {}
        for number, message in enumerate(messages):
            serial = next(self._connection.outgoing_serial)
            self._connection.send(message, serial=serial)
            waiting[serial] = number
        found: list[Any] = [None] * len(waiting)
        while waiting:
            message = self._connection.receive(timeout=PATIENCE_S)
            reply = message.header.fields.get(HeaderFields.reply_serial, -1)
            if reply in waiting:
                is_error = message.header.message_type is MessageType.error
                found[waiting.pop(reply)] = None if is_error else message.body
            else:
                self._note(message)
        return found

    # what is announced

    def heard(self) -> list[Heard]:
        """What happened since one asked last."""
        while self._has_taken(0):
            pass
        found = list(self._heard)
        self._heard.clear()
        return found

    def wait(self, seconds: float) -> bool:
        """Wait until something happens, so long at most. False if nothing did."""
        until = time.monotonic() + seconds
        while not self._heard and self._has_taken(max(0.0, until - time.monotonic())):
            pass
        return bool(self._heard)

    def _has_taken(self, seconds: float) -> bool:
        """Take one message; some may have been read from the bus before, and wait here."""
        try:
            self._note(self._connection.receive(timeout=seconds))
        except TimeoutError:
            return False
        return True

    def _note(self, message: Message) -> None:
        if message.header.message_type is not MessageType.signal:
            return
        fields = message.header.fields
        kind = str(fields.get(HeaderFields.member))
        if kind in HEARD:
            detail, number, _second, (_kind, value) = message.body[:4]
            place = (str(fields.get(HeaderFields.sender)), str(fields.get(HeaderFields.path)))
            words = value if isinstance(value, str) else ""
            about = (str(value[0]), str(value[1])) if isinstance(value, tuple) else None
            heard = Heard(kind=kind, detail=str(detail), number=number, words=words, place=place, about=about)
            self._heard.append(heard)


def _has_own_text(node: Node) -> bool:
    """A label's text is its name; what is to be read in, such as licences, takes the focus."""
    return node.role != "label" or "focusable" in node.states


def _address(place: Place, interface: str) -> DBusAddress:
    return DBusAddress(place[1], place[0], _ATSPI + interface)


def _property(place: Place, interface: str, *, name: str) -> tuple[DBusAddress, str, str, tuple[object, ...]]:
    properties = DBusAddress(place[1], place[0], "org.freedesktop.DBus.Properties")
    return properties, "Get", "ss", (_ATSPI + interface, name)


def _take(node: Node, answers: Sequence[Any]) -> None:
    role, name, description, states, interfaces, relations, extents = answers
    is_there = None not in (role, name, description, states)  # else it was put away between two questions
    node.role = (ROLES[role[0]] if role[0] < len(ROLES) else "unknown") if is_there else ""
    node.name = str(name[0][1]) if name else ""
    node.description = str(description[0][1]) if description else ""
    bits = states[0][0] | states[0][1] << 32 if states else 0
    node.states = frozenset(word for number, word in enumerate(STATES) if bits >> number & 1)
    node.interfaces = frozenset(each.rpartition(".")[2] for each in interfaces[0]) if interfaces else frozenset()
    for kind, places in relations[0] if relations else ():
        if RELATIONS.get(kind) == "labelled-by":
            node.labelled_by = tuple((str(a), str(b)) for a, b in places)
    if extents:
        node.rect = extents[0]


def _dashed(kind: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind).strip("-")
