"""Typing into a long post while its words are checked, measured from inside.

    python -m tools.bench_checks DIR AT

Prints one line of JSON. A key is measured from the moment at which it is due until the text has painted, so that it
waits for whatever the window does just then. Most keys come at the pace of a hand; every fourth after a pause in which
the checks begin, a little later each time, so that it meets all their stages. Before that, keys come without a pause,
so that no check runs: what they take is the text field's own.
"""

import json
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from amtdesk.desk import Desk
from amtdesk.system.clock import Clock, instant_from_words
from amtdesk.ui.app import WindowApp, load_find, make_application
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.following import CHECKS_MS
from amtdesk.ui.pages.plan.remarks import Remarks
from amtdesk.ui.pages.plan.writing import PostTextEdit
from tools.bench_trace import Trace, told

KEYS: Final = 120
PACE_MS: Final = 120
#: So much later each time the key comes that follows a pause.
STEP_MS: Final = 12
PAUSE_AFTER: Final = 4
PATIENCE_MS: Final = 120_000
LETTERS: Final = "Sofern das Schwimmbat wegen der Maßnahme zu ist, bitten wir um Entschuldigung. "
PARAGRAPHS: Final = (
    (
        "Badehosen raus: Am Samstag, 15. Mai, öffnet das Freibad Birkenfurt. Geöffnet ist täglich von 9 bis 20 Uhr, "
        "bei Gewitter oder unter 15 Grad schließen wir früher. Saisonkarten bekommen Sie ab Montag, 17. Mai, im "
        "Bürgerbüro, an der Freibadkasse oder über das Formular auf unserer Website, wenn Sie uns vorher Ihr Lichtbild "
        "zusenden."
    ),
    (
        "Es wird darauf hingewiesen, dass im Rahmen der Baumaßnahme die Sperrung der Mühlenstraße erfolgt. Für etwaige "
        "Unannehmlichkeiten bitten wir um Verständnis. Sofern Sie Fragen haben, rufen sie uns an: 069 90009-100. Oh!!"
    ),
    (
        "Der Hochwasserschutz kostet 3 Millionen Euro. Die Bürger*innen der Stadt wurden beteiligt. Die "
        "Müllabfuhrtermine stehen im Abfallkalender. Bringt eure Nachbarn mit, ggf. auch die Kinder. "
        "#müllabfuhrbirkenfurt"
    ),
    "",
)


def a_long_text(length: int = 5000) -> str:
    """A text of this length with remarks of every kind; no two paragraphs are the same."""
    text, number = "", 0
    while len(text) < length:
        number += 1
        text += f"{number}. {PARAGRAPHS[number % len(PARAGRAPHS)]}\n"
    return text[:length]


class Worst(NamedTuple):
    """The key that waited longest, and for what."""

    ms: float = 0.0
    did: str = ""


class Typist(QObject):
    """Presses keys when they are due and notes when the text has painted each, and what the worst one waited for."""

    def __init__(self, field: PostTextEdit, trace: Trace, *, keys: int, pauses: bool) -> None:
        super().__init__()
        self.times: list[float] = []
        self.own: list[float] = []  # what the window's thread worked of it
        self.worst = Worst()
        self._done = QEventLoop(self)
        self._trace = trace
        self._keys = keys
        self._pauses = pauses
        self._field = field
        self._due = self._painted = 0.0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._press)
        field.viewport().installEventFilter(self)

    def type(self) -> None:
        """Type all keys; the event loop runs meanwhile as it does in the program."""
        self._wait(PACE_MS)
        QTimer.singleShot(PATIENCE_MS, self._done.quit)
        self._done.exec()  # as the program does; QTest.qWait would sleep for 10 ms between two events
        if len(self.times) < self._keys:
            raise TimeoutError(f"{len(self.times)} of {self._keys} keys were painted")
        self._timer.stop()
        self._field.viewport().removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._due:
            QTimer.singleShot(0, self._note)
        return False

    def _wait(self, ms: int) -> None:
        self._due, self._next = 0.0, time.perf_counter() + ms / 1000
        self._trace.begin()
        self._timer.start(ms)

    def _press(self) -> None:
        self._due = self._next
        letter = LETTERS[len(self.times) % len(LETTERS)]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self._field, _key(kind, letter))

    def _note(self) -> None:
        if not self._due:
            return
        now = time.perf_counter()
        self.times.append(took := (now - self._due) * 1000)
        deeds = self._trace.since(self._due)
        self.own.append(sum(deeds.values()))
        if took > self.worst.ms:
            self.worst = Worst(took, told(deeds, took))
        if len(self.times) >= self._keys:
            self._due = 0.0
            self._done.quit()
            return
        turn, within = divmod(len(self.times), PAUSE_AFTER)
        self._wait(CHECKS_MS + turn * STEP_MS if self._pauses and within == 0 else PACE_MS)


def _key(kind: QEvent.Type, letter: str) -> QKeyEvent:
    return QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)


def _editor(window: QWidget) -> tuple[PostTextEdit, Remarks]:
    remarks = window.findChild(Remarks)
    field = window.findChild(PostTextEdit)
    if remarks is None or field is None:
        raise RuntimeError("the editor is not open")
    return field, remarks


def _settle(remarks: Remarks) -> None:
    QTest.qWait(2 * CHECKS_MS)
    while remarks.is_busy():
        QTest.qWait(20)


def _open(running: WindowApp, text: str) -> None:
    post = running.desk.posts.add("Langer Beitrag", text, day=running.desk.clock.today())
    running.window.open(Destination("plan", post.id))


def _window(folder: Path, at: str) -> WindowApp:
    running = WindowApp(make_application(), Desk.open(folder, Clock(at=instant_from_words(at))), language="de")
    running.show()
    QTest.qWaitForWindowExposed(running.window)
    running.tidy_when_idle()
    load_find()
    ahead = running.build_ahead()
    while not ahead.is_done():
        QTest.qWait(50)
    return running


def _go_into_sight(field: PostTextEdit) -> None:
    """To the end of the second paragraph: the page scrolls, and not the field."""
    cursor = field.textCursor()
    cursor.setPosition(len(PARAGRAPHS[1]) + 20)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    field.setTextCursor(cursor)


def main(folder: Path, at: str) -> None:
    """Opens a post of 5,000 letters and types in its second paragraph; the desk itself stays as it is."""
    with TemporaryDirectory() as place:
        _measure(Path(shutil.copytree(folder, Path(place) / "desk")), at)


def _measure(folder: Path, at: str) -> None:
    running = _window(folder, at)
    _open(running, a_long_text())
    field, remarks = _editor(running.window)
    _settle(remarks)
    _go_into_sight(field)
    trace = Trace(running.app)
    alone = Typist(field, trace, keys=KEYS // 2, pauses=False)
    alone.type()
    _settle(remarks)
    looks: list[object] = []
    remarks.looked.connect(lambda: looks.append(None))
    typist = Typist(field, trace, keys=KEYS, pauses=True)
    typist.type()
    trace.stop()
    running.close()
    answer = {"keys_ms": typist.times, "own_ms": typist.own, "alone_ms": alone.times, "looks": len(looks)}
    print(json.dumps(answer | {"worst": typist.worst, "worst_alone": alone.worst}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
