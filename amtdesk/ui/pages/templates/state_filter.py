"""The agreement's state to narrow the list to: one chip with a menu, beside the subjects."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal

from amtdesk.domain.reply_templates import AgreementState
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.buttons import FilterChip
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from amtdesk.ui.theme import Theme

_LOOKS: Final = {
    AgreementState.AGREED: ("stamp", "approve.base"),
    AgreementState.ENDING_SOON: ("clock-alert", "warn.base"),
    AgreementState.EXPIRED: ("lock", "danger.base"),
    AgreementState.DRAFT: ("circle-dashed", "text.secondary"),
}


class StateFilter(FilterChip):
    """Any state, or one of four. Enter, Space or the arrow down opens the menu."""

    chosen = Signal(object)  # AgreementState, or None for any

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, "", icon="chevron-down")
        self._current: AgreementState | None = None
        self._count: Callable[[], Mapping[AgreementState, int]] = dict
        self.clicked.connect(self.open_menu)
        self._show_current()

    def current(self) -> AgreementState | None:
        """The chosen state; None for any."""
        return self._current

    def restore(self, state: AgreementState | None) -> None:
        """Take a state without telling anyone."""
        self._current = state
        self._show_current()

    def choose(self, state: AgreementState | None) -> None:
        """Narrow to one state, or to any."""
        self.restore(state)
        self.chosen.emit(state)

    def count_with(self, count: Callable[[], Mapping[AgreementState, int]]) -> None:
        """Ask this, when the menu opens, how many templates are in each state."""
        self._count = count

    def words(self, state: AgreementState | None) -> str:
        """Return a state as the chip names it."""
        if state is None:
            return self.tr("Any state")
        return {
            AgreementState.AGREED: self.tr("agreed"),
            AgreementState.ENDING_SOON: self.tr("ends within 30 days"),
            AgreementState.EXPIRED: self.tr("expired"),
            AgreementState.DRAFT: self.tr("not agreed"),
        }[state]

    def open_menu(self) -> None:
        """Show the states to choose from."""
        self._show_current()  # a click has turned the check around
        self.menu_of_states().popup(self.mapToGlobal(self.rect().bottomLeft() + QPoint(0, self._theme.px(4))))

    def menu_of_states(self) -> PopupMenu:
        """Return the states as a menu, each with how many templates are in it."""
        menu = PopupMenu(self._theme, self)
        menu.setAccessibleName(self.tr("State of the agreement"))
        counts = self._count()
        total = sum(counts.values())
        entries = [menu.add(f"{self.words(None)} ({total})", self._picker(None), icon="circle")]
        for state, (icon, color) in _LOOKS.items():
            words = f"{self.words(state)} ({counts.get(state, 0)})"
            entries.append(menu.add(words, self._picker(state), icon=icon, color=color))
        menu.setActiveAction(entries[0 if self._current is None else 1 + list(_LOOKS).index(self._current)])
        return menu

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def _picker(self, state: AgreementState | None) -> Callable[[], None]:
        return lambda: self.choose(state)

    def _show_current(self) -> None:
        self.setChecked(self._current is not None)
        self.set_label(self.words(self._current))
        self.setAccessibleName(self.tr("State of the agreement: {state}").format(state=self.words(self._current)))
        self.updateGeometry()
