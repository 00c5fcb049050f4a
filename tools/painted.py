"""What a window paints: every word and every icon with its place, colour and owner, told by a paint engine that notes
instead of painting. So the words of delegates and painted widgets are measured as those of labels are.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPainterPath,
    QPixmap,
    QRegion,
    QTextItem,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from amtdesk.ui.overriding import override

_OPAQUE: Final = 255
#: So wide a caret is at most.
_CARET: Final = 4


@dataclass(slots=True, kw_only=True, eq=False)
class Word:
    """One piece of text in one line, where it stands in its window."""

    text: str
    area: QRectF  # from ascent to descent
    base: float
    ink: QColor
    font: QFont
    limit: QRectF | None  # what its painter was told not to leave
    owner: QWidget
    shown: QRectF  # what of the window may be painted by its owner
    coverer: QWidget | None = None  # what was painted over a part of it
    is_hidden: bool = False
    is_dimmed: bool = False
    _core: QRectF | None = None

    def letters(self) -> QRectF:
        """Where its lower-case letters stand: what must never be crossed."""
        height = self.area.height()
        return QRectF(self.area.left() + 1, self.base - height * 0.38, max(self.area.width() - 2, 1), height * 0.38)

    def core(self) -> QRectF:
        """What of its letters could be seen when it was painted."""
        if self._core is None:
            self._core = self.letters().intersected(self.shown)
        return self._core


@dataclass(slots=True, kw_only=True, eq=False)
class Picture:
    """One picture or icon, where it stands in its window."""

    area: QRectF
    owner: QWidget
    shown: QRectF
    is_hidden: bool = False
    is_dimmed: bool = False

    def core(self) -> QRectF:
        """What of it could be seen when it was painted."""
        return self.area.intersected(self.shown)


@dataclass(slots=True)
class Painted:
    """Everything that a window painted at one moment."""

    words: list[Word] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    elided: dict[str, str] = field(default_factory=dict)  # what was shown → what was meant

    def seen(self) -> list[Word]:
        """The words that can be seen and belong to what is acted upon now, not to what a sheet lies over."""
        return [word for word in self.words if word.text.strip() and _is_seen(word)]

    def seen_pictures(self) -> list[Picture]:
        """The same of pictures."""
        return [picture for picture in self.pictures if _is_seen(picture)]


def _is_seen(part: Word | Picture) -> bool:
    return not part.is_hidden and not part.is_dimmed and not part.core().isEmpty()


class _Engine(QPaintEngine):
    """Notes words and pictures, and what is painted over them."""

    def __init__(self, painted: Painted) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._painted = painted
        self.owner: QWidget | None = None

    @override
    def begin(self, pdev: QPaintDevice) -> bool:
        return True

    @override
    def end(self) -> bool:
        return True

    @override
    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    @override
    def updateState(self, state: object) -> None:
        """Nothing is kept: the painter is asked when something is painted."""

    @override
    def drawTextItem(self, p: QPointF | QPoint | QPainterPath.Element, textItem: QTextItem) -> None:
        painter, owner = self.painter(), self.owner
        if owner is None or isinstance(p, QPainterPath.Element):
            return
        there = painter.deviceTransform()
        font = textItem.font()
        metrics = QFontMetrics(font)
        local = QRectF(p.x(), p.y() - metrics.ascent(), textItem.width(), metrics.height())
        limit = there.mapRect(painter.clipBoundingRect()) if painter.hasClipping() else None
        self._painted.words.append(
            Word(
                text=textItem.text(),
                area=there.mapRect(local),
                base=there.map(p).y(),
                ink=painter.pen().color(),
                font=QFont(font),
                limit=limit,
                owner=owner,
                shown=self._shown(),
            )
        )

    def _shown(self) -> QRectF:
        return QRectF(self.systemClip().boundingRect())

    @override
    def drawPixmap(self, r: QRectF | QRect, pm: QPixmap | QImage, sr: QRectF | QRect) -> None:
        if QRectF(sr).size() == QSizeF(pm.size()):  # a shadow is put together from pieces of one picture
            self._note_picture(r)

    @override
    def drawImage(self, r: QRectF | QRect, pm: QImage, sr: QRectF | QRect, flags: object = None) -> None:
        self._note_picture(r)

    def _note_picture(self, rect: QRectF | QRect) -> None:
        if self.owner is not None:
            area = self.painter().deviceTransform().mapRect(QRectF(rect))
            self._painted.pictures.append(Picture(area=area, owner=self.owner, shown=self._shown()))

    @override
    def drawPolygon(self, *_points: object) -> None:
        """A line covers no word."""

    @override
    def drawPath(self, path: QPainterPath) -> None:
        painter = self.painter()
        brush = painter.brush()
        if brush.style() is Qt.BrushStyle.NoBrush or not brush.color().alpha():
            return
        shape = painter.deviceTransform().map(path)
        seen = self._shown()
        if painter.hasClipping():
            seen = seen.intersected(painter.deviceTransform().mapRect(painter.clipBoundingRect()))
        if shape.intersects(seen) and not self._is_caret(shape):
            self._cover(shape, seen, is_opaque=brush.color().alpha() == _OPAQUE)

    def _is_caret(self, shape: QPainterPath) -> bool:
        """The caret blinks between the letters that she writes."""
        field = self.owner if isinstance(self.owner, QLineEdit) else self.owner and self.owner.parentWidget()
        return isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit) and shape.boundingRect().width() <= _CARET

    def _cover(self, shape: QPainterPath, seen: QRectF, *, is_opaque: bool) -> None:
        bounds = shape.boundingRect().intersected(seen)
        parts: list[Word | Picture] = [*self._painted.words, *self._painted.pictures]
        for each in parts:
            if each.is_hidden or not bounds.intersects(each.core()):
                continue
            if bounds.contains(each.core()) and shape.contains(each.core()):
                each.is_hidden |= is_opaque
                each.is_dimmed |= not is_opaque
            elif is_opaque and isinstance(each, Word) and shape.intersects(each.core()):
                each.coverer = self.owner


class _Paper(QPaintDevice):
    """As large as the window, of one pixel a point."""

    def __init__(self, engine: _Engine, size: QRect) -> None:
        super().__init__()
        self._engine = engine
        known = QPaintDevice.PaintDeviceMetric
        self._metrics = {
            known.PdmWidth: size.width(),
            known.PdmHeight: size.height(),
            known.PdmWidthMM: size.width() // 4,
            known.PdmHeightMM: size.height() // 4,
            known.PdmDpiX: 96,
            known.PdmDpiY: 96,
            known.PdmPhysicalDpiX: 96,
            known.PdmPhysicalDpiY: 96,
            known.PdmDevicePixelRatioScaled: 65536,
            known.PdmDepth: 32,
            known.PdmNumColors: 2**31 - 1,
        }

    @override
    def paintEngine(self) -> QPaintEngine:
        return self._engine

    @override
    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(metric, 1)


class _Watcher(QObject):
    """Tells the engine whose turn it is to paint."""

    def __init__(self, engine: _Engine) -> None:
        super().__init__()
        self._engine = engine

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._engine.owner = watched
        return False


def painted(window: QWidget) -> Painted:
    """Return what a window paints at this moment; places are those in the window."""
    found = Painted()
    engine = _Engine(found)
    watcher, paper = _Watcher(engine), _Paper(engine, window.rect())
    app = QApplication.instance()
    if app is None:
        raise RuntimeError("there is no application")
    app.installEventFilter(watcher)
    usual = _note_elisions(found.elided)
    try:
        window.render(paper, QPoint(0, 0), QRegion(window.rect()))
    finally:
        QFontMetrics.elidedText = usual  # type: ignore[method-assign]  # given back
        app.removeEventFilter(watcher)
    return found


def _note_elisions(elided: dict[str, str]) -> Callable[..., str]:
    """Note what is shortened to fit while the window paints; returns what was there before."""
    usual: Callable[..., str] = QFontMetrics.elidedText

    def noting(metrics: QFontMetrics, text: str, *rest: object) -> str:
        shown = usual(metrics, text, *rest)
        if shown != text:
            elided[shown] = text
        return shown

    QFontMetrics.elidedText = noting  # type: ignore[method-assign, assignment]  # given back by who asked
    return usual
