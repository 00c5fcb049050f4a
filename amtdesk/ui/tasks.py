"""Long work off the window's thread, with its own Desk; answers and faults come back on the GUI thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

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
        over: "Callable[[Task], None]",
        *,
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        super().__init__()
        self.title = title
        self._over = over
        self._then = then
        self._otherwise = otherwise
        self.finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self.failed.connect(self._fail, Qt.ConnectionType.QueuedConnection)

    def _answer(self, result: object) -> None:
        self._over(self)  # first: what the worker wrote must be seen by whoever shows the answer
        self._then(result)

    def _fail(self, error: Exception) -> None:
        self._over(self)
        self._otherwise(error)


class Tasks(QObject):
    """Runs work that takes over 50 ms. `run` returns at once."""

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

    def run(
        self,
        title: str,
        work: "Callable[[Desk], T]",
        *,
        then: Callable[[T], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Do `work` in a worker; `then` gets the answer, `otherwise` (or the window) the fault."""
        task = Task(title, self._end, then=then, otherwise=otherwise or self._report)
        self._under_way.add(task)
        self._pool.start(_Work(task, self._open_desk, work=work))
        self.started.emit(title)
        return task

    def read(
        self,
        work: "Callable[[Desk], T]",
        *,
        then: Callable[[T], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Read something in a worker, without a word: nothing is written, so nobody has to look at anything again."""
        task = Task("", self._under_way.discard, then=then, otherwise=otherwise or self._report)
        self._under_way.add(task)
        self._pool.start(_Work(task, self._open_desk, work=work))

    def is_busy(self) -> bool:
        """Whether anything is still under way."""
        return bool(self._under_way)

    def wait(self) -> None:
        """Let everything under way finish or stop: before the window closes, or the records are exchanged."""
        self.is_stopping = True
        self._pool.waitForDone()
        self.is_stopping = False

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
