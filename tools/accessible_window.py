"""The window that a screen reader looks at: shows the states that it is asked for, one line on its input each.

    python -m tools.accessible_window FOLDER

Answers each with a line of JSON: `shown`, or `failed` and why. Started by `tools.accessible_walk`.
"""

import json
import shutil
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QSocketNotifier
from PySide6.QtWidgets import QApplication

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp, make_application
from amtdesk.ui.spoken_roles import tell_roles
from amtdesk.ui.widgets.sheet import Sheet
from tools.accessible_eyes import painted_words, tab_stops
from tools.accessible_states import DESKS, STATES
from tools.at_rest import settle

AT: Final = "2027-05-12T08:00"


class Stage:
    """One window after the other, each on records of its own."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._running: WindowApp | None = None

    def show(self, name: str) -> dict[str, object]:
        """Bring about a state, and say what is seen then."""
        self.end()
        own = self._place / "shown"
        shutil.rmtree(own, ignore_errors=True)
        shutil.copytree(self._place / DESKS[name], own)
        desk = Desk.open(own, StillClock(instant_from_words(AT)))
        running = self._running = WindowApp(make_application(), desk, language="de")
        running.window.resize(1280, 800)
        running.show()
        running.window.activateWindow()
        settle(running)
        STATES[name](running.window, desk)
        settle(running)
        return self.seen()

    def seen(self) -> dict[str, object]:
        """What someone sees: the sheets' classes, the words, and the way of Tab."""
        if self._running is None:
            return {}
        window = self._running.window
        over = window.sheet() or window
        return {
            "sheets": [_class_of(sheet) for sheet in window.findChildren(Sheet) if sheet.isVisible()],
            "words": painted_words(window),
            "stops": [[name, rect.x(), rect.y(), rect.width(), rect.height()] for name, rect in tab_stops(over)],
        }

    def end(self) -> None:
        """Put the window away."""
        if self._running is None:
            return
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        self._running.close()
        self._running.text_undo.deleteLater()
        self._running.window.deleteLater()
        self._running.app.processEvents()
        self._running = None


def _class_of(sheet: Sheet) -> str:
    return f"{type(sheet).__module__}.{type(sheet).__name__}"


def main() -> int:
    """Shows what is asked for until the input ends."""
    app, stage = make_application(), Stage(Path(sys.argv[1]))
    tell_roles()

    def take() -> None:
        line = sys.stdin.readline()
        if not line:
            app.quit()
            return
        try:
            answer: dict[str, object] = {"shown": line.strip(), **stage.show(line.strip())}
        except Exception as error:  # noqa: BLE001 - told to whoever asked, who fails with it
            answer = {"failed": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(take)
    app.setQuitOnLastWindowClosed(False)
    print(json.dumps({"shown": ""}), flush=True)
    app.exec()
    stage.end()
    app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    return 0


if __name__ == "__main__":
    sys.exit(main())
