"""Paints the month: grounds and lines of the cells, dates, occasions, chips, gaps. What stands where: month_cells."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.pages.plan.chip_painter import ChipPainter
from amtdesk.ui.pages.plan.month_cells import CellMeasures
from amtdesk.ui.widgets.painting import paint_focus_ring, plate

if TYPE_CHECKING:
    from amtdesk.ui.pages.plan.month_cells import CellPlaces
    from amtdesk.ui.theme import Theme

# design px
_NUMBER_SIDE: Final = 8
_PILL: Final = (29, 20)
_GAP_HEIGHT: Final = 24
_GAP_SIDE: Final = 6
_ICON: Final = 14
_QUIET_BAR: Final = 3
_DASH: Final = (3.0, 2.0)
_PALE: Final = 0.6
_LEAST_BESIDE: Final = 44


class CellFace(NamedTuple):
    """One day, ready to be painted: its words and places, and what kind of day it is."""

    number: str
    places: "CellPlaces"
    ground: str
    is_today: bool = False
    is_past: bool = False
    goes_on: bool = False  # something lasts over this day
    beside: str = ""  # the school holidays, where they are named
    is_gap: bool = False
    more: str = ""


class GapWords(NamedTuple):
    """How long a gap is, in a sentence's beginning and in the fewest words."""

    full: str
    short: str


