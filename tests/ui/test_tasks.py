"""Work off the window's thread: whatever belongs to the window ends on the window's thread, whoever is ready first."""

import sys
import threading
import weakref
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock
from amtdesk.ui.tasks import Tasks
from tests.builders import NOW, lay_begun
from tests.loop import let_rest

PATIENCE = 60  # seconds


class Asking:
    """Asks something of a worker that dawdles: it has told its answer, and gets no further before it is let go."""

    def __init__(self, folder: Path) -> None:
        lay_begun(folder)
        self.ended_on: list[threading.Thread] = []
        self.faults: list[Exception] = []
        self.heard: list[object] = []
        self.let_go = threading.Event()
        self.tasks = Tasks(lambda: Desk.open(folder, StillClock(NOW)), self.faults.append)
        self.hearer = QObject()

    def ask(self, *, fault: Exception | None = None) -> None:
        """Ask with a work and a listener that nobody but the tasks knows."""

        def work(_desk: Desk) -> int:
            sys.setprofile(self._dawdle)
            if fault is not None:
                raise fault
            return 1

        def hear(answer: object) -> None:
            self.heard.append(answer)

        for one in (work, hear):
            weakref.finalize(one, lambda: self.ended_on.append(threading.current_thread()))
        self.tasks.read(work, hearer=self.hearer, then=hear)

    def _dawdle(self, _frame: FrameType, event: str, called: object) -> None:
        """Called by Python in the worker for whatever it does there."""
        if event == "c_return" and getattr(called, "__name__", "") == "emit":
            sys.setprofile(None)
            self.let_go.wait(PATIENCE)

    def end(self) -> None:
        """Let the worker end."""
        self.let_go.set()
        self.tasks.wait()


def test_what_waits_for_an_answer_ends_with_the_window_also_when_the_worker_is_last(
    qtbot: QtBot, tmp_path: Path
) -> None:
    asking = Asking(tmp_path)

    asking.ask()
    qtbot.waitUntil(lambda: asking.heard == [1])
    asking.end()

    assert asking.ended_on == [threading.main_thread()] * 2


def test_a_fault_of_the_worker_ends_there_as_well(qtbot: QtBot, tmp_path: Path) -> None:
    asking = Asking(tmp_path)

    asking.ask(fault=ValueError("a fault"))
    qtbot.waitUntil(lambda: len(asking.faults) == 1)
    asking.end()

    assert not asking.heard
    assert set(asking.ended_on) == {threading.main_thread()}  # the listener: the fault knows the work in which it arose


@pytest.mark.usefixtures("qapp")
def test_an_answer_that_is_still_on_its_way_when_the_window_closes_is_heard_by_nobody(tmp_path: Path) -> None:
    asking = Asking(tmp_path)
    asking.let_go.set()

    asking.ask()
    asking.tasks.close()
    let_rest()

    assert not asking.tasks.is_busy()
    assert not asking.heard
