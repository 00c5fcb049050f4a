"""How a card of the week is measured and painted: band, picture, time, title, first lines, the one button."""

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.pages.plan.week_cards import CARD_ROLE, Index, WeekCard
from amtdesk.ui.pages.plan.wrapped_lines import wrapped
from amtdesk.ui.widgets.painting import fill, paint_focus_ring, plate, rounded_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

    from amtdesk.ui.pages.plan.media_pictures import SmallPictures
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.chips import ChipKind

# design px
_OUTER: Final = 4  # room for the ring
_INNER: Final = 10
_RADIUS: Final = 8
_BAND: Final = 26
_PICTURE: Final = 64
_ICON: Final = 16
_BUTTON: Final = 28
_TITLE_LINES: Final = 3
_TEXT_LINES: Final = 4
_TITLE_LINE: Final = 19
_TEXT_LINE: Final = 18
# kind → band, ink, icon
BANDS: "Final[dict[ChipKind, tuple[str, str, str]]]" = {
    "neutral": ("bg.sunken", "text.secondary", "text.secondary"),
    "accent": ("accent.soft", "accent.text", "accent.text"),
    "approved": ("approve.soft", "approve.text", "approve.base"),
    "warn": ("warn.soft", "warn.text", "warn.base"),
    "danger": ("danger.soft", "danger.text", "danger.base"),
}


class CardParts(NamedTuple):
    """The words of a card broken into lines for one width, and its height."""

    title: list[str]
    text: list[str]
    height: int


class CardMeasures:
    """Answers for cards at one zoom; remembers what was laid out."""

    def __init__(self, theme: "Theme") -> None:
        self._theme = theme
        self._known: dict[tuple[object, int], CardParts] = {}

    def forget(self) -> None:
        """Other cards, or another zoom."""
        self._known.clear()

    def parts(self, card: WeekCard, width: int) -> CardParts:
        """Lay a card out in a column of this width."""
        key = (card, width)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._laid_out(card, width)
        return found

    def button_rect(self, card: WeekCard, rect: QRect) -> QRect:
        """Where the card's button can be clicked."""
        if not card.button:
            return QRect()
        px = self._theme.px
        plate_rect = self.plate_rect(rect)
        height = px(_BUTTON)
        return QRect(
            plate_rect.left() + px(_INNER),
            plate_rect.bottom() + 1 - px(_INNER) - height,
            plate_rect.width() - 2 * px(_INNER),
            height,
        )

    def plate_rect(self, rect: QRect) -> QRect:
        """Where the card's surface lies in its row."""
        side, gap = self._theme.px(_OUTER), self._theme.px(_OUTER)
        return rect.adjusted(side, gap, -side, -gap)

    def _laid_out(self, card: WeekCard, width: int) -> CardParts:
        px = self._theme.px
        room = max(width - 2 * px(_OUTER) - 2 * px(_INNER), 1)
        title = wrapped(self._theme, card.title, role="controlStrong", width=room, most=_TITLE_LINES)
        text = wrapped(self._theme, card.text, role="meta", width=room, most=_TEXT_LINES) if card.text else []
        height = 2 * px(_OUTER) + px(_BAND) + (px(_PICTURE) if card.picture else 0)
        height += px(8) + (px(_TEXT_LINE) if card.time else 0) + len(title) * px(_TITLE_LINE)
        height += px(3) + len(text) * px(_TEXT_LINE) if text else 0
        height += px(_INNER) + (px(_BUTTON + _INNER) if card.button else 0)
        return CardParts(title, text, height)


