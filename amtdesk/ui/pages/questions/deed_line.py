"""The buttons under an answer: the primary one, the way to a department, and everything else behind "…"."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.cards import row
from amtdesk.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


class DeedLine(QWidget):
    """The first two wrap where there is no room; "…" stays in the first line."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self.primary = KbdButton(theme, "", kind="primary", icon="copy", keys="Ctrl+Return")
        self.ask = KbdButton(theme, self.tr("To department"), icon="share-2")
        self.more = IconButton(theme, self.tr("More"), icon="ellipsis")
        self._wrapping = FlowRow(theme)
        for button in (self.primary, self.ask):
            self._wrapping.flow.addWidget(button)
        line = row(theme, spacing=8)
        line.addWidget(self._wrapping, 100)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        self.setLayout(line)

    def fit(self) -> None:
        """Be as wide as the words are now."""
        self._wrapping.setMaximumWidth(self._wrapping.flow.sizeHint().width())
