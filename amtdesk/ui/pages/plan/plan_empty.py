"""What a plan without posts says: dates that are fixed anyway, and the way to begin."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.plan_rows import LOOK, wished_of
from amtdesk.ui.pages.plan.plan_table import PlanTable
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.cards import ScrollColumn, column
from amtdesk.ui.widgets.empty_state import EmptyState
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

#: In a lower window, in design px, the picture leaves its room to what can be done.
_LOW_BELOW: Final = 480


class EmptyPlan(QWidget):
    """Takes the place of month, week and list while there is no post."""

    new_requested = Signal(object)  # None: the page asks `wished_day`
    look_requested = Signal(object)  # the row of an occasion

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self.new_button = KbdButton(theme, self.tr("New post"), kind="primary", icon="plus", keys="Ctrl+N")
        self.import_button = KbdButton(theme, self.tr("Import a calendar …"), icon="calendar")
        self.usual_button = KbdButton(theme, self.tr("Usual ideas …"), icon="lightbulb")
        self.dates = PlanTable(theme, self.tr("Dates that are fixed anyway"), grows=True)
        self._state = EmptyState(
            theme,
            self.tr("What would you like to start with?"),
            text=self.tr("These dates are fixed anyway:"),
            icon="calendar-days",
            buttons=(self.new_button, self.usual_button, self.import_button),
        )
        self._state.body.addWidget(self.dates)
        self._state.body.addSpacing(theme.px(20))
        read_as_laid_out(self._state)
        self._theme = theme
        self._scroll = ScrollColumn(theme)
        self._scroll.column.addWidget(self._state)
        whole = column(theme, spacing=0)
        whole.addWidget(self._scroll)
        self.setLayout(whole)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._reveal_again)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._reveal)
        self.new_button.clicked.connect(self._ask_new)
        self.dates.action_requested.connect(self._act)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._state.set_low(is_low=self.height() / self._theme.zoom < _LOW_BELOW)

    def _reveal_again(self, _least: int, _most: int) -> None:
        self._reveal(None, self.window().focusWidget())  # its place is known only now

    def _reveal(self, _before: QWidget | None, now: QWidget | None) -> None:
        """At 200 % the way on stands below the dates: what has the focus is seen."""
        if now is not None and self._state.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, self._theme.px(24))

    def show_dates(self, rows: Sequence[CardRow]) -> None:
        """Offer these dates."""
        self.dates.show_rows(rows)
        if self.dates.current_key() is None:
            self.dates.select_first()
        self.dates.setVisible(bool(rows))
        self._state.text.setVisible(bool(rows))

    def wished_day(self) -> tuple[date | None, str]:
        """The day and title of the current date, if she went there: the first one is current by itself."""
        return wished_of(self.dates.current_key() if self.focusWidget() is self.dates else None)

    def _act(self, key: object, wish: str) -> None:
        if wish == LOOK:
            self.look_requested.emit(key)
        else:
            self._ask_new()

    def _ask_new(self) -> None:
        self.new_requested.emit(None)