class CardDelegate(QStyledItemDelegate):
    """Paints the cards of one column."""

    def __init__(self, theme: "Theme", view: "QListView", *, pictures: "SmallPictures") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._pictures = pictures
        self.measures = CardMeasures(theme)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card: WeekCard = index.data(CARD_ROLE)
        return QSize(0, self.measures.parts(card, self._view.viewport().width()).height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        is_current = self._view.currentIndex() == index
        viewport = self._view.viewport()
        is_pointed = viewport.underMouse() and option.rect.contains(viewport.mapFromGlobal(QCursor.pos()))
        CardPainter(painter, self._theme, measures=self.measures, pictures=self._pictures).paint(
            index.data(CARD_ROLE),
            option.rect,
            is_current=is_current or is_pointed,
            has_focus=is_current and self._view.hasFocus(),
        )
        painter.restore()


class CardPainter:
    """Lives for one card and one paint."""

    def __init__(self, painter: QPainter, theme: "Theme", *, measures: CardMeasures, pictures: "SmallPictures") -> None:
        self._painter = painter
        self._theme = theme
        self._measures = measures
        self._pictures = pictures

    def paint(self, card: WeekCard, rect: QRect, *, is_current: bool, has_focus: bool) -> None:
        """Paint a card into its row."""
        px = self._theme.px
        area = self._measures.plate_rect(rect)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(card, area, is_current=is_current)
        top = area.top() + self._paint_band(card, QRect(area.left(), area.top(), area.width(), px(_BAND)))
        if card.picture:
            self._paint_picture(card, QRect(area.left(), top, area.width(), px(_PICTURE)))
            top += px(_PICTURE)
        self._paint_words(card, QRect(area.left(), top, area.width(), area.bottom() + 1 - top), width=rect.width())
        if card.button:
            self._paint_button(card.button, self._measures.button_rect(card, rect))
        if has_focus:
            ring = QRectF(rect).adjusted(1, 1, -1, -1)
            paint_focus_ring(self._painter, self._theme, rect=ring, radius=px(_RADIUS + 2))

    def _paint_plate(self, card: WeekCard, area: QRect, *, is_current: bool) -> None:
        width = self._theme.hairline()
        border = self._theme.color("accent.base" if is_current else "border.subtle")
        if card.is_proposal:
            pen = QPen(self._theme.color("accent.base" if is_current else "border.control"), width)
            pen.setStyle(Qt.PenStyle.DashLine)
            self._painter.setPen(pen)
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            half, radius = width / 2, self._theme.px(_RADIUS)
            self._painter.drawRoundedRect(QRectF(area).adjusted(half, half, -half, -half), radius, radius)
            return
        surface = self._theme.color("bg.surface")
        plate(self._painter, QRectF(area), radius=self._theme.px(_RADIUS), fill=surface, border=border, width=width)

    def _paint_band(self, card: WeekCard, band: QRect) -> int:
        """Paint the band with the state, and return how high it is."""
        back, ink, icon_color = BANDS[card.kind]
        px, line = self._theme.px, self._theme.hairline()
        if not card.is_proposal:
            self._painter.save()
            inside = QRectF(band).adjusted(line, line, -line, px(_RADIUS))
            self._painter.setClipPath(rounded_path(inside, px(_RADIUS) - line))
            fill(self._painter, band.adjusted(line, line, -line, 0), color=self._theme.color(back))
            self._painter.restore()
            if self._theme.is_high_contrast:
                edge = QRect(band.left(), band.bottom() + 1 - line, band.width(), line)
                fill(self._painter, edge, color=self._theme.color("border.subtle"))
        wide = QFontMetrics(self._theme.font("micro")).horizontalAdvance(card.state) + px(_ICON + 4 + 3)
        left = band.left() + max(min(px(_INNER), band.width() - wide), px(3))  # a state is never cut
        square = QRectF(left, band.center().y() + 1 - px(_ICON) / 2, px(_ICON), px(_ICON))
        paint_icon(self._painter, self._theme, name=card.icon, color=icon_color, rect=square)
        left += px(_ICON + 4)
        room = QRect(left, band.top(), band.right() + 1 - left - px(2), band.height())
        self._line(card.state, room, role="micro", color=ink)
        return px(_BAND)

    def _paint_picture(self, card: WeekCard, area: QRect) -> None:
        line = self._theme.hairline()
        area = area.adjusted(line, 0, -line, 0)
        fill(self._painter, area, color=self._theme.color("bg.sunken"))
        picture = self._pictures.of(card.picture)
        if picture is None or picture.isNull():
            side = self._theme.px(18)
            square = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
            paint_icon(self._painter, self._theme, name="image-plus", color="text.tertiary", rect=square)
            return
        scale = max(area.width() / picture.width(), area.height() / picture.height())
        wide, high = area.width() / scale, area.height() / scale
        source = QRectF((picture.width() - wide) / 2, (picture.height() - high) / 2, wide, high)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawPixmap(QRectF(area), picture, source)

    def _paint_words(self, card: WeekCard, area: QRect, *, width: int) -> None:
        px = self._theme.px
        parts = self._measures.parts(card, width)
        left, room = area.left() + px(_INNER), area.width() - 2 * px(_INNER)
        top = area.top() + (px(8) if not card.is_proposal else 0)
        if card.time:
            self._line(card.time, QRect(left, top, room, px(_TEXT_LINE)), role="micro", color="text.secondary")
            top += px(_TEXT_LINE)
        for words in parts.title:
            self._line(words, QRect(left, top, room, px(_TITLE_LINE)), role="controlStrong", color="text.primary")
            top += px(_TITLE_LINE)
        top += px(3)
        for words in parts.text:
            self._line(words, QRect(left, top, room, px(_TEXT_LINE)), role="meta", color="text.secondary")
            top += px(_TEXT_LINE)

    def _paint_button(self, words: str, area: QRect) -> None:
        px = self._theme.px
        surface, line = self._theme.color("bg.surface"), self._theme.color("border.control")
        plate(self._painter, QRectF(area), radius=px(6), fill=surface, border=line, width=self._theme.hairline())
        wide = QFontMetrics(self._theme.font("metaStrong")).horizontalAdvance(words) + px(_ICON + 6)
        has_words = wide <= area.width() - px(8)
        left = area.left() + (area.width() - (wide if has_words else px(_ICON))) // 2
        square = QRectF(left, area.center().y() + 1 - px(_ICON) / 2, px(_ICON), px(_ICON))
        paint_icon(self._painter, self._theme, name="copy", color="text.primary", rect=square)
        if has_words:
            room = QRect(left + px(_ICON + 6), area.top(), wide, area.height())
            self._line(words, room, role="metaStrong", color="text.primary")

    def _line(self, words: str, area: QRect, *, role: str, color: str) -> None:
        font = self._theme.font(role)
        self._painter.setFont(font)
        self._painter.setPen(self._theme.color(color))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        self._painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
