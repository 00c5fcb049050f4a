"""Walks the window over the accessibility bus, as a screen reader does, and looks for what one would stumble over.

    python -m tools.accessible_walk [--sample] [NAME …]

A real window on a display and a session of its own shows every page, sheet, dialog and menu, with Birkenfurt and on an
empty desk, in German. Exit code 1 with a line for each thing that is wrong. NAME picks states by their beginning.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tools.accessible_bus import Bus, NoBus, Node, own_session
from tools.accessible_rules import Sight, faults
from tools.display import environment_for, own_display

HOUSE: Final = Path(__file__).resolve().parent.parent
MOST_READINGS: Final = 20
#: Where one window of hundreds in one process is not told whole, another one may be.
MOST_SHOWINGS: Final = 3
AT: Final = "2027-05-12T08:00"


class StumbledOver(AssertionError):
    """What the walk found, a line each."""


class NotTold(AssertionError):
    """What the bus does not tell of a state, however often it is asked."""


@dataclass(slots=True)
class Count:
    """How much was looked at."""

    states: int = 0
    objects: int = 0
    reachable: int = 0
    rows: int = 0
    words: int = 0
    again: int = 0  # states that were brought about once more, because the bus did not tell all of a window
    sheets: Counter[str] = field(default_factory=Counter)

    def add(self, sight: Sight, sheets: Sequence[str]) -> None:
        """One more state."""
        self.states += 1
        self.objects += sum(1 for _ in sight.shown())
        self.reachable += sum(1 for _ in sight.reachable())
        self.rows += sum(1 for node in sight.shown() if node.role == "list-item")
        self.words += len(sight.words)
        self.sheets.update(sheets)

    def sentence(self) -> str:
        """The figures."""
        return (
            f"{self.states} states with {len(self.sheets)} kinds of sheets: {self.objects:,} objects seen, "
            f"{self.reachable:,} of them to be reached, {self.rows:,} rows, {self.words:,} painted lines of text; "
            f"{self.again} states shown again"
        )


class Window:
    """The window that is looked at, in a process of its own."""

    def __init__(self, place: Path, environment: Mapping[str, str]) -> None:
        self._running = subprocess.Popen(
            [sys.executable, "-m", "tools.accessible_window", str(place)],
            cwd=HOUSE, env=dict(environment), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        if self._running.stdin is None or self._running.stdout is None:
            raise RuntimeError("pipes were asked for")
        self._input, self._output = self._running.stdin, self._running.stdout
        self._answer()

    def show(self, name: str) -> dict[str, Any]:
        """Bring about a state; what is seen then, or why it `failed`."""
        self._input.write(name + "\n")
        self._input.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        line = self._output.readline()
        if not line:
            raise StumbledOver(f"the window ended with {self._running.wait()}")
        found: dict[str, Any] = json.loads(line)
        return found

    def end(self) -> int:
        """Put it away, and say how it ended."""
        self._input.close()
        return self._running.wait()


@contextmanager
def watched_window(place: Path) -> Iterator[tuple[Window, Bus]]:
    """The window and the bus on which it is read."""
    with own_display() as display, own_session(display) as session:
        environment = {**environment_for(display), **session}
        bus = Bus(session["DBUS_SESSION_BUS_ADDRESS"])
        window = Window(place, environment)
        try:
            yield window, bus
        finally:
            ended = window.end()
            bus.close()
        if ended:
            raise StumbledOver(f"the window ended with {ended}")


def make_desks(place: Path) -> None:
    """Birkenfurt, an empty desk, and one on which nobody chose yet."""
    from amtdesk.desk import Desk
    from amtdesk.system.clock import StillClock, instant_from_words

    for name in ("empty", "new"):
        (place / name).mkdir()
    line = [sys.executable, "-m", "amtdesk", f"--data={place / 'town'}", "--lang=de", "demo", f"--at={AT}"]
    subprocess.run(line, cwd=HOUSE, check=True, stdout=subprocess.DEVNULL)
    with Desk.open(place / "empty", StillClock(instant_from_words(AT))) as desk:
        desk.town.begin_empty()


def main_window(bus: Bus) -> Node:
    """The window's tree; read again where something was put away while it was read. Raises NotTold.

    Pages that are not shown are left out: nobody is told of them.
    """
    gone: list[str] = []
    for _ in range(MOST_READINGS):
        window = _window_now(bus)
        gone = [node.path() for node in window.all() if not node.role and _is_in_sight(node)]
        if not gone:
            return window
    raise NotTold(f"never told: {gone[0]}")


def _is_in_sight(node: Node) -> bool:
    """Whether it is shown; of what is gone altogether, whether it was in something that is."""
    return node.is_seen() if node.states or node.parent is None else _is_in_sight(node.parent)


def _window_now(bus: Bus) -> Node:
    for program in reversed(bus.programs()):
        for window in bus.tree(program).children:
            if window.role == "frame" and window.is_seen():
                return window
    raise NotTold("no window is on the accessibility bus")


def walk(names: Sequence[str]) -> tuple[Count, dict[str, list[str]]]:
    """Look at these states; how much that was, and what is wrong: sentence → states."""
    count = Count()
    found: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory(prefix="amtdesk-walk-", ignore_cleanup_errors=True) as folder:
        make_desks(Path(folder))
        with watched_window(Path(folder)) as (window, bus):
            for name in names:
                for fault in _look(window, bus, name=name, count=count):
                    if fault not in found:
                        print(f"{fault}  [{name}]", file=sys.stderr, flush=True)
                    found.setdefault(fault, []).append(name)
    return count, found


def _look(window: Window, bus: Bus, *, name: str, count: Count) -> list[str]:
    """What is wrong with one state."""
    told: NotTold | None = None
    for _ in range(MOST_SHOWINGS):
        bus.heard()  # what the last state said when it went
        seen = window.show(name)
        if "failed" in seen:
            return [f"cannot be shown: {seen['failed']}"]
        try:
            sight = Sight.of(main_window(bus), seen, heard=bus.heard())
            for table, points in sight.tables():
                bus.cells(table, points)
        except NotTold as error:
            told = error
            continue
        count.add(sight, seen["sheets"])
        count.again += told is not None
        return faults(sight)
    return [str(told)]


def main() -> int:
    """Walks, and says what was found; returns the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # for what is asked of the program here; the window has its own
    from tools.accessible_states import SAMPLE, STATES, sheet_classes

    parser = argparse.ArgumentParser(prog="accessible_walk", description="Walks the accessibility bus.")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--sample", action="store_true", help="what each change has to pass")
    arguments = parser.parse_args()
    chosen = SAMPLE if arguments.sample else tuple(STATES)
    names = [each for each in chosen if not arguments.names or each.startswith(tuple(arguments.names))]
    try:
        count, found = walk(names)
    except (StumbledOver, NoBus) as error:
        print(f"The walk came to an end: {error}", file=sys.stderr)
        return 1
    if len(names) == len(STATES):
        for name in sorted(sheet_classes() - set(count.sheets)):
            found[f"never shown: {name}"] = ["every state"]
    for fault, where in found.items():
        print(f"{fault}  [{where[0]}{f' and {len(where) - 1} more' if len(where) > 1 else ''}]")
    print(f"{count.sentence()}; {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
