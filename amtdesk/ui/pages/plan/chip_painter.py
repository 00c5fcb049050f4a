"""Paints chips of posts once and keeps the pictures: a frame of scrolling or dragging lays out no text."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap, QTextLayout, QTextOption

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.pages.plan.month_cells import TINY
from amtdesk.ui.soft_hyphens import hyphenated, plain
from amtdesk.ui.widgets.painting import plate
from amtdesk.ui.widgets.utf16 import qt_length, qt_part

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from amtdesk.ui.pages.plan.post_faces import ChipFace
    from amtdesk.ui.theme import Theme

# design px
_SIDE: Final = 7
_TOP: Final = 4
_LINE: Final = 17
_ICON: Final = 14
_AFTER_ICON: Final = 4
_MOST: Final = 600
_DASH: Final = (3.0, 2.0)
_TINY_TITLE: Final = 6
_LEAST_TITLE: Final = 84


class ChipPainter:
    """Pictures by what is seen on them, their size and form; all go when the looks change."""

    def __init__(self, theme: "Theme") -> None:
        self._theme = theme
        self._pictures: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    def forget(self) -> None:
        """The looks are others now."""
        self._pictures.clear()

    def picture(self, face: "ChipFace", size: QSize, *, form: int, ratio: float) -> QPixmap:
        """A chip as a picture."""
        key = (face.icon, face.lead, face.title, face.look, size.width(), form, ratio)
        found = self._pictures.get(key)
        if found is None:
            found = self._pictures[key] = self._painted(face, size, form=form, ratio=ratio)
            if len(self._pictures) > _MOST:
                self._pictures.popitem(last=False)
        return found

    def dragged(self, face: "ChipFace", size: QSize, *, form: int, ratio: float) -> QPixmap:
        """The same as it is carried: on a raised plate."""
        return self._painted(face, size, form=form, ratio=ratio, is_carried=True)

    def _painted(self, face: "ChipFace", size: QSize, *, form: int, ratio: float, is_carried: bool = False) -> QPixmap:
        picture = QPixmap(QSize(round(size.width() * ratio), round(size.height() * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_carried:
            self._paint_carried(painter, QRectF(0, 0, size.width(), size.height()))
        else:
            self._paint_plate(painter, QRectF(0, 0, size.width(), size.height()), face=face)
        if form == TINY:
            self._paint_one_line(painter, face, size=size)
        else:
            self._paint_lines(painter, face, size=size)
        painter.end()
        return picture

    def _paint_plate(self, painter: QPainter, rect: QRectF, *, face: "ChipFace") -> None:
        look, theme = face.look, self._theme
        if look.plate == "none":
            return
        fill = theme.color(look.fill) if look.fill else None
        has_border = look.plate == "outlined" or theme.is_high_contrast
        border = theme.color("border.control") if has_border else None
        if look.plate != "dashed":
            plate(painter, rect, radius=theme.px(4), fill=fill, border=border, width=theme.hairline())
            return
        pen = QPen(theme.color("border.control"), theme.hairline())
        pen.setDashPattern(list(_DASH))
        half = theme.hairline() / 2
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), theme.px(4), theme.px(4))

    def _paint_carried(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._theme
        fill, border = theme.color("bg.raised"), theme.color("accent.base")
        plate(painter, rect, radius=theme.px(4), fill=fill, border=border, width=theme.hairline())

    def _paint_lines(self, painter: QPainter, face: "ChipFace", *, size: QSize) -> None:
        px, line = self._theme.px, self._theme.px(_LINE)
        room = size.width() - 2 * px(_SIDE)
        self._paint_lead(painter, face, top=px(_TOP), width=size.width())
        font = self._title_font(face)
        painter.setFont(font)
        painter.setPen(self._theme.color(face.look.title_color))
        top = px(_TOP) + line
        count = max((size.height() - top - 1) // line, 1)
        self._paint_title(painter, face.title, area=QRectF(px(_SIDE), top, room, count * line), font=font)

    def _paint_one_line(self, painter: QPainter, face: "ChipFace", *, size: QSize) -> None:
        """Icon, time where there is room for it, and as much of the title as fits."""
        px = self._theme.px
        top = (size.height() - px(_LINE)) // 2
        after_icon = px(_SIDE + _ICON + _AFTER_ICON)
        lead = QFontMetrics(self._theme.font("meta")).horizontalAdvance(face.lead)
        has_time = size.width() - after_icon - lead >= px(_LEAST_TITLE)
        left = self._paint_lead(painter, face, top=top, width=size.width() if has_time else 0) + px(_TINY_TITLE)
        left = left if has_time else after_icon
        font = self._title_font(face)
        painter.setFont(font)
        painter.setPen(self._theme.color(face.look.title_color))
        room = size.width() - left - px(_SIDE - 2)
        words = QFontMetrics(font).elidedText(face.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, top, room + 1, px(_LINE)), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_lead(self, painter: QPainter, face: "ChipFace", *, top: int, width: int) -> int:
        """Paint icon and time, the icon alone where the time has no room; return where they end."""
        theme, px = self._theme, self._theme.px
        side, line = px(_ICON), px(_LINE)
        square = QRectF(px(_SIDE), top + (line - side) // 2, side, side)
        paint_icon(painter, theme, name=face.icon, color=face.look.icon_color, rect=square)
        left = px(_SIDE) + side + px(_AFTER_ICON)
        if not width:
            return left
        font = theme.font("meta")
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(face.lead) > width - left - px(_SIDE - 2):
            return left  # half a time says nothing
        painter.setFont(font)
        painter.setPen(theme.color(face.look.lead_color))
        painter.drawText(QRectF(left, top, width - left, line), Qt.AlignmentFlag.AlignVCenter, face.lead)
        return left + metrics.horizontalAdvance(face.lead)

    def _title_font(self, face: "ChipFace") -> "QFont":
        return self._theme.font("chip" if face.look.title_color == "text.primary" else "meta")

    def _paint_title(self, painter: QPainter, title: str, *, area: QRectF, font: "QFont") -> None:
        """As many lines as fit, broken at soft hyphens; the last one is elided."""
        line = self._theme.px(_LINE)
        count = round(area.height() / line)
        layout = _laid_out(hyphenated(title), font, width=area.width())
        for number in range(min(count, layout.lineCount())):
            top = area.top() + number * line
            if number < count - 1 or layout.lineCount() <= count:
                laid = layout.lineAt(number)
                laid.draw(painter, QPointF(area.left(), top + (line - laid.height()) / 2))
            else:
                start = layout.lineAt(number).textStart()
                rest = plain(qt_part(layout.text(), start, end=qt_length(layout.text())))
                words = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, int(area.width()))
                painter.drawText(QRectF(area.left(), top, area.width(), line), Qt.AlignmentFlag.AlignVCenter, words)


def _laid_out(text: str, font: "QFont", *, width: float) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout
