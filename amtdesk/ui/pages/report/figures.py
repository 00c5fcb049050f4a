"""The figures of the week, each with its definition beside it, and the hours of work."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from amtdesk.domain.reports import CORRECTABLE, FIGURE_WORDS, ReportField, WeeklyReport, hours_from_words
from amtdesk.ui.widgets.cards import Card, Hairline, column, row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.report.words import ReportWords


class FiguresCard(Card):
    """Name, value and how it is counted, one figure below the other; what she counted herself stands beside it."""

    corrected = Signal(str, object)  # key of the figure, float or None
    misread = Signal(str)

    def __init__(self, context: "PageContext", words: "ReportWords") -> None:
        super().__init__(context.theme, padding=(14, 18), spacing=0)
        self._words = words
        self._rows: dict[str, tuple[Label, Label]] = {}
        self.fields: dict[str, QLineEdit] = {}
        theme = context.theme
        self.column.addWidget(Label(theme, self.tr("Figures of the week"), role="heading"))
        hint = self.tr("Counted from the records. What you count yourself goes into the field beside it.")
        self.column.addWidget(Label(theme, hint, role="meta", color="text.secondary", wrap=True))
        self.column.addSpacing(theme.px(6))
        for key, (name, _how) in FIGURE_WORDS.items():
            self._add(key, context.language.text(name))

    def _add(self, key: str, name: str) -> None:
        theme = self._theme
        value, how = Label(theme, role="heading"), Label(theme, role="meta", color="text.secondary", wrap=True)
        self._rows[key] = (value, how)
        line = row(theme, spacing=12, margins=(0, 6, 0, 6))
        words = column(theme, spacing=0)
        words.addWidget(Label(theme, name, role="control"))
        words.addWidget(how)
        line.addLayout(words, 1)
        line.addWidget(value)
        if key in CORRECTABLE:
            edit = QLineEdit()
            edit.setFont(theme.font("control"))
            edit.setFixedWidth(theme.px(_FIELD_WIDTH))
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.setAccessibleName(self.tr("{figure}, your own count").format(figure=name))
            edit.setPlaceholderText(self.tr("own"))
            edit.editingFinished.connect(lambda which=key: self._typed(which))
            self.fields[key] = edit
            line.addWidget(edit)
        self.column.addWidget(Hairline(theme))
        self.column.addLayout(line)

    def show_report(self, report: WeeklyReport) -> None:
        """Show the figures; what she put right is marked, the recorded one stays."""
        for key, value, how in self._words.figures(report):
            shown, told = self._rows[key]
            shown.setText(value)
            told.setText(how)
            edit = self.fields.get(key)
            if edit is not None and not edit.isModified():
                edit.setText(self._words.own_figure(key, report))
                edit.setReadOnly(report.is_finished)

    def _typed(self, key: str) -> None:
        edit = self.fields[key]
        if not edit.isModified():
            return
        try:
            number = hours_from_words(edit.text()) if key == "median_response_hours" else _number(edit.text())
        except ValueError:
            self.misread.emit(edit.text())
            return
        edit.setModified(False)
        self.corrected.emit(key, number)


def _number(words: str) -> float | None:
    """Read a whole number from 0 on; None when empty. Raises ValueError."""
    if not words.strip():
        return None
    if not words.strip().isdecimal():
        raise ValueError(words)
    return float(int(words))


_FIELD_WIDTH: Final = 84


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
