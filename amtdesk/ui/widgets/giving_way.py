"""Where something that floats over the page may stand: low, and never over what has to be seen or pressed."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from amtdesk.ui.overriding import override

#: What is kept free, the most important first. What is hidden or scrolled away needs no place.
Kept = Callable[[], Sequence[QWidget]]

#: A part of the page may take another's place, with a button of its own: nothing that is watched tells of that.
_LOOK_MS: Final = 200
_MOVES: Final = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}
)


def free_place(size: QSize, room: QRect, *, kept: Sequence[QRect]) -> QPoint:
    """Return the lowest place in the room that covers nothing of what is kept; the middle before left and right.

    Where there is none, the least important of what is kept is given up first.
    """
    for count in range(len(kept), 0, -1):
        needed = kept[:count]
        for place in _places(size, room, kept=needed):
            if is_clear(QRect(place, size), needed):
                return place
    return next(iter(_places(size, room, kept=())))


def is_clear(rect: QRect, kept: Sequence[QRect]) -> bool:
    """Whether nothing of what is kept lies under it."""
    return not any(rect.intersects(each) for each in kept)


def _places(size: QSize, room: QRect, *, kept: Sequence[QRect]) -> list[QPoint]:
    """At the lower edge, above and below each thing that is kept, and at the top: from below upwards."""
    lowest, left = room.bottom() + 1 - size.height(), room.left()
    beside = [top for each in kept for top in (each.top() - size.height(), each.bottom() + 1)]
    heights = sorted({lowest, room.top(), *(top for top in beside if room.top() <= top <= lowest)}, reverse=True)
    spare = room.width() - size.width()
    return [QPoint(left + shift, top) for top in heights for shift in (spare // 2, 0, spare)]


def seen_part(widget: QWidget, place: QWidget) -> QRect:
    """Return what can be seen of a widget, in the place's own measure; empty where it is hidden or scrolled away.

    Of a list it is the chosen row that counts.
    """
    if not isValid(widget) or not widget.isVisible() or not place.isAncestorOf(widget):
        return QRect()
    part = _chosen_row(widget) if isinstance(widget, QAbstractItemView) else widget.rect()
    step: QWidget | None = widget
    while step is not None and step is not place:
        part, step = part.translated(step.pos()), step.parentWidget()
        if step is not None:
            part = part.intersected(step.rect())
    return part


def _chosen_row(view: QAbstractItemView) -> QRect:
    viewport = view.viewport()
    return view.visualRect(view.currentIndex()).intersected(viewport.rect()).translated(viewport.pos())


class GivingWay(QObject):
    """While something floats: tells when what is kept free has moved, and knows where that is now."""

    def __init__(self, place: QWidget, kept: Kept, *, moved: Callable[[], None]) -> None:
        super().__init__(place)
        self._place = place
        self._kept = kept
        self._moved = moved
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._look_again)
        self._is_on = False
        self._now_and_then = QTimer(self, interval=_LOOK_MS)
        self._now_and_then.timeout.connect(self.look_again)

    def begin(self) -> None:
        """Watch from now on."""
        self._is_on = True
        self._now_and_then.start()

    def end(self) -> None:
        """Watch nothing any more."""
        self._is_on = False
        self._now_and_then.stop()
        self._unwatch()

    def rects(self) -> list[QRect]:
        """Where what is kept can be seen now, the most important first."""
        kept = self._kept()
        if self._is_on:
            self._watch(kept)
        return [part for widget in kept if not (part := seen_part(widget, self._place)).isEmpty()]

    def look_again(self) -> None:
        """Something else may have to be kept free now."""
        if self._is_on:
            self._moved()

    def _look_again(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self.look_again()

    def _watch(self, kept: Sequence[QWidget]) -> None:
        """Whatever holds a widget moves it as well."""
        wanted: list[QWidget] = []
        for widget in kept:
            step: QWidget | None = widget
            while step is not None and step is not self._place:
                wanted.append(step)
                step = step.parentWidget()
        if wanted != self._watched:
            self._unwatch()
            for widget in wanted:
                widget.installEventFilter(self)
            self._watched = wanted

    def _unwatch(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.look_again()
        return False
