"""Sicherung: where the records lie, what backups there are, back to one of them, and the second place."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.second_place import PlaceKind
from amtdesk.system.backup_words import BackupWords
from amtdesk.ui.file_target import ask_target
from amtdesk.ui.pages.settings.backup_restoring import Restoring
from amtdesk.ui.pages.settings.parts import SettingsCard
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import clear_layout, column, row
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.desk import Desk
    from amtdesk.domain.safekeeping import Backup
    from amtdesk.domain.second_place import PlaceState
    from amtdesk.ui.page import PageContext

_SHOWN = 5
ENDING = "amtdesk-backup"


def _back_up(desk: "Desk") -> "Backup":
    return desk.safekeeping.backup_now()


class RecordsCard(SettingsCard):
    """The folder, the backups, the second place."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, self.tr("Backups"))
        self._words = BackupWords(context.language, context.desk.clock)
        self._shown: tuple[Backup, ...] | None = None
        self.restoring = Restoring(context, self)
        self.choose_target = ask_target
        self._folder = Label(self.theme, role="meta", color="text.secondary", wrap=True)
        self._backup = Label(self.theme, role="meta", color="text.secondary", wrap=True)
        self._place = Label(self.theme, role="meta", color="text.secondary", wrap=True)
        self.now = KbdButton(self.theme, self.tr("Back up now"), icon="save")
        self.restore = KbdButton(self.theme, self.tr("Restore …"), icon="undo-2")
        self.save_as = KbdButton(self.theme, self.tr("Save as a file …"), icon="file-down")
        self.second = KbdButton(self.theme, self.tr("Second place …"), icon="share-2")
        self.carry = KbdButton(self.theme, self.tr("Carry there now"), icon="arrow-right")
        self.add(self._fact(self.tr("Last backup"), self._backup, buttons=(self.now,)))
        self._add_list()
        self.add(self._fact(self.tr("Second place"), self._place, buttons=(self.carry, self.second)))
        self.add(self._fact(self.tr("Folder"), self._folder))
        self.now.clicked.connect(self._back_up)
        self.restore.clicked.connect(self.open_backups)
        self.save_as.clicked.connect(self._save_as)
        self.second.clicked.connect(self.open_place)
        self.carry.clicked.connect(self._carry)
        self.restoring.failed.connect(self._say_fault)

    def _add_list(self) -> None:
        hint = self.tr(
            "Written each day and before an import, a new version or restoring. One of each of the last seven days, "
            "four weeks and twelve months stays, and the last good one always."
        )
        self._list_part, lines = self.block(self.tr("Backups on this computer"), hint)
        self._list_lines = column(self.theme, spacing=4)
        lines.addLayout(self._list_lines)
        buttons = FlowRow(self.theme)
        buttons.flow.addWidget(self.restore)
        buttons.flow.addWidget(self.save_as)
        lines.addWidget(buttons)

    def show_records(self) -> None:
        """Show the folder, the backups and how the second place stands."""
        desk = self.context.desk
        self._folder.setText(str(desk.folder))
        newest = desk.safekeeping.last_backup()
        self._backup.setText(self.tr("No backup yet") if newest is None else self._said(newest))
        self._show_rows(desk.safekeeping.backups())
        state = desk.second_place.state()
        self._place.setText(self._words.place(state))
        self.carry.setVisible(state.place.kind is not PlaceKind.NONE)
        self._let_write(is_allowed=desk.may_write())

    def _said(self, backup: "Backup") -> str:
        when = self._words.when(backup.made_at)
        return f"{when} · {self._words.size(backup.size)}" if backup.size else when

    def _show_rows(self, backups: "tuple[Backup, ...]") -> None:
        if backups == self._shown:
            return
        self._shown = backups
        clear_layout(self._list_lines)
        for each in backups[:_SHOWN]:
            self._list_lines.addWidget(self._row(each, when=self._words.when_among(each, backups)))
        if len(backups) > _SHOWN:
            more = self.tr("and {n} older").format(n=len(backups) - _SHOWN)
            self._list_lines.addWidget(Label(self.theme, more, role="meta", color="text.secondary"))
        read_as_laid_out(self._list_part)

    def _row(self, backup: "Backup", *, when: str) -> QWidget:
        part = QWidget()
        line = row(self.theme, spacing=12)
        part.setLayout(line)
        line.addWidget(Label(self.theme, when, role="meta"), 2)
        line.addWidget(Label(self.theme, self._words.kind(backup), role="meta", color="text.secondary"), 2)
        size = Label(self.theme, self._words.size(backup.size), role="meta", color="text.secondary")
        line.addWidget(size, 1)
        return part

    def _let_write(self, *, is_allowed: bool) -> None:
        for button in (self.now, self.restore, self.second, self.carry):
            button.setEnabled(is_allowed)

    def _fact(self, name: str, value: Label, *, buttons: tuple[KbdButton, ...] = ()) -> QWidget:
        part = QWidget()
        line = row(self.theme, spacing=16, margins=(16, 8, 16, 8))
        self._folding.append(line)
        part.setLayout(line)
        words = column(self.theme, spacing=0)
        words.addWidget(Label(self.theme, name))
        words.addWidget(value)
        line.addLayout(words, 1)
        for button in buttons:
            line.addWidget(button)
        return part

    # backups

    def _back_up(self) -> None:
        self.now.setEnabled(False)
        self.context.tasks.run(
            self.tr("Backing up"), _back_up, hearer=self, then=self._say_done, otherwise=self._say_fault
        )

    def _save_as(self) -> None:
        stamp = self.context.desk.clock.today().isoformat()
        proposal = self.tr("AmtDesk-{day}").format(day=stamp) + f".{ENDING}"
        files = self.tr("Backups (*.amtdesk-backup)")
        path = self.choose_target(self, self.tr("Save a backup with all pictures"), proposal=proposal, files=files)
        if path is not None:
            self.context.tasks.run(
                self.tr("Backing up"),
                lambda desk: desk.safekeeping.backup(path),
                hearer=self,
                then=self._say_saved,
                otherwise=self._say_fault,
            )

    def _say_done(self, backup: "Backup") -> None:
        self.show_records()
        when = self._words.when(backup.made_at)
        self.context.messages.toast(self.tr("Backed up and checked: {when}").format(when=when))

    def _say_saved(self, backup: "Backup") -> None:
        self.show_records()
        self.context.messages.toast(self.tr("Backed up as {name}").format(name=backup.path.name))

    def _say_fault(self, error: Exception) -> None:
        self.show_records()
        if not isinstance(error, UserFacingError):
            raise error
        self.context.messages.report(error)

    # sheets

    def open_backups(self) -> None:
        """Choose an earlier state."""
        from amtdesk.ui.pages.settings.backup_sheet import BackupSheet

        BackupSheet(self.context, self.window(), restoring=self.restoring).open_now()

    def open_place(self) -> None:
        """Set up the second place."""
        from amtdesk.ui.pages.settings.place_sheet import PlaceSheet

        sheet = PlaceSheet(self.context, self.window(), place=self.context.desk.second_place.place())
        sheet.done.connect(self._carry)
        sheet.open_now()

    def _carry(self) -> None:
        self.show_records()
        if self.context.desk.second_place.place().kind is PlaceKind.NONE:
            self.context.messages.undo_toast(self.tr("There is no second place any more. What lies there stays."))
            return
        self.carry.setEnabled(False)
        tasks = self.context.tasks
        tasks.run(
            self.tr("Carrying the backup to the second place"),
            lambda desk: _carried(desk, lambda: tasks.is_stopping),
            hearer=self,
            then=self._say_carried,
            otherwise=self._say_fault,
        )

    def _say_carried(self, state: "PlaceState") -> None:
        self.show_records()
        if state.fault is not None:
            self.context.messages.toast(self.context.language.sentence(state.fault), icon="triangle-alert")
        else:
            self.context.messages.toast(self.tr("The backup lies at the second place and was read back."))


def _carried(desk: "Desk", is_stopped: "Callable[[], bool]") -> "PlaceState":
    return desk.safekeeping.carry_now(is_stopped=is_stopped)
