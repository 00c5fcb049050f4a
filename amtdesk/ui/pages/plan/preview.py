"""How a post will look on the channel: always light, because it shows the channel and not AmtDesk."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.ui.icons import icon_pixmap
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.preview_text import LINE, PreviewText, ShownText
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

# design px
PHONE_WIDTH: Final = 296
WIDE_WIDTH: Final = 420
_BEZEL: Final = 11
_INSET: Final = 13
_AVATAR: Final = 36
_HEAD: Final = 60
_PICTURE: Final = 128
_FOOT: Final = 40
_BLANK: Final = 12
#: No channel shows a picture higher than this share of its width, or lower.
_SHAPES: Final = (0.4, 1.25)
#: Where channels fold is seldom told by them; what counts belongs into the first two lines.
FIRST_LINES: Final = 2


class Shape(StrEnum):
    """On what it is read."""

    PHONE = "phone"
    WIDE = "wide"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewContent:
    """What the channel would show. `more` is what it puts behind words that are folded."""

    page_name: str = ""
    when: str = ""
    text: str = ""
    more: str = ""
    marks_first_lines: bool = True
    picture: str = ""
    alt_text: str = ""


class PhonePreview(QWidget):
    """A phone's outline with one post in it, or the post alone as on a wide screen. It only shows."""

    words_clicked = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._shape = Shape.PHONE
        self._content = PreviewContent()
        self._picture = QImage()
        self._scaled = QPixmap()
        self._words = PreviewText(theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._limit_width()
        theme.changed.connect(self._restyle)

    def show_shape(self, shape: Shape) -> None:
        """Show it as on a phone, or as on a wide screen."""
        if shape is not self._shape:
            self._shape = shape
            self._limit_width()
            self._fit()
            self.update()

    def show_content(self, content: PreviewContent) -> None:
        """Show another state of the post."""
        if content != self._content:
            self._content = content
            spoken = self.tr("Preview: {page}, {when}. {text}")
            text = f"{content.text}{content.more}"
            self.setAccessibleName(spoken.format(page=content.page_name, when=content.when, text=text))
            self._fit()
            self.update()

    def show_picture(self, picture: QImage) -> None:
        """Show the picture that goes out with the post; a null one leaves its name only."""
        if picture != self._picture:
            self._picture, self._scaled = picture, QPixmap()
            self._fit()
            self.update()

    def lines(self) -> list[str]:
        """The text as it breaks at the present width."""
        self._set_words(self.width())
        return self._words.lines()

    def _limit_width(self) -> None:
        widest = PHONE_WIDTH + 64 if self._shape is Shape.PHONE else WIDE_WIDTH + 64
        self.setMaximumWidth(self._px(widest))

    def _restyle(self) -> None:
        self._words.forget()
        self._scaled = QPixmap()
        self._fit()
        self.update()

    def _set_words(self, width: int) -> None:
        room = width - 2 * self._bezel() - 2 * self._px(_INSET)
        self._words.show_text(ShownText(self._content.text, self._content.more), width=room)

    def _fit(self) -> None:
        # fixed, not offered as a height for a width: nested layouts ask that before they know the width
        self.setFixedHeight(self._height_at(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _height_at(self, width: int) -> int:
        self._set_words(width)
        inner = self._px(_HEAD) + self._words.height() + self._px(_BLANK) + self._picture_height() + self._px(_FOOT)
        return inner + 2 * self._bezel()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._px(PHONE_WIDTH), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._px(240), self.height())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        top = self._bezel() + self._px(_HEAD)
        if top <= event.position().y() < top + self._words.height():
            self.words_clicked.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        screen = self._paint_frame(painter)
        self._paint_head(painter, screen)
        y = self._paint_text(painter, screen, seen=QRectF(event.rect()))
        y = self._paint_picture(painter, QRectF(screen.left(), y, screen.width(), self._picture_height()))
        self._paint_foot(painter, QRectF(screen.left(), y, screen.width(), self._px(_FOOT)))

    def _paint_frame(self, painter: QPainter) -> QRectF:
        frame, bezel = QRectF(self.rect()), self._bezel()
        white, soft = self._theme.light_color("bg.surface"), self._theme.light_color("border.subtle")
        line, width = self._theme.color("border.control"), self._theme.hairline()
        if not bezel:
            line = line if self._theme.is_high_contrast else soft
            plate(painter, frame, radius=self._px(10), fill=white, border=line, width=width)
            return frame
        surface = self._theme.color("bg.surface")
        plate(painter, frame, radius=self._px(28), fill=surface, border=line, width=width)
        screen = frame.adjusted(bezel, bezel, -bezel, -bezel)
        plate(painter, screen, radius=self._px(18), fill=white, border=soft, width=1)
        return screen

    def _paint_head(self, painter: QPainter, screen: QRectF) -> None:
        left, top, side = screen.left() + self._px(_INSET), screen.top() + self._px(12), self._px(_AVATAR)
        round_plate = QRectF(left, top, side, side)
        accent = self._theme.light_color("accent.base")
        plate(painter, round_plate, radius=side / 2, fill=accent, border=None, width=0)
        letter = self._content.page_name.split(" ")[-1][:1]
        self._write(painter, round_plate, text=letter, role="metaStrong", color=self._theme.light_color("accent.on"))
        x = left + side + self._px(8)
        width = screen.right() - x - self._px(30)
        name = QFontMetrics(self._theme.font("metaStrong")).elidedText(
            self._content.page_name, Qt.TextElideMode.ElideRight, round(width)
        )
        ink, second = self._theme.light_color("text.primary"), self._theme.light_color("text.secondary")
        left_side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        line = QRectF(x, top - self._px(1), width, self._px(LINE))
        self._write(painter, line, text=name, role="metaStrong", color=ink, align=left_side)
        line = line.translated(0, self._px(18))
        self._write(painter, line, text=self._content.when, role="meta", color=second, align=left_side)
        dots = self._px(16)
        corner = QPointF(screen.right() - dots - self._px(12), top + self._px(10))
        self._icon(painter, "ellipsis", place=corner, side=dots)

    def _paint_text(self, painter: QPainter, screen: QRectF, *, seen: QRectF) -> float:
        corner = QPointF(screen.left() + self._px(_INSET), screen.top() + self._px(_HEAD))
        height = self._words.height()
        if self._content.marks_first_lines and self._content.text:
            first = min(FIRST_LINES * self._px(LINE), height)
            bar = QRectF(screen.left() + self._px(5), corner.y() + 2, self._px(3), first - 4)
            plate(painter, bar, radius=self._px(1.5), fill=self._theme.light_color("accent.base"), border=None, width=0)
        self._words.paint(painter, corner, seen=seen)
        return corner.y() + height + self._px(_BLANK)

    def _paint_picture(self, painter: QPainter, area: QRectF) -> float:
        if not self._content.picture:
            return area.top()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.light_color("bg.sunken"))
        painter.drawRect(area.adjusted(1, 0, -1, 0))
        if not self._picture.isNull():
            scaled = self._picture_for(area)
            place = QRectF(QPointF(), scaled.deviceIndependentSize())
            place.moveCenter(area.center())
            painter.drawPixmap(place.topLeft(), scaled)
            return area.bottom()
        side = self._px(22)
        middle = area.center()
        corner = QPointF(middle.x() - side / 2, area.top() + self._px(30))
        self._icon(painter, "image-plus", place=corner, side=side)
        name = QFontMetrics(self._theme.font("meta")).elidedText(
            self._content.picture, Qt.TextElideMode.ElideMiddle, round(area.width() - self._px(24))
        )
        line = QRectF(area.left(), area.top() + self._px(58), area.width(), self._px(LINE))
        self._write(painter, line, text=name, role="meta", color=self._theme.light_color("text.secondary"))
        return area.bottom()

    def _picture_for(self, area: QRectF) -> QPixmap:
        """The picture at the size of its place. Scaled once, not with every letter that is typed."""
        ratio = self.devicePixelRatioF()
        room = QSize(round((area.width() - 2) * ratio), round(area.height() * ratio))
        size = self._picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if self._scaled.size() != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            small = self._picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            self._scaled = QPixmap.fromImage(small)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def _paint_foot(self, painter: QPainter, area: QRectF) -> None:
        color, font = self._theme.light_color("text.secondary"), self._theme.font("meta")
        parts: tuple[tuple[str, str], ...] = (
            ("thumbs-up", self.tr("Like")),
            ("message-circle", self.tr("Comment")),
            ("share-2", self.tr("Share")),
        )
        side, gap = self._px(16), self._px(5)
        widths = [side + gap + QFontMetrics(font).horizontalAdvance(word) for _icon, word in parts]
        between = (area.width() - 2 * self._px(_INSET) - sum(widths)) / (len(parts) - 1)
        if between < gap:  # a longer language: the signs alone
            parts, widths = tuple((icon, "") for icon, _word in parts), [side] * len(parts)
            between = (area.width() - 2 * self._px(_INSET) - sum(widths)) / (len(parts) - 1)
        x = area.left() + self._px(_INSET)
        for (icon, word), width in zip(parts, widths, strict=True):
            top = area.center().y() - side / 2
            self._icon(painter, icon, place=QPointF(x, top), side=side)
            place = QRectF(x + side + gap, area.top(), width, area.height())
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            self._write(painter, place, text=word, role="meta", color=color, align=align)
            x += width + between

    def _write(
        self,
        painter: QPainter,
        area: QRectF,
        *,
        text: str,
        role: str,
        color: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
    ) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(color)
        painter.drawText(area, align, text)

    def _icon(self, painter: QPainter, name: str, *, place: QPointF, side: int) -> None:
        color = self._theme.light_color("text.secondary")
        painter.drawPixmap(place.toPoint(), icon_pixmap(name, color, size=side, ratio=self.devicePixelRatioF()))

    def _picture_height(self) -> int:
        if not self._content.picture:
            return 0
        if self._picture.isNull():
            return self._px(_PICTURE)
        least, most = _SHAPES
        share = min(max(self._picture.height() / self._picture.width(), least), most)
        return round((self.width() - 2 * self._bezel()) * share)

    def _bezel(self) -> int:
        return self._px(_BEZEL) if self._shape is Shape.PHONE else 0

    def _px(self, logical: float) -> int:
        return self._theme.px(logical)
