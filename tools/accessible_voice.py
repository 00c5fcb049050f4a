"""Says what a screen reader would say, in German, from what the accessibility bus tells: focus, states, announcements.

Modelled on Orca's order: what is newly entered, then name, role, state, value, place in the list, description.
"""

import time
from collections.abc import Callable, Mapping
from typing import Final

from tools.accessible_bus import ASSERTIVE, Bus, Heard, Node, Place

PATIENCE_S: Final = 60
#: A pause so long ends what is said after a key.
QUIET_S: Final = 0.6
ROLES: Final[Mapping[str, str]] = {
    "push-button": "Schaltfläche",
    "check-box": "Kontrollkästchen",
    "radio-button": "Auswahlknopf",
    "toggle-button": "Umschaltknopf",
    "push-button-menu": "Menüschaltfläche",
    "text": "Eingabe",
    "entry": "Eingabe",
    "combo-box": "Kombinationsfeld",
    "spin-button": "Drehfeld",
    "list": "Liste",
    "list-item": "",
    "table": "Tabelle",
    "table-cell": "",
    "menu-item": "Menüeintrag",
    "popup-menu": "Menü",
    "dialog": "Dialog",
    "image": "Grafik",
    "link": "Verweis",
    "frame": "Fenster",
    "panel": "",
    "label": "",
}
#: What is said when the focus comes into it.
ENTERED: Final = frozenset({"dialog", "panel", "list", "table", "frame", "popup-menu", "alert"})
_TOP: Final = 40


class NotSaid(AssertionError):
    """What was waited for was not said; the sentence tells what was."""


class Voice:
    """Listens to the bus and writes down what is said."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._inside: list[Place] = []
        self._focused: Place | None = None
        self.transcript: list[str] = []
        self.count = 0
        self.is_loud = False

    def note(self, line: str) -> None:
        """Write down what she does."""
        self.transcript.append(f"\n› {line}")
        if self.is_loud:
            print(f"› {line}", flush=True)

    def listen(self, until: Callable[[str], bool] | None = None) -> str:
        """What is said until nothing more comes, and until it is what was waited for."""
        said: list[str] = []
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if self._bus.wait(QUIET_S):
                said += self._speak(self._bus.heard())
            elif until is None or until(" ".join(said)):
                self.transcript += [f"  {each}" for each in said]
                if self.is_loud:
                    print("\n".join(f"    {each}" for each in said), flush=True)
                self.count += len(said)
                return " ".join(said)
        raise NotSaid(f"after 60 s only this was said: {said}")

    def _speak(self, events: list[Heard]) -> list[str]:
        said: list[str] = []
        focused: Place | None = None
        for event in events:
            if event.kind == "Announcement" and event.words:
                said += self._focus(focused)
                focused = None
                said.append(f"[{'sofort' if event.number == ASSERTIVE else 'Meldung'}] {event.words}")
            elif event.kind == "StateChanged" and event.detail == "focused" and event.number:
                focused = event.place
            elif event.kind == "ActiveDescendantChanged" and event.about is not None:
                focused = event.about
            elif event.kind == "StateChanged" and event.detail == "checked" and event.place == self._focused:
                said.append("ausgewählt" if event.number else "nicht ausgewählt")
        return said + self._focus(focused)

    def _focus(self, place: Place | None) -> list[str]:
        """What is said of what has the focus now."""
        if place is None or place == self._focused:
            return []
        self._focused = place
        node, above = self._bus.look(place), self._above(place)
        new = [each for each in above if each.place not in self._inside and each.role in ENTERED and each.name]
        self._inside = [each.place for each in above]
        entered = [f"{each.name}{_comma(ROLES.get(each.role, ''))}" for each in reversed(new)]
        return [each for each in (*entered, self.spoken(node)) if each]

    def _above(self, place: Place) -> list[Node]:
        found: list[Node] = []
        here = self._bus.above(place)
        while len(found) < _TOP and here[1] not in {"", "/org/a11y/atspi/null", "/org/a11y/atspi/accessible/root"}:
            found.append(self._bus.look(here))
            here = self._bus.above(here)
        return found

    def spoken(self, node: Node) -> str:
        """One thing with the focus."""
        if not node.name and node.role in {"filler", "panel", "layered-pane"}:
            return ""  # the focus is on its way
        parts = [node.name or self._label(node), ROLES.get(node.role, node.role)]
        parts += _states(node)
        if node.role in {"text", "entry"}:
            parts.append(f"„{node.text}“" if node.text else "leer")
        if node.role in {"spin-button", "slider"}:
            parts.append(node.value)
        if node.role == "combo-box" and self._label(node):
            parts.insert(0, self._label(node))
        if node.description and node.description not in parts[0]:
            parts.append(node.description)
        return ", ".join(part for part in parts if part)

    def _label(self, node: Node) -> str:
        return " ".join(self._bus.look(place).name for place in node.labelled_by)

    def now(self) -> str:
        """What has the focus."""
        return self.spoken(self._bus.look(self._focused)) if self._focused is not None else ""


def _states(node: Node) -> list[str]:
    states: list[str] = []
    if node.role in {"check-box", "radio-button", "check-menu-item", "radio-menu-item"}:
        states.append("aktiviert" if "checked" in node.states else "nicht aktiviert")
    if "sensitive" not in node.states and "enabled" not in node.states:
        states.append("nicht verfügbar")
    if node.role in {"text", "entry"} and "read-only" in node.states:
        states.append("nur lesen")
    if "invalid-entry" in node.states:
        states.append("ungültige Eingabe")
    if "expanded" in node.states:
        states.append("geöffnet")
    return states


def _comma(words: str) -> str:
    return f", {words}" if words else ""
