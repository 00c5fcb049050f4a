"""Says something to a screen reader, politely: after what it is just saying."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say this in the widget's name; without one, nothing happens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
