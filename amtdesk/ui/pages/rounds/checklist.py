"""What to look for at a stop: four lines to tick, also with Alt+1 to Alt+4."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.rounds.words import CHECKLIST
from amtdesk.ui.widgets.cards import Card
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.painting import KEY_FRAME_HEIGHT, key_frame_width, paint_key_frame
from amtdesk.ui.widgets.tick_box import paint_tick_box

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.theme import Theme

BOX: Final = 20
LINE: Final = 44
TIGHT_LINE: Final = 34


class CheckLine(QAbstractButton):
    """A line with a box and its key; Space, a click or the key ticks it."""

    def __init__(self, theme: "Theme", text: str, *, keys: str) -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        self._key_text = key_text(keys)
        self._height = LINE
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._key_text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_tight(self, *, is_tight: bool) -> None:
        """Take less height where the window is low."""
        self._height = TIGHT_LINE if is_tight else LINE
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font("body")).horizontalAdvance(self._text)
        key = key_frame_width(self._theme, self._key_text)
        return QSize(words + key + self._theme.px(BOX + 28), self._theme.px(self._height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(self._height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(0, 0, self.width(), max(1, theme.px(1)), theme.color("border.subtle"))
        self._paint_box(painter)
        key = key_frame_width(theme, self._key_text)
        height = theme.px(KEY_FRAME_HEIGHT)
        frame = QRectF(self.width() - key, (self.height() - height) // 2, key, height)
        paint_key_frame(
            painter,
            theme,
            text=self._key_text,
            rect=frame,
            ink=theme.color("text.secondary"),
            line=theme.color("border.strong"),
        )
        left = theme.px(BOX + 12)
        width = self.width() - left - key - theme.px(12)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.primary"))
        elided = QFontMetrics(painter.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, elided)

    def _paint_box(self, painter: QPainter) -> None:
        theme = self._theme
        side = theme.px(BOX)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        paint_tick_box(painter, theme, button=self, box=box)


class Checklist(Card):
    """ "Worauf achten?" A help for the eye: what is ticked is kept with the stop and counted nowhere."""

    touched = Signal()

    def __init__(self, context: "PageContext", owner: QWidget) -> None:
        theme = context.theme
        super().__init__(theme, padding=(14, 20), spacing=0)
        self.column.addWidget(Label(theme, self.tr("What to look for?"), role="heading"))
        self.column.addSpacing(theme.px(6))
        self._lines: list[CheckLine] = []
        for number, source in enumerate(CHECKLIST, start=1):
            keys = f"Alt+{number}"
            line = CheckLine(theme, context.language.text(source), keys=keys)
            line.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the capture field
            line.clicked.connect(self.touched)
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(line.click)
            self._lines.append(line)
            self.column.addWidget(line)

    def set_tight(self, *, is_tight: bool) -> None:
        """Take less height where the window is low."""
        edge = self._theme.px(8 if is_tight else 14)
        side = self._theme.px(20)
        self.column.setContentsMargins(side, edge, side, self._theme.px(4))
        for line in self._lines:
            line.set_tight(is_tight=is_tight)

    def lines(self) -> list[CheckLine]:
        """Its lines, in the order of their keys."""
        return self._lines

    def ticked(self) -> tuple[int, ...]:
        """The numbers of the lines that are ticked, from 0."""
        return tuple(number for number, line in enumerate(self._lines) if line.isChecked())

    def show_ticked(self, ticked: tuple[int, ...]) -> None:
        """Tick these lines and no others."""
        for number, line in enumerate(self._lines):
            line.setChecked(number in ticked)
