"""The lists on the sheets of tasks: cards on a raised ground, and rows that a click chooses before anything acts."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QMouseEvent

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow


class SheetCards(CardList):
    """A card list that lies on a sheet."""

    ground: ClassVar[str] = "bg.raised"


class ChosenCards(SheetCards):
    """A click chooses the row, because the buttons below act on the chosen one; a second click on it opens."""

    _is_second_click = False

    @override
    def _act_at(self, place: QPoint, index: QModelIndex, *, row: CardRow) -> None:
        if self._is_second_click:
            self._is_second_click = False  # where one was ticked, another row may stand by now
        elif self._is_on_circle(place, index):
            self.ticked.emit(row.key)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._is_second_click = True
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or self._is_on_circle(place, index):
            return
        row = self._rows.row_at(index.row())
        if not row.is_heading:
            self.opened.emit(row.key)

    def _is_on_circle(self, place: QPoint, index: QModelIndex) -> bool:
        return self._delegate.measures.circle_rect(self.visualRect(index)).contains(place)
