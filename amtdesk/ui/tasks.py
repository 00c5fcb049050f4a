"""Long work off the window's thread, with its own Desk; answers and faults come back on the GUI thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.desk import Desk

T = TypeVar("T")


class Task(QObject):
    """One piece of work under way. It belongs to the GUI thread, and so do its signals."""

    finished = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        title: str,
        hearer: QObject,
        *,
        over: "Callable[[Task], None]",
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        super().__init__()
        self.title = title
        self.hearer = hearer
        self._is_left = False
        self._over = over
        self._then = then
        self._otherwise = otherwise
        self.finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self.failed.connect(self._fail, Qt.ConnectionType.QueuedConnection)

    def leave(self) -> None:
        """Tell nobody any more."""
        self._is_left = True

    def _answer(self, result: object) -> None:
        if self._is_left:
            return
        self._over(self)  # first: what the worker wrote must be seen by whoever shows the answer
        if isValid(self.hearer):
            self._then(result)

    def _fail(self, error: Exception) -> None:
        if self._is_left:
            return
        self._over(self)
        self._otherwise(error)


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
        self._under_way: set[Task] = set()
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
        if self._begin(Task(title, hearer, over=self._end, then=then, otherwise=reply), work):
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
        over = self._under_way.discard
        self._begin(Task("", hearer, over=over, then=then, otherwise=self._reply(hearer, otherwise)), work)

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
        for task in self._under_way:
            task.leave()  # what it said in its last moment is still on the way to it
        self._under_way.clear()
        self._is_closed = True

    def _begin(self, task: Task, work: "Callable[[Desk], object]") -> bool:
        """Whether it was begun: a timer that was due already may ask once more after the window closed."""
        if not self._is_closed:
            self._under_way.add(task)
            self._pool.start(_Work(task, self._open_desk, work=work))
        return not self._is_closed

    def _reply(self, hearer: QObject, otherwise: Callable[[Exception], None] | None) -> Callable[[Exception], None]:
        def reply(error: Exception) -> None:
            (otherwise if otherwise is not None and isValid(hearer) else self._report)(error)

        return reply

    def _end(self, task: Task) -> None:
        self._under_way.discard(task)
        self.ended.emit(task.title)


class _Work(QRunnable):
    def __init__(self, task: Task, open_desk: "Callable[[], Desk]", *, work: "Callable[[Desk], object]") -> None:
        super().__init__()
        self._task = task
        self._open_desk = open_desk
        self._work = work

    @override
    def run(self) -> None:
        try:
            desk = self._open_desk()
            try:
                result = self._work(desk)
            finally:
                desk.close()
        except Exception as error:  # noqa: BLE001 - nothing is swallowed: it is raised again on the GUI thread
            self._task.failed.emit(error)
        else:
            self._task.finished.emit(result)
