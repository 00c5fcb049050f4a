"""What stands over the editor's columns: it stays in sight, or scrolls with them where the window has few lines."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMargins
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.editor_columns import ROOM_OF_RING
from amtdesk.ui.widgets.cards import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amtdesk.ui.pages.plan.editor_columns import EditorColumns
    from amtdesk.ui.theme import Theme

#: What the columns need below it, in design px: the tools, and ten lines of text.
_LEAST_BELOW: Final = 320
#: Its margin on the right; in the columns these keep it.
_RIGHT: Final = 24


class EditorTop(QWidget):
    """The head of the editor and what is asked below it, over the columns or as their first line."""

    def __init__(self, theme: "Theme", parts: "Sequence[QWidget]", *, columns: "EditorColumns") -> None:
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._place: QVBoxLayout | None = None
        self._edges = QMargins()
        self._is_within = False
        self._lines = column(theme, spacing=12, margins=(0, 0, _RIGHT, 0))
        self.setLayout(self._lines)
        for part in parts:
            self._lines.addWidget(part)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def stand_in(self, place: QVBoxLayout) -> None:
        """Stand first in `place`, over the columns, wherever there is room enough."""
        self._place, self._edges = place, place.contentsMargins()
        place.insertWidget(0, self)
        self.lower()  # what is seen first is read aloud first: Qt goes by the order of children

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def fit(self) -> None:
        """Stay in sight where the text keeps its lines so. What she writes in just now stays where it is."""
        around, focused = self._columns.parentWidget(), QApplication.focusWidget()
        if self._place is None or around is None or (focused is not None and self.isAncestorOf(focused)):
            return
        edges = self._edges
        width = around.width() - edges.left() - edges.right() - self._theme.px(_RIGHT)
        rest = around.height() - edges.top() - self._lines.totalHeightForWidth(max(width, 1)) - self._place.spacing()
        is_within = rest < self._theme.px(_LEAST_BELOW)
        if is_within != self._is_within:
            self._is_within = is_within
            self._move(is_within=is_within)

    def _move(self, *, is_within: bool) -> None:
        place, within = self._place, self._columns.column
        if place is None:
            return
        (place if is_within else within).removeWidget(self)
        self._lines.setContentsMargins(0, 0, 0 if is_within else self._theme.px(_RIGHT), 0)
        # as far from the edges as before; the focus ring around its first parts finds its room within what scrolls
        left, top = (self._theme.px(side) if is_within else 0 for side in ROOM_OF_RING)
        place.setContentsMargins(self._edges - QMargins(left, top, 0, 0))
        self._columns.make_room_above(is_needed=is_within)
        (within if is_within else place).insertWidget(0, self)
        self.lower()

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            if self._is_within:
                self._columns.ensureWidgetVisible(now)
        elif before is not None and self.isAncestorOf(before):
            self.fit()
