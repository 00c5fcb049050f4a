"""The checks off the typing path: one thread looks at the last text, answers to older ones are dropped.

The thread gets plain facts and gives plain facts back; it touches nothing of Qt and no record. The window asks it for
its answer while it works, and by no timer else. Closing never waits: what is under way ends at its next pause.
"""

import threading
import time
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from amtdesk.domain.checks import Check
from amtdesk.domain.posts import Post
from amtdesk.system.turns import ShortTurns

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.page import PageContext

#: How often the window asks for an answer that is under way.
ASK_MS: Final = 12
#: Seconds of work between two pauses.
PIECE: Final = 0.002


class Looked(NamedTuple):
    """The answer, and the post with the text that it belongs to."""

    post: Post
    checks: tuple[Check, ...]


class Proposed(NamedTuple):
    """How a word may be meant."""

    word: str
    words: tuple[str, ...]


class _Outdated(Exception):
    """The text has changed meanwhile, or the editor is gone."""


class _Job:
    """One question to the thread. `answer` or `fault` stands once `is_over`."""

    def __init__(self, kind: str, work: "Callable[[_Job], object]") -> None:
        self.kind = kind
        self.work = work
        self.is_wanted = True
        self.is_over = False
        self.answer: object = None
        self.fault: Exception | None = None
        self._began = time.perf_counter()

    def run(self) -> None:
        try:
            with ShortTurns():
                self.answer = self.work(self)
        except _Outdated:
            self.is_wanted = False
        except Exception as fault:  # noqa: BLE001 - nothing is swallowed: it is raised again on the window's thread
            self.fault = fault
        self.is_over = True

    def breathe(self) -> None:
        """Let the window have its turn; end here when nobody waits any more."""
        if not self.is_wanted:
            raise _Outdated
        if time.perf_counter() - self._began > PIECE:
            ShortTurns.pause()
            self._began = time.perf_counter()


class Checking(QObject):
    """Looks at a post as it is typed. `look` returns at once; `looked` brings the answer."""

    looked = Signal(object)  # Looked
    proposed = Signal(object)  # Proposed

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._checks = context.desk.checks
        self._waiting: dict[str, _Job] = {}  # by kind; the last of each kind counts
        self._under_way: _Job | None = None
        self._ask = QTimer(self, singleShot=True, interval=ASK_MS)
        self._ask.timeout.connect(self._take)

    def look(self, post: Post) -> None:
        """Ask what is to be said about a post with this text; an answer that is still due is not wanted any more."""
        ground = self._checks.ground()
        self._put("look", lambda job: Looked(post, self._checks.look(post, ground, breathe=job.breathe)))

    def propose(self, word: str) -> None:
        """Ask how a word may be meant."""
        self._put("propose", lambda _job: Proposed(word, self._checks.proposals(word)))

    def is_busy(self) -> bool:
        """Whether an answer is still due."""
        return self._under_way is not None or bool(self._waiting)

    def stop(self) -> None:
        """Want no answer any more: the editor goes."""
        self._waiting.clear()
        if self._under_way is not None:
            self._under_way.is_wanted = False

    def _put(self, kind: str, work: "Callable[[_Job], object]") -> None:
        self._waiting[kind] = _Job(kind, work)
        if self._under_way is not None and self._under_way.kind == kind:
            self._under_way.is_wanted = False
        self._go_on()

    def _go_on(self) -> None:
        if self._under_way is None and self._waiting:
            self._under_way = job = self._waiting.pop(next(iter(self._waiting)))
            threading.Thread(target=job.run, name="checks of a post").start()
            self._ask.start()

    def _take(self) -> None:
        job = self._under_way
        if job is None:
            return
        if not job.is_over:
            self._ask.start()
            return
        self._under_way = None
        self._go_on()
        if job.fault is not None:
            raise job.fault
        if job.is_wanted and isinstance(job.answer, Looked):
            self.looked.emit(job.answer)
        elif job.is_wanted and isinstance(job.answer, Proposed):
            self.proposed.emit(job.answer)
