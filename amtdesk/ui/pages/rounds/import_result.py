"""What an import of groups came to: how many are new or changed, and each fault with its line."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from amtdesk.domain.imports import ImportReport
from amtdesk.ui.widgets.buttons import IconButton
from amtdesk.ui.widgets.cards import Card, row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

MOST_SHOWN: Final = 20


class ImportResult(Card):
    """The outcome, until it is closed."""

    closed = Signal()

    def __init__(self, context: "PageContext") -> None:
        theme = context.theme
        super().__init__(theme, padding=(12, 16), spacing=6)
        self._language = context.language
        self._icon = IconLabel(theme, "info")
        self._heading = Label(theme, role="controlStrong", wrap=True)
        self._faults = Label(theme, role="meta", wrap=True)
        close = IconButton(theme, self.tr("Close"), icon="x", kind="quiet", small=True)
        close.clicked.connect(self.closed)
        head = row(theme, spacing=8)
        head.addWidget(self._icon)
        head.addWidget(self._heading, 1)
        head.addWidget(close)
        self.column.addLayout(head)
        self.column.addWidget(self._faults)

    def words(self) -> str:
        """The outcome as one sentence."""
        return self._heading.text()

    def show_report(self, report: ImportReport) -> None:
        """Show an outcome."""
        faults = report.faults
        self._heading.setText(self._counts(report))
        self._icon.set_icon("triangle-alert" if faults else "check", color="warn.base" if faults else "text.secondary")
        lines = [
            self.tr("Line {line}: {what}").format(line=fault.line, what=self._language.sentence(fault.message))
            for fault in faults[:MOST_SHOWN]
        ]
        if len(faults) > MOST_SHOWN:
            lines.append(self.tr("And {n} more.").format(n=len(faults) - MOST_SHOWN))
        self._faults.setText("\n".join(lines))
        self._faults.setVisible(bool(lines))

    def _counts(self, report: ImportReport) -> str:
        counts = self.tr("{added} new, {changed} changed, {unchanged} the same").format(
            added=report.added, changed=report.changed, unchanged=report.unchanged
        )
        faults = len(report.faults)
        if faults == 0:
            return self.tr("Groups imported: {counts}.").format(counts=counts)
        left_out = self.tr("1 hint") if faults == 1 else self.tr("{n} hints").format(n=faults)
        return self.tr("Groups imported: {counts}, {hints}.").format(counts=counts, hints=left_out)
