"""The finished reports, week by week with every version: opened on the page, or saved as they were finished."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from amtdesk.domain.reports import FinishedReport
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.report.words import ReportWords

_WIDTH: Final = 600
_LIST_HEIGHT: Final = 340
_FRAME: Final = 4
_LEAST_HEIGHT: Final = 60
#: Title, two lines of buttons, and what lies between them.
_BESIDE_THE_LIST: Final = 180


class ArchiveSheet(Sheet):
    """A list to choose from, the newest first; Enter opens the week."""

    week_requested = Signal(str)
    save_requested = Signal(object)  # FinishedReport

    def __init__(self, context: "PageContext", words: "ReportWords", *, parent: QWidget) -> None:
        super().__init__(context.theme, parent, name="", width=_WIDTH)
        self.setAccessibleName(self.tr("Finished reports"))
        self._over = parent
        self._words = words
        self._reports: dict[tuple[str, int], FinishedReport] = {}
        theme = context.theme
        self.list = CardList(theme, self.tr("Finished reports"))
        self._empty = Label(theme, role="body", color="text.secondary", wrap=True)
        self._empty.setText(self.tr("No report is finished yet. A finished one stands here with its figures for good."))
        self.open_week = KbdButton(theme, self.tr("Open the week"), icon="calendar")
        self.save = KbdButton(theme, self.tr("Save this version …"), icon="file-down")
        lines = column(theme, spacing=12, margins=(20, 16, 20, 16))
        lines.addWidget(Label(theme, self.tr("Finished reports"), role="heading"))
        lines.addWidget(self._empty)
        lines.addWidget(self.list, 1)
        lines.addWidget(self.end_with(self.open_week, self.save))
        self.panel.column.addLayout(lines)
        self.list.opened.connect(self._open_week)
        self.open_week.clicked.connect(self._open_week)
        self.save.clicked.connect(self._ask_save)

    def show_reports(self, reports: "tuple[FinishedReport, ...]") -> None:
        """Open with these, the newest first."""
        self._reports = {(each.week, each.version): each for each in reports}
        self.list.show_rows([self._row(each) for each in reports])
        self.list.select_first()
        room = self._over.height() * 3 // 4 - self._theme.px(_BESIDE_THE_LIST)
        wished = min(self.list.rows_height() + self._theme.px(_FRAME), self._theme.px(_LIST_HEIGHT))
        self.list.setFixedHeight(max(min(wished, room), self._theme.px(_LEAST_HEIGHT)))
        for part in (self.list, self.open_week, self.save):
            part.setVisible(bool(reports))
        self._empty.setVisible(not reports)
        self.open(self.list if reports else self.leave)

    def _row(self, report: "FinishedReport") -> CardRow:
        return CardRow(
            key=(report.week, report.version),
            title=self._words.week(report.period),
            meta=self._words.finished_on(report),
            icon="lock",
        )

    def _chosen(self) -> "FinishedReport | None":
        key = self.list.current_key()
        return next((each for known, each in self._reports.items() if known == key), None)

    def _open_week(self) -> None:
        report = self._chosen()
        if report is not None:
            self.close_sheet()
            self.week_requested.emit(report.week)

    def _ask_save(self) -> None:
        report = self._chosen()
        if report is not None:
            self.close_sheet()
            self.save_requested.emit(report)
