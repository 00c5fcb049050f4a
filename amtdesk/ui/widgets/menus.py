"""Popup menus that show icons and keys in the window's own words."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from amtdesk.ui.keys import key_text
from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme
    from amtdesk.ui.widgets.card_rows import RowAction


#: What is left free between a menu and the right side of the window, in design px.
_BESIDE: Final = 16


class MenuEntry(NamedTuple):
    """What an entry says and does; it holds also when the menu is gone."""

    text: str
    do: Callable[[], None]
    icon: str
    keys: str


class PopupMenu(QMenu):
    """A menu; each entry shows its key in the window's words without binding it a second time."""

    def __init__(self, theme: "Theme", parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.entries: list[MenuEntry] = []

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None:  # not beyond the right side of the window, where a button at its edge opens it
            window, margin = parent.window().geometry(), self._theme.px(_BESIDE)
            self.move(max(min(self.x(), window.right() - margin - self.width()), window.left()), self.y())

    def add(
        self,
        text: str,
        on_action: Callable[[], None],
        *,
        icon: str = "",
        keys: str = "",
        color: str = "text.secondary",
    ) -> QAction:
        """Add an entry."""
        self.entries.append(MenuEntry(text, on_action, icon, keys))
        words = text.replace("&", "&&")
        entry = QAction(f"{words}\t{key_text(keys)}" if keys else words, self)
        if icon:
            entry.setIcon(self._theme.icon(icon, color))
        entry.triggered.connect(lambda _checked: on_action())
        self.addAction(entry)
        return entry


def row_menu(
    theme: "Theme", actions: "Sequence[RowAction]", *, on_action: Callable[[str], None], parent: QWidget
) -> PopupMenu:
    """The context menu of a list row."""
    menu = PopupMenu(theme, parent)
    for action in actions:
        menu.add(
            action.text,
            _bound(on_action, action.key),
            icon=action.icon,
            keys=action.keys,
            color="danger.base" if action.danger else "text.secondary",
        )
    return menu


def _bound(on_action: Callable[[str], None], key: str) -> Callable[[], None]:
    return lambda: on_action(key)
