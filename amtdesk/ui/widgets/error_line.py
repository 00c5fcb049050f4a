"""The line under a field that says what is wrong with it."""

from typing import TYPE_CHECKING

from amtdesk.ui.overriding import override
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
        announce(self, text, at_once=True)


class RefusalLine(Label):
    """As above for whoever shows and hides it: what is set here is said at once."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme, role="meta", color="danger.text", wrap=True)

    @override
    def setText(self, text: str) -> None:
        is_new = text != self.text() or self.isHidden()
        super().setText(text)
        if is_new:
            announce(self, text, at_once=True)
