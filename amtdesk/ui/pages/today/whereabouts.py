"""Where she is on Heute: she comes back to the row she left, and what has the focus is in sight."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from amtdesk.ui.last_step import LastStep
from amtdesk.ui.pages.today.rows import key_of
from amtdesk.ui.widgets.card_list import CardList, let_page_follow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea, QWidget

    from amtdesk.domain.today import TodayItem
    from amtdesk.ui.page import Page
    from amtdesk.ui.pages.today.lists import ItemLists


class RowPlace(NamedTuple):
    """The row she was at."""

    key: object


class Whereabouts(QObject):
    """Leads the focus back to rows, after another page and after undo."""

    def __init__(self, page: "Page", lists: "ItemLists", *, scroll: "QScrollArea") -> None:
        super().__init__(page)
        self._page = page
        self._lists = lists
        self._scroll = scroll
        self._came_to: CardList | None = None
        self._left: object = None  # the key of what a step was last done to, until that is taken back
        self._last = LastStep(page.desk)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._follow)

    def place(self) -> RowPlace | None:
        """The row that has the focus, or had it last."""
        here = self._page.focusWidget()
        key = here.current_key() if isinstance(here, CardList) else None
        return None if key is None else RowPlace(key)

    def go_back(self, place: RowPlace) -> None:
        """She comes back: the window asks next where the focus goes."""
        self._came_to = self._lists.stand_at(place.key)

    def came_to(self) -> "QWidget | None":
        """The list with the row that she came back to, once."""
        found, self._came_to = self._came_to, None
        return found

    def note_done(self, item: "TodayItem") -> None:
        """A step was done to an item just now."""
        self._left = key_of(item)
        self._last.remember()

    def look_for_undone(self) -> None:
        """Where that step was taken back, she is at the item's row again."""
        if self._left is None or not self._last.is_undone():
            return
        key, self._left = self._left, None
        cards = self._lists.stand_at(key)
        if cards is not None and cards.isVisible():
            cards.setFocus()
            self.follow()

    def follow(self) -> None:
        """Bring what has the focus into sight, as soon as it has it and its place."""
        self._later.start()

    def _follow(self) -> None:
        here = self._page.focusWidget()
        if isinstance(here, CardList):
            let_page_follow(here)
        elif here is not None and self._scroll.isAncestorOf(here):  # type: ignore[redundant-expr]  # Qt may say None
            self._scroll.ensureWidgetVisible(here, 0, self._page.theme.px(96))
