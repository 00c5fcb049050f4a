"""A real window in which someone types until it is killed. It tells its starter what was typed, and when a pause was.

    python -m tools.typing_window FOLDER PLACE SEED

One line each: `ready`; `pause N` when N letters were typed and a pause begins; `past N` when 600 ms of it are over.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import PostId, QuestionId
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.reports import ReportField
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp, make_application
from amtdesk.ui.first_run.page import FirstRunPage
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.plan.writing import PostTextEdit
from amtdesk.ui.pages.questions.page import QuestionsPage
from amtdesk.ui.pages.report.page import ReportPage
from amtdesk.ui.widgets.question_note import QuestionNote

MORNING: Final = "2027-05-12T08:00"
MARK: Final = "Getippt:"
PAUSE_MS: Final = 600
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzäöüß "
_MOST: Final = 4000

_POST: Final = PostId(1)
_QUESTION: Final = QuestionId(1)

Field = QTextEdit | QLineEdit


def typed_words() -> str:
    """What is typed in every place, letter by letter: only the speed and the pauses are chance."""
    chance = random.Random(7)  # noqa: S311 - chance for tests, no secret
    return MARK + "".join(chance.choice(_LETTERS) for _ in range(_MOST))


def prepare(folder: Path) -> None:
    """Begin a desk with one post and one question, for many windows to be copied from."""
    with _desk(folder) as desk:
        desk.town.begin_empty()
        desk.posts.add("Freibad", "Anfang. ")
        desk.questions.note("Wann öffnet das Freibad?", source=QuestionSource.GROUP)


# where is typed, and where it must be found afterwards


def _post(running: WindowApp) -> Field:
    running.window.open(Destination("plan", _POST))
    return running.window.findChildren(PostTextEdit)[0]


def _note(running: WindowApp) -> Field:
    running.window.open_quick_note()
    sheet = running.window.sheet()
    assert sheet is not None  # noqa: S101 - it was opened just now
    return sheet.findChildren(QuestionNote)[0].text


def _answer(running: WindowApp) -> Field:
    running.window.open(Destination("questions", _QUESTION))
    page = running.window.page()
    assert isinstance(page, QuestionsPage)  # noqa: S101 - the page with this key
    return page.detail.answer.field


def _report(running: WindowApp) -> Field:
    running.window.open(Destination("report"))
    page = running.window.page()
    assert isinstance(page, ReportPage)  # noqa: S101 - the page with this key
    return page.entries[ReportField.BENEFIT].text


def _first_run(running: WindowApp) -> Field:
    running.window.open_welcome()
    page = running.window.page()
    assert isinstance(page, FirstRunPage)  # noqa: S101 - the page of a new office
    return page.step().findChildren(QLineEdit)[0]


def _kept_note(desk: Desk) -> str:
    begun = desk.begun_notes.get()
    return begun.text if begun is not None else ""


def _kept_report(desk: Desk) -> str:
    entry = desk.reports.weekly(desk.reports.week_of(desk.clock.now())).entry(ReportField.BENEFIT)
    return " ".join(entry.edited or ())


PLACES: Final[dict[str, tuple[Callable[[WindowApp], Field], Callable[[Desk], str]]]] = {
    "post": (_post, lambda desk: desk.posts.get(_POST).text),
    "note": (_note, _kept_note),
    "answer": (_answer, lambda desk: desk.questions.get(_QUESTION).draft_text),
    "report": (_report, _kept_report),
    "first_run": (_first_run, lambda desk: desk.first_run.typed(1).get("name", "")),
}


def kept_words(folder: Path, place: str) -> str:
    """What of the typed words is in the records, from the mark on."""
    with _desk(folder) as desk:
        _, mark, rest = PLACES[place][1](desk).partition(MARK)
    return mark + rest


def _desk(folder: Path) -> Desk:
    return Desk.open(folder, StillClock(instant_from_words(MORNING)))


class Typist(QObject):
    """Types in bursts, with pauses that are sometimes long enough for storing."""

    def __init__(self, field: Field, chance: random.Random) -> None:
        super().__init__()
        self._field = field
        self._chance = chance
        self._words = typed_words()
        self._typed = 0
        self._burst = 0
        self._next = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._next.timeout.connect(self._type)
        self._past = QTimer(self, singleShot=True, interval=PAUSE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._past.timeout.connect(self._tell_past)

    def begin(self) -> None:
        """The mark first, in one go."""
        _say("ready")
        for letter in MARK:
            self._press(letter)
        self._burst = 5
        self._next.start(0)

    def _type(self) -> None:
        self._past.stop()
        self._press(self._words[self._typed])
        self._burst -= 1
        if self._burst > 0:
            self._next.start(self._chance.randint(5, 40))
            return
        self._burst = self._chance.randint(1, 14)
        _say(f"pause {self._typed}")
        self._past.start()
        self._next.start(self._chance.choice((150, 400, 590, 610, 640, 700)))

    def _tell_past(self) -> None:
        _say(f"past {self._typed}")

    def _press(self, letter: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        self._typed += 1


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main(folder: Path, place: str, *, seed: int) -> int:
    """Open the window, go to the place, type."""
    running = WindowApp(make_application(), _desk(folder), language="de")
    running.show()
    running.window.activateWindow()
    field = PLACES[place][0](running)
    field.setFocus()
    if isinstance(field, QTextEdit):
        field.moveCursor(QTextCursor.MoveOperation.End)
    typist = Typist(field, random.Random(seed))  # noqa: S311 - chance for tests, no secret
    QTimer.singleShot(0, typist.begin)
    return running.app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], seed=int(sys.argv[3])))
