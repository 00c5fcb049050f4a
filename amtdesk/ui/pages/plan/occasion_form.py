"""The sheet on which a date of her own is added or changed."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH = 560


class OccasionForm(TallSheet):
    """Ctrl+Enter keeps it; Esc leaves."""

    def __init__(self, context: "PageContext", parent: QWidget) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)


def open_occasion_form(context: "PageContext", parent: QWidget, day: date) -> OccasionForm:
    """Open the form for a new date of her own on this day."""
    del day
    return OccasionForm(context, parent)
