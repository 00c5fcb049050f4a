"""One choice of a segmented control as a screen reader knows it: a radio button that nobody sees."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from amtdesk.ui.overriding import override


class SpokenChoice(QRadioButton):
    """Lies over its choice, paints nothing, and lets the mouse through; pressing it takes the choice."""

    def __init__(self, control: QWidget, name: str) -> None:
        super().__init__(control)
        self.setAutoExclusive(False)  # that none is chosen yet is possible
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(name)
        self.show()

    def show_current(self, *, is_current: bool) -> None:
        """Whether it is the chosen one: it then has the focus when its control has."""
        self.setChecked(is_current)
        self.setFocusProxy(self.parentWidget() if is_current else None)  # type: ignore[arg-type]  # Qt takes none

    def tell_focus(self) -> None:
        """Let a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Focus))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        pass
