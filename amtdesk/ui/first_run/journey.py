"""The left column: what is being set up, the five questions with how far she is, and what becomes of the answers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from amtdesk.system.resources import resource
from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.painting import fill, plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

WIDTH: Final = 320
_NARROW_WIDTH: Final = 260
_ICON: Final = 52
_MARK: Final = 26


class Journey(QWidget):
    """Where she is among the questions. A click leads to another one; the keyboard goes by back and on."""

    wished = Signal(int)  # the number of a question, from 1 on

    def __init__(self, theme: "Theme", names: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._is_narrow = False
        whole = column(theme, spacing=0)
        self.setLayout(whole)
        scroll = ScrollColumn(theme, spacing=0, margins=(40, 44, 32, 24))
        whole.addWidget(scroll)
        lines = scroll.column
        lines.addWidget(_app_icon(theme), 0, Qt.AlignmentFlag.AlignLeft)
        lines.addSpacing(theme.px(16))
        lines.addWidget(Label(theme, self.tr("Set up AmtDesk"), role="title", wrap=True))
        lines.addSpacing(theme.px(4))
        words = self.tr("Five questions, about four minutes. You can change everything later.")
        lines.addWidget(Label(theme, words, color="text.secondary", wrap=True))
        lines.addSpacing(theme.px(28))
        self.rows = [JourneyRow(theme, number, name=name) for number, name in enumerate(names, start=1)]
        for each in self.rows:
            each.wished.connect(self.wished)
            lines.addWidget(each)
        lines.addStretch(1)
        lines.addSpacing(theme.px(24))
        foot = row(theme, spacing=8)
        foot.addWidget(IconLabel(theme, "save"), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr("All answers stay on this computer. AmtDesk opens no connection to the internet.")
        self.promise = Label(theme, words, role="meta", color="text.secondary", wrap=True)
        foot.addWidget(self.promise, 1)
        lines.addLayout(foot)
        theme.changed.connect(self.update)

    def show_step(self, step: int, *, answered: Sequence[bool]) -> None:
        """Show at which question she is, and which were answered."""
        for each, is_answered in zip(self.rows, answered, strict=True):
            each.show_state(is_current=each.number == step, is_answered=is_answered)

    def fold(self, *, is_narrow: bool) -> None:
        """Take less room in a narrow window."""
        self._is_narrow = is_narrow
        self.setFixedWidth(self._theme.px(self.design_width()))

    def design_width(self) -> int:
        """How wide it is at 100 %."""
        return _NARROW_WIDTH if self._is_narrow else WIDTH

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), color=self._theme.color("bg.rail"))
        if self._theme.is_high_contrast:  # both sides have one colour there
            width = self._theme.hairline()
            line = QRectF(self.width() - width, 0, width, self.height())
            fill(painter, line, color=self._theme.color("border.subtle"))


class JourneyRow(QAbstractButton):
    """One question: its number or a tick, and its name."""

    wished = Signal(int)

    def __init__(self, theme: "Theme", number: int, *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._is_current = False
        self._is_answered = False
        self.number = number
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._wish)
        theme.changed.connect(self.update)

    def show_state(self, *, is_current: bool, is_answered: bool) -> None:
        """Show whether she is here, and whether it was answered."""
        self._is_current, self._is_answered = is_current, is_answered
        here, done = self.tr("{n} of 5, {name}: here you are"), self.tr("{n} of 5, {name}: answered")
        words = here if is_current else done if is_answered else self.tr("{n} of 5, {name}")
        self.setAccessibleName(words.format(n=self.number, name=self._name))
        self.update()

    def _wish(self) -> None:
        self.wished.emit(self.number)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(44))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        side = theme.px(_MARK)
        mark = QRectF(0, (self.height() - side) / 2, side, side)
        is_full = self._is_current or self._is_answered
        fill = theme.color("accent.base" if self._is_current else "text.secondary") if is_full else None
        border = None if is_full else theme.color("border.control")
        plate(painter, mark, radius=side / 2, fill=fill, border=border, width=theme.hairline())
        ink = "accent.on" if self._is_current else "bg.rail" if self._is_answered else "text.secondary"
        if self._is_answered and not self._is_current:
            inset = side * 0.2
            paint_icon(painter, theme, name="check", color=ink, rect=mark.adjusted(inset, inset, -inset, -inset))
        else:
            painter.setFont(theme.font("micro"))
            painter.setPen(theme.color(ink))
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, str(self.number))
        painter.setFont(theme.font("bodyStrong" if self._is_current else "body"))
        painter.setPen(theme.color("text.primary" if self._is_current else "text.secondary"))
        left = side + theme.px(12)
        area = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._name)


def _app_icon(theme: "Theme") -> QLabel:
    picture = QLabel()
    side = theme.px(_ICON)
    picture.setPixmap(QIcon(str(resource("icons", "amtdesk.svg"))).pixmap(side, side))
    picture.setFixedSize(side, side)
    return picture
