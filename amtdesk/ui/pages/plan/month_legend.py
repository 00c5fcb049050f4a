"""The line below the month: what the signs of the chips mean, and which keys move a post."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.plan_remarks_line import PlanRemarksLine
from amtdesk.ui.pages.plan.post_faces import LOOKS
from amtdesk.ui.pages.plan.post_words import STATUS_LOOK
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.post_words import PostWords

_S = PostStatus
#: The weeks end where their scroll bar begins, and so does what is below them.
_BESIDE_BAR: Final = 12
_SHOWN: Final = (_S.IDEA, _S.DRAFT, _S.IN_REVIEW, _S.APPROVED, _S.PUBLISHED)


class MonthLegend(QWidget):
    """Signs with their words; every chip says its state to screen readers by itself."""

    def __init__(self, context: "PageContext", post_words: "PostWords") -> None:
        super().__init__()
        theme = self._theme = context.theme
        line = row(theme, spacing=16, margins=(0, 0, _BESIDE_BAR, 0))
        self.setLayout(line)
        signs = FlowRow(theme, spacing=16)
        self._signs = [_sign(context, post_words, status=status) for status in _SHOWN]
        for sign in self._signs:
            signs.flow.addWidget(sign)
        self.tray_button = KbdButton(theme, "", icon="lightbulb", small=True)
        self.tray_button.setCheckable(True)
        line.addWidget(signs, 1, Qt.AlignmentFlag.AlignVCenter)
        keys = key_text("Ctrl+Shift+Left").removesuffix("←").rstrip()
        words = self.tr("{keys} + arrows move the post").format(keys=keys)
        self._keys = Label(theme, words, role="meta", color="text.secondary")
        line.addWidget(self._keys)
        self.remarks = PlanRemarksLine(context, post_words, is_short=True)
        line.addWidget(self.remarks)
        line.addWidget(self.tray_button)

    def fold(self, *, is_narrow: bool) -> None:
        """Leave out the keys, which F1 lists, and offer the tray that has no place of its own."""
        self.tray_button.setVisible(is_narrow)
        self._fit()

    def show_signs(self, *, is_shown: bool) -> None:
        """In a small window the weeks need their room more: tooltips and screen readers name every state."""
        for sign in self._signs:
            sign.setVisible(is_shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Name the keys where the signs do not have to give way to them."""
        others = [*self._signs, self._keys, *([self.remarks] if self.remarks.remarks() else [])]
        gap = self._theme.px(16)
        needed = sum(part.sizeHint().width() + gap for part in others) - gap
        self._keys.setVisible(
            not self.tray_button.isVisibleTo(self)
            and needed <= self.contentsRect().width() - self._theme.px(_BESIDE_BAR)
        )

    def show_ideas(self, count: int) -> None:
        """Say how many ideas are in the tray."""
        self.tray_button.set_label(self.tr("Ideas: {n}").format(n=count))


def _sign(context: "PageContext", words: "PostWords", *, status: PostStatus) -> QWidget:
    sign = QWidget()
    line = row(context.theme, spacing=5)
    sign.setLayout(line)
    line.addWidget(IconLabel(context.theme, STATUS_LOOK[status][1], color=LOOKS[status].icon_color, size=14))
    line.addWidget(Label(context.theme, words.status(status), role="meta", color="text.secondary"))
    return sign
