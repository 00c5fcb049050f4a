"""The box of what can be ticked, as it rests, under the mouse, pressed and where it cannot be changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton

from amtdesk.ui.icons import paint_icon
from amtdesk.ui.widgets.painting import plate

if TYPE_CHECKING:
    from amtdesk.ui.theme import Theme


def paint_tick_box(painter: QPainter, theme: "Theme", *, button: QAbstractButton, box: QRectF) -> None:
    """Paint the box of a button that stays pressed, with its tick."""
    fill, border = _ticked(button) if button.isChecked() else _empty(button)
    width = theme.hairline()
    plate(painter, box, radius=theme.px(4), fill=theme.color(fill), border=theme.color(border), width=width)
    if button.isChecked():
        inset = theme.px(3)
        color = "accent.on" if button.isEnabled() else "bg.surface"
        paint_icon(painter, theme, name="check", color=color, rect=box.adjusted(inset, inset, -inset, -inset))


def _ticked(button: QAbstractButton) -> tuple[str, str]:
    if not button.isEnabled():
        return "text.disabled", "text.disabled"
    token = "accent.pressed" if button.isDown() else "accent.hover" if button.underMouse() else "accent.base"
    return token, token


def _empty(button: QAbstractButton) -> tuple[str, str]:
    if not button.isEnabled():
        return "bg.sunken", "border.strong"
    if button.isDown():
        return "bg.selected", "accent.base"
    return ("bg.hover", "accent.base") if button.underMouse() else ("bg.surface", "border.control")
