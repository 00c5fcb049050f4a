"""The focus goes back where it came from, and nothing stumbles where that is gone by then."""

from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.settings.kept_focus import KeptFocus
from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import Page

P = TypeVar("P", bound=QWidget)


def shown_with(qtbot: QtBot, *parts: QWidget, place: P) -> P:
    lines = QVBoxLayout(place)
    for part in parts:
        lines.addWidget(part)
    qtbot.addWidget(place)
    place.show()
    place.activateWindow()
    return place


def end(part: QWidget) -> None:
    part.deleteLater()
    QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete.value)


def test_a_sheet_closes_although_what_opened_it_was_built_anew_meanwhile(theme: Theme, qtbot: QtBot) -> None:
    opener = QPushButton("Öffnen")
    place = shown_with(qtbot, opener, place=QWidget())
    opener.setFocus()
    sheet, inside = Sheet(theme, place, name="Blatt"), QPushButton("Ja")
    sheet.panel.column.addWidget(inside)
    sheet.open(inside)
    end(opener)

    with qtbot.waitSignal(sheet.closed):
        sheet.close_sheet()

    assert not sheet.isVisible()


class Place(QWidget):
    """Asks as the settings do where the focus stays when Qt would move it on."""

    kept: KeptFocus | None = None

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        if self.kept is not None and self.kept.stays([self], otherwise=self):
            return True
        return super().focusNextPrevChild(next)


def test_a_button_can_be_used_again_although_what_kept_its_focus_was_built_anew(qtbot: QtBot) -> None:
    taken, stand_in = QPushButton("Jetzt"), QPushButton("Zeile")
    place = shown_with(qtbot, taken, stand_in, place=Place())
    place.kept = KeptFocus(cast("Page", place))
    taken.setFocus()
    taken.setEnabled(False)
    assert place.focusWidget() is stand_in

    with qtbot.captureExceptions() as faults:
        end(stand_in)
        taken.setEnabled(True)

    assert not faults
