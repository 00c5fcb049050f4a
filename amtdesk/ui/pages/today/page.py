"""The page Heute: one card for what comes next, lists for the rest, and the side."""

from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.identifiers import PostId, QuestionId
from amtdesk.domain.today import ItemKind, TodayBrief, TodayItem
from amtdesk.ui.overriding import override
from amtdesk.ui.page import NEW, ONE_COLUMN_BELOW, SIDE_FOLDS_BELOW, Destination, Page, PageContext
from amtdesk.ui.pages.today.next_up import NextUpCard
from amtdesk.ui.pages.today.side import LeadPanel, ResponsePanel, RoundPanel, Tiles, side_column
from amtdesk.ui.pages.today.words import TICKABLE, ItemWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.card_rows import heading
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.labels import Label, PageTitle, SectionLabel
from amtdesk.ui.widgets.menus import PopupMenu

#: All templates are searched for the hint that one fits; the first painting does not wait for that.
_HINT_MS = 300
#: More than these nobody reads in the morning; the plan and the questions show them all.
_SHOWN_COMING = 12


class TodayPage(Page):
    """What today asks for."""

    areas: ClassVar[frozenset[Area]] = frozenset(Area) - {Area.SAFEKEEPING}

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._words = ItemWords(context.language, self)
        self._brief: TodayBrief | None = None
        theme = self.theme
        self._title = PageTitle(theme, display=True)
        self._greeting = Label(theme, color="text.secondary", wrap=True)
        self._new = KbdButton(theme, self.tr("New"), icon="plus", keys="Ctrl+N")
        self._next = NextUpCard(context, self._words)
        self._today_label = SectionLabel(theme, self.tr("Also today"))
        self._today = CardList(theme, self.tr("Also today"), grows=True)
        self._coming_label = SectionLabel(theme, self.tr("Coming up"))
        self._coming = CardList(theme, self.tr("Coming up"), grows=True)
        self._round = RoundPanel(context)
        self._lead = LeadPanel(context)
        self._response = ResponsePanel(context)
        panels = (self._round, self._lead, self._response)
        self._tiles = Tiles(context, panels)
        self._side = side_column(context, panels)
        self._hint_later = QTimer(self, singleShot=True, interval=_HINT_MS)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        theme = self.theme
        head = row(theme, spacing=16)
        titles = column(theme, spacing=2)
        titles.addWidget(self._title)
        titles.addWidget(self._greeting)
        head.addLayout(titles, 1)
        head.addWidget(self._new, 0, Qt.AlignmentFlag.AlignTop)
        main = column(theme, spacing=12)
        main.addWidget(self._next)
        for label, cards in ((self._today_label, self._today), (self._coming_label, self._coming)):
            main.addSpacing(theme.px(8))
            main.addWidget(label)
            main.addWidget(cards)
        main.addStretch(1)
        body = row(theme, spacing=36)
        body.addLayout(main, 1)
        body.addWidget(self._side)
        scroll = ScrollColumn(theme, spacing=20, margins=(32, 20, 32, 24))
        scroll.column.addLayout(head)
        scroll.column.addWidget(self._tiles)
        scroll.column.addLayout(body, 1)
        whole = column(theme, spacing=0)
        whole.addWidget(scroll)
        self.setLayout(whole)
        self._scroll = scroll

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_requested)
        self._next.acted.connect(self._open)
        self._next.postponed.connect(self._postpone)
        self._today.ticked.connect(self._tick_key)  # what is coming has no circle, and Space leaves it alone
        for cards in (self._today, self._coming):
            cards.fade_without_focus()
            cards.opened.connect(self._open_key)
            cards.action_requested.connect(self._act_on_key)
        self._hint_later.timeout.connect(self._show_hint)
        self._round.start_requested.connect(self._start_round)
        self._lead.day_requested.connect(self._open_plan)
        self.width_changed.connect(self._fold)

    # what is shown

    @override
    def refresh(self) -> None:
        brief = self.desk.today.brief()
        self._brief = brief
        clock = self.desk.clock
        today = clock.today()
        town = self.desk.town.town()
        self._title.setText(self.language.long_date(today))
        self._greeting.setText(self._words.greeting(brief, name=town.user_salutation, now=clock.now()))
        self._next.show_item(brief, today=today, later=self.desk.today.later_moments())
        rows = [self._words.row(item, brief, today=today) for item in (*brief.still_today, *brief.done_today)]
        self._today.show_rows(rows)
        self._today_label.setText(self.tr("Also today") if brief.still_today else self.tr("Done today"))
        self._today_label.setVisible(bool(rows))
        self._today.setVisible(bool(rows))
        coming = [self._words.row(item, brief, today=today, coming=True) for item in brief.coming[:_SHOWN_COMING]]
        if (rest := len(brief.coming) - len(coming)) > 0:
            coming.append(heading(self.tr("and {n} more").format(n=rest)))
        self._coming.show_rows(coming)
        self._coming_label.setVisible(bool(coming))
        self._coming.setVisible(bool(coming))
        self._show_side(brief)
        self._hint_later.start()
        self.setAccessibleName(self.accessible_title())

    def _show_hint(self) -> None:
        item = None if self._brief is None else self._brief.next_up
        self._next.show_hint(item is not None and item.kind is ItemKind.QUESTION and self._has_template(item))

    def _has_template(self, item: TodayItem) -> bool:
        question = self.desk.questions.get(QuestionId(int(item.ref)))
        return bool(self.desk.suggestions.for_question(question, limit=1).templates)

    def _show_side(self, brief: TodayBrief) -> None:
        self._round.show_round(brief.round, at=self._round_time())
        self._lead.show_lead(brief.planning_lead, today=self.desk.clock.today())
        self._response.show_figures(brief.response)
        self._fold(self.layout_width())

    def _round_time(self) -> str:
        return self.language.clock_time(self.desk.town.town().round_time)

    def _fold(self, width: int) -> None:
        has_tiles = ONE_COLUMN_BELOW <= width < SIDE_FOLDS_BELOW
        if has_tiles and self._brief is not None:  # built only where they are seen
            self._tiles.show_brief(self._brief, at=self._round_time())
        self._side.setVisible(width >= SIDE_FOLDS_BELOW)
        self._tiles.setVisible(has_tiles)
        side = 20 if width < ONE_COLUMN_BELOW else 32
        self._scroll.set_margins((side, 20, side, 24))

    @override
    def tick(self) -> None:
        self.refresh()

    @override
    def accessible_title(self) -> str:
        if self._brief is None:
            return self.tr("Today")
        day = self.language.long_date(self.desk.clock.today())
        return self.tr("Today, {day}. {load}").format(day=day, load=self._words.day_load(self._brief))

    # what can be done

    def _open(self, item: TodayItem) -> None:
        self.navigate_requested.emit(_place_of(item))

    def _item_of(self, key: object) -> TodayItem | None:
        brief = self._brief
        if brief is None:
            return None
        items = (*brief.still_today, *brief.done_today, *brief.coming)
        return next((item for item in items if (item.kind, item.ref) == key), None)

    def _open_key(self, key: object) -> None:
        if (item := self._item_of(key)) is not None:
            self._open(item)

    def _tick_key(self, key: object) -> None:
        item = self._item_of(key)
        if item is None or item.kind not in TICKABLE:
            return
        if item.done_at is not None:
            self.messages.toast(self.tr("This is done already. Ctrl+Z takes the last step back."))
            return
        try:
            self.desk.today.mark_done(item, reason=self.tr("settled another way"))
        except UserFacingError as error:
            self.messages.report(error)
            return
        self.messages.undo_toast(self.tr("Done: {title}").format(title=self._words.title(item)))

    def _act_on_key(self, key: object, wish: str) -> None:
        if wish == "tick":
            self._tick_key(key)
        else:
            self._open_key(key)

    def _postpone(self, item: TodayItem, until: datetime) -> None:
        try:
            self.desk.today.postpone(item, until)
        except UserFacingError as error:
            self.messages.report(error)
            return
        when = self.language.relative_time(until, today=self.desk.clock.today())
        self.messages.undo_toast(self.tr("Put off until {when}.").format(when=when))

    def _start_round(self) -> None:
        self.navigate_requested.emit(Destination("rounds", "start"))

    def _open_plan(self, day: object) -> None:
        self.navigate_requested.emit(Destination("plan", day))

    @override
    def new_requested(self) -> None:
        menu = PopupMenu(self.theme, self)
        menu.add(self.tr("Note a question"), self._note_question, icon="messages-square", keys="Ctrl+Shift+N")
        menu.add(self.tr("New post"), self._new_post, icon="calendar-days")
        menu.add(self.tr("New template"), self._new_template, icon="message-square-quote")
        menu.popup(self._new.mapToGlobal(self._new.rect().bottomLeft()))

    def _note_question(self) -> None:
        self.navigate_requested.emit(Destination("questions", NEW))

    def _new_post(self) -> None:
        self.navigate_requested.emit(Destination("plan", NEW))

    def _new_template(self) -> None:
        self.navigate_requested.emit(Destination("templates", NEW))

    @override
    def primary_button(self) -> KbdButton | None:
        return self._next.primary if self._next.primary.isVisibleTo(self) else None

    @override
    def first_focus(self) -> QWidget | None:
        return self.primary_button() or (self._today if self._today.isVisibleTo(self) else self._new)

    @override
    def focus_areas(self) -> list[QWidget]:
        areas: list[QWidget | None] = [self.primary_button(), self._today, self._coming, self._round.button]
        return [area for area in areas if area is not None and area.isVisibleTo(self)]


def _place_of(item: TodayItem) -> Destination:
    match item.kind:
        case ItemKind.QUESTION | ItemKind.FOLLOW_UP | ItemKind.ANSWER_APPROVAL:
            return Destination("questions", QuestionId(int(item.ref)))
        case ItemKind.PUBLISH | ItemKind.MISSED | ItemKind.APPROVAL:
            return Destination("plan", PostId(int(item.ref)))
        case ItemKind.ROUND:
            return Destination("rounds", "start")
        case ItemKind.REPORT:
            return Destination("report", item.ref)
        case ItemKind.AGREEMENT:
            return Destination("templates", int(item.ref))
