"""The buttons under an answer: the primary one, an interim reply, the way to a department, the rest behind "…"."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from amtdesk.ui.widgets.buttons import IconButton, KbdButton
from amtdesk.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme

INTERIM_KEYS = "Ctrl+Shift+I"
SAFE_WAY_KEYS = "Ctrl+Shift+S"
APPROVAL_KEYS = "Ctrl+Shift+F"


class DeedLine(QWidget):
    """They wrap where there is no room."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self.primary = KbdButton(theme, "", kind="primary", icon="copy", keys="Ctrl+Return")
        self.interim = KbdButton(theme, self.tr("Interim reply"), icon="hourglass", keys=INTERIM_KEYS)
        self.ask = KbdButton(theme, self.tr("To department"), icon="share-2")
        self.more = IconButton(theme, self.tr("More"), icon="ellipsis")
        flow = FlowLayout(theme)
        for button in (self.primary, self.interim, self.ask, self.more):
            flow.addWidget(button)
        self.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_ask(self, *, is_with_department: bool) -> None:
        """The way to a department, or back from it."""
        words = self.tr("The department has answered") if is_with_department else self.tr("To department")
        self.ask.set_label(words)
        self.ask.set_icon_name("reply" if is_with_department else "share-2")
