"""One thing that can be done just now, as the quick find offers it, and how a button becomes one."""

from collections.abc import Callable
from typing import NamedTuple

from amtdesk.ui.widgets.buttons import KbdButton, LinkButton


class Command(NamedTuple):
    """A deed with its name, icon and key; `key` finds it again after a restart, `also` are further words for it.

    `name` is what it is found by when its title says more, such as what would be undone.
    """

    key: str
    title: str
    icon: str
    do: Callable[[], None]
    keys: str = ""
    also: str = ""
    name: str = ""


def may_be_pressed(button: KbdButton) -> bool:
    """Whether a button can be seen and pressed now."""
    return button.isVisible() and button.isEnabled()


def of_button(button: KbdButton, *, also: str = "") -> Command:
    """The command that presses a button. A link, or an icon alone, is called what a screen reader says of it."""
    is_told = isinstance(button, LinkButton) or not button.label()
    words = (button.accessibleName() if is_told else button.label()).strip()
    keys = "Ctrl+Return" if button.kind == "primary" else button.keys()
    return Command(f"page:{words}", words, button.icon_name() or "circle-dot", _presser(button), keys, also)


def _presser(button: KbdButton) -> Callable[[], None]:
    def press() -> None:
        if may_be_pressed(button):
            button.click()

    return press
