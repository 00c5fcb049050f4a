"""Chips: a small plate that names a state in words. Green is for approvals, always with the stamp."""

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

ChipKind = Literal["neutral", "accent", "accent on a chosen row", "approved", "warn", "danger"]

# kind → plate, ink, icon colour, icon when none is named
_COLORS: Final[dict[ChipKind, tuple[str, str, str, str]]] = {
    "neutral": ("bg.sunken", "text.secondary", "text.secondary", ""),
    "accent": ("accent.soft", "accent.text", "accent.text", ""),
    "accent on a chosen row": ("bg.surface", "accent.text", "accent.text", ""),  # the row has the plate's colour
    "approved": ("approve.soft", "approve.text", "approve.base", "stamp"),
    "warn": ("warn.soft", "warn.text", "warn.base", "hourglass"),
    "danger": ("danger.soft", "danger.text", "danger.base", "triangle-alert"),
}
_HEIGHT: Final = 24
_ICON: Final = 16


class GreenWithoutStamp(ValueError):
    """Green means that someone with authority signed: it may not appear under another icon."""


class Chip(QWidget):
    """A state in words, with the icon that belongs to it."""

    def __init__(self, theme: "Theme", text: str, *, kind: ChipKind = "neutral", icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._kind: ChipKind = kind
        self._icon = icon
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, kind=kind, icon=icon)
        theme.changed.connect(self.update)

    def text(self) -> str:
        """The state in words."""
        return self._text

    def show_state(self, text: str, *, kind: ChipKind, icon: str = "") -> None:
        """Name another state."""
        if kind == "approved" and icon not in {"", "stamp"}:
            raise GreenWithoutStamp(icon)
        self._text, self._kind, self._icon = text, kind, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._theme, self._text, kind=self._kind, icon=self._icon), self._theme.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(
            QPainter(self),
            self._theme,
            text=self._text,
            rect=QRectF(self.rect()),
            kind=self._kind,
            icon=self._icon,
        )


def chip_width(theme: "Theme", text: str, *, kind: ChipKind, icon: str = "") -> int:
    """How wide a chip will be."""
    width = QFontMetrics(theme.font("micro")).horizontalAdvance(text) + 2 * theme.px(8)
    return width + (theme.px(_ICON + 6) if icon or _COLORS[kind][3] else 0)


def paint_chip(painter: QPainter, theme: "Theme", *, text: str, rect: QRectF, kind: ChipKind, icon: str = "") -> None:
    """Paint a chip: for delegates as well."""
    fill, ink, icon_color, usual_icon = _COLORS[kind]
    border = theme.color(ink) if theme.is_high_contrast else None
    plate(painter, rect, radius=theme.px(4), fill=theme.color(fill), border=border, width=theme.hairline())
    x = rect.left() + theme.px(8)
    name = icon or usual_icon
    if name:
        side = theme.px(_ICON)
        square = QRectF(x, rect.center().y() - side / 2, side, side)
        paint_icon(painter, theme, name=name, color=icon_color, rect=square)
        x += side + theme.px(6)
    font, room = theme.font("micro"), QRectF(x, rect.top(), rect.right() - x, rect.height())
    words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
