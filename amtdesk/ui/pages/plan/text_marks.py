"""Marks under the text where a check has something to say. They move along with what is typed until the next look."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip

from amtdesk.domain.checks import Check, CheckKind, CheckLevel, Span
from amtdesk.ui.keys import with_key
from amtdesk.ui.overriding import override
from amtdesk.ui.plain_tips import plain_tip
from amtdesk.ui.widgets.utf16 import qt_length

if TYPE_CHECKING:
    from amtdesk.system.language import Language
    from amtdesk.ui.theme import Theme

#: Does what a remark proposes, or opens what can be done.
CURE_KEYS: Final = "Ctrl+."

_Line = QTextCharFormat.UnderlineStyle


class _Look(NamedTuple):
    """How a remark is marked; the form of the line tells them apart where colours do not."""

    line: _Line
    ink: str
    ground: str = ""


_MISSPELLED: Final = _Look(_Line.WaveUnderline, "danger.base", "danger.soft")
_LOOKS: Final = {
    CheckLevel.BLOCKING: _Look(_Line.WaveUnderline, "danger.base", "danger.soft"),
    CheckLevel.ADVICE: _Look(_Line.WaveUnderline, "warn.base", "warn.soft"),
    CheckLevel.HINT: _Look(_Line.DotLine, "text.secondary"),
}


class Mark(NamedTuple):
    """A remark and where it stands now, in Qt's places."""

    check: Check
    cursor: QTextCursor

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.cursor.selectionStart()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.cursor.selectionEnd()


class TextMarks(QObject):
    """Underlines the remarks in a text field and knows which one stands where."""

    def __init__(self, theme: "Theme", language: "Language", *, text: QTextEdit) -> None:
        super().__init__(text)
        self._theme = theme
        self._language = language
        self._text = text
        self._marks: tuple[Mark, ...] = ()
        text.viewport().installEventFilter(self)
        text.textChanged.connect(QToolTip.hideText)  # it would lie over what is just typed
        theme.changed.connect(self._paint)

    def show(self, text: str, checks: Sequence[Check]) -> None:
        """Mark these remarks; their places are those of `text`, which stands in the field."""
        spans = [(check, check.span) for check in checks if check.span is not None]
        places = _qt_places(text, [place for _check, span in spans for place in span])
        marks = [Mark(check, self._over(places[span[0]], end=places[span[1]])) for check, span in spans]
        self._marks = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
        self._paint()

    def all(self) -> tuple[Mark, ...]:
        """Every mark in the order of the text."""
        return self._marks

    def at(self, position: int) -> Mark | None:
        """The remark at a place: of several the one that can be cured, then the shortest."""
        here = [mark for mark in self._marks if mark.start <= position <= mark.end and mark.start < mark.end]
        return min(here, key=lambda mark: (mark.check.cure is None, mark.end - mark.start), default=None)

    def at_cursor(self) -> Mark | None:
        """The remark that is selected, or in which the cursor stands."""
        cursor = self._text.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        exact = (mark for mark in self._marks if (mark.start, mark.end) == here and mark.start < mark.end)
        return next(exact, None) or self.at(cursor.position())

    def beside(self, *, forward: bool) -> Mark | None:
        """The next remark behind the cursor, or before it; from the last one on to the first."""
        cursor = self._text.textCursor()
        here = cursor.selectionStart()
        if forward:
            here = here if cursor.hasSelection() else here - 1
            return next((mark for mark in self._marks if mark.start > here), self._marks[0] if self._marks else None)
        before = [mark for mark in self._marks if mark.start < here]
        return before[-1] if before else self._marks[-1] if self._marks else None

    def select(self, mark: Mark) -> None:
        """Select a remark and go there."""
        cursor = self._text.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)
        self._text.setFocus()
        self._text.ensureCursorVisible()

    def say(self, mark: Mark) -> None:
        """Show a remark's words below its place: the card may be out of sight."""
        cursor = QTextCursor(mark.cursor)
        cursor.setPosition(mark.start)
        below = self._text.cursorRect(cursor).bottomLeft() + QPoint(0, self._theme.px(4))
        QToolTip.showText(self._text.viewport().mapToGlobal(below), self._tip(mark.check), self._text)

    def replace(self, text: str, span: Span, *, instead: str) -> None:
        """Put other words in a place of `text`, which stands in the field, as one step of its undo."""
        places = _qt_places(text, span)
        cursor = self._over(places[span[0]], end=places[span[1]])
        cursor.beginEditBlock()
        cursor.insertText(instead)
        cursor.endEditBlock()
        self._text.setTextCursor(cursor)

    def mark_under(self, pos: QPoint) -> Mark | None:
        """The remark under a place of the viewport."""
        return self.at(self._text.cursorForPosition(pos).position())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        mark = self.mark_under(event.pos())
        if mark is None:
            return False
        QToolTip.showText(event.globalPos(), self._tip(mark.check), self._text)
        return True

    def _tip(self, check: Check) -> str:
        words = self._language.sentence(check.words)
        if check.cure is None or self._text.isReadOnly():
            return plain_tip(words)
        cure = with_key(self._language.sentence(check.cure.words), CURE_KEYS)
        return plain_tip(f"{words}\n{cure}")

    def _over(self, start: int, *, end: int) -> QTextCursor:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _paint(self) -> None:
        self._text.setExtraSelections([self._piece(mark) for mark in reversed(self._marks)])

    def _piece(self, mark: Mark) -> QTextEdit.ExtraSelection:
        look = _MISSPELLED if mark.check.kind is CheckKind.SPELLING else _LOOKS[mark.check.level]
        form = QTextCharFormat()
        form.setUnderlineStyle(look.line)
        form.setUnderlineColor(self._theme.color(look.ink))
        if look.ground:
            form.setBackground(self._theme.color(look.ground))
        piece = QTextEdit.ExtraSelection()
        piece.cursor, piece.format = mark.cursor, form
        return piece


def _qt_places(text: str, places: Sequence[int]) -> dict[int, int]:
    """Return for each place in a text the one that Qt counts, in one go."""
    if text.isascii() or max(text, default="") < "\U00010000":
        return {place: place for place in places}
    return dict(_counted(text, sorted(set(places))))


def _counted(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    before = counted = 0
    for place in places:
        counted += qt_length(text[before:place])
        before = place
        yield place, counted
