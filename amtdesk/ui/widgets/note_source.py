"""The first row below a question's words: where it was seen, and in which group."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.questions import QuestionSource
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.choices import SegmentedControl

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


class NoteSource(QWidget):
    """Comment, group, message or another way; the group is asked for where it matters."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        sources = (
            (QuestionSource.PAGE_COMMENT, self.tr("Comment")),
            (QuestionSource.GROUP, self.tr("Group")),
            (QuestionSource.DIRECT_MESSAGE, self.tr("Message")),
            (QuestionSource.OTHER, self.tr("Other way")),
        )
        self.source = SegmentedControl(context.theme, self.tr("Seen in"), choices=sources)
        self.source.let_wrap()
        self.group = QComboBox()
        self.group.setAccessibleName(self.tr("Group"))
        line = row(context.theme, spacing=12)
        line.addWidget(self.source)
        line.addWidget(self.group, 1)
        line.addStretch(1)
        self.setLayout(line)
        self.source.chosen.connect(self._show_group)

    def offer_groups(self) -> None:
        """Offer the groups that the round knows now."""
        self.group.clear()
        self.group.addItem(self.tr("which group?"), None)
        for group in self._context.desk.rounds.groups():
            if not group.is_own_channel:
                self.group.addItem(group.name, group.id)

    def show_place(self, source: QuestionSource, group_id: GroupId | None) -> None:
        """Show where it was seen."""
        self.source.choose(source)
        self.group.setCurrentIndex(max(self.group.findData(group_id), 0))
        self._show_group()

    def seen_in(self) -> QuestionSource:
        """What is chosen."""
        return QuestionSource(str(self.source.key()))

    def group_id(self) -> GroupId | None:
        """The group; None where it was seen elsewhere."""
        found = self.group.currentData()
        return GroupId(found) if found and self.seen_in() is QuestionSource.GROUP else None

    def _show_group(self) -> None:
        self.group.setVisible(self.source.key() is QuestionSource.GROUP)
