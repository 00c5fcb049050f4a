"""The two small sheets of Heute: until when, and for what reason. They ask and decide nothing."""

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.day_words import moment_from_words, time_from_words
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class LineSheet(Sheet):
    """A heading, one line to fill in, what was understood of it, and one button."""

    def __init__(self, context: "PageContext", parent: QWidget, *, name: str, keep: str) -> None:
        super().__init__(context.theme, parent, name=name, width=440)
        theme = context.theme
        self._context = context
        self._heading = Label(theme, name, role="heading", wrap=True)
        self.field = QLineEdit()
        self.field.setFont(theme.font("control"))
        self._told = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._keep = KbdButton(theme, keep, kind="primary", keys="Return")
        body = column(theme, spacing=10, margins=(20, 18, 20, 20))
        for widget in (self._heading, self.field, self._told):
            body.addWidget(widget)
        body.addWidget(self.end_with(self._keep, leave=self.tr("Cancel")))
        self.panel.column.addLayout(body)
        self.field.textChanged.connect(self._read)
        self.field.returnPressed.connect(self._choose)
        self._keep.clicked.connect(self._choose)

    def ask(self, heading: str) -> None:
        """Open for one thing."""
        self._heading.setText(heading)
        self.field.clear()
        self._read("")
        self.open(self.field)

    def _say(self, words: str, *, is_good: bool, is_understood: bool = False) -> None:
        self._told.setText(words)
        self._told.set_color("text.primary" if is_understood else "text.secondary")
        self._keep.setEnabled(is_good)
        self.refit()

    def _read(self, typed: str) -> None:
        raise NotImplementedError

    def _choose(self) -> None:
        raise NotImplementedError


class MomentSheet(LineSheet):
    """Asks for a day as people type it and, if she likes, a time."""

    chosen = Signal(object, object)  # date, time or None

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context, parent, name="", keep="")
        self.setAccessibleName(self.tr("Put off"))
        self._keep.set_label(self.tr("Put off until then"))
        self.field.setPlaceholderText(self.tr("15:30   tue   +3   21.4. 9:30"))
        self.field.setAccessibleName(self.tr("Day or time, for example tue, 21.4. or 15:30"))

    def _read(self, typed: str) -> None:
        moment = self._moment(typed)
        if moment is not None:
            self._say(self._words(*moment), is_good=True, is_understood=True)
        elif typed.strip():
            self._say(self.tr("Not a day yet. Try 15:30, tue, +3 or 21.4. 9:30."), is_good=False)
        else:
            self._say(self.tr("A day, a time, or both"), is_good=False)

    def _words(self, day: date, at: time | None) -> str:
        language, today = self._context.language, self._context.desk.clock.today()
        words = language.relative_day(day, today=today)
        return words if at is None else self.tr("{day}, {time}").format(day=words, time=language.clock_time(at))

    def _moment(self, typed: str) -> tuple[date, time | None] | None:
        today = self._context.desk.clock.today()
        if ":" in typed and (at := time_from_words(typed)) is not None:
            return today, at
        return moment_from_words(typed, today=today)

    def _choose(self) -> None:
        if (moment := self._moment(self.field.text())) is not None:
            self.close_sheet()
            self.chosen.emit(*moment)


class ReasonSheet(LineSheet):
    """Asks in one line why no answer is needed (Q5)."""

    chosen = Signal(str)

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context, parent, name="", keep="")
        self.setAccessibleName(self.tr("No answer needed"))
        self._keep.set_label(self.tr("Close without an answer"))
        self.field.setPlaceholderText(self.tr("such as: already answered in the group"))
        self.field.setAccessibleName(self.tr("Why, in one line"))

    def _read(self, typed: str) -> None:
        self._say(self.tr("Why, in one line"), is_good=bool(typed.strip()))

    def _choose(self) -> None:
        if reason := " ".join(self.field.text().split()):
            self.close_sheet()
            self.chosen.emit(reason)
