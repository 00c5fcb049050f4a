"""What must hold of every picture of the window, computed from what it paints and where its parts stand: no word cut,
covered or shortened beyond reach, no parts on one another, nothing beside its frame, every target large enough.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import combinations
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QToolTip,
    QWidget,
)

from amtdesk.ui.widgets.focus_frame import ABOVE_FOCUS, FocusFrame
from amtdesk.ui.widgets.sheet import Sheet
from tools.painted import Painted, Word, painted

#: A pixel more or less is rounding.
_SLACK: Final = 1.0
#: The smallest target of the design, in logical px.
TARGET: Final = 28
#: What may be smaller, and why (WCAG 2.5.8 asks for 24 px, and leaves out what has an equal way that is large enough).
SMALLER_TARGETS: Final[dict[str, str]] = {
    "QScrollBar": "arrows, Page keys and the wheel scroll as well",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold: its kind, and where."""

    kind: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.words}"


def faults_of(window: QWidget, zoom: float) -> list[Fault]:
    """Return what does not hold of a window as it stands."""
    look = painted(window)
    return [
        *_cut(look),
        *_covered(look),
        *_on_one_another(look),
        *_beyond_reach(look),
        *_beside_their_frame(window),
        *_parts_on_one_another(window),
        *_wider_than_seen(window),
        *_small_targets(window, zoom),
    ]


def described(widget: QWidget) -> str:
    """A widget's class and name, with the nearest class of AmtDesk around it."""
    around = widget
    while (parent := around.parentWidget()) is not None and not type(around).__module__.startswith("amtdesk"):
        around = parent
    own = f"{type(widget).__name__}({widget.accessibleName()[:40]})"
    return own if around is widget else f"{own} in {type(around).__name__}"


# words


def _cut(look: Painted) -> Iterator[Fault]:
    for word in look.seen():
        if _scrolls_by_itself(word):
            continue
        cut = _sides_cut(word)
        if cut:
            yield Fault("cut", f"“{word.text}” {cut} in {described(word.owner)}")


def _scrolls_by_itself(word: Word) -> bool:
    """What she typed into a field moves along in it; the hint in an empty field must fit."""
    owner = word.owner
    if isinstance(owner, QLineEdit):
        return bool(owner.text())
    field = owner.parentWidget()
    return isinstance(field, QTextEdit | QPlainTextEdit) and bool(field.toPlainText())


def _sides_cut(word: Word) -> str:
    area = _ink(word)
    over = dict.fromkeys(("left", "top", "right", "bottom"), 0.0)
    for limit, is_scrolled in _limits(word):
        over["left"] = max(over["left"], limit.left() - area.left())
        over["right"] = max(over["right"], area.right() - limit.right())
        if not is_scrolled:
            over["top"] = max(over["top"], limit.top() - area.top())
            over["bottom"] = max(over["bottom"], area.bottom() - limit.bottom())
    return ", ".join(f"{side} by {round(by)}" for side, by in over.items() if by > _SLACK)


def _ink(word: Word) -> QRectF:
    height = word.area.height()
    return QRectF(word.area.left(), word.base - height * 0.5, word.area.width(), height * 0.66)


def _limits(word: Word) -> Iterator[tuple[QRectF, bool]]:
    """Each frame that the word must not leave, and whether it scrolls up and down in it."""
    is_scrolled = isinstance(word.owner.parentWidget(), QAbstractItemView)
    if word.limit is not None:
        yield word.limit, is_scrolled
    window = word.owner.window()
    step: QWidget | None = word.owner
    while step is not None:
        is_scrolled |= _is_viewport(step) and not isinstance(step.parentWidget(), QTextEdit | QPlainTextEdit)
        yield QRectF(step.mapTo(window, QPoint(0, 0)), step.size()), is_scrolled
        step = step.parentWidget() if step is not window else None


