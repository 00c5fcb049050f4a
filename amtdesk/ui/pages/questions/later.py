"""Putting a question off: the moments to choose from, as a menu."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.menus import PopupMenu

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext


def later_menu(context: "PageContext", place: QWidget, *, on_choice: Callable[[datetime], None]) -> PopupMenu:
    """Return a menu of moments."""
    menu = PopupMenu(context.theme, place)
    today = context.desk.clock.today()
    for moment in context.desk.today.later_moments():
        words = context.language.relative_time(moment, today=today)
        menu.add(words[:1].upper() + words[1:], _chooser(on_choice, moment), icon="clock")
    return menu


def _chooser(on_choice: Callable[[datetime], None], moment: datetime) -> Callable[[], None]:
    return lambda: on_choice(moment)
