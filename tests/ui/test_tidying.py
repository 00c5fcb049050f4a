"""Memory is tidied by the window's thread, when it waits."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from amtdesk.ui.app import WindowApp


class Closed(QObject):
    """What a closed sheet leaves behind: it holds itself, and a timer of its own."""

    def __init__(self, ended_on: list[str]) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self)
        self.timer.start(60_000)
        self.note = Note(ended_on)


class Note:
    """Notes on which thread it ends."""

    def __init__(self, ended_on: list[str]) -> None:
        self.ended_on = ended_on

    def __del__(self) -> None:
        self.ended_on.append(threading.current_thread().name)


@pytest.fixture
def _tidied_when_idle(running: WindowApp) -> Iterator[None]:
    gc.enable()
    running.tidy_when_idle()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("_tidied_when_idle")
def test_a_worker_never_ends_what_belongs_to_the_window(qtbot: QtBot) -> None:
    gc.collect()
    ended_on: list[str] = []
    Closed(ended_on)

    worker = threading.Thread(target=_gather, name="worker")
    worker.start()
    worker.join()
    assert ended_on == []

    gathered = _gather()
    qtbot.waitUntil(lambda: bool(ended_on))
    assert gathered
    assert ended_on == ["MainThread"]


def _gather() -> list[list[int]]:
    return [[] for _ in range(20 * gc.get_threshold()[0])]
