"""How a post will look on the channel: always light, because it shows the channel and not AmtDesk."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.ui.icons import icon_pixmap
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.picture_frame import paint_within
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import Label, SectionLabel
from amtdesk.ui.widgets.painting import plate
from amtdesk.ui.widgets.utf16 import qt_part

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

# design px
PHONE_WIDTH: Final = 296
_BEZEL: Final = 11
_INSET: Final = 13
_AVATAR: Final = 36
_HEAD: Final = 60
_LINE: Final = 20
_PICTURE: Final = 128
_FOOT: Final = 40
_BLANK: Final = 12
#: Where channels fold is not told by them; what counts belongs into the first two lines.
FIRST_LINES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewContent:
    """What the channel would show."""

    page_name: str = ""
    when: str = ""
    text: str = ""
    picture: str = ""
    alt_text: str = ""


class PhonePreview(QWidget):
    """A phone's outline with one post in it. It only shows."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._content = PreviewContent()
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme.px(PHONE_WIDTH + 64))
        theme.changed.connect(self.update)

    def show_content(self, content: PreviewContent) -> None:
        """Show another state of the post."""
        if content != self._content:
            self._content = content
            spoken = self.tr("Preview: {page}, {when}. {text}")
            self.setAccessibleName(spoken.format(page=content.page_name, when=content.when, text=content.text))
            self._fit()
            self.update()

    def show_picture(self, picture: QImage) -> None:
        """Show the picture that goes out with the post; a null one leaves its name only."""
        if picture != self._picture:
            self._picture = picture
            self.update()

    def lines(self) -> list[str]:
        """The text as it breaks at the present width."""
        return self._lines(self._text_width(self.width()))

    def _fit(self) -> None:
        # fixed, not offered as a height for a width: nested layouts ask that before they know the width
        self.setFixedHeight(self._height_at(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _height_at(self, width: int) -> int:
        lines = len(self._lines(self._text_width(width)))
        inner = self._px(_HEAD) + lines * self._px(_LINE) + self._px(_BLANK) + self._picture_height() + self._px(_FOOT)
        return inner + 2 * self._px(_BEZEL)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._px(PHONE_WIDTH), self._height_at(max(self.width(), self._px(PHONE_WIDTH))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._px(240), self._height_at(self.width()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = QRectF(self.rect())
        line = self._theme.color("border.control")
        surface = self._theme.color("bg.surface")
        plate(painter, frame, radius=self._px(28), fill=surface, border=line, width=self._theme.hairline())
        bezel = self._px(_BEZEL)
        screen = frame.adjusted(bezel, bezel, -bezel, -bezel)
        white, soft = self._theme.light_color("bg.surface"), self._theme.light_color("border.subtle")
        plate(painter, screen, radius=self._px(18), fill=white, border=soft, width=1)
        self._paint_head(painter, screen)
        y = self._paint_text(painter, screen)
        y = self._paint_picture(painter, QRectF(screen.left(), y, screen.width(), self._picture_height()))
        self._paint_foot(painter, QRectF(screen.left(), y, screen.width(), self._px(_FOOT)))

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
        line = QRectF(x, top - self._px(1), width, self._px(_LINE))
        self._write(painter, line, text=name, role="metaStrong", color=ink, align=left_side)
        line = line.translated(0, self._px(18))
        self._write(painter, line, text=self._content.when, role="meta", color=second, align=left_side)
        dots = self._px(16)
        corner = QPointF(screen.right() - dots - self._px(12), top + self._px(10))
        self._icon(painter, "ellipsis", place=corner, side=dots)

    def _paint_text(self, painter: QPainter, screen: QRectF) -> float:
        x, y = screen.left() + self._px(_INSET), screen.top() + self._px(_HEAD)
        lines = self.lines()
        ink = self._theme.light_color("text.primary")
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        first = min(FIRST_LINES, len(lines)) * self._px(_LINE)
        if first and self._content.text:
            bar = QRectF(screen.left() + self._px(5), y + 2, self._px(3), first - 4)
            plate(painter, bar, radius=self._px(1.5), fill=self._theme.light_color("accent.base"), border=None, width=0)
        for line in lines:
            area = QRectF(x, y, screen.width(), self._px(_LINE))
            self._write(painter, area, text=line, role="meta", color=ink, align=align)
            y += self._px(_LINE)
        return y + self._px(_BLANK)

    def _paint_picture(self, painter: QPainter, area: QRectF) -> float:
        if not self._content.picture:
            return area.top()
        painter.fillRect(area, self._theme.light_color("bg.sunken"))
        if not self._picture.isNull():
            paint_within(painter, self._picture, area=area)
            return area.bottom()
        side = self._px(22)
        middle = area.center()
        corner = QPointF(middle.x() - side / 2, area.top() + self._px(30))
        self._icon(painter, "image-plus", place=corner, side=side)
        name = QFontMetrics(self._theme.font("meta")).elidedText(
            self._content.picture, Qt.TextElideMode.ElideMiddle, round(area.width() - self._px(24))
        )
        line = QRectF(area.left(), area.top() + self._px(58), area.width(), self._px(_LINE))
        self._write(painter, line, text=name, role="meta", color=self._theme.light_color("text.secondary"))
        return area.bottom()

    def _paint_foot(self, painter: QPainter, area: QRectF) -> None:
        color = self._theme.light_color("text.secondary")
        words = (self.tr("Like"), self.tr("Comment"), self.tr("Share"))
        width = area.width() / len(words)
        for number, word in enumerate(words):
            place = QRectF(area.left() + number * width, area.top(), width, area.height())
            self._write(painter, place, text=word, role="meta", color=color)

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

    def _lines(self, width: int) -> list[str]:
        found: list[str] = []
        for paragraph in self._content.text.split("\n"):
            found += _broken(paragraph, self._theme.font("meta"), width=width)
        return found

    def _text_width(self, width: int) -> int:
        return width - 2 * self._px(_BEZEL) - 2 * self._px(_INSET)

    def _picture_height(self) -> int:
        return self._px(_PICTURE) if self._content.picture else 0

    def _px(self, logical: float) -> int:
        return self._theme.px(logical)


class PreviewPanel(QWidget):
    """The preview with its heading and what is known about the channel's fold."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        lines = column(theme, spacing=8)
        self.setLayout(lines)
        self.heading = SectionLabel(theme, self.tr("Preview"))
        self.phone = PhonePreview(theme)
        lines.addWidget(self.heading)
        lines.addWidget(self.phone)
        words = self.tr(
            "Where the channel folds the text is not documented. What matters belongs into the first two lines; "
            "they are marked."
        )
        lines.addWidget(Label(theme, words, role="meta", color="text.secondary", wrap=True))
        lines.addStretch(1)


def _broken(paragraph: str, font: QFont, *, width: int) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        found.append(qt_part(paragraph, line.textStart(), end=line.textStart() + line.textLength()).rstrip())
    layout.endLayout()
    return found or [""]
