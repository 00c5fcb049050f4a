"""Einstellungen: what the office decides and how this computer shows it. Changes apply at once, Ctrl+Z takes back."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amtdesk.domain.changes import Area
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW, QUIET_MS, Page, PageContext
from amtdesk.ui.pages.settings.cards_in_view import CardsInView
from amtdesk.ui.pages.settings.kept_focus import KeptFocus, PlaceOnCard
from amtdesk.ui.pages.settings.look_card import LookCard
from amtdesk.ui.pages.settings.page_search import PageSearch
from amtdesk.ui.pages.settings.parts import CONTENT_WIDTH, SettingsCard
from amtdesk.ui.pages.settings.rows import CARD_OF
from amtdesk.ui.pages.settings.section_list import WIDTH, SectionList
from amtdesk.ui.pages.settings.sections import FIRST, LATER, ORDER, made, section_names
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.labels import IconLabel, Label, PageTitle

#: What is left free beside the cards, in design px.
_LEFT: Final = 28
_RIGHT: Final = 24
#: How many layouts stand within each other at most: a row of a list, its form, its card, the page.
_NESTED: Final = 8


class SettingsPage(Page):
    """Cards one under the other, their names beside them."""

    areas = frozenset({Area.TOWN, Area.SAFEKEEPING, Area.REMINDERS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        self._cards: dict[str, SettingsCard] = {}
        self._is_narrow = False
        self._is_painted = False  # since it is shown
        self._entered: QWidget | None = None
        self._goal = ""  # the card to scroll to once the page is laid out
        self._goal_at = 0
        lines = column(theme, spacing=16, margins=(0, 20, 0, 0))
        self.setLayout(lines)
        self._head_line, self._at_once = _head(self)
        lines.addLayout(self._head_line)
        self._scroll = ScrollColumn(theme, spacing=20)
        self._sections = SectionList(theme, section_names(context.language), about=self._scroll)
        self._beside = column(theme, spacing=8)
        show_section = self._sections.show_current
        self._looking = PageSearch(self, self._scroll, all_cards=self._all_cards, mark=show_section)
        self.search = self._looking.field
        self._places: dict[str, QVBoxLayout] = {}
        self._in_view = CardsInView(self._scroll, self._places)
        self._focus = KeptFocus(self)
        lines.addLayout(self._body(), 1)
        self.card(FIRST)
        self._sections.show_current(FIRST)
        self._rest = QTimer(self, singleShot=True)
        self._listen()

    def _listen(self) -> None:
        self._sections.chosen.connect(self.show_card)
        self._scroll.verticalScrollBar().valueChanged.connect(self._mark_section)
        self._rest.timeout.connect(self._build_next)
        self.width_changed.connect(self._fold)

    # parts

    def _body(self) -> QHBoxLayout:
        body = row(self.theme, spacing=0)
        self._beside.addWidget(self.search)
        self._beside.addWidget(self._sections, 1)
        body.addLayout(self._beside)
        # the body and not each card: Qt asks a card how high it is for the width of its column
        holder = self._scroll.widget()
        if holder is not None:
            holder.setMaximumWidth(self.theme.px(CONTENT_WIDTH + _LEFT + _RIGHT))
        body.addWidget(self._scroll, 1)
        for key in ORDER:
            self._places[key] = column(self.theme, spacing=0)
            self._scroll.column.addLayout(self._places[key])
        self._scroll.column.addStretch(1)
        return body

    def card(self, key: str) -> SettingsCard:
        """A card, built now if it was not yet."""
        if key not in self._cards:
            card = self._made(key)
            self._cards[key] = card
            self._places[key].addWidget(card)
            card.fold(is_narrow=self._is_narrow)
            card.show_records()
            card.show()  # at once, with all in it: Qt itself does it on its next turn, and till then it has no height
        return self._cards[key]

    def _made(self, key: str) -> SettingsCard:
        card = made(key, self.context)
        card.navigate_requested.connect(self.navigate_requested)
        if isinstance(card, LookCard):
            card.language_chosen.connect(self.language_requested)
        return card

    def _build_next(self) -> None:
        is_more = self._in_view.bring_some() or self.build_more()
        if self._scroll.verticalScrollBar().value() == self._goal_at:  # else a row was shown meanwhile
            self._scroll_to_goal()
        if is_more:
            _lay_out_now()
            self._rest.start(0)
        else:
            self._goal = ""

    @override
    def build_more(self) -> bool:
        key = next((key for key in LATER if key not in self._cards), None)
        if key is not None:
            self.card(key)
        elif not self.isVisible() and not self._in_view.has_left_out():
            _lay_out_now()  # each card's place is known then
            self._in_view.leave_out_unseen(self._cards)
        return key is not None

    def build_all(self) -> None:
        """Build and show what was left for later: someone wants to go anywhere."""
        self._build_rest()
        self._in_view.bring_all()

    def _all_cards(self) -> list[SettingsCard]:
        self.build_all()
        return [self._cards[key] for key in ORDER]

    def _build_rest(self) -> None:
        for key in LATER:
            self.card(key)

    # the page

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isVisible() and not self._is_painted:  # else it is painted ahead
            self._is_painted = True
            self._rest.start(QUIET_MS if self._in_view.has_left_out() else 0)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._is_painted = False
            self._rest.stop()
            self._in_view.leave_out_unseen(self._cards)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        if not self.isVisible():  # Qt also moves the focus on when the page goes
            return super().focusNextPrevChild(next)
        self._in_view.bring_all()  # Tab may lead anywhere
        if self._focus.stays(self._focused_card(), otherwise=self.search):
            return True
        hits = self._looking.hits() if next else ()  # what was found is gone through, and not the window
        return self._focus.goes_round(hits, first=self.search) or super().focusNextPrevChild(next)

    def _focused_card(self) -> list[SettingsCard]:
        focused = self.window().focusWidget()
        return [card for card in self._cards.values() if card.isAncestorOf(focused)]

    @override
    def refresh(self) -> None:
        bar = self._scroll.verticalScrollBar()
        key = self._in_middle(bar.value())
        below_top = bar.value() - self._top_of(key)
        place = self._focus.place(self._focused_card())
        for card in self._cards.values():
            card.show_records()
        self._focus.return_to(place)
        if self.search.text():
            self._looking.look_again()
        elif self.isVisible() and bar.value():  # what she looks at stays, also where cards above become shorter
            _lay_out_now()
            bar.setValue(self._top_of(key) + below_top)

    @override
    def tick(self) -> None:
        for card in self._cards.values():
            card.show_now()

    @override
    def place(self) -> object:
        return self._focus.place_among(self._cards, words=self.search.text())

    @override
    def open_at(self, target: object) -> None:
        if isinstance(target, PlaceOnCard):
            self.show_card(target.card, number=target.number)
            self.search.setText(target.words if target.language == self.language.code else "")
            return
        key = CARD_OF.get(str(target), str(target))
        if key in ORDER:
            self.show_card(key)

    def show_card(self, key: str, *, number: int = 0) -> None:
        """Scroll to a card and put the focus into it; all of them are there again."""
        self.search.clear()
        self._build_rest()
        card = self.card(key)
        self._goal = key
        self._scroll_to_goal()
        self._rest.start(0)  # and once more: a page that was not seen yet is laid out by then
        self._entered = card.part_at(number)
        if self._entered is not None:
            self._entered.setFocus()

    def _scroll_to_goal(self) -> None:
        if self._goal:
            self._in_view.bring(self._goal)
            _lay_out_now()
            self._goal_at = _scroll_to(self.card(self._goal), self._scroll, top=self._top_of(self._goal))
            self._in_view.bring_seen()
            self._sections.show_current(self._goal)

    @override
    def leave(self) -> None:
        for card in self._cards.values():
            card.finish()

    @override
    def first_focus(self) -> QWidget:
        entered, self._entered = self._entered, None
        if entered is not None:  # the window asks once, right after it opened a row
            return entered
        return self._sections.first() if self._sections.isVisible() else (self._cards[FIRST].first_part() or self)

    @override
    def focus_areas(self) -> list[QWidget]:
        first = self._cards[FIRST].first_part()
        areas: list[QWidget] = [self._sections.first()] if self._sections.isVisible() else []
        return [*areas, first] if first is not None else areas

    @override
    def accessible_title(self) -> str:
        return self.tr("Settings")

    # width and scrolling

    def _fold(self, width: int) -> None:
        self._is_narrow = width < ONE_COLUMN_BELOW
        left, right = (20, 20) if self._is_narrow else (32, 24)
        px = self.theme.px
        self._head_line.setContentsMargins(px(left), 0, px(right), 0)
        self._sections.setVisible(not self._is_narrow)
        self.search.setFixedWidth(px(WIDTH))
        if self._is_narrow:
            self._head_line.insertWidget(1, self.search)
        else:
            self._beside.insertWidget(0, self.search)
        for part in self._at_once:
            part.show()
        if self._is_narrow and self._head_line.sizeHint().width() > width:
            for part in self._at_once:  # the search needs the room more
                part.hide()
        self._beside.setContentsMargins(0 if self._is_narrow else px(left), 0, 0, 0)
        self._scroll.set_margins((left if self._is_narrow else _LEFT, 0, right, _RIGHT))
        for card in self._cards.values():
            card.fold(is_narrow=self._is_narrow)

    def _top_of(self, key: str) -> int:
        return self._places[key].geometry().top()

    def _mark_section(self, top: int) -> None:
        self._in_view.bring_seen()
        is_at_end = top and top == self._scroll.verticalScrollBar().maximum()
        self._sections.show_current(self._looking.section() or (ORDER[-1] if is_at_end else self._in_middle(top)))

    def _in_middle(self, top: int) -> str:
        middle = top + self._scroll.height() // 3
        return [key for key in ORDER if key in self._cards and self._top_of(key) <= middle][-1]


def _head(page: SettingsPage) -> tuple[QHBoxLayout, tuple[QWidget, ...]]:
    """The line above the cards, and what in it gives way to the search."""
    head = row(page.theme)
    head.addWidget(PageTitle(page.theme, page.tr("Settings")), 1)
    applies = Label(page.theme, page.tr("Changes apply at once"), role="meta", color="text.secondary")
    at_once = (IconLabel(page.theme, "check", size=16), applies)
    for part in at_once:
        head.addWidget(part)
    return head, at_once


def _scroll_to(card: SettingsCard, scroll: ScrollColumn, *, top: int) -> int:
    """Show a card from its top, or from further down where what has the focus on it would not be seen."""
    scroll.verticalScrollBar().setValue(top)
    focused: QWidget | None = card.window().focusWidget()
    if focused is not None and card.isAncestorOf(focused):
        scroll.ensureWidgetVisible(focused)
    return scroll.verticalScrollBar().value()


def _lay_out_now() -> None:
    """Give every row its height before the next painting: each layout hands on to the one around it in a round."""
    for _ in range(_NESTED):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
