"""Sicherung: where the records lie, when they were last copied, and a copy now."""

from typing import TYPE_CHECKING

from amtdesk.ui.pages.settings.parts import SettingsCard
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from amtdesk.desk import Desk
    from amtdesk.domain.safekeeping import Backup
    from amtdesk.ui.page import PageContext


def _back_up(desk: "Desk") -> "Backup":
    return desk.safekeeping.backup_now()


class RecordsCard(SettingsCard):
    """The folder and the backups."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Backups"))
        self._folder = Label(self.theme, role="meta", color="text.secondary", wrap=True)
        self._backup = Label(self.theme, role="meta", color="text.secondary", wrap=True)
        self.now = KbdButton(self.theme, self.tr("Back up now"), icon="save")
        self.now.clicked.connect(self._back_up)
        self.add(self._fact(self.tr("Folder"), self._folder))
        self.add(self._fact(self.tr("Last backup"), self._backup, button=self.now))

    def show_records(self) -> None:
        """Show the folder and the newest backup."""
        desk, language = self.context.desk, self.context.language
        self._folder.setText(str(desk.folder))
        backup = desk.safekeeping.last_backup()
        if backup is None:
            self._backup.setText(self.tr("No backup yet"))
        else:
            self._backup.setText(language.relative_time(backup.made_at, today=desk.clock.today()))

    def _fact(self, name: str, value: Label, *, button: KbdButton | None = None) -> "QWidget":
        from PySide6.QtWidgets import QWidget

        part = QWidget()
        line = row(self.theme, spacing=16, margins=(16, 8, 16, 8))
        part.setLayout(line)
        words = column(self.theme, spacing=0)
        words.addWidget(Label(self.theme, name))
        words.addWidget(value)
        line.addLayout(words, 1)
        if button is not None:
            line.addWidget(button)
        return part

    def _back_up(self) -> None:
        self.now.setEnabled(False)
        self.context.tasks.run(self.tr("Backing up"), _back_up, then=self._say_done, otherwise=self._say_fault)

    def _say_done(self, backup: "Backup") -> None:
        self.now.setEnabled(True)
        self.show_records()
        self.context.messages.toast(self.tr("Backed up as {name}").format(name=backup.path.name))

    def _say_fault(self, error: Exception) -> None:
        from amtdesk.domain.errors import UserFacingError

        self.now.setEnabled(True)
        if not isinstance(error, UserFacingError):
            raise error
        self.context.messages.report(error)
