"""The line below the week: what its keys do, and what can be said of the plan."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW
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
        line = self._line = row(theme, spacing=6)
        self.setLayout(line)
        self._icon = IconLabel(theme, "keyboard", size=16)
        self.keys = Label(theme, _BETWEEN.join(self._key_words()), role="meta", color="text.secondary")
        self.remarks = PlanRemarksLine(context, words)
        self.keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line.addWidget(self._icon)
        line.addWidget(self.keys, 1)
        line.addWidget(self.remarks, 0, Qt.AlignmentFlag.AlignRight)

    def fold(self, width: int) -> None:
        """Name the keys as far as there is room; F1 has them all."""
        is_shown = width >= ONE_COLUMN_BELOW
        self._icon.setVisible(is_shown)
        self.keys.setVisible(is_shown)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        room = self.width() - self._icon.width() - self.remarks.sizeHint().width() - 2 * self._line.spacing()
        words, width_of = list(self._key_words()), self.keys.fontMetrics().horizontalAdvance
        while words and width_of(_BETWEEN.join(words)) > room:
            words.pop()
        if _BETWEEN.join(words) != self.keys.text():
            self.keys.setText(_BETWEEN.join(words))

    def _key_words(self) -> tuple[str, ...]:
        return (
            self.tr("Arrows: choose"),
            self.tr("{key}: open").format(key=key_text("Return")),
            self.tr("{keys}: move by a day").format(keys=f"{key_text('Ctrl+Shift+Left')} →"),
            self.tr("{key}: preview").format(key=key_text("Space")),
            self.tr("{key}: new post").format(key=key_text("Ctrl+N")),
        )
