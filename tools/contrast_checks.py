"""Contrast as it is painted: words, icons, the borders of controls and the focus, measured in the pixels of a window.

Text needs 4.5 : 1 (large text 3 : 1); icons, borders and the focus need 3 : 1 (WCAG 2.2: 1.4.3, 1.4.11, 2.4.7). What
is disabled is left out. The colour of thin strokes is blended with the ground at their edges: where no pixel reaches
the colour that the painter was given, the painter's counts, as long as the pixels come close to it.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.choices import SegmentedControl, Switch
from amtdesk.ui.widgets.focus_frame import ABOVE_FOCUS
from amtdesk.ui.widgets.sheet import Sheet
from tools.layout_checks import Fault, described, visible
from tools.painted import Painted, Picture, Word, painted

_TEXT: Final = 4.5
_PARTS: Final = 3.0
#: A second colour under a word counts as its ground as well from this share of the place on.
_SHARE: Final = 0.25
#: Of a word that is scrolled away but for the feet of its letters no colour can be told; a screenful on it is measured.
_SEEN: Final = 0.5
#: How much of the painter's colour a thin stroke must reach for the painter's colour to count.
_REACHED: Final = 0.6
_ICON: Final = 40
#: Large text: 18 pt, or 14 pt and bold, in px.
_LARGE: Final = 24
_LARGE_BOLD: Final = 19
#: Below this contrast two colours are one: strokes and ground blend at their edges.
_OTHER: Final = 1.1
_EMOJI: Final = 0x1F000
_LINEAR_BELOW: Final = 0.04045
#: As many pixels must change with the focus as the outline of the smallest target has.
_OUTLINE: Final = 2 * (28 + 28)
_FIELDS: Final = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateTimeEdit, QSpinBox)

Rgb = int


class Pixels:
    """The colours of a window as it was painted."""

    def __init__(self, image: QImage) -> None:
        plain = image.convertToFormat(QImage.Format.Format_RGB32)
        self.width, self.height, self._step = plain.width(), plain.height(), plain.bytesPerLine() // 4
        self._data = memoryview(bytes(plain.constBits())).cast("I")

    def at(self, x: int, y: int) -> Rgb | None:
        """The colour there; None outside of the window."""
        inside = 0 <= x < self.width and 0 <= y < self.height
        return self._data[y * self._step + x] & 0xFFFFFF if inside else None

    def line(self, y: int) -> memoryview:
        """The colours of one line."""
        return self._data[y * self._step : y * self._step + self.width]

    def differing(self, other: "Pixels") -> Iterator[tuple[Rgb, Rgb]]:
        """Each pair of colours that stand in the same place and are not the same."""
        for y in range(self.height):
            one, two = self.line(y), other.line(y)
            if one != two:
                yield from ((a & 0xFFFFFF, b & 0xFFFFFF) for a, b in zip(one, two, strict=True) if a != b)

    def counted(self, rect: QRectF) -> Counter[Rgb]:
        """How often each colour is there."""
        area = rect.toAlignedRect().intersected(QRect(0, 0, self.width, self.height))
        found: Counter[Rgb] = Counter()
        for y in range(area.top(), area.bottom() + 1):
            start = y * self._step + area.left()
            found.update(self._data[start : start + area.width()].tolist())
        return Counter({color & 0xFFFFFF: count for color, count in found.items()})


@lru_cache(maxsize=65536)
def luminance(color: Rgb) -> float:
    """The relative luminance of WCAG 2.2."""
    linear = []
    for shift in (16, 8, 0):
        part = (color >> shift & 0xFF) / 255
        linear.append(part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def contrast_faults(window: QWidget) -> tuple[int, list[Fault]]:
    """How many things were measured in a window as it stands, and which of them are too pale."""
    look, pixels, top = painted(window), Pixels(window.grab().toImage()), on_top(window)
    measured: list[Fault | None] = [
        *(_word(word, pixels) for word in look.seen() if _counts(word.owner, top) and _is_inked(word.text)),
        *(_icon(picture, pixels) for picture in _icons(look) if _counts(picture.owner, top)),
        *(_border(part, pixels) for part in visible(top) if _has_border(part)),
    ]
    return len(measured), [fault for fault in measured if fault is not None]


def on_top(window: QWidget) -> QWidget:
    """What can be acted upon: the sheet that lies over the others, else the window."""
    sheets = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
    return sheets[-1] if sheets else window


def _is_inked(text: str) -> bool:
    """Emoji bring colours of their own; they are pictures."""
    return any(ord(letter) < _EMOJI for letter in text if not letter.isspace())


def _counts(owner: QWidget, top: QWidget) -> bool:
    return owner.isEnabled() and (top.isAncestorOf(owner) or top is owner)


# words


def _word(word: Word, pixels: Pixels) -> Fault | None:
    place = word.area.intersected(word.shown)
    if word.core().height() < word.letters().height() * _SEEN:
        return None
    counted = pixels.counted(place)
    if not counted:
        return None
    needed = _PARTS if _is_large(word.font) else _TEXT
    ink = word.ink.rgb() & 0xFFFFFF
    whole = counted.total()
    ground = counted.most_common(1)[0][0]
    grounds = [color for color, count in counted.items() if count > whole * _SHARE and contrast(color, ink) > _OTHER]
    worst = min((_painted_contrast(counted, each, ink=ink) for each in grounds or [ground]), default=1.0)
    if worst >= needed:
        return None
    words = f"“{word.text[:40]}” {worst:.2f} of {needed}, {_name(ink)} on {_name(ground)}, in {described(word.owner)}"
    return Fault("pale text", words)


def _painted_contrast(counted: Counter[Rgb], ground: Rgb, *, ink: Rgb) -> float:
    strongest = max(contrast(color, ground) for color in counted)
    meant = contrast(ink, ground)
    return max(strongest, meant) if strongest >= 1 + (meant - 1) * _REACHED else strongest


def _is_large(font: QFont) -> bool:
    is_bold = font.weight() >= QFont.Weight.DemiBold
    return font.pixelSize() >= (_LARGE_BOLD if is_bold else _LARGE)


# icons


def _icons(look: Painted) -> Iterator[Picture]:
    for picture in look.seen_pictures():
        is_small = max(picture.area.width(), picture.area.height()) <= _ICON
        if is_small and picture.shown.contains(picture.area):
            yield picture


def _icon(picture: Picture, pixels: Pixels) -> Fault | None:
    inner = pixels.counted(picture.area)
    around = pixels.counted(picture.area.adjusted(-2, -2, 2, 2)) - inner
    if not inner or not around:
        return None
    ground = around.most_common(1)[0][0]
    strongest = max(contrast(color, ground) for color in inner)
    if strongest >= _PARTS:
        return None
    place = picture.area.toRect()
    words = f"{strongest:.2f} of {_PARTS} at {place.x()},{place.y()}, on {_name(ground)}, in {described(picture.owner)}"
    return Fault("pale icon", words)


# borders


def _lies_below(part: QWidget, place: QPoint) -> bool:
    """Whether something stands over it there for a moment: then its border is not what is painted."""
    above = part.window().findChild(QWidget, ABOVE_FOCUS)
    if above is None or not above.isVisible():
        return False
    return QRect(above.mapTo(part.window(), QPoint(0, 0)), above.size()).contains(place)


def _has_border(part: QWidget) -> bool:
    if not part.isEnabled() or part.hasFocus() or part.visibleRegion().isEmpty():
        return False
    if isinstance(part, KbdButton):
        return part.kind != "quiet" and part.isEnabled()
    if isinstance(part, _FIELDS):
        is_part = isinstance(part.parentWidget(), QComboBox | QDateTimeEdit | QSpinBox)
        is_read_only = isinstance(part, QLineEdit | QTextEdit) and part.isReadOnly()
        return not is_part and not is_read_only and part.property("bare") != "true"
    return isinstance(part, SegmentedControl | Switch)


def _border(part: QWidget, pixels: Pixels) -> Fault | None:
    """Across its left edge in the middle: the strongest colour within four pixels against the one outside."""
    corner = part.mapTo(part.window(), QPoint(0, 0))
    y = corner.y() + part.height() // 2
    outside = pixels.at(corner.x() - 2, y)
    if outside is None or not part.visibleRegion().contains(QPoint(1, part.height() // 2)):
        return None
    if _lies_below(part, QPoint(corner.x(), y)):
        return None
    across = [color for x in range(4) if (color := pixels.at(corner.x() + x, y)) is not None]
    strongest = max((contrast(color, outside) for color in across), default=_PARTS)
    if strongest >= _PARTS:
        return None
    return Fault("pale border", f"{strongest:.2f} of {_PARTS} on {_name(outside)}, of {described(part)}")


# focus


def focus_faults(window: QWidget) -> tuple[int, list[Fault]]:
    """Puts the focus on each thing that takes it by Tab, and looks at what changes around it."""
    parts = [
        part for part in visible(on_top(window)) if part.focusPolicy() & Qt.FocusPolicy.TabFocus and _may_focus(part)
    ]
    found = [_focus(part) for part in parts if part.isVisible()]  # a toast goes by itself
    return len(parts), [fault for fault in found if fault is not None]


def _may_focus(part: QWidget) -> bool:
    return part.isEnabled() and part.focusProxy() is None and not isinstance(part.parentWidget(), _FIELDS)


def _bring_into_sight(part: QWidget) -> None:
    step = part.parentWidget()
    while step is not None:
        if isinstance(step, QScrollArea):
            step.ensureWidgetVisible(part)
        step = step.parentWidget()


def _focus(part: QWidget) -> Fault | None:
    window = part.window()
    _bring_into_sight(part)
    part.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    place = (
        QRect(part.mapTo(window, QPoint(0, 0)), QSize(part.size())).adjusted(-8, -8, 8, 8).intersected(window.rect())
    )
    focused = Pixels(window.grab(place).toImage())
    part.clearFocus()
    QApplication.processEvents()
    bare = Pixels(window.grab(place).toImage())
    changed = sum(contrast(one, other) >= _PARTS for one, other in bare.differing(focused))
    if changed >= _OUTLINE:
        return None
    return Fault("unseen focus", f"{changed} pixels of {_OUTLINE} change in {described(part)}")


def _name(color: Rgb) -> str:
    return QColor(color).name()
