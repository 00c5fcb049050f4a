"""The sheet of one occasion: what it is, her note, a draft from it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.occasions import Occasion
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH = 520


class OccasionSheet(TallSheet):
    """Ctrl+Enter makes a draft from it."""

    post_begun = Signal(object)  # PostId of the draft

    def __init__(self, context: "PageContext", parent: QWidget, *, occasion: Occasion) -> None:
        super().__init__(context.theme, parent, heading=occasion.title, width=_WIDTH)


def open_occasion(context: "PageContext", parent: QWidget, occasion: Occasion) -> OccasionSheet:
    """Open the sheet of an occasion over a window, or a part of it."""
    return OccasionSheet(context, parent, occasion=occasion)
