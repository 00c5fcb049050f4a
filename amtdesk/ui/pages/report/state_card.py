"""Where the report stands: quiet week, ready to be finished, or finished and standing still."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import Card, row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amtdesk.domain.reports import WeeklyReport
    from amtdesk.domain.words import Message
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.report.words import ReportWords

#: So many differences are named; who wants them all compares the two papers.
_MOST_CHANGES: Final = 4
#: More lines than these stand in a column that is too narrow beside the step.
_MOST_LINES: Final = 4


class StateCard(Card):
    """One sentence and at most one step. Hidden before the last day of the week."""

    finish_requested = Signal()
    reopen_requested = Signal()

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context.theme, padding=(12, 18), sunken=True)
        theme = context.theme
        self._language = context.language
        self._icon = IconLabel(theme, "info")
        self._says = Label(theme, role="meta", color="text.secondary", wrap=True)
        self.finish = KbdButton(theme, self.tr("Finish the report"), icon="lock", small=True)
        self.reopen = KbdButton(theme, self.tr("Open again"), icon="pencil", small=True)
        line = row(theme, spacing=10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._middle = row(theme, spacing=10)
        self._middle.addWidget(self._says, 1)
        for step in (self.finish, self.reopen):
            self._middle.addWidget(step, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        line.addLayout(self._middle, 1)
        self.column.addLayout(line)
        self.finish.clicked.connect(self.finish_requested)
        self.reopen.clicked.connect(self.reopen_requested)

    def show_report(
        self, report: "WeeklyReport", words: "ReportWords", *, is_ending: bool, changes: "Sequence[Message]" = ()
    ) -> None:
        """Say how far the report is, and what is different since its last version."""
        self._icon.set_icon("lock" if report.is_finished else "info", color="text.secondary")
        said = self._changed(changes) if changes else self._sentence(report, words)
        self._says.setText(said)
        self.finish.setVisible(is_ending and not report.is_finished and not report.is_quiet)
        self.reopen.setVisible(report.is_finished)
        self.setVisible(is_ending or report.is_finished or report.is_quiet or bool(changes))
        self._fold()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Put the step below a sentence that would be a narrow column beside it."""
        gap = self._middle.spacing()
        steps = sum(step.sizeHint().width() + gap for step in (self.finish, self.reopen) if not step.isHidden())
        beside = self._middle.geometry().width() - steps
        is_high = self._says.heightForWidth(max(beside, 1)) > _MOST_LINES * self._says.fontMetrics().lineSpacing()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(down if steps and is_high else across)

    def _changed(self, changes: "Sequence[Message]") -> str:
        shown = "; ".join(self._language.sentence(each) for each in changes[:_MOST_CHANGES])
        if len(changes) > _MOST_CHANGES:
            shown = self.tr("{changes} and {n} more").format(changes=shown, n=len(changes) - _MOST_CHANGES)
        return self.tr("Different from the finished version: {changes}.").format(changes=shown)

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
