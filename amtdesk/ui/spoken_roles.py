"""What a screen reader is told of widgets that Qt knows only as bare ones: a sheet is a dialog, a ring a picture.

Qt asks for it only while a screen reader is there; then each class name comes here, the most special one first.
"""

from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Sequence

_Role = QAccessible.Role
#: Class → what it is. Classes below it are the same, unless they stand here as well.
ROLES: Final = {
    "Sheet": _Role.Dialog,
    "Page": _Role.Grouping,
    "Toast": _Role.Notification,
    "Banner": _Role.Notification,
    "PageTitle": _Role.Heading,
    "SectionLabel": _Role.Heading,
    "Chip": _Role.StaticText,
    "Keycap": _Role.StaticText,
    "TextBlock": _Role.StaticText,
    "ReportPreview": _Role.Graphic,
    "Ring": _Role.Graphic,
    "Thumbnail": _Role.Graphic,
    "RecurrenceField": _Role.Grouping,
    "ClockBar": _Role.Graphic,
    "Sparkline": _Role.Graphic,
    "CharacterRing": _Role.Graphic,
    "PlanningLeadStrip": _Role.Graphic,
    "PhonePreview": _Role.Graphic,
    "StepBar": _Role.Graphic,
    "SegmentedControl": _Role.Grouping,
    "TabRow": _Role.Grouping,
    "FilledTextView": _Role.StaticText,
    "DayLines": _Role.StaticText,
    "DayGrid": _Role.Graphic,
    "PagePreview": _Role.Graphic,
    "StopView": _Role.Grouping,
    "Summary": _Role.Grouping,
    "WeekOutlook": _Role.Grouping,
    "PostEditor": _Role.Grouping,
    "_Faults": _Role.Grouping,
}


@runtime_checkable
class SpokenGroup(Protocol):
    """A widget that paints its choices itself and hands them out one by one where they are to be said."""

    def spoken_name(self) -> str:
        """The name of all together."""

    def spoken_parts(self) -> "Sequence[QWidget]":
        """Each of them."""


class Spoken(QAccessibleObject):
    """A widget with a role of its own; names, states and what is in it are the widget's."""

    def __init__(self, widget: QWidget, role: QAccessible.Role | None = None) -> None:
        super().__init__(widget)
        self._given = role

    @property
    def _role(self) -> QAccessible.Role:
        """Its own; any other that somebody named is a group, or a picture where nothing is in it."""
        if self._given is not None:
            return self._given
        widget = self._widget()
        has_parts = any(isinstance(each, QWidget) for each in widget.children())
        return _Role.Grouping if has_parts else _Role.Graphic

    def _widget(self) -> QWidget:
        widget = self.object()
        if not isinstance(widget, QWidget):
            raise TypeError(widget)
        return widget

    def _parts(self) -> list[QWidget]:
        widget = self._widget()
        if self._role == _Role.Graphic:
            return []
        if isinstance(widget, SpokenGroup):
            return list(widget.spoken_parts())
        return [each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow()]

    @override
    def role(self) -> QAccessible.Role:
        return self._role

    @override
    def state(self) -> QAccessible.State:
        widget, state = self._widget(), QAccessible.State()
        state.invisible = not widget.isVisible()
        state.disabled = not widget.isEnabled()
        takes_focus = bool(widget.focusPolicy().value) and widget.focusProxy() is None
        state.focusable = widget.isEnabled() and takes_focus
        state.focused = widget.hasFocus()
        state.modal = self._role == _Role.Dialog
        state.readOnly = self._role in (_Role.Graphic, _Role.StaticText, _Role.Heading)
        return state

    @override
    def text(self, kind: QAccessible.Text) -> str:
        widget = self._widget()
        if kind == QAccessible.Text.Name:
            return widget.spoken_name() if isinstance(widget, SpokenGroup) else _name(widget)
        return widget.accessibleDescription() if kind == QAccessible.Text.Description else ""

    @override
    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        above = self._widget().parent()
        return None if above is None else QAccessible.queryAccessibleInterface(above)

    @override
    def window(self) -> object:  # type: ignore[override]  # Qt takes none
        return self._widget().window().windowHandle()

    @override
    def rect(self) -> QRect:
        widget = self._widget()
        return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())

    @override
    def childCount(self) -> int:
        return len(self._parts())

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        parts = self._parts()
        return QAccessible.queryAccessibleInterface(parts[index]) if 0 <= index < len(parts) else None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        parts, wanted = self._parts(), child.object()
        return next((number for number, part in enumerate(parts) if part is wanted), -1)

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        focused: QWidget | None = self._widget().window().focusWidget()
        is_here = focused is not None and (focused is self._widget() or self._widget().isAncestorOf(focused))
        return QAccessible.queryAccessibleInterface(focused) if is_here and focused is not None else None


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")


def make(name: str, thing: QObject) -> QAccessibleInterface | None:
    """What Qt shall tell of a class; None leaves it to Qt."""
    if not isinstance(thing, QWidget):
        return None
    if name in ROLES:
        return Spoken(thing, ROLES[name])
    return Spoken(thing) if name == "QWidget" and thing.accessibleName() else None


def _tell_row(_before: QWidget | None, now: QWidget | None) -> None:
    """A list that takes the focus is told by Qt without the row that she stands on: that one comes behind it."""
    if isinstance(now, QAbstractItemView) and QAccessible.isActive():
        QTimer.singleShot(0, now, lambda: _say_row(now))


def _say_row(view: QAbstractItemView) -> None:
    if not (view.hasFocus() and view.currentIndex().isValid()):
        return
    row: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(view).focusChild()
    if row is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))


def tell_roles() -> None:
    """Let Qt ask here from now on, also for what a screen reader was told of already."""
    QAccessible.installFactory(make)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.focusChanged.connect(_tell_row)
    if not QAccessible.isActive():
        return
    for widget in QApplication.allWidgets():
        if any(each.__name__ in ROLES for each in type(widget).__mro__):
            known = QAccessible.queryAccessibleInterface(widget)
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
