"""An error in a method that Qt calls is told, and ends nothing: whatever it is, and however Qt came to call it."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.overriding import override


class Stumbling(QWidget):
    """Stumbles in each of its methods in a way that Python itself tells."""

    @override
    def sizeHint(self) -> QSize:
        nothing: list[QSize] = []
        return nothing[0]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        int("eins")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return bool(1 / len(self.children()))


class Labelled(QLabel):
    """Says everything twice."""

    @override
    def setText(self, text: str = "") -> None:
        super().setText(text * 2)


def test_an_error_in_a_method_that_qt_calls_is_told(qtbot: QtBot) -> None:
    part, watched = Stumbling(), QObject()
    qtbot.addWidget(part)
    watched.installEventFilter(part)

    with pytest.raises(IndexError):
        part.adjustSize()
    with pytest.raises(ValueError, match="eins"):
        QCoreApplication.sendEvent(part, QResizeEvent(QSize(1, 1), QSize(2, 2)))
    with pytest.raises(ZeroDivisionError):
        QCoreApplication.sendEvent(watched, QEvent(QEvent.Type.User))


def test_what_is_marked_takes_what_it_took(qtbot: QtBot) -> None:
    label = Labelled()
    qtbot.addWidget(label)

    label.setText(text="ab")

    assert label.text() == "abab"
