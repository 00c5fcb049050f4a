"""What was deleted for good, the latest first: by a rule, or one question by hand. It repeats no words."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.cards import ScrollColumn, column
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.domain.retention import Removal
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.settings.privacy_words import PrivacyWords


class PrivacyLog(TallSheet):
    """A list to read."""

    def __init__(self, context: "PageContext", parent: QWidget, *, words: "PrivacyWords") -> None:
        super().__init__(context.theme, parent, heading="", width=560)
        self.heading.setText(self.tr("What was deleted"))
        self.setAccessibleName(self.heading.text())
        self._words = words
        removals = context.desk.retention.log()
        middle = ScrollColumn(context.theme, spacing=12)
        middle.set_margins((24, 0, 24, 8))
        for removal in removals:
            middle.column.addWidget(self._part(removal))
        if not removals:
            empty = self.tr("Nothing was deleted yet. Each run leaves a line here, without any words of what went.")
            middle.column.addWidget(Label(context.theme, empty, color="text.secondary", wrap=True))
        middle.column.addStretch(1)
        self.foot.addWidget(self.end_with())
        self.add_middle(middle)

    def _part(self, removal: "Removal") -> QWidget:
        part = QWidget()
        lines = column(self._theme, spacing=0)
        part.setLayout(lines)
        lines.addWidget(Label(self._theme, self._words.kind(removal.kind), wrap=True))
        lines.addWidget(
            Label(self._theme, self._words.removal(removal), role="meta", color="text.secondary", wrap=True)
        )
        return part
