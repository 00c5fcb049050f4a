"""One row of the list of groups: what it says, and what can be done with it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.group_figures import GroupFigures
from amtdesk.domain.groups import Group
from amtdesk.domain.identifiers import GroupId
from amtdesk.ui.widgets.card_rows import CardRow, RowAction

if TYPE_CHECKING:
    from amtdesk.ui.pages.rounds.group_words import GroupWords

EDIT: Final = "edit"
OPEN: Final = "open"
UP: Final = "up"
DOWN: Final = "down"
PAUSE: Final = "pause"
GO_ON: Final = "go_on"
ARCHIVE: Final = "archive"
DELETE: Final = "delete"


class GroupRows(QObject):
    """Makes the rows of the list, in the order of the round."""

    def __init__(self, words: "GroupWords") -> None:
        super().__init__(words)
        self._words = words
        self.is_narrow = False

    def rows(
        self, groups: tuple[Group, ...], figures: Mapping[GroupId, GroupFigures], *, today: frozenset[GroupId]
    ) -> list[CardRow]:
        """Return a row for each group; `today` are those on the way today."""
        last = len(groups) - 1
        return [
            self._row(group, figures.get(group.id), is_today=group.id in today, ways=(place > 1, 0 < place < last))
            for place, group in enumerate(groups)
        ]

    def _row(self, group: Group, figures: GroupFigures | None, *, is_today: bool, ways: tuple[bool, bool]) -> CardRow:
        rest = self._words.rest(group)
        lead = rest or (self.tr("Today") if is_today else "")
        return CardRow(
            key=group.id,
            icon="message-circle" if group.is_own_channel else "messages-square",
            title=group.name,
            snippet=self._words.in_short(group, figures) if self.is_narrow else self._words.about(group),
            lead=lead,
            lead_color="text.secondary" if rest or not is_today else "accent.text",
            meta_icon="hourglass" if rest else "",
            meta=self._words.lately(group, figures),
            right="" if self.is_narrow else self._words.minutes(group, figures),
            actions=tuple(self._actions(group, ways)),
        )

    def _actions(self, group: Group, ways: tuple[bool, bool]) -> list[RowAction]:
        actions = []
        if group.address:
            actions.append(RowAction(key=OPEN, text=self.tr("Open in the browser"), icon="external-link"))
        actions.append(RowAction(key=EDIT, text=self.tr("Edit"), icon="pencil", keys="F2"))
        if group.is_own_channel:
            return actions
        may_go_up, may_go_down = ways
        if may_go_up:
            actions.append(RowAction(key=UP, text=self.tr("Move up"), icon="arrow-up", keys="Alt+Up"))
        if may_go_down:
            actions.append(RowAction(key=DOWN, text=self.tr("Move down"), icon="arrow-down", keys="Alt+Down"))
        if self._words.has_pause(group):
            actions.append(RowAction(key=GO_ON, text=self.tr("End the pause"), icon="footprints"))
        else:
            actions.append(RowAction(key=PAUSE, text=self.tr("Pause until …"), icon="hourglass"))
        actions.append(RowAction(key=ARCHIVE, text=self.tr("Archive"), icon="history"))
        actions.append(RowAction(key=DELETE, text=self.tr("Delete"), icon="trash-2", keys="Del", danger=True))
        return actions
