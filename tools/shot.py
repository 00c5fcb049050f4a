"""One picture of `make screens`: its name, and what is brought about before it is taken."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow

Prepare = Callable[["MainWindow", "Desk"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: its name, and what to do before it is taken."""

    name: str
    prepare: Prepare
    is_page: bool = False  # a page as it opens is painted in every look; a state of it in fewer


def type_line(window: "MainWindow", words: str) -> None:
    """Put words where the focus is, as far as that is a field of one line."""
    field = window.focusWidget()
    if isinstance(field, QLineEdit):
        field.setText(words)
