"""Einstellungen: what the office decides and how this computer shows it. Changes apply at once, Ctrl+Z takes back."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amtdesk.domain.changes import Area
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW, Page, PageContext
from amtdesk.ui.pages.settings.look_card import LookCard
from amtdesk.ui.pages.settings.parts import CONTENT_WIDTH, SettingsCard
from amtdesk.ui.pages.settings.records_card import RecordsCard
from amtdesk.ui.pages.settings.rows import CARD_OF
from amtdesk.ui.pages.settings.section_list import SectionList
from amtdesk.ui.pages.settings.town_card import TownCard
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.labels import IconLabel, Label, PageTitle

#: Cards that are built after the page is seen, one at a time.
_LATER: Final = ("channel", "hours", "reminders", "people", "departments", "approval", "plan", "values", "computer")
#: What is left free beside the cards, in design px.
_LEFT: Final = 28
_RIGHT: Final = 24
_ORDER: Final = (
    "town", "channel", "hours", "reminders", "people", "departments", "approval", "plan", "values", "look", "computer",
    "records"
)  # fmt: skip


class SettingsPage(Page):
    """Cards one under the other, their names beside them."""

    areas = frozenset({Area.TOWN, Area.SAFEKEEPING, Area.REMINDERS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        self._cards: dict[str, SettingsCard] = {}
        self._is_narrow = False
        self._entered: QWidget | None = None
        self._goal = ""  # the card to scroll to once the page is laid out
        self._goal_at = 0
        lines = column(theme, spacing=16, margins=(0, 20, 0, 0))
        self.setLayout(lines)
        self._head_line = self._head()
        lines.addLayout(self._head_line)
        self._sections = SectionList(theme, self._names())
        self._beside = column(theme, spacing=0)
        self._scroll = ScrollColumn(theme, spacing=20)
        self._places: dict[str, QVBoxLayout] = {}
        lines.addLayout(self._body(), 1)
        for key in _ORDER:
            if key not in _LATER:
                self.card(key)
        self._sections.show_current("town")
        self._sections.chosen.connect(self.show_card)
        self._scroll.verticalScrollBar().valueChanged.connect(self._mark_section)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._build_next)
        self.width_changed.connect(self._fold)

    # parts

    def _head(self) -> QHBoxLayout:
        head = row(self.theme)
        head.addWidget(PageTitle(self.theme, self.tr("Settings")), 1)
        head.addWidget(IconLabel(self.theme, "check", size=16))
        head.addWidget(Label(self.theme, self.tr("Changes apply at once"), role="meta", color="text.secondary"))
        return head

    def _body(self) -> QHBoxLayout:
        body = row(self.theme, spacing=0)
        self._beside.addWidget(self._sections)
        body.addLayout(self._beside)
        # the body and not each card: Qt asks a card how high it is for the width of its column
        holder = self._scroll.widget()
        if holder is not None:
            holder.setMaximumWidth(self.theme.px(CONTENT_WIDTH + _LEFT + _RIGHT))
        body.addWidget(self._scroll, 1)
        for key in _ORDER:
            self._places[key] = column(self.theme, spacing=0)
            self._scroll.column.addLayout(self._places[key])
        self._scroll.column.addStretch(1)
        return body

    def _names(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("town", self.tr("Your town"), "compass"),
            ("channel", self.tr("Channel"), "megaphone"),
            ("hours", self.tr("Hours and holidays"), "clock"),
            ("reminders", self.tr("Reminders"), "bell"),
            ("people", self.tr("People"), "users"),
            ("departments", self.tr("Departments"), "share-2"),
            ("approval", self.tr("Approvals"), "stamp"),
            ("plan", self.tr("Editorial plan"), "calendar-days"),
            ("values", self.tr("Values for templates"), "message-square-quote"),
            ("look", self.tr("Appearance"), "sun"),
            ("computer", self.tr("This computer"), "settings-2"),
            ("records", self.tr("Backups"), "save"),
        )

    def _makers(self) -> dict[str, Callable[[PageContext], SettingsCard]]:
        from amtdesk.ui.pages.settings.approval_card import ApprovalCard
        from amtdesk.ui.pages.settings.channel_card import ChannelCard
        from amtdesk.ui.pages.settings.computer_card import ComputerCard
        from amtdesk.ui.pages.settings.departments_card import DepartmentsCard
        from amtdesk.ui.pages.settings.hours_card import HoursCard
        from amtdesk.ui.pages.settings.people_card import PeopleCard
        from amtdesk.ui.pages.settings.plan_card import PlanCard
        from amtdesk.ui.pages.settings.reminders_card import RemindersCard
        from amtdesk.ui.pages.settings.values_card import ValuesCard

        return {
            "channel": ChannelCard,
            "computer": ComputerCard,
            "hours": HoursCard,
            "reminders": RemindersCard,
            "people": PeopleCard,
            "departments": DepartmentsCard,
            "approval": ApprovalCard,
            "plan": PlanCard,
            "values": ValuesCard,
        }

    def card(self, key: str) -> SettingsCard:
        """A card, built now if it was not yet."""
        if key not in self._cards:
            card = self._made(key)
            self._cards[key] = card
            self._places[key].addWidget(card)
            card.fold(is_narrow=self._is_narrow)
            card.show_records()
        return self._cards[key]

    def _made(self, key: str) -> SettingsCard:
        if key == "town":
            return TownCard(self.context)
        if key == "records":
            return RecordsCard(self.context)
        if key == "look":
            look = LookCard(self.context)
            look.language_chosen.connect(self.language_requested)
            return look
        return self._makers()[key](self.context)

    def _build_next(self) -> None:
        if self._scroll.verticalScrollBar().value() == self._goal_at:  # else a row was shown meanwhile
            self._scroll_to_goal()
        self._goal = ""
        if self.build_more():
            _lay_out_now()
            self._rest.start()

    @override
    def build_more(self) -> bool:
        key = next((key for key in _LATER if key not in self._cards), None)
        if key is not None:
            self.card(key)
        return key is not None

    def build_all(self) -> None:
        """Build what was left for later: someone wants to go there."""
        for key in _LATER:
            self.card(key)

    # the page

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()

    @override
    def refresh(self) -> None:
        for card in self._cards.values():
            card.show_records()

    @override
    def tick(self) -> None:
        for card in self._cards.values():
            card.show_now()

    @override
    def open_at(self, target: object) -> None:
        key = CARD_OF.get(str(target), str(target))
        if key in _ORDER:
            self.show_card(key)

    def show_card(self, key: str) -> None:
        """Scroll to a card and put the focus into it."""
        self.build_all()
        card = self.card(key)
        self._goal = key
        self._scroll_to_goal()
        self._rest.start()  # and once more: a page that was not seen yet is laid out by then
        self._entered = card.first_part()
        if self._entered is not None:
            self._entered.setFocus()

    def _scroll_to_goal(self) -> None:
        if self._goal:
            _lay_out_now()
            bar = self._scroll.verticalScrollBar()
            bar.setValue(self._cards[self._goal].y())
            self._goal_at = bar.value()
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
        return self._sections.first() if self._sections.isVisible() else (self._cards["town"].first_part() or self)

    @override
    def focus_areas(self) -> list[QWidget]:
        first = self._cards["town"].first_part()
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
        self._beside.setContentsMargins(0 if self._is_narrow else px(left), 0, 0, 0)
        self._scroll.set_margins((left if self._is_narrow else _LEFT, 0, right, _RIGHT))
        for card in self._cards.values():
            card.fold(is_narrow=self._is_narrow)

    def _mark_section(self, top: int) -> None:
        middle = top + self._scroll.height() // 3
        above = [key for key in _ORDER if key in self._cards and self._cards[key].y() <= middle]
        bar = self._scroll.verticalScrollBar()
        if above:
            self._sections.show_current(_ORDER[-1] if top and top == bar.maximum() else above[-1])


def _lay_out_now() -> None:
    """Give every row its height before the next painting: rows within rows need two rounds."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
