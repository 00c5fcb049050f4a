"""Which cards of the settings are shown: first those that are seen, the others a few at a time while nobody waits.

Qt shows, lays out and dresses every part of a page before the page is painted, also what lies far below. Where a card
is left out, room of its height is kept, so that nothing moves when it comes.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

_AT_ONCE: Final = 3


class CardsInView:
    """Leaves cards out while the page is away, and brings them back. Each stands in a place of its own."""

    def __init__(self, scroll: QScrollArea, places: Mapping[str, QVBoxLayout]) -> None:
        self._scroll = scroll
        self._places = places
        self._left_out: dict[str, QWidget] = {}

    def leave_out_unseen(self, cards: Mapping[str, QWidget]) -> None:
        """The page is away: when it comes back, only what is seen then has to be shown at once."""
        for key, card in cards.items():
            height = self._places[key].geometry().height()  # none: it is not laid out yet
            if height and not card.isHidden() and not self._is_seen(key):
                self._places[key].removeWidget(card)
                card.hide()
                self._places[key].addSpacing(height)
                self._left_out[key] = card

    def has_left_out(self) -> bool:
        """Whether cards are missing still."""
        return bool(self._left_out)

    def bring_seen(self) -> None:
        """Bring those to which she has scrolled."""
        for key in [key for key in self._left_out if self._is_seen(key)]:
            self.bring(key)

    def bring_some(self) -> bool:
        """Bring a few of the others: each time all of them are laid out. Whether there were any."""
        some = list(self._left_out)[:_AT_ONCE]
        for key in some:
            self.bring(key)
        return bool(some)

    def bring_all(self) -> None:
        """Bring all of them: someone wants to go anywhere."""
        while self.bring_some():
            pass

    def bring(self, key: str) -> None:
        """Bring one, if it was left out."""
        card = self._left_out.pop(key, None)
        if card is not None:
            self._places[key].takeAt(0)
            self._places[key].addWidget(card)
            card.show()

    def _is_seen(self, key: str) -> bool:
        top, place = self._scroll.verticalScrollBar().value(), self._places[key].geometry()
        return place.top() < top + self._scroll.viewport().height() and place.bottom() > top
