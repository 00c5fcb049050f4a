"""Where the report stands: quiet week, ready to be finished, or finished and standing still."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Card, row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.domain.reports import WeeklyReport
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.report.words import ReportWords


class StateCard(Card):
    """One sentence and at most one step. Hidden while the week still runs."""

    finish_requested = Signal()
    reopen_requested = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context.theme, padding=(12, 18), sunken=True)
        theme = context.theme
        self._icon = IconLabel(theme, "info")
        self._says = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.finish = KbdButton(theme, self.tr("Finish the report"), icon="lock", small=True)
        self.reopen = KbdButton(theme, self.tr("Open again"), icon="pencil", small=True)
        line = row(theme, spacing=10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._says, 1)
        line.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(line)
        self.finish.clicked.connect(self.finish_requested)
        self.reopen.clicked.connect(self.reopen_requested)

    def show_report(self, report: "WeeklyReport", words: "ReportWords", *, is_over: bool) -> None:
        """Say how far the report is."""
        self._icon.set_icon("lock" if report.is_finished else "info", color="text.secondary")
        self._says.setText(self._sentence(report, words))
        self.finish.setVisible(is_over and not report.is_finished and not report.is_quiet)
        self.reopen.setVisible(report.is_finished)
        self.setVisible(is_over or report.is_finished or report.is_quiet)

    def words(self) -> str:
        """What it says."""
        return self._says.text()

    def _sentence(self, report: "WeeklyReport", words: "ReportWords") -> str:
        if report.is_finished:
            return words.finished(report)
        if report.is_quiet:
            return self.tr(
                "Nothing has been noted for this week yet. The report fills by itself as you answer questions, "
                "read the groups and publish."
            )
        return self.tr("Is the report sent? Then finish it: figures and words stand still.")
