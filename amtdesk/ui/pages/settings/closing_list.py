"""The office's own closing days: a list with a form under it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.closing_times import ClosingTime, in_order
from amtdesk.domain.day_phrases import day_of_phrase
from amtdesk.domain.errors import NotAllowed, UserFacingError
from amtdesk.domain.words import N_
from amtdesk.ui.widgets.buttons import FilterChip, IconButton, KbdButton
from amtdesk.ui.widgets.cards import clear_layout, column, row
from amtdesk.ui.widgets.error_line import ErrorLine
from amtdesk.ui.widgets.fields import show_hint
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_before

if TYPE_CHECKING:
    from datetime import date

    from amtdesk.ui.page import PageContext


class ClosingList(QWidget):
    """Single days and ranges, once or every year."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._shown: tuple[ClosingTime, ...] | None = None
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        self._rows = column(theme, spacing=4)
        lines.addLayout(self._rows)
        self.name = self._field(self.tr("Name of the closing day"), self.tr("Name"), width=200)
        self.first = self._field(self.tr("First closing day"), self.tr("from, such as 24.12."), width=150)
        self.last = self._field(self.tr("Last closing day"), self.tr("to (if several days)"), width=150)
        self.yearly = FilterChip(theme, self.tr("Every year"))
        self.add = KbdButton(theme, self.tr("Add closing day"), icon="plus")
        self.add.clicked.connect(self._add)
        self._form = form = FlowRow(theme)
        for part in (self.name, self.first, self.last, self.yearly, self.add):
            form.flow.addWidget(part)
        lines.addWidget(form)
        self.error = ErrorLine(theme)
        lines.addWidget(self.error)

    def _field(self, name: str, hint: str, *, width: int) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setFont(self._context.theme.font("control"))
        show_hint(field, hint, least=self._context.theme.px(width))
        field.returnPressed.connect(self._add)
        return field

    def show_records(self) -> None:
        """Show the list; rows that are the same stay, so that the focus stays."""
        known = self._context.desk.town.closing_times()
        if known == self._shown:
            return
        self._shown = known
        clear_layout(self._rows)
        parts = [self._row(closing) for closing in known]
        for part in parts:
            self._rows.addWidget(part)
            part.show()
        read_before(self._form, parts)
        self.error.raise_()

    def _row(self, closing: ClosingTime) -> QWidget:
        theme = self._context.theme
        part = QWidget()
        line = row(theme, spacing=8)
        part.setLayout(line)
        line.addWidget(Label(theme, closing.name, wrap=True), 1)
        line.addWidget(Label(theme, self._when(closing), role="meta", color="text.secondary"))
        remove = IconButton(theme, self.tr("Remove {name}").format(name=closing.name), icon="trash-2", small=True)
        remove.clicked.connect(partial(self._remove, closing))
        line.addWidget(remove)
        return part

    def _when(self, closing: ClosingTime) -> str:
        language = self._context.language
        write = language.day_and_month if closing.is_yearly else language.full_date
        first, last = write(closing.first), write(closing.last)
        if closing.first == closing.last:
            return self.tr("every year on {day}").format(day=first) if closing.is_yearly else first
        if closing.is_yearly:
            return self.tr("every year from {first} to {last}").format(first=first, last=last)
        return self.tr("{first} to {last}").format(first=first, last=last)

    def _add(self) -> None:
        try:
            first = self._day(self.first)
            last = self._day(self.last) if self.last.text().strip() else first
            closing = ClosingTime(name=self.name.text(), first=first, last=last, is_yearly=self.yearly.isChecked())
            self._context.desk.town.add_closing_time(in_order(closing))
        except UserFacingError as error:
            self.error.say(self._context.language.sentence(error))
            return
        self.error.say("")
        for field in (self.name, self.first, self.last):
            field.setText("")  # not `clear`, which Ctrl+Z would take back before the closing day
        self.yearly.setChecked(False)
        self.name.setFocus()
        self._context.messages.undo_toast(self.tr("Closing day added"))

    def _day(self, field: QLineEdit) -> "date":
        words = field.text().strip()
        day = day_of_phrase(words, today=self._context.desk.clock.today())
        if day is None:
            raise NotAllowed(N_("“{text}” is no day. Write for example 24.12.2027."), text=words)
        return day

    def _remove(self, closing: ClosingTime) -> None:
        self.name.setFocus()  # the row and its button go away
        self._context.desk.town.remove_closing_time(closing)
        self._context.messages.undo_toast(self.tr("Closing day removed: {name}").format(name=closing.name))
