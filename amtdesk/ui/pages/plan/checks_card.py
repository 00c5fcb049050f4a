"""The card "Prüfung": what a few sure checks say about the post. They advise; the rules stand in the domain."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.checks import Check
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import Card, clear_layout, column, row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class ChecksCard(Card):
    """What to look at stands first; what is fine follows in grey."""

    span_requested = Signal(int, int)  # show this part of the text

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context.theme, padding=(14, 16), spacing=8)
        self._language = context.language
        self._checks: tuple[Check, ...] = ()
        head = row(self._theme, spacing=8)
        head.addWidget(Label(self._theme, self.tr("Checks"), role="heading"), 1)
        self._count = Label(self._theme, role="meta", color="text.secondary")
        head.addWidget(self._count)
        self._lines = column(self._theme, spacing=6)
        self.column.addLayout(head)
        self.column.addLayout(self._lines)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show these results."""
        if tuple(checks) == self._checks:
            return
        self._checks = tuple(checks)
        fine = sum(check.is_fine for check in checks)
        self._count.setText(self.tr("{fine} of {all} in order").format(fine=fine, all=len(checks)))
        clear_layout(self._lines)
        for check in sorted(checks, key=lambda each: each.is_fine):
            self._lines.addWidget(self._line(check))

    def _line(self, check: Check) -> QWidget:
        theme = self._theme
        place = QWidget()
        line = row(theme, spacing=10)
        place.setLayout(line)
        icon, color = ("check", "text.secondary") if check.is_fine else ("triangle-alert", "warn.base")
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(IconLabel(theme, icon, color=color, size=16), 0, top)
        ink = "text.secondary" if check.is_fine else "text.primary"
        line.addWidget(Label(theme, self._language.sentence(check.words), role="control", color=ink, wrap=True), 1)
        if check.span is not None:
            show = LinkButton(theme, self.tr("Show the place"))
            show.setAccessibleName(self.tr("Show: {what}").format(what=self._language.sentence(check.words)))
            start, end = check.span
            show.clicked.connect(lambda: self.span_requested.emit(start, end))
            line.addWidget(show, 0, top)
        return place
