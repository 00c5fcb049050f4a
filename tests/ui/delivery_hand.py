"""The program on a real screen with a desktop around it: closed into the tray, reminded there.

Run as a module with a folder and what is due at a quarter past eight: `round` or `question_soon`.
"""

import json
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.matters import MatterKind
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp, make_application
from amtdesk.ui.page import Page
from tests.ui.reminder_hand import asked, only

_LONGEST_MS: Final = 120_000
FREIBAD: Final = "Hat das Freibad am 1. Mai schon auf?"


class Morning(QObject):
    """Closes the window, lets it become a quarter past eight, and waits for the round."""

    def __init__(self, running: WindowApp, clock: StillClock) -> None:
        super().__init__(running.window)
        self._running = running
        self._clock = clock
        self._tray = running.put_in_tray()
        self._eyes = QTimer(self, interval=50)
        self._eyes.timeout.connect(self._look)
        QTimer.singleShot(500, self._close)

    def _close(self) -> None:
        window = self._running.window
        tell(closed="for good" if window.close() else "in the tray", visible=window.isVisible())
        self._clock.set(instant_from_words("2027-05-12T08:15"))
        window.tick()
        self._eyes.start()

    def _look(self) -> None:
        if self._running.window.isVisible():
            self._eyes.stop()
            QTimer.singleShot(500, self._leave)

    def _leave(self) -> None:
        window = self._running.window
        begun = self._running.desk.rounds.today().started_at is not None
        tell(page=window.stack.key(), visible=window.isVisible(), begun=begun, place=place(window.page()))
        self._tray.quit()


def place(page: Page | None) -> str:
    """What is open on the page, in words."""
    found = None if page is None else page.place()
    return page.desk.questions.get(QuestionId(found)).text if page is not None and isinstance(found, int) else ""


def tell(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def main() -> int:
    clock = StillClock(instant_from_words("2027-05-12T08:10"))
    desk = Desk.open(Path(sys.argv[1]), clock)
    desk.demo.open_birkenfurt()
    clock.set(instant_from_words("2027-05-12T08:10"))
    asked(desk, FREIBAD, clock="10:15")
    only(desk, MatterKind(sys.argv[2]))
    running = WindowApp(make_application(), desk, language="de")
    running.settings.keep_stays_in_tray(stays=True)
    running.show()
    Morning(running, clock)
    QTimer.singleShot(_LONGEST_MS, running.app.quit)
    code = running.app.exec()
    running.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
