"""The following week below the week: its posts as chips, and its gaps with the idea that would fill them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from amtdesk.domain.identifiers import PostId
from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.post_drag import MIME, key_in
from amtdesk.ui.pages.plan.week_card_look import BANDS
from amtdesk.ui.pages.plan.wrapped_lines import wrapped
from amtdesk.ui.plain_tips import plain_tip
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.chips import ChipKind
from amtdesk.ui.widgets.labels import IconLabel, Label
from amtdesk.ui.widgets.painting import fill, paint_focus_ring, plate

if TYPE_CHECKING:
    from amtdesk.ui.pages.plan.week_source import WeekContent
    from amtdesk.ui.theme import Theme

# design px
_NUMBER: Final = 26
_CHIP: Final = 60
_LOW_CHIP: Final = 43
_MORE: Final = 22
_INSET: Final = 6
_ICON: Final = 16
_LINE: Final = 18
_TITLE_LINES: Final = 2


class OutlookChip(NamedTuple):
    """One post of the following week; without a key it stands for several that have no room, and leads to that week."""

    place: int  # its day, 0 is Monday
    key: PostId | None
    title: str
    time: str = ""
    kind: ChipKind = "neutral"
    icon: str = ""
    spoken: str = ""
    is_low: bool = False  # one line of the title: something else stands below


class OutlookGap(NamedTuple):
    """A gap from one day of the week to another, what is said of it, and what may be planned."""

    first: int
    last: int
    words: str
    hint: str
    offer: object = None


class GapBox(QWidget):
    """Names a gap and offers to fill it."""

    def __init__(self, theme: "Theme", gap: OutlookGap, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.gap = gap
        self.button = KbdButton(theme, self.tr("Plan it"), small=True)
        self.button.setAccessibleName(self.tr("Plan it: {gap} {idea}").format(gap=gap.words, idea=gap.hint))
        self._icon = IconLabel(theme, "triangle-alert", color="warn.base", size=18)
        lines = column(theme, spacing=0)
        lines.addStretch(1)
        lines.addWidget(Label(theme, gap.words, role="metaStrong"))
        if gap.hint:
            lines.addWidget(Label(theme, gap.hint, role="meta", color="text.secondary", wrap=True))
        lines.addStretch(1)
        line = row(theme, spacing=10, margins=(12, 1, 12, 1))
        line.addWidget(self._icon)
        line.addLayout(lines, 1)
        line.addWidget(self.button)
        self.setLayout(line)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color("warn.base"), self._theme.hairline())
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.color("bg.surface"))
        radius = self._theme.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class ChipTips(QObject):
    """Tells what stands on the chip that is pointed at: two short lines may not hold it."""

    def __init__(self, outlook: "WeekOutlook") -> None:
        super().__init__(outlook)
        outlook.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, WeekOutlook) or not isinstance(event, QHelpEvent):
            if event.type() == QEvent.Type.MouseMove and isinstance(watched, WeekOutlook):
                watched.update()  # another chip may be under the mouse
            return False
        QToolTip.showText(event.globalPos(), plain_tip(watched.words_at(event.pos())), watched)
        return True


class WeekOutlook(QWidget):
    """Arrows choose a chip, Enter opens it; posts can be dropped onto its days."""

    opened = Signal(object)  # PostId, or None for that week itself
    gap_filled = Signal(object)  # OutlookGap
    dropped = Signal(object, int)  # ChipKey, place of the day
    row_requested = Signal(int)  # back up; the place of the day stands in `current_place`
    entered = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._numbers: tuple[tuple[str, str], ...] = ()  # the day, and why nobody is there
        self._chips: tuple[OutlookChip, ...] = ()
        self._edges: tuple[int, ...] = (0,) * 8
        self._boxes: list[GapBox] = []
        self._current = 0
        self._target = -1
        self._tips = ChipTips(self)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ownFocus", True)
        self.setAcceptDrops(True)
        theme.changed.connect(self.update)

    def show_week(self, content: "WeekContent", *, week: str) -> None:
        """Show the chips and gaps of the days after the week; `week` is its name."""
        days = content.days[7:]
        self._numbers = tuple((str(day.day.day), day.day_off) for day in days)
        self._chips = content.chips
        self._current = min(self._current, max(len(self._chips) - 1, 0))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._chips else Qt.FocusPolicy.NoFocus)
        if [box.gap for box in self._boxes] != list(content.gaps):
            self._make_boxes(content.gaps)
        self.setAccessibleName(self.tr("The following week, {week}").format(week=week))
        self._say()
        self._place()
        self.update()

    def set_edges(self, edges: Sequence[int]) -> None:
        """Take the left edges of the seven days, and the right one of the last."""
        self._edges = tuple(edges)
        self._place()
        self.update()

    def boxes(self) -> Sequence[GapBox]:
        """The gaps that are named."""
        return self._boxes

    def chips(self) -> Sequence[OutlookChip]:
        """The posts that are shown."""
        return self._chips

    def current_chip(self) -> OutlookChip | None:
        """The chip that the arrows stand on."""
        return self._chips[self._current] if self._chips else None

    def enter(self, place: int) -> bool:
        """Take the focus at the chip of a day, or the nearest; False when there is none."""
        if not self._chips:
            return False
        distances = [abs(chip.place - place) for chip in self._chips]
        self._current = distances.index(min(distances))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()
        self.update()
        return True

    def _make_boxes(self, gaps: Sequence[OutlookGap]) -> None:
        for box in self._boxes:
            box.hide()
            box.deleteLater()
        self._boxes = [GapBox(self._theme, gap, parent=self) for gap in gaps]
        for box in self._boxes:
            box.button.clicked.connect(self._fill_pressed)
            box.show()

    def _fill_pressed(self) -> None:
        box = next(box for box in self._boxes if box.button is self.sender())
        self.gap_filled.emit(box.gap)

    def _place(self) -> None:
        px = self._theme.px
        for box in self._boxes:
            left, right = self._edges[box.gap.first] + px(_INSET), self._edges[box.gap.last + 1] - px(_INSET)
            height = self.height() - px(_NUMBER + 4)
            box.setGeometry(left, px(_NUMBER), max(right - left, 1), max(height, 1))

    def _say(self) -> None:
        """The chip that the arrows stand on; to whoever looks around, all days."""
        chip = self.current_chip()
        told = [chip] if chip is not None and self.hasFocus() else self._chips
        days = (self._spoken_day(place, [each.spoken for each in told if each.place == place]) for place in range(7))
        self.setAccessibleDescription(" ".join(day for day in days if day))

    def _spoken_day(self, place: int, chips: Sequence[str]) -> str:
        number, day_off = self._numbers[place] if place < len(self._numbers) else ("", "")
        if self.hasFocus() and not chips:
            return ""
        return ": ".join(filter(None, (f"{number} {day_off}".strip(), " ".join(chips))))

    # keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._act_on(Qt.Key(event.key())):
            event.ignore()

    def _act_on(self, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                number = self._current + (1 if key == Qt.Key.Key_Right else -1)
                self._current = min(max(number, 0), max(len(self._chips) - 1, 0))
                self._say()
                self.update()
            case Qt.Key.Key_Up:
                self.row_requested.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._chips:
                self.opened.emit(self._chips[self._current].key)
            case _:
                return False
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose_at(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._choose_at(event):
            self.opened.emit(self._chips[self._current].key)

    def words_at(self, place: QPoint) -> str:
        """What the chip there says in full."""
        return next((chip.spoken for chip in self._chips if self._chip_rect(chip).contains(place)), "")

    def _choose_at(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        for number, chip in enumerate(self._chips):
            if self._chip_rect(chip).contains(place):
                self._current = number
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.update()
                return True
        return False

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(MIME))

    @override
    def dragMoveEvent(self, event: QDropEvent) -> None:
        self._target = self._place_at(event.position().toPoint().x())
        event.setAccepted(self._target >= 0)
        self.update()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._target = -1
        self.update()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        place, key = self._place_at(event.position().toPoint().x()), key_in(event.mimeData())
        self._target = -1
        self.update()
        if key is not None and place >= 0:
            event.acceptProposedAction()
            self.dropped.emit(key, place)

    def _place_at(self, x: int) -> int:
        return next((n for n in range(7) if self._edges[n] <= x < self._edges[n + 1]), -1)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say()
        self.entered.emit()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._say()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # looks

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = self._theme.px
        if self._target >= 0:
            left, right = self._edges[self._target], self._edges[self._target + 1]
            fill(painter, QRect(left, 0, right - left, self.height()), color=self._theme.color("bg.selected"))
        for place, (date_words, day_off) in enumerate(self._numbers):
            left, right = self._edges[place] + px(9), self._edges[place + 1] - px(4)
            words = f"{date_words}  {day_off}" if day_off else date_words
            self._line(painter, words, area=QRect(left, px(4), right - left, px(_LINE)), color="text.secondary")
        for number, chip in enumerate(self._chips):
            self._paint_chip(painter, chip, is_current=number == self._current and self.hasFocus())

    def _chip_rect(self, chip: OutlookChip) -> QRect:
        px = self._theme.px
        below = [each for each in self._chips if each.place == chip.place].index(chip)
        left, right = self._edges[chip.place] + px(_INSET), self._edges[chip.place + 1] - px(_INSET)
        height = px(_MORE if chip.key is None else _LOW_CHIP if chip.is_low else _CHIP)
        return QRect(left, px(_NUMBER) + below * px(_LOW_CHIP + 3), max(right - left, 1), height)

    def _paint_chip(self, painter: QPainter, chip: OutlookChip, *, is_current: bool) -> None:
        px, rect = self._theme.px, self._chip_rect(chip)
        back, ink, icon_color = BANDS[chip.kind]
        is_draft = chip.kind == "accent"  # in outline, as in the month
        border = self._theme.color("border.control") if is_draft or self._theme.is_high_contrast else None
        if self.underMouse() and rect.contains(self.mapFromGlobal(QCursor.pos())):
            border = self._theme.color("accent.base")
        if chip.key is not None:
            surface = self._theme.color("bg.surface" if is_draft else back)
            plate(painter, QRectF(rect), radius=px(4), fill=surface, border=border, width=self._theme.hairline())
            square = QRectF(rect.left() + px(6), rect.top() + px(4), px(_ICON), px(_ICON))
            paint_icon(painter, self._theme, name=chip.icon, color=icon_color, rect=square)
        left, room = rect.left() + px(6), rect.width() - px(10)
        top = rect.top() + px(3)
        ink = "text.secondary" if is_draft else ink
        self._line(painter, chip.time, area=QRect(left + px(_ICON + 4), top, room, px(_LINE)), color=ink)
        most = 1 if chip.is_low else _TITLE_LINES
        role, color = ("metaStrong", "accent.text") if chip.key is None else ("metaStrong", "text.primary")
        titles = wrapped(self._theme, chip.title, role=role, width=room, most=most)
        top += px(_LINE) if chip.time or chip.icon else 0
        for words in titles:
            self._line(painter, words, area=QRect(left, top, room, px(_LINE)), role=role, color=color)
            top += px(_LINE - 1)
        if is_current:
            ring = QRectF(rect).adjusted(-2, -2, 2, 2)
            paint_focus_ring(painter, self._theme, rect=ring, radius=px(6))

    def _line(self, painter: QPainter, words: str, *, area: QRect, color: str, role: str = "meta") -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.color(color))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
