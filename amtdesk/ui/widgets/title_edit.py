"""A title that is edited where it stands. It stores nothing: it asks."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override
from amtdesk.ui.plain_tips import plain_tip
from amtdesk.ui.widgets.fields import AUTOSAVE_MS

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

_QT_SIDE: Final = 2  # what Qt leaves free beside the words of a field


class InlineTitleEdit(QLineEdit):
    """A title that is edited where it stands: double click or F2 begins, Enter or leaving keeps, Esc restores.

    A first title has nothing to restore: Esc keeps it too, and leads out of the page while nothing is written.
    """

    kept = Signal(str)
    entered = Signal()  # Enter, whether or not there was anything to keep
    paused = Signal(str)  # a moment after the last key: the words so far, or the earlier ones again

    def __init__(self, theme: "Theme", name: str, *, role: str = "title") -> None:
        super().__init__()
        self._theme = theme
        self._role = role
        self._before = self._told = ""
        self._name = name
        self._hint = self.tr("Edit ({key})").format(key=key_text("F2"))
        self._following: QWidget | None = None
        self._pause = QTimer(self, singleShot=True, interval=AUTOSAVE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._tell_of_pause)
        self.textEdited.connect(self._wait)
        self.textChanged.connect(self._tell_whole)
        self.setAccessibleName(name)
        self.setToolTip(self._hint)
        self.setReadOnly(True)
        self.setProperty("bare", "true")
        self.setFont(theme.font(role))
        self.setMinimumHeight(theme.line(role) + theme.px(4))
        theme.changed.connect(self._restyle)

    def lead_on_to(self, following: QWidget) -> None:
        """Let Tab lead from the title that is being written to what is written next."""
        self._following = following

    def show_title(self, title: str) -> None:
        """Show a stored title, unless it is being edited."""
        if self.isReadOnly():
            self._before = title
            self.setText(title)
            self.setCursorPosition(0)

    def begin(self) -> None:
        """Begin to edit."""
        self._before = self._told = self.text()
        self._set_editing(is_editing=True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def finish(self) -> None:
        """Keep what stands there; an empty title is not kept."""
        if self.isReadOnly():
            return
        self._set_editing(is_editing=False)
        title = self.text().strip()
        if not title:
            self.setText(self._before)
            self._tell(self._before)
        elif title != self._before:
            self._before = title
            self.kept.emit(title)

    def restore(self) -> None:
        """Forget what was typed."""
        self._set_editing(is_editing=False)
        self.setText(self._before)
        self._tell(self._before)

    def _wait(self) -> None:
        self._pause.start()

    def _tell_of_pause(self) -> None:
        self._tell(self.text().strip())

    def _tell(self, title: str) -> None:
        if title != self._told and (title or not self._before):
            self._told = title
            self.paused.emit(title)

    def _is_empty_still(self) -> bool:
        return not self._before and not self.text().strip()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            if event.key() == Qt.Key.Key_F2 or event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.begin()
            else:
                super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self._before:
            self.restore()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        if not next or self._following is None or self.isReadOnly():
            return super().focusNextPrevChild(next)
        self._following.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _shown(self) -> str:
        """The title as far as there is room for it while nobody writes in it."""
        sides, metrics = self.textMargins(), self.fontMetrics()
        room = self.contentsRect().width() - sides.left() - sides.right() - 2 * _QT_SIDE
        if metrics.horizontalAdvance(self.text()) <= room:
            return self.text()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _tell_whole(self) -> None:
        """Let pointing at it tell a title that has no room."""
        self.setToolTip(self._hint if self._shown() == self.text() else plain_tip(f"{self.text()}\n{self._hint}"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._shown()
        if not self.isReadOnly() or self.hasSelectedText() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)  # Qt would cut the last letter through
        painter.setPen(self._theme.color("text.primary"))
        area = self.contentsRect().adjusted(self.textMargins().left() + _QT_SIDE, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    @override
    def event(self, event: QEvent) -> bool:
        # Esc and F2 belong to the field while it is edited, before any shortcut of the window; all others stay its own
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent) or self.isReadOnly():
            return super().event(event)
        if event.key() not in {Qt.Key.Key_Escape, Qt.Key.Key_F2}:
            return super().event(event)
        event.setAccepted(event.key() == Qt.Key.Key_F2 or not self._is_empty_still())
        return True

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.isReadOnly():
            self.begin()
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()

    def _set_editing(self, *, is_editing: bool) -> None:
        self._pause.stop()
        self.setReadOnly(not is_editing)
        self.deselect()
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self._theme.color("text.primary"))
        self.setPalette(palette)
        self.update()
