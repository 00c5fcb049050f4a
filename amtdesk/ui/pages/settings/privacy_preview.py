"""What the deletion run would take now, kind by kind, before she says yes to it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.retention import RETAINED
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.domain.retention import DueRecords, RetentionPreview
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.settings.privacy_words import PrivacyWords

_SHOWN: Final = 5


class PrivacyPreview(TallSheet):
    """A list with some of the words, and the one button that lets it begin."""

    agreed = Signal()

    def __init__(
        self, context: "PageContext", parent: QWidget, *, words: "PrivacyWords", preview: "RetentionPreview"
    ) -> None:
        super().__init__(context.theme, parent, heading="", width=640)
        self._language = context.language
        self._words = words
        theme = context.theme
        self.heading.setText(self._heading(preview))
        self.setAccessibleName(self.heading.text())
        hint = self.tr(
            "What is deleted cannot be brought back. Backups that were written before hold it for up to twelve months."
        )
        self.head.addWidget(Label(theme, hint, role="meta", color="text.secondary", wrap=True))
        middle = ScrollColumn(theme, spacing=16)
        middle.set_margins((24, 0, 24, 8))
        for due in preview.due:
            middle.column.addWidget(self._part(due, preview))
        middle.column.addStretch(1)
        self.agree = KbdButton(
            theme, self.tr("Agree and delete each day"), kind="danger", icon="trash-2", keys="Ctrl+Return"
        )
        self.agree.clicked.connect(self._agree)
        self.foot.addWidget(self.end_with(self.agree, leave=self.tr("Delete nothing")))
        self.add_middle(middle)

    @override
    def primary_button(self) -> KbdButton:
        return self.agree

    def _heading(self, preview: "RetentionPreview") -> str:
        if preview.count == 1:
            return self.tr("1 record would go now")
        if preview.count:
            return self.tr("{n} records would go now").format(n=self._language.number(preview.count))
        return self.tr("Nothing is due now")

    def _part(self, due: "DueRecords", preview: "RetentionPreview") -> QWidget:
        theme, part = self._theme, QWidget()
        lines = column(theme, spacing=2)
        part.setLayout(lines)
        kept = RETAINED[due.kind]
        days = next(rule.days for rule in preview.rules if rule.kind is due.kind)
        title = self.tr("{name}: {n}").format(name=self._language.text(kept.name), n=self._language.number(due.count))
        lines.addWidget(Label(theme, title, role="bodyStrong", wrap=True))
        about = self.tr("{period}. {becomes}").format(
            period=self._words.choice(due.kind, days), becomes=self._language.text(kept.becomes)
        )
        lines.addWidget(Label(theme, about, role="meta", color="text.secondary", wrap=True))
        if due.oldest is not None:
            oldest = self.tr("The oldest is of {day}.").format(day=self._language.full_date(due.oldest))
            lines.addWidget(Label(theme, oldest, role="meta", color="text.secondary", wrap=True))
        for words in due.samples[:_SHOWN]:
            lines.addWidget(Label(theme, self.tr("– {words}").format(words=words), role="meta", wrap=True))
        more = due.count - len(due.samples[:_SHOWN])
        if due.samples and more > 0:
            rest = self.tr("and {n} more").format(n=self._language.number(more))
            lines.addWidget(Label(theme, rest, role="meta", color="text.secondary"))
        return part

    def _agree(self) -> None:
        self.close_sheet()
        self.agreed.emit()
