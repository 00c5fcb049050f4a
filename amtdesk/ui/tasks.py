"""Long work off the window's thread, with its own Desk; answers and faults come back on the GUI thread."""

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.desk import Desk

T = TypeVar("T")


class _Asked(NamedTuple):
    """One piece of work under way, and who waits for it. Known to the GUI thread alone: see `_Work`."""

    title: str
    work: "Callable[[Desk], object]"
    hearer: QObject
    then: Callable[[Any], None]
    otherwise: Callable[[Exception], None]
    is_silent: bool


class _WayBack(QObject):
    """What a worker has found comes back on the GUI thread, with the number of what was asked."""

    found = Signal(int, object)
    failed = Signal(int, object)


class Tasks(QObject):
    """Runs work that takes over 50 ms. `run` and `read` return at once.

    Both ask for the `hearer` of the answer: zoom and language build the pages anew, sheets go, and windows close while
    work is under way. An answer whose hearer is gone goes to nobody, a fault then goes to the window.
    """

    started = Signal(str)  # the title
    ended = Signal(str)

    def __init__(self, open_desk: "Callable[[], Desk]", report: Callable[[Exception], None]) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._report = report
        self._pool = QThreadPool()
        self._back = _WayBack()
        self._back.found.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._back.failed.connect(self._fail, Qt.ConnectionType.QueuedConnection)
        self._under_way: dict[int, _Asked] = {}
        self._numbers = count()
        #: Long work that can go on another time looks at this between two steps.
        self.is_stopping = False
        self._is_closed = False

    def run(
        self,
        title: str,
        work: "Callable[[Desk], T]",
        *,
        hearer: QObject,
        then: Callable[[T], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` in a worker; `then` gets the answer, `otherwise` (or the window) the fault."""
        reply = self._reply(hearer, otherwise)
        if self._begin(_Asked(title, work, hearer, then, reply, is_silent=False)):
            self.started.emit(title)

    def read(
        self,
        work: "Callable[[Desk], T]",
        *,
        hearer: QObject,
        then: Callable[[T], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Read something in a worker, without a word: nothing is written, so nobody has to look at anything again."""
        self._begin(_Asked("", work, hearer, then, self._reply(hearer, otherwise), is_silent=True))

    def is_busy(self) -> bool:
        """Whether anything is still under way."""
        return bool(self._under_way)

    def wait(self) -> None:
        """Let everything under way finish or stop: before the records are exchanged."""
        self.is_stopping = True
        self._pool.waitForDone()
        self.is_stopping = False

    def close(self) -> None:
        """Let everything under way finish or stop, and tell nobody: the window closes, and then the records do."""
        self.wait()
        self._under_way.clear()  # what was said in the last moment is still on the way, and finds nobody
        self._is_closed = True

    def _begin(self, asked: _Asked) -> bool:
        """Whether it was begun: a timer that was due already may ask once more after the window closed."""
        if not self._is_closed:
            number = next(self._numbers)
            self._under_way[number] = asked
            self._pool.start(_Work(number, asked.work, open_desk=self._open_desk, back=self._back))
        return not self._is_closed

    def _reply(self, hearer: QObject, otherwise: Callable[[Exception], None] | None) -> Callable[[Exception], None]:
        def reply(error: Exception) -> None:
            (otherwise if otherwise is not None and isValid(hearer) else self._report)(error)

        return reply

    def _answer(self, number: int, result: object) -> None:
        asked = self._end(number)
        if asked is not None and isValid(asked.hearer):
            asked.then(result)

    def _fail(self, number: int, error: Exception) -> None:
        asked = self._end(number)
        if asked is not None:
            asked.otherwise(error)

    def _end(self, number: int) -> _Asked | None:
        """Tell first that it is over: what the worker wrote must be seen by whoever shows the answer."""
        asked = self._under_way.pop(number, None)
        if asked is not None and not asked.is_silent:
            self.ended.emit(asked.title)
        return asked


class _Work(QRunnable):
    """Goes to the worker, which may be the last to let go of it: it knows nobody who waits for the answer.

    Else the worker ends what belongs to the window, while the window is still at it: a fault of memory that shows
    somewhere else, and seldom. For the same reason it lets go of its work before it tells.
    """

    def __init__(
        self, number: int, work: "Callable[[Desk], object]", *, open_desk: "Callable[[], Desk]", back: _WayBack
    ) -> None:
        super().__init__()
        self._number = number
        self._work = [work]
        self._open_desk = open_desk
        self._back = back

    @override
    def run(self) -> None:
        try:
            result = self._done()
        except Exception as error:  # noqa: BLE001 - nothing is swallowed: it is raised again on the GUI thread
            self._back.failed.emit(self._number, error)
        else:
            self._back.found.emit(self._number, result)

    def _done(self) -> object:
        desk = self._open_desk()
        try:
            return self._work.pop()(desk)
        finally:
            desk.close()
