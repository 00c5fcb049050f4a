"""What is done with a group from the list: moved, let pause, archived, brought back, deleted.

Each can be taken back.
"""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from amtdesk.domain.groups import Group
from amtdesk.ui.pages.rounds.archive_part import BRING_BACK
from amtdesk.ui.pages.rounds.group_rows import ARCHIVE, DELETE, GO_ON, PAUSE
from amtdesk.ui.widgets.announcing import announce

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class GroupDeeds(QObject):
    """Does it and says so."""

    def __init__(self, context: "PageContext", page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._rounds = context.desk.rounds

    def do(self, group: Group, wish: str) -> None:
        """Do what was chosen in a row's menu."""
        deeds = {PAUSE: self._ask_pause, GO_ON: self._go_on, ARCHIVE: self._archive, DELETE: self._delete}
        deeds[wish](group)

    def step(self, group: Group, *, by: int) -> None:
        """Move a group one place up or down."""
        places = [each.id for each in self._rounds.groups() if not each.is_own_channel]
        self.move(group.id, to=places.index(group.id) + by)

    def move(self, key: object, *, to: int) -> None:
        """Give a group another place in the round; it is said to who cannot see it."""
        group = self._group(key)
        if group is None or group.is_own_channel:
            self._say_own_stays()
            return
        self._rounds.move_group(group.id, to=to)
        count = len(self._rounds.groups()) - 1
        words = self.tr("{name}: place {n} of {total}").format(name=group.name, n=to + 1, total=count)
        announce(self._page, words)
        self._context.messages.undo_toast(words)

    def delete(self, key: object) -> None:
        """Del: take a group from the list."""
        group = self._group(key)
        if group is None or group.is_own_channel:
            self._say_own_stays()
        else:
            self._delete(group)

    def do_archived(self, key: object, wish: str) -> bool:
        """Bring a group back or delete it for good; return whether it is back."""
        group = next((each for each in self._rounds.archived_groups() if each.id == key), None)
        if group is None:
            return False
        if wish != BRING_BACK:
            self._delete(group)
            return False
        self._rounds.bring_back_group(group.id)
        self._context.messages.undo_toast(self.tr("Group brought back: {name}").format(name=group.name))
        return True

    def _group(self, key: object) -> Group | None:
        return next((each for each in self._rounds.groups() if each.id == key), None)

    def _say_own_stays(self) -> None:
        self._context.messages.toast(self.tr("Your own channel stays: it is the first stop of every round."))

    def _delete(self, group: Group) -> None:
        self._rounds.delete_group(group.id)
        self._context.messages.undo_toast(self.tr("Group deleted: {name}").format(name=group.name))

    def _archive(self, group: Group) -> None:
        self._rounds.archive_group(group.id)
        self._context.messages.undo_toast(self.tr("Group archived: {name}").format(name=group.name))

    def _ask_pause(self, group: Group) -> None:
        from amtdesk.ui.pages.rounds.pause_sheet import PauseSheet

        sheet = PauseSheet(self._context, self._page.window(), title=group.name)
        sheet.chosen.connect(partial(self._let_pause, group))
        sheet.open_now()

    def _let_pause(self, group: Group, until: date | None) -> None:
        self._rounds.edit_group(group.id, paused_from=self._context.desk.clock.today(), paused_until=until)
        if until is None:
            words = self.tr("“{name}” pauses until further notice.").format(name=group.name)
        else:
            day = self._context.language.short_date(until)
            words = self.tr("“{name}” pauses until {day}.").format(name=group.name, day=day)
        self._context.messages.undo_toast(words)

    def _go_on(self, group: Group) -> None:
        self._rounds.edit_group(group.id, paused_from=None, paused_until=None)
        self._context.messages.undo_toast(self.tr("The pause of “{name}” is over.").format(name=group.name))