def _is_viewport(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _covered(look: Painted) -> Iterator[Fault]:
    for word in look.seen():
        if word.coverer is not None and not _is_above(word.coverer):
            yield Fault("covered", f"“{word.text}” of {described(word.owner)} by {described(word.coverer)}")


def _on_one_another(look: Painted) -> Iterator[Fault]:
    words = sorted((word for word in look.seen() if not _is_above(word.owner)), key=lambda word: word.core().left())
    for number, word in enumerate(words):
        core = word.core()
        for other in words[number + 1 :]:
            if other.core().left() > core.right() - _SLACK:
                break
            shared = core.intersected(other.core())
            if shared.width() > _SLACK and shared.height() > _SLACK and not _is_same(word, other):
                yield Fault("on one another", f"“{word.text}” and “{other.text}” in {described(word.owner)}")


def _is_same(word: Word, other: Word) -> bool:
    """What is selected or marked is painted once more over itself."""
    is_there = (word.area.topLeft() - other.area.topLeft()).manhattanLength() <= 2 * _SLACK
    return word.owner is other.owner and is_there and (word.text in other.text or other.text in word.text)


def _beyond_reach(look: Painted) -> Iterator[Fault]:
    """What is shortened must be told in full when one points at it, or stand in full elsewhere on the page."""
    seen = " ".join(word.text for word in look.seen())
    for word in look.seen():
        whole = look.elided.get(word.text) or _elided_by_qt(word)
        if whole and whole not in seen and not _tells(word, whole):
            yield Fault("shortened", f"“{word.text}” of “{whole}” in {described(word.owner)}")


def _elided_by_qt(word: Word) -> str:
    owner = word.owner
    if isinstance(owner, QLineEdit) and not owner.text() and word.text != owner.placeholderText():
        return owner.placeholderText()
    if isinstance(owner, QComboBox) and word.text.endswith("…") and word.text != owner.currentText():
        return owner.currentText()
    return ""


def _tells(word: Word, whole: str) -> bool:
    """Whether pointing at it says the whole: as Qt does, who is pointed at is asked first, then what holds it."""
    window = word.owner.window()
    place = word.core().center().toPoint()
    step: QWidget | None = word.owner
    while step is not None:
        said = step.toolTip() or _told_by_row(step, step.mapFrom(window, place)) or _told_when_asked(step, place)
        if said:
            return whole in unescape(said) or len(said) >= len(word.text)
        step = step.parentWidget() if step is not window else None
    return False


def _told_by_row(part: QWidget, place: QPoint) -> str:
    view = part.parentWidget()
    if not isinstance(view, QAbstractItemView) or view.viewport() is not part:
        return ""
    return str(view.indexAt(place).data(Qt.ItemDataRole.ToolTipRole) or "")


def _told_when_asked(part: QWidget, place: QPoint) -> str:
    """What it shows by itself; caught before it is shown."""
    window, told = part.window(), [""]

    def catch(_at: QPoint, words: str, *_rest: object) -> None:
        told.append(words)

    usual = QToolTip.showText
    QToolTip.showText = catch  # type: ignore[method-assign, assignment]  # given back below
    try:
        wish = QHelpEvent(QEvent.Type.ToolTip, part.mapFrom(window, place), window.mapToGlobal(place))
        QApplication.sendEvent(part, wish)
    finally:
        QToolTip.showText = usual  # type: ignore[method-assign]  # as it was
    return told[-1]


# parts


def visible(window: QWidget) -> list[QWidget]:
    """Every part that is shown, scrolled away or not."""
    return [part for part in window.findChildren(QWidget) if part.isVisible()]


def _is_above(widget: QWidget) -> bool:
    """Whether it stands over the page for a moment, and is meant to."""
    step: QWidget | None = widget
    while step is not None:
        if isinstance(step, Sheet | FocusFrame) or step.objectName() == ABOVE_FOCUS:
            return True
        step = step.parentWidget()
    return False


def _beside_their_frame(window: QWidget) -> Iterator[Fault]:
    for part in visible(window):
        frame = part.parentWidget()
        if frame is None or part.isWindow() or _is_viewport(frame) or _is_above(part) or not _matters(part):
            continue
        place, room = part.geometry(), frame.rect()
        beyond = [
            f"{side} by {over}"
            for side, over in (
                ("left", -place.left()),
                ("top", -place.top()),
                ("right", place.right() - room.right()),
                ("bottom", place.bottom() - room.bottom()),
            )
            if over > _SLACK
        ]
        if beyond:
            yield Fault("beside its frame", f"{described(part)} in {described(frame)}: {', '.join(beyond)}")


def _matters(part: QWidget) -> bool:
    return part.width() > 0 and part.height() > 0 and not isinstance(part, QScrollBar)


def _parts_on_one_another(window: QWidget) -> Iterator[Fault]:
    for frame in [window, *visible(window)]:
        parts = [
            part
            for part in frame.children()
            if isinstance(part, QWidget) and part.isVisible() and not part.isWindow() and not _is_above(part)
        ]
        for one, other in combinations(parts, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > _SLACK and shared.height() > _SLACK:
                yield Fault("parts on one another", f"{described(one)} and {described(other)}")


def _wider_than_seen(window: QWidget) -> Iterator[Fault]:
    for area in window.findChildren(QAbstractScrollArea):
        bar = area.horizontalScrollBar()
        if area.isVisible() and bar.maximum() > bar.minimum() and not isinstance(area, QTextEdit | QPlainTextEdit):
            yield Fault("scrolls sideways", f"{described(area)} by {bar.maximum() - bar.minimum()}")


# targets


def _small_targets(window: QWidget, zoom: float) -> Iterator[Fault]:
    least = int(TARGET * zoom)
    for part in visible(window):
        if _is_target(part) and min(part.width(), part.height()) < least and not _may_be_smaller(part):
            yield Fault("small target", f"{described(part)} has {part.width()}×{part.height()}, needs {least}")
        if isinstance(part, QAbstractItemView):
            yield from _low_rows(part, least)


def _is_target(part: QWidget) -> bool:
    if not part.isEnabled() or part.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return False
    return bool(part.focusPolicy().value) or isinstance(part, QAbstractButton) or _answers_the_mouse(part)


def _answers_the_mouse(part: QWidget) -> bool:
    own = {"mousePressEvent", "mouseReleaseEvent"}
    return any(own & set(vars(kind)) for kind in type(part).__mro__ if kind.__module__.startswith("amtdesk"))


def _may_be_smaller(part: QWidget) -> bool:
    return any(kind.__name__ in SMALLER_TARGETS for kind in type(part).__mro__)


def _low_rows(view: QAbstractItemView, least: int) -> Iterable[Fault]:
    model = view.model()
    for number in range(model.rowCount()):
        index = model.index(number, 0)
        place = view.visualRect(index)
        if index.flags() & Qt.ItemFlag.ItemIsSelectable and 0 < place.height() < least:
            return [Fault("small target", f"row {number} of {described(view)} is {place.height()} high")]
    return []


__all__ = ["Fault", "described", "faults_of", "visible"]
