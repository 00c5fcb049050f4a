"""The sheet behind Ctrl+T: a date as people type it, read while she types. It asks and decides nothing."""

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.day_words import moment_from_words, time_from_words
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.post_words import PostWords


class DateSheet(Sheet):
    """Asks for a day and, if she likes, a time. The post's time stays when she names none."""

    date_chosen = Signal(object, object)  # date, time or None

    def __init__(self, context: "PageContext", words: "PostWords", *, parent: QWidget) -> None:
        super().__init__(context.theme, parent, name="", width=420)
        self.setAccessibleName(self.tr("Set the date"))
        self._words = words
        self._clock = context.desk.clock
        theme = context.theme
        self._at: time | None = None
        self._day: date | None = None
        self._heading = Label(theme, self.tr("Set the date"), role="heading", wrap=True)
        self._field = QLineEdit()
        self._field.setFont(theme.font("body"))
        self._field.setPlaceholderText(self.tr("21.4.   tue   +3   21.4. 9:30"))
        self._field.setAccessibleName(self.tr("Date, for example 21.4., tue or +3, and a time behind it"))
        self._read = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._take = KbdButton(theme, self.tr("Take this date"), icon="calendar", keys="Return")
        self._assemble()
        self._field.textChanged.connect(self._read_words)
        self._field.returnPressed.connect(self._choose)
        self._take.clicked.connect(self._choose)

    def _assemble(self) -> None:
        body = column(self._theme, spacing=10, margins=(20, 18, 20, 20))
        body.addWidget(self._heading)
        body.addWidget(self._field)
        body.addWidget(self._read)
        line = row(self._theme)
        line.addStretch(1)
        line.addWidget(self._take)
        body.addLayout(line)
        self.panel.column.addLayout(body)

    def ask(self, title: str, *, day: date | None, at: time | None) -> None:
        """Open for one thing; `day` and `at` are what it has now."""
        self._day, self._at = day, at
        self._heading.setText(self.tr("Date for “{title}”").format(title=title))
        self._field.clear()
        self._read_words("")
        self.open(self._field)

    def _read_words(self, typed: str) -> None:
        moment = self._moment(typed)
        self._take.setEnabled(moment is not None)
        if moment is not None:
            self._read.set_color("text.primary")
            self._read.setText(self._words.planned(*moment))
        elif typed.strip():
            self._read.set_color("text.secondary")
            self._read.setText(self.tr("Not a date yet. Try 21.4., tue, +3 or 21.4. 9:30."))
        else:
            self._read.set_color("text.secondary")
            self._read.setText(self.tr("Now: {when}").format(when=self._words.planned(self._day, self._at)))

    def _moment(self, typed: str) -> tuple[date, time | None] | None:
        at = time_from_words(typed) if ":" in typed else None
        if at is not None and self._day is not None:
            return self._day, at
        moment = moment_from_words(typed, today=self._clock.today())
        return None if moment is None else (moment[0], moment[1] or self._at)

    def _choose(self) -> None:
        moment = self._moment(self._field.text())
        if moment is not None:
            self.close_sheet()
            self.date_chosen.emit(*moment)
