"""The line under a field that says what is wrong with it."""

from typing import TYPE_CHECKING

from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


class ErrorLine(Label):
    """What is wrong, beside its cause; hidden while nothing is."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, role="meta", color="danger.text", wrap=True)
        self.hide()

    def say(self, text: str) -> None:
        """Say it; nothing takes it away."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        announce(self, text)
