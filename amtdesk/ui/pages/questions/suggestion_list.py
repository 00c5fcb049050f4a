"""Templates that fit the question: up to three rows with their reason, one key each. Nothing fits: nothing is there."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.domain.identifiers import TemplateId
from amtdesk.ui.icons import paint_icon
from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.plain_tips import plain_tip
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.painting import key_frame_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amtdesk.domain.suggestions import SuggestedTemplate
    from amtdesk.system.language import Language
    from amtdesk.ui.theme import Theme

MOST: Final = 3
_SIDE: Final = 10
_ICON: Final = 18
_LEAST_WIDTH: Final = 200


class SuggestionList(QWidget):
    """Alt+1 to Alt+3 put one in (the answer binds them); the arrows go from row to row, Enter takes it."""

    picked = Signal(object)  # TemplateId
    left_upwards = Signal()

    def __init__(self, theme: "Theme", language: "Language") -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self._offered: tuple[SuggestedTemplate, ...] = ()
        self._rows: list[SuggestionRow] = []
        self._lines = column(theme, spacing=4)
        self.setLayout(self._lines)
        for number in range(MOST):
            self._add_row(number)

    def rows(self) -> tuple["SuggestionRow", ...]:
        """The rows that are offered."""
        return tuple(self._rows[: len(self._offered)])

    def offer(self, offered: "Sequence[SuggestedTemplate]") -> None:
        """Offer these instead."""
        self._offered = tuple(offered[:MOST])
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(self._offered))
        for row, suggested in zip(self._rows, self._offered, strict=False):
            row.show_template(
                suggested.template.title,
                reason=self._language.sentence(suggested.reason),
                text=suggested.template.text,
            )

    def _add_row(self, number: int) -> None:
        row = SuggestionRow(self._theme, f"Alt+{number + 1}")
        row.clicked.connect(lambda: self._pick(number))
        row.stepped.connect(lambda by: self._step(number + by))
        self._rows.append(row)
        self._lines.addWidget(row)

    def _pick(self, number: int) -> None:
        self.picked.emit(TemplateId(self._offered[number].template.id))

    def focus_first(self) -> None:
        """Go to the first row, if there is one."""
        self._step(0)

    def _step(self, number: int) -> None:
        if number < 0:
            self.left_upwards.emit()
        elif number < len(self._offered):
            self._rows[number].setFocus(Qt.FocusReason.OtherFocusReason)


class SuggestionRow(KbdButton):
    """The template's title, why it fits, and its key at the right; as wide as there is room."""

    stepped = Signal(int)  # -1 or +1

    def __init__(self, theme: "Theme", keys: str) -> None:
        super().__init__(theme, "", kind="secondary", icon="message-square-quote", keys=keys)
        self._reason = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_template(self, title: str, *, reason: str, text: str) -> None:
        """Offer this template."""
        self._reason = reason
        self.set_label(title)
        self.setToolTip(plain_tip(text))
        parts = (title, reason, key_text(self._keys))
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))

    def reason(self) -> str:
        """Why it fits."""
        return self._reason

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if Qt.Key(event.key()) in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_LEAST_WIDTH), self._theme.px(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def _paint_content(self, painter: QPainter) -> None:
        theme, side = self._theme, self._theme.px(_SIDE)
        icon = theme.px(_ICON)
        square = QRectF(side, (self.height() - icon) / 2, icon, icon)
        paint_icon(painter, theme, name=self._icon_name, color="text.secondary", rect=square)
        left = side + icon + theme.px(8)
        key_width = key_frame_width(theme, self._key_text)
        room = self.width() - left - key_width - side - theme.px(12)
        title_width = self._paint_part(painter, self._label, role="controlStrong", left=left, room=room)
        rest = room - title_width - theme.px(10)
        if rest > theme.px(40):
            self._paint_part(painter, self._reason, role="meta", left=left + title_width + theme.px(10), room=rest)
        self._paint_key(painter, self.width() - side - key_width, ink="text.primary")

    def _paint_part(self, painter: QPainter, words: str, *, role: str, left: float, room: float) -> int:
        font = self._theme.font(role)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(room))
        painter.setFont(font)
        painter.setPen(self._theme.color("text.primary" if role == "controlStrong" else "text.secondary"))
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        return QFontMetrics(font).horizontalAdvance(shown)
