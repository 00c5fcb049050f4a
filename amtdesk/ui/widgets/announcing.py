"""Says something to a screen reader: politely after what it is just saying, or at once where something is wrong."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Let a screen reader say this in the widget's name; without one, nothing happens. `at_once` interrupts it.

    What stands on a page that is not shown, because it is built ahead, is kept to itself.
    """
    place = widget.parentWidget() or widget
    if not words or not (widget.isVisible() or place.isVisible()):
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, words)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
