"""The figures of the week, each with its definition beside it, and the hours of work."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from amtdesk.domain.reports import ReportField, WeeklyReport, hours_from_words
from amtdesk.ui.widgets.cards import Card, Hairline, clear_layout, column, row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.report.words import ReportWords


class FiguresCard(Card):
    """Name, value and how it is counted, one figure below the other."""

    def __init__(self, context: "PageContext", words: "ReportWords") -> None:
        super().__init__(context.theme, padding=(14, 18), spacing=0)
        self._words = words
        self._lines = column(context.theme, spacing=0)
        self.column.addWidget(Label(context.theme, self.tr("Figures of the week"), role="heading"))
        self.column.addSpacing(context.theme.px(6))
        self.column.addLayout(self._lines)

    def show_report(self, report: WeeklyReport) -> None:
        """Show the figures."""
        clear_layout(self._lines)
        theme = self._theme
        for name, value, how in self._words.figures(report):
            line = row(theme, spacing=12, margins=(0, 6, 0, 6))
            words = column(theme, spacing=0)
            words.addWidget(Label(theme, name, role="control"))
            words.addWidget(Label(theme, how, role="meta", color="text.secondary", wrap=True))
            line.addLayout(words, 1)
            line.addWidget(Label(theme, value, role="heading"))
            self._lines.addWidget(Hairline(theme))
            self._lines.addLayout(line)


class HoursCard(Card):
    """Hours worked and hours planned, typed as 6:15 or 6,25. Empty goes back to what the records say."""

    edited = Signal(object, object)  # ReportField, float or None
    misread = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context.theme, padding=(14, 18), spacing=8)
        self._language = context.language
        theme = context.theme
        self.column.addWidget(Label(theme, self.tr("Time spent"), role="heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        self.fields: dict[ReportField, QLineEdit] = {}
        names = {ReportField.TIME_SPENT: self.tr("Hours worked"), ReportField.TIME_PLANNED: self.tr("Hours planned")}
        for place, (field, name) in enumerate(names.items()):
            edit = QLineEdit()
            edit.setAccessibleName(name)
            edit.setFont(theme.font("control"))
            edit.editingFinished.connect(lambda which=field: self._typed(which))
            label = Label(theme, name, role="meta", color="text.secondary")
            label.setBuddy(edit)
            grid.addWidget(label, 0, place)
            grid.addWidget(edit, 1, place)
            self.fields[field] = edit
        self.column.addLayout(grid)

    def show_report(self, report: WeeklyReport) -> None:
        """Show both numbers; the proposal stands in grey."""
        shown = {ReportField.TIME_SPENT: report.hours_spent, ReportField.TIME_PLANNED: report.hours_planned}
        for field, edit in self.fields.items():
            if not edit.isModified():
                edit.setText(self._words(shown[field]))
            edit.setReadOnly(report.is_finished)
        proposed = self._words(report.hours_proposed or None)
        hint = self.tr("{hours} by the records").format(hours=proposed) if proposed else self.tr("such as 6:15")
        self.fields[ReportField.TIME_SPENT].setPlaceholderText(hint)
        self.fields[ReportField.TIME_PLANNED].setPlaceholderText(self.tr("such as 6:15"))

    def _typed(self, field: ReportField) -> None:
        edit = self.fields[field]
        if not edit.isModified():
            return
        try:
            hours = hours_from_words(edit.text())
        except ValueError:
            self.misread.emit(edit.text())
            return
        edit.setModified(False)
        self.edited.emit(field, hours)

    @staticmethod
    def _words(hours: float | None) -> str:
        if hours is None:
            return ""
        minutes = round(hours * 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
