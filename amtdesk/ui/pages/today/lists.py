"""The two lists of Heute: what today still asks for, and what is coming. They say what is wished; they do nothing."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.today import TICKABLE, TodayBrief, TodayItem
from amtdesk.ui.pages.today.quiet_lines import SectionHead
from amtdesk.ui.pages.today.rows import LATER, MORE_KEY, OPEN, TICK, ItemRows, key_of
from amtdesk.ui.widgets.buttons import LinkButton
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import CardRow
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.widgets.labels import SectionLabel

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.today.words import ItemWords

#: More than these nobody reads in the morning; one row opens the rest.
SHOWN_COMING = 12


class RowWish(NamedTuple):
    """What a row's menu or key asks for, and where on the screen a further menu opens."""

    item: TodayItem
    wish: str
    at: QPoint


class ItemLists(QWidget):
    """Rows of today with a circle, rows of the next days without."""

    opened = Signal(object)  # TodayItem
    wished = Signal(object)  # RowWish

    def __init__(self, context: "PageContext", words: "ItemWords") -> None:
        super().__init__()
        self._context = context
        theme = self._theme = context.theme
        self._rows = ItemRows(words, context.language, parent=self)
        self._brief: TodayBrief | None = None
        self._shows_all = False
        self._acted_on: object = None  # the key of the row that she last did something with
        self.add_task = LinkButton(theme, self.tr("Add a task"), icon="plus", at_end=True)
        self.all_tasks = LinkButton(theme, self.tr("All tasks"), at_end=True)
        self._head = SectionHead(theme, (self.add_task, self.all_tasks))
        self.today = CardList(theme, self.tr("Also today"), grows=True)
        self._coming_label = SectionLabel(theme, self.tr("Coming up"))
        self.coming = CardList(theme, self.tr("Coming up"), grows=True)
        lines = column(theme, spacing=12)
        for label, cards in ((self._head, self.today), (self._coming_label, self.coming)):
            lines.addSpacing(theme.px(8))
            lines.addWidget(label)
            lines.addWidget(cards)
        self.setLayout(lines)
        self._connect()

    def _connect(self) -> None:
        self.today.ticked.connect(self._tick)  # what is coming has no circle, and Space leaves it alone
        for cards in self._lists():
            cards.fade_without_focus()
            cards.opened.connect(self._open)
            cards.action_requested.connect(self._act)

    def show_brief(self, brief: TodayBrief, *, now: datetime) -> None:
        """Show what there is."""
        self._brief = brief
        today = [self._rows.row(item, brief, now=now) for item in (*brief.still_today, *brief.done_today)]
        self._show(self.today, today)
        self._head.label.setText(self._name_of_today(brief))
        self.today.setVisible(bool(today))
        self.all_tasks.setVisible(brief.has_had_tasks)
        shown = brief.coming if self._shows_all else brief.coming[:SHOWN_COMING]
        coming = [self._rows.row(item, brief, now=now, coming=True) for item in shown]
        if (rest := len(brief.coming) - len(coming)) > 0:
            coming.append(self._rows.more(rest))
        self._show(self.coming, coming)
        self._coming_label.setVisible(bool(coming))
        self.coming.setVisible(bool(coming))

    def _show(self, cards: CardList, rows: list[CardRow]) -> None:
        """Show rows. What was ticked or put off goes down the list; she goes on where it stood."""
        place, key = cards.currentIndex().row(), cards.current_key()
        cards.show_rows(rows)
        if key is not None and key == self._acted_on and 0 <= place < len(rows) and rows[place].key != key:
            cards.select_key(rows[place].key)
            self._acted_on = None

    def stand_at(self, key: object) -> CardList | None:
        """Make the row with this key current and return its list; None where no row is the item's."""
        cards = next((each for each in self._lists() if any(row.key == key for row in each.rows())), None)
        if cards is not None:
            cards.select_key(key)
        return cards

    def _name_of_today(self, brief: TodayBrief) -> str:
        if brief.still_today:
            return self.tr("Also today")
        if brief.done_today:
            return self.tr("Done today")
        return "" if brief.next_up is None else self.tr("Nothing else today")

    def focused(self) -> TodayItem | None:
        """The item of the row that has the focus."""
        cards = next((each for each in self._lists() if each.hasFocus()), None)
        return None if cards is None else self._item_of(cards.current_key())

    def put_off_focused(self) -> bool:
        """Ask to put off the row that has the focus; False when no row has it."""
        item = self.focused()
        if item is not None:
            self._act(key_of(item), LATER)
        return item is not None

    def _lists(self) -> tuple[CardList, CardList]:
        return self.today, self.coming

    def _item_of(self, key: object) -> TodayItem | None:
        brief = self._brief
        items = () if brief is None else (*brief.still_today, *brief.done_today, *brief.coming)
        return next((item for item in items if key_of(item) == key), None)

    def _open(self, key: object) -> None:
        if key == MORE_KEY:
            self._show_all()
        elif (item := self._item_of(key)) is not None:
            self.opened.emit(item)

    def _show_all(self) -> None:
        """Show the rest in place; the row that stood there is the first of it."""
        self._shows_all = True
        if self._brief is not None:
            self.show_brief(self._brief, now=self._context.desk.clock.now())

    def _tick(self, key: object) -> None:
        self._act(key, TICK)

    def _act(self, key: object, wish: str) -> None:
        item = self._item_of(key)
        if wish == OPEN:
            self._open(key)
        elif item is not None and (wish != TICK or item.kind in TICKABLE):
            self._acted_on = key
            self.wished.emit(RowWish(item, wish, at=self._below(key)))

    def _below(self, key: object) -> QPoint:
        """Where a menu of a row opens: under its words, on the screen."""
        cards = next(each for each in self._lists() if each.select_key(key))
        rect = cards.visualRect(cards.currentIndex())
        return cards.viewport().mapToGlobal(QPoint(rect.left() + self._theme.px(80), rect.bottom()))