class MonthPainter:
    """Lives as long as the view; pictures of chips and cut lines are kept between paintings."""

    def __init__(self, theme: "Theme") -> None:
        self._theme = theme
        self.chips = ChipPainter(theme)
        self._measures = CellMeasures(theme)
        self._cut: dict[tuple[str, str, int], str] = {}

    def forget(self) -> None:
        """The looks are others now."""
        self.chips.forget()
        self._cut.clear()

    def paint_week_number(self, painter: QPainter, rect: QRect, *, words: str) -> None:
        """The number of a week, beside its days."""
        theme = self._theme
        painter.fillRect(rect, theme.color("bg.surface"))
        self._paint_edges(painter, rect)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text.secondary"))
        area = QRect(rect.left(), rect.top() + theme.px(5), rect.width(), theme.px(20))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def paint_cell(self, painter: QPainter, rect: QRect, *, face: CellFace, is_drop: bool = False) -> None:
        """A day with all that stands on it."""
        theme = self._theme
        painter.fillRect(rect, theme.color("bg.selected" if is_drop else face.ground))
        self._paint_edges(painter, rect)
        self._paint_quiet(painter, rect, face=face)
        self._paint_number(painter, rect, face=face)
        self._paint_lines(painter, rect, face=face)
        ratio = painter.device().devicePixelRatioF()
        corner = rect.topLeft()
        for chip in face.places.chips:
            picture = self.chips.picture(chip.face, chip.rect.size(), form=chip.form, ratio=ratio)
            painter.drawPixmap(chip.rect.topLeft() + corner, picture)
        if face.places.more is not None:
            is_narrow = face.places.is_narrow
            area = face.places.more.translated(corner).adjusted(0 if is_narrow else theme.px(7), 0, 0, 0)
            self._text(painter, area, words=face.more, role="metaStrong", color="accent.text", at_end=is_narrow)

    def _paint_edges(self, painter: QPainter, rect: QRect) -> None:
        width, line = self._theme.hairline(), self._theme.color("border.subtle")
        painter.fillRect(QRect(rect.right() + 1 - width, rect.top(), width, rect.height()), line)
        painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - width, rect.width(), width), line)

    def _paint_number(self, painter: QPainter, rect: QRect, *, face: CellFace) -> None:
        theme = self._theme
        left, top = rect.left() + theme.px(_NUMBER_SIDE), rect.top() + theme.px(5)
        if not face.is_today:
            area = QRect(left, top, rect.right() - left, theme.px(20))
            self._text(painter, area, words=face.number, role="meta", color="text.secondary")
            return
        font = theme.font("metaStrong")
        width = max(QFontMetrics(font).horizontalAdvance(face.number) + theme.px(14), theme.px(_PILL[0]))
        pill = QRectF(left - theme.px(3), top, width, theme.px(_PILL[1]))
        plate(painter, pill, radius=pill.height() / 2, fill=theme.color("accent.base"), border=None, width=0)
        painter.setFont(font)
        painter.setPen(theme.color("accent.on"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, face.number)

    def _paint_lines(self, painter: QPainter, rect: QRect, *, face: CellFace) -> None:
        for number, (words, top) in enumerate(zip(face.places.lines, face.places.line_tops, strict=True)):
            area = self._measures.line_rect(top, rect.width()).translated(rect.topLeft())
            if face.places.hidden_lines and number + 1 == len(face.places.lines):
                area = self._paint_hidden_lines(painter, area, count=face.places.hidden_lines)
            self._text(painter, area, words=words, role="meta", color="text.secondary")

    def _paint_hidden_lines(self, painter: QPainter, area: QRect, *, count: int) -> QRect:
        """How many more occasions there are, at the end of the last line; return the room before it."""
        words = f"+{count}"
        width = QFontMetrics(self._theme.font("meta")).horizontalAdvance(words)
        end = QRect(area.right() - width, area.top(), width + 1, area.height())
        self._text(painter, end, words=words, role="meta", color="text.tertiary")
        return area.adjusted(0, 0, -width - self._theme.px(4), 0)

    def _paint_quiet(self, painter: QPainter, rect: QRect, *, face: CellFace) -> None:
        """A line at the day's foot for what runs over it, and its name beside the number where it begins."""
        theme = self._theme
        height = theme.px(_QUIET_BAR)
        bar = QRect(rect.left(), rect.bottom() + 1 - height - theme.hairline(), rect.width(), height)
        if face.goes_on:
            painter.fillRect(bar, theme.color("track"))
        if face.beside:
            number = QFontMetrics(theme.font("meta")).horizontalAdvance(face.number)
            left = rect.left() + theme.px(_NUMBER_SIDE) + max(number, theme.px(20)) + theme.px(8)
            counted = face.places.more if face.places.is_narrow else None
            right = rect.right() - theme.px(5) if counted is None else rect.left() + counted.left() - theme.px(1)
            area = QRect(left, rect.top() + theme.px(5), right - left, theme.px(20))
            icon = theme.px(_ICON)
            words = QFontMetrics(theme.font("meta")).horizontalAdvance(face.beside)
            if area.width() >= (words if face.places.is_narrow else theme.px(_LEAST_BESIDE)):
                self._text(painter, area, words=face.beside, role="meta", color="text.tertiary", at_end=True)
            elif area.width() >= icon:  # too little for words: a flag says that something is on
                square = QRect(area.right() - icon, area.center().y() - icon // 2, icon, icon)
                paint_icon(painter, theme, name="flag", color="text.tertiary", rect=square)

    def paint_target(self, painter: QPainter, rect: QRect) -> None:
        """The frame of the day on which something may be put down."""
        border = self._theme.color("accent.base")
        plate(painter, QRectF(rect), radius=0, fill=None, border=border, width=self._theme.px(2))

    def paint_pointed(self, painter: QPainter, rect: QRect) -> None:
        """The frame of the chip under the mouse."""
        theme = self._theme
        border, width = theme.color("accent.base"), theme.hairline()
        plate(painter, QRectF(rect), radius=theme.px(4), fill=None, border=border, width=width)

    def paint_lifted(self, painter: QPainter, rect: QRect) -> None:
        """A chip that is just carried away: pale, in its old place."""
        pale = QColor(self._theme.color("bg.surface"))
        pale.setAlphaF(_PALE)
        painter.fillRect(rect, pale)

    def paint_focus(self, painter: QPainter, rect: QRect, *, face: CellFace, item: int) -> None:
        """The ring around the chosen chip, or the day itself."""
        theme = self._theme
        if 0 <= item < face.places.items:
            ring = QRectF(face.places.item_rect(item).translated(rect.topLeft()))
            grow = theme.px(2)
            paint_focus_ring(painter, theme, rect=ring.adjusted(-grow, -grow, grow, grow), radius=theme.px(6))
        else:
            inset = theme.px(1)
            ring = QRectF(rect).adjusted(inset, inset, -inset - 1, -inset - 1)
            paint_focus_ring(painter, theme, rect=ring, radius=theme.px(4))

    def paint_gaps(
        self, painter: QPainter, rects: Sequence[QRect], *, faces: Sequence[CellFace], words: GapWords
    ) -> None:
        """A run of days with nothing on, over all of them."""
        theme = self._theme
        top = max(face.places.below_lines for face in faces)
        side = theme.px(_GAP_SIDE)
        left, right = rects[0].left() + side, rects[-1].right() - side
        area = QRectF(left, rects[0].top() + top + theme.px(1), right - left, theme.px(_GAP_HEIGHT))
        pen = QPen(theme.color("warn.base"), theme.hairline())
        pen.setDashPattern(list(_DASH))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        self._paint_gap_words(painter, area, words=words)

    def _paint_gap_words(self, painter: QPainter, area: QRectF, *, words: GapWords) -> None:
        """In full behind the icon, in short behind it, or in short alone."""
        theme = self._theme
        icon, metrics = theme.px(_ICON), QFontMetrics(theme.font("meta"))
        side = theme.px(5)  # on both sides, so that no letter touches the frame
        square = QRect(int(area.left()) + side, round(area.center().y() - icon / 2), icon, icon)
        text = area.toRect().adjusted(side + icon + theme.px(4), 0, 1 - side, 0)
        if metrics.horizontalAdvance(words.short) > text.width():
            whole = area.toRect().adjusted(side, 0, -side, 0)
            self._text(painter, whole, words=words.short, role="meta", color="warn.text")
            return
        paint_icon(painter, theme, name="triangle-alert", color="warn.base", rect=square)
        shown = words.full if metrics.horizontalAdvance(words.full) <= text.width() else words.short
        self._text(painter, text, words=shown, role="meta", color="warn.text")

    def _text(self, painter: QPainter, area: QRect, *, words: str, role: str, color: str, at_end: bool = False) -> None:
        font = self._theme.font(role)
        key = (words, role, area.width())
        cut = self._cut.get(key)
        if cut is None:
            cut = self._cut[key] = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(color))
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, cut)


class GapRun(NamedTuple):
    """Gap days of a week in a row: how many, and on which of them there is room to say so."""

    days: int
    first: int
    last: int


def gap_runs(faces: Sequence[CellFace]) -> Iterator[GapRun]:
    """The runs of a week that have a day without even a proposal."""
    for is_gap, group in groupby(enumerate(faces), key=lambda each: each[1].is_gap):
        run = list(group)
        free = [number for number, face in run if not face.places.faces]
        if is_gap and free:
            last = next((a for a, b in pairwise((*free, -1)) if b != a + 1), free[-1])
            yield GapRun(len(run), free[0], last)
