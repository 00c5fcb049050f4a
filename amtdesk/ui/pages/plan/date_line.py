"""The date in the editor's head: a click turns it into a small field that reads days as people type them."""

from datetime import date, time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from amtdesk.domain.day_words import new_moment
from amtdesk.ui.keys import is_escape, key_text, takes_escape
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.domain.posts import Post
    from amtdesk.system.clock import Clock
    from amtdesk.ui.pages.plan.post_words import PostWords
    from amtdesk.ui.theme import Theme

_FIELD_WIDTH: Final = 150
#: A link's own padding, in design px: words beside it stand in by as much.
_INSET: Final = 6


class DateField(QLineEdit):
    """Enter and leaving keep, Esc leaves everything as it was."""

    kept = Signal()
    left = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_escape(event):
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.kept.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.kept.emit()


class DateLine(QWidget):
    """When a post is planned for. In place by click, Enter or Space; Ctrl+T asks in a sheet."""

    date_kept = Signal(object, object)  # date, time or None

    def __init__(self, theme: "Theme", words: "PostWords", *, clock: "Clock") -> None:
        super().__init__()
        self._words = words
        self._clock = clock
        self._day: date | None = None
        self._at: time | None = None
        self.button = LinkButton(theme, "", icon="calendar")
        self.button.setToolTip(self.tr("Change it here, or with {key}").format(key=key_text("Ctrl+T")))
        self.field = DateField()
        self.field.setFont(theme.font("metaStrong"))
        self.field.setMaximumWidth(theme.px(_FIELD_WIDTH))
        self.field.setProperty("bare", "true")
        self.field.setProperty("low", "true")
        self.field.setMinimumHeight(theme.px(28))
        self.field.setTextMargins(theme.px(_INSET), 0, theme.px(_INSET), 0)
        self.field.setAccessibleName(self.tr("Date, for example 21.4., tue or +3, and a time behind it"))
        self._read = Label(theme, role="meta", color="text.secondary")
        self._read.setContentsMargins(theme.px(_INSET), 0, 0, 0)  # the focus ring stands between
        self._fixed = Label(theme, role="metaStrong", color="text.secondary")
        self._fixed.setContentsMargins(0, 0, theme.px(_INSET), 0)
        line = row(theme, spacing=6)
        self.setLayout(line)
        line.addStrut(self.button.sizeHint().height())  # nothing below moves when the field opens
        for part in (self.button, self.field, self._read, self._fixed):
            line.addWidget(part)
        self.field.hide()
        self._read.hide()
        self.button.clicked.connect(self.begin)
        self.field.textChanged.connect(self._say_read)
        self.field.kept.connect(self.finish)
        self.field.left.connect(self.restore)

    def show_post(self, post: "Post", *, is_read_only: bool) -> None:
        """Show a post's date; what is being typed stays."""
        self._day, self._at = post.day, post.at
        when = self._when(post)
        if when != self.button.label():
            self.button.set_label(when)
            self.button.setAccessibleName(self.tr("Date: {when}").format(when=when))
        self._fixed.setText(when)
        if self.field.isHidden():
            self.button.setVisible(not is_read_only)
            self._fixed.setVisible(is_read_only)

    def _when(self, post: "Post") -> str:
        """When it went out, of a post that is out; of any other, when it is planned for."""
        went_out = post.went_out_at
        if went_out is None:
            return self._words.planned(post.day, post.at)
        return self._words.published(went_out)

    def begin(self) -> None:
        """Open the field with what stands there."""
        self._open(is_open=True)
        self.field.setText(self._as_typed())
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Keep what was typed, as far as it is a date."""
        if self.field.isHidden():
            return
        moment = self._moment()
        self._close()
        if moment is not None and moment != (self._day, self._at):
            self.date_kept.emit(*moment)

    def restore(self) -> None:
        """Leave it as it was."""
        if not self.field.isHidden():
            self._close()

    def _close(self) -> None:
        had_focus = self.field.hasFocus()
        self._open(is_open=False)
        if had_focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, *, is_open: bool) -> None:
        self.field.setVisible(is_open)
        self._read.setVisible(is_open)
        self.button.setVisible(not is_open)

    def _as_typed(self) -> str:
        if self._day is None:
            return ""
        year = "" if self._day.year == self._clock.today().year else str(self._day.year)
        day = f"{self._day.day}.{self._day.month}.{year}"
        return day if self._at is None else f"{day} {self._at:%H:%M}"

    def _moment(self) -> tuple[date, time | None] | None:
        return new_moment(self.field.text(), today=self._clock.today(), day=self._day, at=self._at)

    def _say_read(self) -> None:
        moment = self._moment()
        if moment is not None:
            self._read.setText(self._words.planned(*moment))
        else:
            self._read.setText(self.tr("21.4.   tue   +3   21.4. 9:30"))
