"""Erasing one question for good: everything that goes, which backups still hold it, and a reason before it does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.erasure import TRACE_WORD
from amtdesk.system.backup_words import BackupWords
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.choices import Switch
from amtdesk.ui.widgets.error_line import RefusalLine
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.domain.erasure import ErasurePreview, HoldingBackup
    from amtdesk.ui.page import PageContext


class EraseSheet(TallSheet):
    """Nothing here can be undone, so it asks: the button acts once a reason is given."""

    agreed = Signal(str, bool)  # the reason, and whether the backups within reach go, too

    def __init__(self, context: "PageContext", parent: QWidget, *, preview: "ErasurePreview") -> None:
        super().__init__(context.theme, parent, heading="", width=600)
        self._language = context.language
        self._words = BackupWords(context.language, context.desk.clock)
        theme = context.theme
        self.heading.setText(self.tr("Erase this question for good?"))
        self.setAccessibleName(self.heading.text())
        self.head.addWidget(Label(theme, self.tr("“{title}”").format(title=preview.title), wrap=True))
        middle = ScrollColumn(theme, spacing=6)
        middle.set_margins((24, 0, 24, 8))
        for line in self._lines(preview):
            middle.column.addWidget(line)
        middle.column.addStretch(1)
        self.reason = QLineEdit()
        self.reason.setFont(theme.font("control"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("such as: request of 12 May. Without a name."))
        self.error = RefusalLine(theme)
        self.error.hide()
        words = self.tr("Erase for good")
        self.erase = KbdButton(theme, words, kind="danger", icon="trash-2", keys="Ctrl+Return")
        self.erase.clicked.connect(self._agree)
        self.reason.returnPressed.connect(self._agree)
        self.reason.textEdited.connect(self.error.hide)  # she is naming it
        self.with_backups = Switch(theme, self._deleting_words(preview))
        self.foot.addWidget(self._backup_row(preview))
        label = Label(theme, self.tr("Reason"), role="metaStrong")
        label.setBuddy(self.reason)
        for part in (label, self.reason, self.error, self.end_with(self.erase, leave=self.tr("Cancel"))):
            self.foot.addWidget(part)
        self.add_middle(middle)

    @override
    def primary_button(self) -> KbdButton:
        return self.erase

    def _backup_row(self, preview: "ErasurePreview") -> QWidget:
        """Where she may let them go at once. A fresh one is written before, so that one always stays."""
        part = QWidget()
        line = row(self._theme, spacing=16)
        part.setLayout(line)
        words = column(self._theme, spacing=0)
        words.addWidget(Label(self._theme, self.with_backups.accessibleName(), wrap=True))
        words.addWidget(self._quiet(self._fresh_words(preview)))
        line.addLayout(words, 1)
        line.addWidget(self.with_backups)
        if not preview.deletable:
            part.hide()
        return part

    def _deleting_words(self, preview: "ErasurePreview") -> str:
        if _reaches_elsewhere(preview):
            return self.tr("Also delete the backups that hold it, on this computer and at the second place")
        return self.tr("Also delete the backups on this computer that hold it")

    def _fresh_words(self, preview: "ErasurePreview") -> str:
        if _reaches_elsewhere(preview):
            return self.tr("A fresh backup without it is written before, and carried to the second place.")
        return self.tr("A fresh backup without it is written before.")

    def _lines(self, preview: "ErasurePreview") -> list[Label]:
        lines = [self._strong(self.tr("This goes and cannot be brought back:"))]
        lines += [self._line(self._trace(preview, number)) for number in range(len(preview.traces))]
        lines.append(
            self._quiet(self.tr("Day, subject and times stay without words, so that past figures stay right."))
        )
        if preview.weeks:
            said = self.tr(
                "Finished reports that quote it get the mark [gelöscht], their figures stay: {weeks}. "
                "Files that were saved or sent are not changed."
            )
            lines.append(self._quiet(said.format(weeks=", ".join(preview.weeks))))
        if preview.posts:
            said = self.tr("These posts quote it and stay as they are; please look at them yourself: {posts}.")
            lines.append(self._quiet(said.format(posts=", ".join(preview.posts))))
        return lines + self._backup_lines(preview.backups)

    def _trace(self, preview: "ErasurePreview", number: int) -> str:
        trace, count = tuple(preview.traces.items())[number]
        one, many = TRACE_WORD[trace]
        return self._language.text(one if count == 1 else many).format(n=self._language.number(count))

    def _backup_lines(self, backups: "tuple[HoldingBackup, ...]") -> list[Label]:
        if not backups:
            return [self._quiet(self.tr("No backup holds it."))]
        count = self._language.number(len(backups))
        one, many = self.tr("1 backup still holds it:"), self.tr("{n} backups still hold it:").format(n=count)
        lines = [self._strong(one if len(backups) == 1 else many)]
        return lines + [self._line(self._backup(each)) for each in backups]

    def _backup(self, backup: "HoldingBackup") -> str:
        name = self._words.holding(backup)
        if backup.path is None:
            name = self.tr("{name} (second place {place})").format(name=name, place=backup.place)
        if backup.until is None:
            return self.tr("{name}: until you delete it").format(name=name)
        day = self._language.numeric_date(backup.until)
        return self.tr("{name}: until {day} at the latest").format(name=name, day=day)

    def _strong(self, words: str) -> Label:
        return Label(self._theme, words, role="bodyStrong", wrap=True)

    def _line(self, words: str) -> Label:
        return Label(self._theme, self.tr("– {words}").format(words=words), wrap=True)

    def _quiet(self, words: str) -> Label:
        return Label(self._theme, words, role="meta", color="text.secondary", wrap=True)

    def _agree(self) -> None:
        if not self.reason.text().strip():
            self.error.setText(self.tr("Please say why, in a few words and without a name."))
            self.error.show()
            self.reason.setFocus()
            return
        self.close_sheet()
        self.agreed.emit(self.reason.text(), self.with_backups.isChecked())


def _reaches_elsewhere(preview: "ErasurePreview") -> bool:
    return any(each.path is None for each in preview.deletable)
