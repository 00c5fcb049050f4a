"""Where in the handbook stands what is open in a window. Loaded when help is asked for."""

from typing import TYPE_CHECKING, Final

from amtdesk.system.handbook import handbook

if TYPE_CHECKING:
    from amtdesk.ui.main_window import MainWindow

#: The part of a page on which one thing is open, such as the editor of a post.
ONE: Final = "one"
#: Sheets have places of their own, under the names of their classes.
SHEET: Final = "sheet"


def help_place(window: "MainWindow") -> str:
    """Return the anchor that fits what is open in a window: its sheet, the part of its page, its page."""
    page, sheet, told = window.page(), window.sheet(), handbook()
    if sheet is not None and (place := told.help.get(f"{SHEET}/{type(sheet).__name__}")):
        return place
    part = "" if page is None else page.help_part() or (ONE if isinstance(page.place(), int) else "")
    return told.place(window.stack.key(), part)
