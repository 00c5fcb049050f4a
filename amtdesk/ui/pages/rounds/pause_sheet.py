"""The sheet behind "Pause until": the day after which the round calls at a group again. It asks and decides nothing."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.day_words import day_from_words
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class PauseSheet(Sheet):
    """Asks for the last day of a pause that begins today; without a day it goes on until she ends it."""

    chosen = Signal(object)  # date, or None

    def __init__(self, context: "PageContext", parent: QWidget, *, title: str) -> None:
        super().__init__(context.theme, parent, name="", width=460)
        self.setAccessibleName(self.tr("Let a group pause"))
        self._context = context
        theme = context.theme
        self.field = QLineEdit()
        self.field.setFont(theme.font("control"))
        self.field.setPlaceholderText(self.tr("31.8., fri, +14"))
        self.field.setAccessibleName(self.tr("Last day of the pause"))
        self._read = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.take = KbdButton(theme, self.tr("Let it pause"), kind="primary", keys="Return")
        self._cancel = KbdButton(theme, self.tr("Cancel"), kind="quiet", keys="Esc")
        body = column(theme, spacing=10, margins=(24, 20, 24, 20))
        body.addWidget(Label(theme, self.tr("“{name}” pauses until …").format(name=title), role="heading", wrap=True))
        body.addWidget(self.field)
        body.addWidget(self._read)
        buttons = FlowRow(theme)
        for button in (self.take, self._cancel):
            buttons.flow.addWidget(button)
        body.addWidget(buttons)
        self.panel.column.addLayout(body)
        self.field.textChanged.connect(self._show_day)
        self.field.returnPressed.connect(self.take.click)
        self.take.clicked.connect(self._choose)
        self._cancel.clicked.connect(self.close_sheet)
        self.closed.connect(self.deleteLater)
        self._show_day()

    def open_now(self) -> None:
        """Show it with the focus in the field."""
        self.open(self.field)

    def _day(self) -> date | None:
        return day_from_words(self.field.text(), today=self._context.desk.clock.today())

    def _show_day(self) -> None:
        day, typed = self._day(), self.field.text().strip()
        is_past = day is not None and day < self._context.desk.clock.today()
        self.take.setEnabled(not typed or (day is not None and not is_past))
        if is_past:
            self._read.setText(self.tr("This day is past. Please give a later one."))
        elif day is not None:
            words = self.tr("The round leaves the group out up to and including {day}.")
            self._read.setText(words.format(day=self._context.language.long_date(day)))
        elif typed:
            self._read.setText(self.tr("Not a date yet. Try 31.8., fri or +14."))
        else:
            self._read.setText(self.tr("Without a day the pause lasts until you end it."))

    def _choose(self) -> None:
        day = self._day()
        self.close_sheet()
        self.chosen.emit(day)
