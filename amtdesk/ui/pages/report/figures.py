"""The figures of the week, each with its definition beside it, and the hours of work."""

from abc import abstractmethod
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from amtdesk.domain.reports import CORRECTABLE, FIGURE_WORDS, ReportField, WeeklyReport, hours_from_words
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import Card, Hairline, column, row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.report.words import ReportWords


class NumbersCard(Card):
    """Fields that ask to be stored on Enter, when the focus goes, and by `flush`; what is no number stays there."""

    misread = Signal(str)
    fields: dict[str, QLineEdit]

    def flush(self) -> None:
        """Ask now, such as before another week is shown."""
        for name in self.fields:
            self._typed(name)

    def has_unsaved(self) -> bool:
        """Whether a field holds what was not taken."""
        return any(edit.isModified() for edit in self.fields.values())

    def keep_unsaved(self, name: str) -> None:
        """Storing failed: what was typed stays, and is asked to be stored again."""
        self.fields[name].setModified(True)

    def _typed(self, name: str) -> None:
        edit = self.fields[name]
        if not edit.isModified():
            return
        try:
            number = self._read(name, edit.text())
        except ValueError:
            self.misread.emit(edit.text())
            return
        edit.setModified(False)
        self._ask(name, number)

    @abstractmethod
    def _read(self, name: str, words: str) -> float | None:
        """Read what was typed; None when empty. Raises ValueError."""

    @abstractmethod
    def _ask(self, name: str, number: float | None) -> None:
        """Ask to store it."""


class FiguresCard(NumbersCard):
    """Name, value and how it is counted, one figure below the other; what she counted herself stands beside it."""

    corrected = Signal(str, object)  # key of the figure, float or None

    def __init__(self, context: "PageContext", words: "ReportWords") -> None:
        super().__init__(context.theme, padding=(14, 18), spacing=0)
        self._words = words
        self._rows: dict[str, tuple[Label, Label]] = {}
        self.fields = {}
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
        words.addWidget(Label(theme, name, role="control", wrap=True))
        words.addWidget(how)
        line.addLayout(words, 1)
        line.addWidget(value)
        if key in CORRECTABLE:
            edit = QLineEdit()
            edit.setFont(theme.font("control"))
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.setAccessibleName(self.tr("{figure}, your own count").format(figure=name))
            edit.setFixedWidth(theme.px(_FIELD_WIDTH))
            edit.setPlaceholderText(self.tr("own"))
            edit.setToolTip(edit.accessibleName())
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

    @override
    def _read(self, name: str, words: str) -> float | None:
        return hours_from_words(words) if name == "median_response_hours" else _number(words)

    @override
    def _ask(self, name: str, number: float | None) -> None:
        self.corrected.emit(name, number)


def _number(words: str) -> float | None:
    """Read a whole number from 0 on; None when empty. Raises ValueError."""
    if not words.strip():
        return None
    if not words.strip().isdecimal():
        raise ValueError(words)
    return float(int(words))


_FIELD_WIDTH: Final = 84


class HoursCard(NumbersCard):
    """Hours worked and hours planned, typed as 6:15 or 6,25. Empty goes back to what the records say."""

    edited = Signal(object, object)  # ReportField, float or None

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context.theme, padding=(14, 18), spacing=8)
        self._language = context.language
        theme = context.theme
        self.column.addWidget(Label(theme, self.tr("Time spent"), role="heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        self.fields = {}
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
        shown: dict[str, float | None] = {
            ReportField.TIME_SPENT: report.hours_spent,
            ReportField.TIME_PLANNED: report.hours_planned,
        }
        for field, edit in self.fields.items():
            if not edit.isModified():
                edit.setText(self._words(shown[field]))
            edit.setReadOnly(report.is_finished)
        proposed = self._words(report.hours_proposed or None)
        hint = self.tr("{hours} by the records").format(hours=proposed) if proposed else self.tr("such as 6:15")
        self.fields[ReportField.TIME_SPENT].setPlaceholderText(hint)
        self.fields[ReportField.TIME_PLANNED].setPlaceholderText(self.tr("such as 6:15"))
        for edit in self.fields.values():
            edit.setToolTip(edit.placeholderText())  # they are as wide as there is room for

    @override
    def _read(self, name: str, words: str) -> float | None:
        return hours_from_words(words)

    @override
    def _ask(self, name: str, number: float | None) -> None:
        self.edited.emit(ReportField(name), number)

    @staticmethod
    def _words(hours: float | None) -> str:
        if hours is None:
            return ""
        minutes = round(hours * 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
