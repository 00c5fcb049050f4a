"""The tray beside the plan: ideas without a date, and a line to note one. What is dropped on it loses its day."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.idea_cards import IdeaCards
from amtdesk.ui.pages.plan.plan_table import plan_wish
from amtdesk.ui.pages.plan.post_drag import MIME, key_in
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

# design px
_WIDTH: Final = 184
_TEXT_LEFT: Final = 30
_ABOVE: Final = 6
_DASH: Final = (3.0, 2.0)


class IdeaField(QLineEdit):
    """A place that is still free: dashed, until she types into it."""

    cards_wished = Signal()
    date_wished = Signal()

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setFont(theme.font("control"))
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setProperty("bare", "true")
        self.setTextMargins(theme.px(_TEXT_LEFT), theme.px(_ABOVE), theme.px(8), theme.px(_ABOVE))
        theme.changed.connect(self.update)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if plan_wish(event) == "date":
            self.date_wished.emit()
        elif event.keyCombination().toCombined() == Qt.Key.Key_Up:
            self.cards_wished.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("border.control"), theme.hairline())
        if not self.text():
            pen.setDashPattern(list(_DASH))
        painter.setPen(pen)
        half = theme.hairline() / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), theme.px(4), theme.px(4))
        side = theme.px(16)
        square = QRect(theme.px(9), (self.height() - side) // 2, side, side)
        paint_icon(painter, theme, name="plus", color="text.tertiary", rect=square)


class IdeaColumn(QWidget):
    """Enter in the line notes the idea."""

    noted = Signal(str)
    usual_asked = Signal()
    dropped = Signal(object)  # ChipKey

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._is_target = False
        self.ideas = IdeaCards(theme, self.tr("Ideas without a date"))
        self._field = IdeaField(theme, self.tr("Note an idea"))
        self.usual = LinkButton(theme, self.tr("Usual ideas …"), icon="lightbulb")
        self.usual.hide()
        self.usual.clicked.connect(self.usual_asked)
        self.setFixedWidth(theme.px(_WIDTH))
        self.setAcceptDrops(True)
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        head = row(theme, spacing=8)
        head.addWidget(Label(theme, self.tr("Ideas"), role="controlStrong"), 1)
        head.addWidget(Label(theme, self.tr("without a date"), role="meta", color="text.secondary"))
        lines.addLayout(head)
        lines.addWidget(self.ideas, 1)
        lines.addWidget(self._field)
        lines.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch()
        hint = self.tr("Drag an idea onto a day. By keyboard: choose it, press {key}, type a date.")
        words = hint.format(key=key_text("Ctrl+T"))
        lines.addWidget(Label(theme, words, role="meta", color="text.secondary", wrap=True))
        self._field.returnPressed.connect(self.note)
        self._field.cards_wished.connect(self._go_to_cards)
        self._field.date_wished.connect(self._wish_date)

    def note(self) -> None:
        """Note what stands in the line."""
        words = self._field.text().strip()
        if words:
            self._field.setText("")  # not clear(), which Ctrl+Z would take back instead of the noting
            self.noted.emit(words)

    def _go_to_cards(self) -> None:
        """From the line up to the ideas above it: the one noted last is chosen there."""
        if self.ideas.rows():
            self.ideas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wish_date(self) -> None:
        """A day for what stands in the line, else for the idea that was noted last."""
        self.note()
        key = self.ideas.current_key()
        if key is not None:
            self.ideas.action_requested.emit(key, "date")

    def show_ideas(self, rows: Sequence[CardRow], *, has_recurring: bool) -> None:
        """Show these; the line to note one stands right below them. Without any idea at all, the usual are offered."""
        self.ideas.show_rows(rows)
        self.ideas.fit()
        had_focus = self.ideas.hasFocus()
        self.ideas.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)
        if had_focus and not rows:  # nothing to be seen there any more
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.usual.setVisible(not rows and not has_recurring)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            self._mark(is_target=True)
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(is_target=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(is_target=False)
        key = key_in(event.mimeData())
        if key is not None:
            event.acceptProposedAction()
            self.dropped.emit(key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_target:
            theme = self._theme
            fill, border = theme.color("bg.selected"), theme.color("accent.base")
            plate(QPainter(self), self.rect().toRectF(), radius=theme.px(6), fill=fill, border=border, width=2)

    def _mark(self, *, is_target: bool) -> None:
        self._is_target = is_target
        self.update()
