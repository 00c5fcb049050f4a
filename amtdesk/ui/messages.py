"""The window's voice: toast, undo toast, quiet bar and faults. Pages speak through it, not by dialogs."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from amtdesk.domain.errors import UserFacingError


class BarAction(NamedTuple):
    """One button of the quiet bar; with `choices` it opens a menu of them instead of acting."""

    text: str
    on_action: Callable[[], None] | None = None
    keys: str = ""
    choices: "tuple[BarAction, ...]" = ()


class ToastNote(NamedTuple):
    """What a toast says, and what it offers; `further` stands before the action, where there is a way on."""

    text: str
    action: str = ""
    on_action: Callable[[], None] | None = None
    keys: str = ""
    icon: str = "check"
    further: "BarAction | None" = None


class BarNote(NamedTuple):
    """What the quiet bar above the page says. `key` names its cause, so that the cause can take it away."""

    key: str
    text: str
    actions: tuple[BarAction, ...] = ()
    icon: str = "bell"
    closable: bool = True


class Messages(QObject):
    """What pages say to her. The window listens and shows it."""

    toast_raised = Signal(object)  # ToastNote
    toast_withdrawn = Signal()
    bar_raised = Signal(object)  # BarNote
    bar_cleared = Signal(str)
    fault_raised = Signal(object)  # UserFacingError
    fault_mended = Signal(object)  # UserFacingError
    undo_requested = Signal()
    way_back_offered = Signal(str, object)  # what was done, and the deed that takes it back

    def toast(
        self,
        text: str,
        action: str | None = None,
        *,
        on_action: Callable[[], None] | None = None,
        keys: str = "",
        icon: str = "check",
    ) -> None:
        """Say something for 8 seconds, with at most one action; `keys` is shown and the page binds it."""
        self.toast_raised.emit(ToastNote(text=text, action=action or "", on_action=on_action, keys=keys, icon=icon))

    def undo_toast(self, text: str, *, further: BarAction | None = None) -> None:
        """Say what was done and offer to undo it: the last command of the desk's history. `further` is a way on."""
        self.toast_raised.emit(
            ToastNote(
                text=text,
                action=self.tr("Undo"),
                on_action=self.undo_requested.emit,
                keys="Ctrl+Z",
                icon="check",
                further=further,
            )
        )

    def way_back(self, text: str, back: Callable[[], None]) -> None:
        """Say what was changed for this computer alone, which is no step of the desk, and how it goes back."""
        self.way_back_offered.emit(text, back)

    def withdraw_toast(self) -> None:
        """Another step was done that says so itself: the toast's "undo" would now mean that one."""
        self.toast_withdrawn.emit()

    def bar(
        self,
        text: str,
        actions: tuple[BarAction, ...] = (),
        *,
        key: str = "page",
        icon: str = "bell",
        closable: bool = True,
    ) -> None:
        """Say something that stays above the page until it is closed or its cause is gone."""
        self.bar_raised.emit(BarNote(key=key, text=text, actions=tuple(actions), icon=icon, closable=closable))

    def clear_bar(self, key: str = "page") -> None:
        """Take a bar away again."""
        self.bar_cleared.emit(key)

    def report(self, error: "UserFacingError") -> None:
        """Say what the world did not allow, and the next step."""
        self.fault_raised.emit(error)

    def mended(self, error: "UserFacingError") -> None:
        """What was reported works by now: it need not be said any more."""
        self.fault_mended.emit(error)
