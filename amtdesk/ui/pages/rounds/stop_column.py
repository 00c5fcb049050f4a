"""The left column during a round: how far she is, and each stop with what it brought."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from amtdesk.domain.rounds import Round, Stop, StopState
from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import ScrollColumn, clear_layout, column, row
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.meters import Ring
from amtdesk.ui.widgets.painting import plate
from amtdesk.ui.widgets.reading_order import read_as_laid_out

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.rounds.words import RoundWords
    from amtdesk.ui.theme import Theme

COLUMN_WIDTH: Final = 292

_ICONS: Final = {
    StopState.WAITING: ("circle", "text.secondary"),
    StopState.CURRENT: ("circle-dot", "accent.base"),
    StopState.READ: ("check", "text.secondary"),
    StopState.SKIPPED: ("x", "text.secondary"),
}


class StopRow(QAbstractButton):
    """One stop. Pressing a stop that is done opens it once more; what waits cannot be pressed."""

    def __init__(self, theme: "Theme", stop: Stop, *, line: str) -> None:
        super().__init__()
        self._theme = theme
        self._stop = stop
        self._line = line
        is_done = stop.state in (StopState.READ, StopState.SKIPPED)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_done else Qt.FocusPolicy.NoFocus)
        self.setEnabled(is_done)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{stop.group.name}. {line}")
        self.setToolTip(self.tr("Open {name} once more").format(name=stop.group.name) if is_done else stop.group.name)
        if is_done:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(52))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        is_current = self._stop.state is StopState.CURRENT
        if is_current or self.underMouse():
            fill = self._theme.color("bg.surface" if is_current else "bg.hover")
            line = self._theme.color("border.subtle") if self._theme.is_high_contrast else None
            plate(
                painter,
                QRectF(self.rect()),
                radius=self._theme.px(6),
                fill=fill,
                border=line,
                width=self._theme.hairline(),
            )
        name, color = _ICONS[self._stop.state]
        side = self._theme.px(18)
        square = QRectF(self._theme.px(12), (self.height() - side) / 2, side, side)
        paint_icon(painter, self._theme, name=name, color=color, rect=square)
        self._paint_words(painter, is_current=is_current)

    def _paint_words(self, painter: QPainter, *, is_current: bool) -> None:
        left = self._theme.px(40)
        width = self.width() - left - self._theme.px(12)
        waits = self._stop.state is StopState.WAITING
        lines = (
            ("bodyStrong" if is_current else "body", "text.primary" if is_current or waits else "text.secondary"),
            ("meta", "text.secondary"),
        )
        y = self._theme.px(3)
        for (role, color), words in zip(lines, (self._stop.group.name, self._line), strict=True):
            painter.setFont(self._theme.font(role))
            painter.setPen(self._theme.color(color))
            elided = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, width)
            rect = QRectF(left, y, width, self._theme.px(23))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
            y += self._theme.px(23)


class StopColumn(QWidget):
    """Ring, times, stops, and when the next round is."""

    back_requested = Signal(object)  # GroupId of a stop that is done
    groups_requested = Signal()

    def __init__(self, context: "PageContext", words: "RoundWords") -> None:
        super().__init__()
        self._context = context
        self._words = words
        theme = context.theme
        self.setFixedWidth(theme.px(COLUMN_WIDTH))
        self._ring = Ring(theme, size=48)
        self._title = Label(theme, role="heading", wrap=True)
        self._since = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._next = Label(theme, role="meta", color="text.secondary", wrap=True)
        self._stops = ScrollColumn(theme, spacing=0)
        self._rows = column(theme, spacing=0)
        self._assemble()
        theme.changed.connect(self.update)

    def _assemble(self) -> None:
        theme = self._context.theme
        change = LinkButton(theme, self.tr("Change groups and time"))
        change.let_shorten()
        change.clicked.connect(self.groups_requested)
        head = row(theme, spacing=12)
        texts = column(theme, spacing=0)
        texts.addWidget(self._title)
        texts.addWidget(self._since)
        head.addWidget(self._ring)
        head.addLayout(texts, 1)
        self._stops.column.addLayout(self._rows)
        foot = column(theme, spacing=0, margins=(12, 20, 0, 0))
        foot.addWidget(self._next)
        foot.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        self._stops.column.addLayout(foot)
        self._stops.column.addStretch(1)
        whole = column(theme, spacing=16, margins=(24, 24, 16, 20))
        whole.addLayout(head)
        whole.addWidget(self._stops, 1)
        self.setLayout(whole)

    def show_round(self, walk: Round) -> None:
        """Show how far the round is."""
        done, total = walk.done_count, len(walk.stops)
        spoken = self.tr("{done} of {total} stops done").format(done=done, total=total)
        self._ring.show_share(done / max(total, 1), (f"{done}/{total}",), spoken=spoken)
        self._title.setText(self._words.title(walk))
        self._since.setText(self._words.progress(walk))
        self._next.setText(self._words.next_round(self._context.desk.reminders.next_at()))
        clear_layout(self._rows)
        for stop in walk.stops:
            self._rows.addWidget(self._row(stop))
        if (rows := self._stops.widget()) is not None:
            read_as_laid_out(rows)

    def _row(self, stop: Stop) -> StopRow:
        line = StopRow(self._context.theme, stop, line=self._words.stop_line(stop))
        line.clicked.connect(lambda: self.back_requested.emit(stop.group.id))
        return line

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        width = theme.hairline()
        QPainter(self).fillRect(self.width() - width, 0, width, self.height(), theme.color("border.subtle"))
