"""The page Heute: one card for what comes next, lists for the rest, and the side."""

from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import PostId, QuestionId
from amtdesk.domain.today import TICKABLE, ItemKind, TodayBrief, TodayItem
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW, SIDE_FOLDS_BELOW, Destination, Page, PageContext
from amtdesk.ui.pages.today.begin_new import BeginNew
from amtdesk.ui.pages.today.next_up import NextUpCard
from amtdesk.ui.pages.today.quiet_lines import QuietLine, SectionHead
from amtdesk.ui.pages.today.row_deeds import RowDeeds
from amtdesk.ui.pages.today.rows import LATER, MORE_KEY, OPEN, TICK, ItemRows, key_of
from amtdesk.ui.pages.today.side import LeadPanel, ResponsePanel, RoundPanel, Tiles, side_column
from amtdesk.ui.pages.today.words import ItemWords
from amtdesk.ui.widgets.buttons import KbdButton, LinkButton
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.labels import Label, PageTitle, SectionLabel

#: All templates are searched for the hint that one fits; the first painting does not wait for that.
_HINT_MS = 300
#: More than these nobody reads in the morning; one row opens the rest.
_SHOWN_COMING = 12


class TodayPage(Page):
    """What today asks for."""

    areas: ClassVar[frozenset[Area]] = frozenset(Area) - {Area.SAFEKEEPING}

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._words = ItemWords(context.language, self)
        self._rows = ItemRows(self._words, context.language, self)
        self.deeds = RowDeeds(context, self._words, place=self)
        self._begin = BeginNew(context, self)
        self._brief: TodayBrief | None = None
        self._shows_all = False
        theme = self.theme
        self._title = PageTitle(theme, display=True)
        self._greeting = Label(theme, color="text.secondary", wrap=True)
        self._new = KbdButton(theme, self.tr("New"), icon="plus", keys="Ctrl+N")
        self._next = NextUpCard(context, self._words)
        self._silence = QuietLine(theme, icon="send", action=self.tr("Plan a post"))
        self._routine = QuietLine(theme, icon="history", action=self.tr("Take over the usual routine"))
        self._add_task = LinkButton(theme, self.tr("Add a task"), icon="plus")
        self._all_tasks = LinkButton(theme, self.tr("All tasks"))
        self._today_head = SectionHead(theme, (self._add_task, self._all_tasks))
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
        main.addWidget(self._silence)
        for label, cards in ((self._today_head, self._today), (self._coming_label, self._coming)):
            main.addSpacing(theme.px(8))
            main.addWidget(label)
            main.addWidget(cards)
        main.addWidget(self._routine)
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
        self._next.later_requested.connect(self._offer_later)
        self._today.ticked.connect(self._tick_key)  # what is coming has no circle, and Space leaves it alone
        for cards in (self._today, self._coming):
            cards.fade_without_focus()
            cards.opened.connect(self._open_key)
            cards.action_requested.connect(self._act_on_key)
        later = QShortcut(QKeySequence("Ctrl+T"), self)
        later.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        later.activated.connect(self._put_off_current)
        self.deeds.edit_requested.connect(self._begin.edit)
        self._begin.wished.connect(self.navigate_requested)
        self._silence.acted.connect(self._begin.post)
        self._routine.acted.connect(self._begin.routine)
        self._add_task.clicked.connect(self._begin.task)
        self._all_tasks.clicked.connect(self._begin.all_tasks)
        self._hint_later.timeout.connect(self._show_hint)
        self._round.start_requested.connect(self._start_round)
        self._lead.day_requested.connect(self._open_plan)
        self.width_changed.connect(self._fold)

    # what is shown

    @override
    def refresh(self) -> None:
        had_focus = self._next.primary.hasFocus()
        brief = self._brief = self.desk.today.brief()
        clock = self.desk.clock
        town = self.desk.town.town()
        self._title.setText(self.language.long_date(clock.today()))
        self._greeting.setText(self._words.greeting(brief, name=town.user_salutation, now=clock.now()))
        self._next.show_item(brief, now=clock.now())
        self._show_lists(brief, now=clock.now())
        self._silence.say(self._words.silence(brief, today=clock.today()))
        self._routine.say("" if brief.has_had_tasks else self._words.routine())
        self._show_side(brief)
        self._hint_later.start()
        self.setAccessibleName(self.accessible_title())
        if had_focus and not self._next.primary.isVisibleTo(self):  # all is done: not on to whatever comes behind
            (self.first_focus() or self).setFocus()

    def _show_lists(self, brief: TodayBrief, *, now: datetime) -> None:
        today = [self._rows.row(item, brief, now=now) for item in (*brief.still_today, *brief.done_today)]
        self._today.show_rows(today)
        self._today_head.label.setText(self._name_of_today(brief))
        self._today.setVisible(bool(today))
        self._all_tasks.setVisible(brief.has_had_tasks)
        shown = brief.coming if self._shows_all else brief.coming[:_SHOWN_COMING]
        coming = [self._rows.row(item, brief, now=now, coming=True) for item in shown]
        if (rest := len(brief.coming) - len(coming)) > 0:
            coming.append(self._rows.more(rest))
        self._coming.show_rows(coming)
        self._coming_label.setVisible(bool(coming))
        self._coming.setVisible(bool(coming))

    def _name_of_today(self, brief: TodayBrief) -> str:
        if brief.still_today:
            return self.tr("Also today")
        if brief.done_today:
            return self.tr("Done today")
        return "" if brief.next_up is None else self.tr("Nothing else today")

    def _show_hint(self) -> None:
        item = None if self._brief is None else self._brief.next_up
        self._next.show_hint(item is not None and item.kind is ItemKind.QUESTION and self._has_template(item))

    def _has_template(self, item: TodayItem) -> bool:
        question = self.desk.questions.get(QuestionId(int(item.ref)))
        return bool(self.desk.suggestions.for_question(question, limit=1).templates)

    def _show_side(self, brief: TodayBrief) -> None:
        self._round.show_round(brief)
        self._lead.show_lead(brief.planning_lead, today=self.desk.clock.today())
        self._response.show_figures(brief.response)
        self._fold(self.layout_width())

    def _fold(self, width: int) -> None:
        has_tiles = ONE_COLUMN_BELOW <= width < SIDE_FOLDS_BELOW
        if has_tiles and self._brief is not None:  # built only where they are seen
            self._tiles.show_brief(self._brief)
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
        if item.kind is ItemKind.TASK and not item.page:
            self._begin.edit(item)
        else:
            self.navigate_requested.emit(_place_of(item))

    def _item_of(self, key: object) -> TodayItem | None:
        brief = self._brief
        if brief is None:
            return None
        items = (*brief.still_today, *brief.done_today, *brief.coming)
        return next((item for item in items if key_of(item) == key), None)

    def _open_key(self, key: object) -> None:
        if key == MORE_KEY:
            self._show_all()
        elif (item := self._item_of(key)) is not None:
            self._open(item)

    def _show_all(self) -> None:
        self._shows_all = True
        if self._brief is not None:
            self._show_lists(self._brief, now=self.desk.clock.now())

    def _tick_key(self, key: object) -> None:
        self._act_on_key(key, TICK)

    def _act_on_key(self, key: object, wish: str) -> None:
        if wish == OPEN:
            self._open_key(key)
        elif (item := self._item_of(key)) is not None and (wish != TICK or item.kind in TICKABLE):
            self.deeds.act(item, wish, at=self._below(key))

    def _below(self, key: object) -> QPoint:
        """Where a menu of a row opens: under its words, on the screen."""
        cards = next((each for each in (self._today, self._coming) if each.current_key() == key), self._today)
        rect = cards.visualRect(cards.currentIndex())
        return cards.viewport().mapToGlobal(QPoint(rect.left() + self.theme.px(80), rect.bottom()))

    def _put_off_current(self) -> None:
        """Ctrl+T: the row with the focus, else what is next."""
        cards = next((each for each in (self._today, self._coming) if each.hasFocus()), None)
        if cards is not None and cards.current_key() is not None:
            self._act_on_key(cards.current_key(), LATER)
        elif self._next.later.isVisibleTo(self):
            self._next.later.click()

    def _offer_later(self, item: TodayItem) -> None:
        button = self._next.later
        self.deeds.offer_later(item, at=button.mapToGlobal(button.rect().bottomLeft()))

    def _start_round(self) -> None:
        self.navigate_requested.emit(Destination("rounds", "start"))

    def _open_plan(self, day: object) -> None:
        self.navigate_requested.emit(Destination("plan", day))

    @override
    def edit_requested(self) -> None:
        cards = next((each for each in (self._today, self._coming) if each.hasFocus()), None)
        item = None if cards is None else self._item_of(cards.current_key())
        if item is not None and item.kind is ItemKind.TASK:
            self._begin.edit(item)

    @override
    def new_requested(self) -> None:
        self._begin.offer(self._new.mapToGlobal(self._new.rect().bottomLeft()))

    @override
    @override
    def open_at(self, target: object) -> None:
        # the window gives the page the focus first
        QTimer.singleShot(0, self, lambda: self._begin.open_at(target))

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
        case ItemKind.QUESTION | ItemKind.FOLLOW_UP | ItemKind.ANSWER_APPROVAL | ItemKind.IN_WORK:
            return Destination("questions", QuestionId(int(item.ref)))
        case ItemKind.PUBLISH | ItemKind.MISSED | ItemKind.APPROVAL | ItemKind.HELD | ItemKind.LINK:
            return Destination("plan", PostId(int(item.ref)))
        case ItemKind.ROUND:
            return Destination("rounds", "start")
        case ItemKind.REPORT:
            return Destination("report", item.ref)
        case ItemKind.AGREEMENT:
            return Destination("templates", int(item.ref))
        case ItemKind.TASK:
            return Destination(item.page)
