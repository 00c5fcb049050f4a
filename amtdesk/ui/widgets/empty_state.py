"""What a page shows while it holds nothing: a picture, a question or a fact, a sentence, and at most one way on."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.flow import FlowRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.buttons import KbdButton

READING_WIDTH: Final = 600
_AROUND: Final = 16


class Illustration(QWidget):
    """Two sheets that talk to each other; an icon stands on the front one where a page has its own."""

    def __init__(self, theme: "Theme", *, icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self.setFixedSize(theme.px(148), theme.px(96))
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_sheet(painter, QRectF(2, 4, 104, 60), front=False)
        self._paint_sheet(painter, QRectF(68, 34, 76, 46), front=True)

    def _paint_sheet(self, painter: QPainter, area: QRectF, *, front: bool) -> None:
        zoom = self._theme.zoom
        rect = QRectF(area.x() * zoom, area.y() * zoom, area.width() * zoom, area.height() * zoom)
        line = self._theme.color("accent.base" if front else "border.control")
        fill = self._theme.color("accent.soft" if front else "bg.surface")
        width = max(1, self._theme.px(1.5))
        plate(painter, rect, radius=self._theme.px(6), fill=fill, border=line, width=width)
        self._paint_tail(painter, rect, front=front)
        if front and self._icon:
            side = self._theme.px(24)
            middle = rect.center()
            square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            paint_icon(painter, self._theme, name=self._icon, color="accent.base", rect=square)
        else:
            self._paint_words(painter, rect, front=front)

    def _paint_tail(self, painter: QPainter, rect: QRectF, *, front: bool) -> None:
        reach = self._theme.px(14)
        x = rect.right() - self._theme.px(30) if front else rect.left() + self._theme.px(16)
        point = x + reach if front else x
        tail = QPolygonF(
            [QPointF(x, rect.bottom()), QPointF(point, rect.bottom() + reach), QPointF(x + reach, rect.bottom())]
        )
        painter.setPen(QPen(self._theme.color("accent.base" if front else "border.control"), self._theme.px(1.5)))
        painter.setBrush(self._theme.color("accent.soft" if front else "bg.surface"))
        painter.drawPolyline(tail)

    def _paint_words(self, painter: QPainter, rect: QRectF, *, front: bool) -> None:
        shares = (0.7, 0.5) if front else (0.64, 0.46, 0.4)
        color = self._theme.color("accent.base" if front else "border.strong")
        for number, share in enumerate(shares):
            y = rect.top() + self._theme.px(14 if front else 18) + number * self._theme.px(12)
            bar = QRectF(rect.left() + self._theme.px(14), y, rect.width() * share, self._theme.px(4))
            plate(painter, bar, radius=self._theme.px(2), fill=color, border=None, width=0)


class EmptyState(QWidget):
    """A picture, a heading (a question or a fact, never "no data"), a text and, if there is one, the way on.

    `body` is a column between text and buttons for a list of proposals; it is as wide as the text may be.
    """

    def __init__(
        self, theme: "Theme", heading: str, *, text: str, icon: str = "", buttons: "tuple[KbdButton, ...]" = ()
    ) -> None:
        super().__init__()
        self._theme = theme
        self._outer = outer = column(theme, spacing=0, margins=(0, _AROUND, 0, _AROUND))
        self.setLayout(outer)
        self._picture = QWidget()
        above = column(theme, spacing=0, margins=(0, 0, 0, 22))
        above.addWidget(Illustration(theme, icon=icon))
        self._picture.setLayout(above)
        outer.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.heading = _centred(theme, heading, role="title", color="text.primary")
        self.text = _centred(theme, text, role="body", color="text.secondary")
        outer.addLayout(_narrow(theme, self.heading))
        outer.addSpacing(theme.px(6))
        outer.addLayout(_narrow(theme, self.text))
        outer.addSpacing(theme.px(20))
        self.body = column(theme, spacing=12)
        outer.addLayout(_narrow_layout(theme, self.body))
        if buttons:
            line = FlowRow(theme, centred=True)
            for button in buttons:
                line.flow.addWidget(button)
            outer.addWidget(line)
        outer.addStretch(1)
        self.setAccessibleName(f"{heading} {text}")

    def set_low(self, *, is_low: bool) -> None:
        """Do without the picture and the room around in a low window: what can be done has to be seen."""
        self._picture.setVisible(not is_low)
        around = 0 if is_low else self._theme.px(_AROUND)
        self._outer.setContentsMargins(0, around, 0, around)


def _centred(theme: "Theme", text: str, *, role: str, color: str) -> Label:
    label = Label(theme, text, role=role, color=color, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return label


def _narrow(theme: "Theme", widget: QWidget) -> QLayout:
    inner = column(theme, spacing=0)
    inner.addWidget(widget)
    return _narrow_layout(theme, inner)


def _narrow_layout(theme: "Theme", inner: QLayout) -> QLayout:
    holder = _Narrow(theme)
    holder.setLayout(inner)
    line = row(theme, spacing=0)
    line.addStretch(1)
    line.addWidget(holder, 100)
    line.addStretch(1)
    return line


class _Narrow(QWidget):
    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self.setMaximumWidth(theme.px(READING_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self._theme.px(READING_WIDTH), 0))
