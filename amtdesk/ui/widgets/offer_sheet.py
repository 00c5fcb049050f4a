"""The base of sheets that offer a usual set: tick what to take over; what is there already is only told."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import UserFacingError
from amtdesk.ui.overriding import override
from amtdesk.ui.widgets.announcing import announce
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.labels import Label
from amtdesk.ui.widgets.sheet_cards import SheetCards
from amtdesk.ui.widgets.tall_sheet import TallSheet

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

_WIDTH = 760


class Offer(Protocol):
    """What is offered. `is_taken`: it is on her list already."""

    @property
    def key(self) -> str:
        """What it is called in the set."""

    @property
    def is_taken(self) -> bool:
        """Whether it is there already."""


class OfferSheet(TallSheet):
    """Space or a click ticks, Ctrl+Enter takes over what is ticked."""

    taken = Signal(str)  # what was done, in words, for whoever shows no toast

    def __init__(self, context: "PageContext", parent: QWidget, *, offers: Sequence[Offer]) -> None:
        super().__init__(context.theme, parent, heading="", width=_WIDTH)
        self._context = context
        self._is_toasting = True
        self._all: tuple[str, ...] = tuple(offer.key for offer in offers if not offer.is_taken)
        self._first = next(iter(self._all), offers[0].key)
        self.ticked: set[str] = set()
        self._about = Label(context.theme, role="meta", color="text.secondary", wrap=True)
        self.list = SheetCards(context.theme, "")
        self.load = Label(context.theme, role="meta", color="text.secondary", wrap=True)

    def build(self, name: str, *, about: str) -> None:
        """Put it together and show what is offered."""
        self.heading.setText(name)
        for part in (self, self.list):
            part.setAccessibleName(name)
        self._about.setText(about)
        self.head.addWidget(self._about)
        self.take = KbdButton(self._theme, "", kind="primary", keys="Ctrl+Return")
        self.all = KbdButton(self._theme, self.tr("Tick all"), kind="quiet")
        self.foot.addWidget(self.load)
        self.foot.addWidget(self.end_with(self.take, self.all, leave=self.tr("Cancel")))
        self.add_middle(self.list, side=24)
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(self._tick)
        self.take.clicked.connect(self._take)
        self.all.clicked.connect(self._tick_all)
        self._show()

    def open_now(self, *, says_itself: bool = True) -> None:
        """Show the sheet with the focus in the list; without `says_itself`, `taken` is told instead of a toast."""
        self._is_toasting = says_itself
        self.list.select_key(self._first)
        self.open(self.list)

    @override
    def show_low(self, *, is_low: bool) -> None:
        self._about.setVisible(not is_low)

    # what a room says

    @abstractmethod
    def _rows(self) -> list[CardRow]:
        """One row an offer, and the headings between them."""

    @abstractmethod
    def _words_of_load(self) -> str:
        """What the ticked ones come to."""

    @abstractmethod
    def _words_of_take(self, count: int) -> str:
        """What stands on the button."""

    @abstractmethod
    def _take_over(self) -> str:
        """Take over what is ticked; return what was done. Raises UserFacingError."""

    def mark(self, row: CardRow, offer: Offer) -> CardRow:
        """Show in the row of an offer whether it is ticked, or there already."""
        if offer.is_taken:
            return row._replace(icon="check", icon_color="text.secondary", right=self.tr("on your list"))
        if offer.key in self.ticked:
            return row._replace(icon="circle-check", icon_color="accent.base", status=self.tr("ticked"))
        return row._replace(icon="circle", icon_color="text.secondary", status=self.tr("not ticked"))

    # inside

    def _show(self) -> None:
        self.list.show_rows(self._rows())
        self.take.set_label(self._words_of_take(len(self.ticked)))
        self.take.setEnabled(bool(self.ticked))
        self.all.set_label(self.tr("Tick none") if len(self.ticked) == len(self._all) else self.tr("Tick all"))
        self.all.setVisible(bool(self._all))
        self.load.set_color("text.secondary")  # what was in the way of the last try is over
        self.load.setText(self._words_of_load() if self._all else self.tr("All of it is on your list."))

    def _tick(self, key: object) -> None:
        if key in self._all:
            self.ticked ^= {str(key)}
            self._show()
            announce(self.list, self.load.text())

    def _tick_all(self) -> None:
        self.ticked = set() if self.ticked == set(self._all) else set(self._all)
        self._show()

    def _take(self) -> None:
        if not self.ticked:
            return
        try:
            told = self._take_over()
        except UserFacingError as error:
            self.load.setText(self._context.language.sentence(error))
            self.load.set_color("danger.text")
            return
        self.close_sheet()
        self.taken.emit(told)
        if self._is_toasting:
            self._context.messages.undo_toast(told)
