"""Why a stop is left out: three reasons and the rest of the round, each by its number, by arrows, or by a click."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Signal

from amtdesk.domain.rounds import SkipReason
from amtdesk.domain.words import N_
from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from amtdesk.ui.page import PageContext

SKIP_KEYS: Final = "Alt+Down"
_REASONS: Final = {
    SkipReason.NO_TIME: N_("No time"),
    SkipReason.GROUP_CLOSED: N_("Group closed"),
    SkipReason.NOTHING_DUE: N_("Nothing due today"),
}


@dataclass(frozen=True, slots=True)
class Skip:
    """She leaves a stop out; without a reason the whole rest for lack of time."""

    reason: SkipReason | None


class SkipMenu(PopupMenu):
    """Opens above its button; Esc leaves it, and the stop is as it was."""

    chosen = Signal(object)  # Skip

    def __init__(self, context: "PageContext", parent: "QWidget") -> None:
        super().__init__(context.theme, parent)
        self.setAccessibleName(self.tr("Leave out"))
        for reason, words in _REASONS.items():
            self._offer(context.language.text(words), Skip(reason))
        self.addSeparator()
        self._offer(self.tr("End the round here, no time for the rest"), Skip(None))

    def open_above(self, button: "QWidget") -> None:
        """Stand above the button, with the first reason chosen: Enter takes it."""
        self.popup(button.mapToGlobal(QPoint(0, -self.sizeHint().height())))
        self.setActiveAction(self.actions()[0])

    def _offer(self, words: str, skip: Skip) -> "QAction":
        action = self.add(words, lambda: self.chosen.emit(skip))
        number = sum(not each.isSeparator() for each in self.actions())
        action.setText(f"&{number}  {action.text()}")
        return action
