"""How the window speaks: toasts at its lower edge, quiet bars above the page. It listens to `Messages`."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from amtdesk.domain.errors import NotStored
from amtdesk.ui.messages import BarNote, ToastNote
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.reading_order import tab_before

if TYPE_CHECKING:
    from amtdesk.domain.errors import UserFacingError
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.page_stack import PageStack
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.banner import Banner
    from amtdesk.ui.widgets.toast import Toast

FAULT_KEY = "fault"
#: So long the bar stays after the first deed that is stored again: what could not be is tried again after 2 s.
IS_OVER_MS = 3_000
#: In a window that is lower, in design px, the buttons of a bar leave the page their lines.
_LOW = 480


class BarColumn(QWidget):
    """The quiet bars above the page, the newest lowest; it takes no room while there is none."""

    def __init__(self, theme: "Theme", *, page_below: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._page_below = page_below
        self._bars: dict[str, Banner] = {}
        self._lines: QVBoxLayout = column(theme, spacing=0)
        self.setLayout(self._lines)
        self.hide()

    def raise_bar(self, note: BarNote) -> None:
        """Show a bar, in place of one with the same cause."""
        from amtdesk.ui.widgets.banner import Banner

        self.clear_bar(note.key)
        kind = "warn" if note.key == FAULT_KEY else "quiet"
        bar = Banner(self._theme, note, kind=kind)  # type: ignore[arg-type]  # one of the banner's kinds
        bar.closed.connect(self.clear_bar)
        self._bars[note.key] = bar
        self._lines.addWidget(bar)
        self.fit()
        self.show()
        tab_before(self._page_below, [bar])
        announce(self, note.text, at_once=kind == "warn")

    def clear_bar(self, key: str) -> None:
        """Take a bar away."""
        bar = self._bars.pop(key, None)
        if bar is not None:
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._bars))

    def fit(self) -> None:
        """Leave the page the room that it needs in a low window."""
        place = self.parentWidget()
        for bar in self._bars.values():
            bar.set_low(is_low=place is not None and place.height() < self._theme.px(_LOW))

    def says(self, note: BarNote) -> bool:
        """Whether a bar with this cause says just that."""
        bar = self._bars.get(note.key)
        return bar is not None and bar.accessibleName() == note.text

    def texts(self) -> tuple[str, ...]:
        """What the bars say."""
        return tuple(bar.accessibleName() for bar in self._bars.values())

    def bars(self) -> "tuple[Banner, ...]":
        """The bars, for the keyboard's walk through the areas."""
        return tuple(self._bars.values())


class Voice(QObject):
    """Brings what pages say to the window that is built just now."""

    def __init__(self, context: "PageContext", *, place: QWidget, stack: "PageStack") -> None:
        super().__init__(place)
        messages = context.messages
        self.bars = BarColumn(context.theme, page_below=stack)
        self._theme = context.theme
        self._place = place
        self._stack = stack
        self._sentence = context.language.sentence
        self._says_not_stored = False
        place.installEventFilter(self)
        messages.toast_raised.connect(self._say)
        messages.toast_withdrawn.connect(self._put_away)
        messages.bar_raised.connect(self._raise_bar)
        messages.bar_cleared.connect(self.bars.clear_bar)
        messages.fault_raised.connect(self._report)
        messages.fault_mended.connect(self.is_mended)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.bars.fit()
            if self._has_toast() and not self.toast.isHidden():
                self.toast.place()
        return False

    @cached_property
    def toast(self) -> "Toast":
        """The toast, made when there is something to say for the first time."""
        from amtdesk.ui.widgets.toast import Toast

        toast = Toast(self._theme, self._place, kept=self._stack.kept_free)
        self._stack.page_shown.connect(toast.way.look_again)
        return toast

    def offered_keys(self) -> str:
        """The key by which the toast that stands now takes back what it says; empty without one."""
        if not self._has_toast() or not isValid(self.toast):  # a window that is built anew goes from the outside in
            return ""
        return self.toast.action_button().keys() if self.toast.isVisible() else ""

    def _has_toast(self) -> bool:
        return "toast" in self.__dict__

    def _put_away(self) -> None:
        if self._has_toast():
            self.toast.put_away()

    def _say(self, note: ToastNote) -> None:
        self.toast.show_note(note)

    def _raise_bar(self, note: BarNote) -> None:
        self.bars.raise_bar(note)

    def note_stored(self) -> None:
        """Something was stored. When nothing is refused any more after it, the bar that says so goes."""
        if self._says_not_stored and not self._is_over.isActive():
            self._is_over.start()

    @cached_property
    def _is_over(self) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=IS_OVER_MS)
        timer.timeout.connect(self._clear_fault)
        return timer

    def is_mended(self, error: "UserFacingError") -> None:
        """What was told is put right by now: the bar goes, unless it says something else."""
        if self.bars.says(self._note_of(error)):
            self._clear_fault()

    def _clear_fault(self) -> None:
        self._says_not_stored = False
        self.bars.clear_bar(FAULT_KEY)

    def _report(self, error: "UserFacingError") -> None:
        note = self._note_of(error)
        self._says_not_stored = isinstance(error, NotStored)
        if "_is_over" in self.__dict__:
            self._is_over.stop()
        if not self.bars.says(note):  # what is tried again and refused again is said once
            self.bars.raise_bar(note)

    def _note_of(self, error: "UserFacingError") -> BarNote:
        return BarNote(key=FAULT_KEY, text=self._sentence(error), icon="triangle-alert")
