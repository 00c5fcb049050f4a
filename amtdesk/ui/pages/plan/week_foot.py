"""The line below the week: what its keys do, and what can be said of the plan."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from amtdesk.ui.keys import key_text
from amtdesk.ui.page import ONE_COLUMN_BELOW, SIDE_FOLDS_BELOW
from amtdesk.ui.pages.plan.plan_remarks_line import PlanRemarksLine
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.post_words import PostWords

_BETWEEN: Final = "     "


class WeekFoot(QWidget):
    """Keys on the left, remarks on the right."""

    def __init__(self, context: "PageContext", words: "PostWords") -> None:
        super().__init__()
        theme = context.theme
        line = row(theme, spacing=6)
        self.setLayout(line)
        self._icon = IconLabel(theme, "keyboard", size=16)
        self.keys = Label(theme, _BETWEEN.join(self._key_words()), role="meta", color="text.secondary")
        self.remarks = PlanRemarksLine(context, words)
        line.addWidget(self._icon)
        line.addWidget(self.keys, 1)
        line.addWidget(self.remarks, 0, Qt.AlignmentFlag.AlignRight)

    def fold(self, width: int) -> None:
        """Name the keys as far as there is room; F1 has them all."""
        is_shown = width >= ONE_COLUMN_BELOW
        self._icon.setVisible(is_shown)
        self.keys.setVisible(is_shown)
        self.keys.setText(_BETWEEN.join(self._key_words()[: None if width >= SIDE_FOLDS_BELOW else -1]))

    def _key_words(self) -> tuple[str, ...]:
        return (
            self.tr("Arrows: choose"),
            self.tr("{key}: open").format(key=key_text("Return")),
            self.tr("{keys}: move by a day").format(keys=f"{key_text('Ctrl+Shift+Left')} →"),
            self.tr("{key}: preview").format(key=key_text("Space")),
            self.tr("{key}: new post").format(key=key_text("Ctrl+N")),
        )
