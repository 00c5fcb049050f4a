"""The quiet line below the groups, "3 archivierte Gruppen", and behind it the way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.groups import Group
from amtdesk.domain.identifiers import GroupId
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow, RowAction
from amtdesk.ui.widgets.cards import column, row

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.group_words import GroupWords

BRING_BACK, DELETE = "bring_back", "delete"


class _ArchiveList(CardList):
    """A click beside the words that bring back only selects: nobody brings a group back by the way."""

    @override
    def _act_at(self, place: QPoint, index: QModelIndex, *, row: CardRow) -> None:
        if self._delegate.measures.link_rect(self.visualRect(index), row).contains(place):
            super()._act_at(place, index, row=row)


class ArchivePart(QWidget):
    """Folded until she asks; gone while the archive is empty."""

    action_requested = Signal(object, str)  # GroupId, BRING_BACK or DELETE
    unfolded = Signal()

    def __init__(self, context: "PageContext", words: "GroupWords") -> None:
        super().__init__()
        self._context = context
        self._words = words
        theme = context.theme
        self.line = LinkButton(theme, "", icon="chevron-right")
        self.line.setCheckable(True)
        self.list = _ArchiveList(theme, self.tr("Archived groups"), grows=True)
        self.list.hide()
        self._groups: tuple[Group, ...] = ()
        whole = column(theme, spacing=8)
        first = row(theme, spacing=0)
        first.addWidget(self.line)
        first.addStretch(1)
        whole.addLayout(first)
        whole.addWidget(self.list)
        self.setLayout(whole)
        self.line.toggled.connect(self._fold)
        self.list.opened.connect(self._bring_back)
        self.list.deleted.connect(self._delete)
        self.list.action_requested.connect(self.action_requested)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show how many rest, and which if the line is unfolded."""
        self._groups = groups
        count = len(groups)
        many = self.tr("{n} archived groups").format(n=self._context.language.number(count))
        self.line.set_label(self.tr("1 archived group") if count == 1 else many)
        if not count:
            self.line.setChecked(False)
        if self.line.isChecked():
            self.list.show_rows([self._row(group) for group in groups])

    def has_groups(self) -> bool:
        """Whether anything rests in the archive."""
        return bool(self._groups)

    def show_group(self, group_id: GroupId) -> None:
        """Unfold the archive at a group, if it rests there."""
        if any(group.id == group_id for group in self._groups):
            self.line.setChecked(True)
            self.list.select_key(group_id)

    def _row(self, group: Group) -> CardRow:
        when = ""
        if group.archived_at is not None:
            local = self._context.language.local(group.archived_at).date()
            when = self.tr("Archived on {day}").format(day=self._context.language.full_date(local))
        read = self._words.last_read(group)
        return CardRow(
            key=group.id,
            title=group.name,
            meta=self.tr("{when} · {read}").format(when=when, read=read),
            link=RowAction(key=BRING_BACK, text=self.tr("Bring back"), icon="undo-2", keys="Return"),
            actions=(RowAction(key=DELETE, text=self.tr("Delete"), icon="trash-2", keys="Del", danger=True),),
        )

    def _fold(self, is_open: bool) -> None:
        self.line.set_icon_name("chevron-down" if is_open else "chevron-right")
        self.list.setVisible(is_open)
        if is_open:
            self.show_groups(self._groups)
            self.list.setFocus()
            self.unfolded.emit()

    def _bring_back(self, key: object) -> None:
        self.action_requested.emit(key, BRING_BACK)

    def _delete(self, key: object) -> None:
        self.action_requested.emit(key, DELETE)
