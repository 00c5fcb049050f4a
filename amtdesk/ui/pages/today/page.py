"""The page Heute: one card for what comes next, lists for the rest, and the side."""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.today import ItemKind, TodayBrief, TodayItem
from amtdesk.ui.overriding import override
from amtdesk.ui.page import (
    FIRST_RUN,
    ONE_COLUMN_BELOW,
    RESUME,
    SIDE_FOLDS_BELOW,
    Destination,
    Page,
    PageContext,
)
from amtdesk.ui.pages.today.day_sentences import DaySentences
from amtdesk.ui.pages.today.lists import ItemLists, RowWish
from amtdesk.ui.pages.today.next_up import NextUpCard
from amtdesk.ui.pages.today.quiet_lines import FirstSteps, QuietLine
from amtdesk.ui.pages.today.rows import place_of
from amtdesk.ui.pages.today.side import LeadPanel, ResponsePanel, RoundPanel, side_column
from amtdesk.ui.pages.today.tiles import Tiles
from amtdesk.ui.pages.today.whereabouts import RowPlace, Whereabouts
from amtdesk.ui.pages.today.words import ItemWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import ScrollColumn, column, row
from amtdesk.ui.widgets.labels import Label, PageTitle

if TYPE_CHECKING:
    from amtdesk.ui.pages.today.begin_new import BeginNew
    from amtdesk.ui.pages.today.row_deeds import RowDeeds

#: All templates are searched for the hint that one fits; the first painting does not wait for that.
_HINT_MS = 300


class TodayPage(Page):
    """What today asks for."""

    areas: ClassVar[frozenset[Area]] = frozenset(Area) - {Area.SAFEKEEPING}

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._words = ItemWords(context.language, self)
        self._day = DaySentences(self._words, context.language, parent=self)
        self._brief: TodayBrief | None = None
        self._shown_at = ""
        theme = self.theme
        self._title = PageTitle(theme, display=True)
        self._greeting = Label(theme, color="text.secondary", wrap=True)
        self._new = KbdButton(theme, self.tr("New"), icon="plus", keys="Ctrl+N")
        self._next = NextUpCard(context, self._words, day=self._day)
        self._silence = QuietLine(theme, icon="send", action=self.tr("Plan a post"))
        self._routine = QuietLine(theme, icon="history", action=self.tr("Take over the usual routine"))
        self.lists = ItemLists(context, self._words)
        self._round = RoundPanel(context)
        self._lead = LeadPanel(context)
        self._response = ResponsePanel(context)
        panels = (self._round, self._lead, self._response)
        self._tiles = Tiles(context, panels)
        self._side = side_column(context, panels)
        self._hint_later = QTimer(self, singleShot=True, interval=_HINT_MS)
        self._assemble()
        self._connect()

    # what acts is loaded when something is done, not for the first painting

    @cached_property
    def row_deeds(self) -> "RowDeeds":
        """What is done with items."""
        from amtdesk.ui.pages.today.row_deeds import RowDeeds

        deeds = RowDeeds(self.context, self._words, place=self)
        deeds.edit_requested.connect(self._begin.edit)
        deeds.answer_requested.connect(self._answer_in_plan)
        deeds.done.connect(self._where.note_done)
        return deeds

    @cached_property
    def _begin(self) -> "BeginNew":
        from amtdesk.ui.pages.today.begin_new import BeginNew

        begin = BeginNew(self.context, self)
        begin.wished.connect(self.navigate_requested)
        return begin

    def _assemble(self) -> None:
        theme = self.theme
        head = row(theme, spacing=16)
        titles = column(theme, spacing=2)
        titles.addWidget(self._title)
        titles.addWidget(self._greeting)
        head.addLayout(titles, 1)
        head.addWidget(self._new, 0, Qt.AlignmentFlag.AlignTop)
        main = column(theme, spacing=12)
        self._first = FirstSteps(theme, main, parent=self)
        main.addWidget(self._next)
        main.addWidget(self._silence)
        main.addWidget(self.lists)
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
        self._where = Whereabouts(self, self.lists, scroll=scroll)

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_requested)
        self._next.acted.connect(self._open)
        self._next.later_requested.connect(self._offer_later)
        self.lists.opened.connect(self._open)
        self.lists.wished.connect(self._act)
        later = QShortcut(QKeySequence("Ctrl+T"), self)
        later.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        later.activated.connect(self._put_off_current)
        self._first.setup_wished.connect(self._resume_setup)
        self._first.question_wished.connect(lambda: self._begin.question())  # noqa: PLW0108 - made when first asked
        self._silence.acted.connect(lambda: self._begin.post())  # noqa: PLW0108 - made when first asked
        self._routine.acted.connect(lambda: self._begin.routine())  # noqa: PLW0108 - made when first asked
        self.lists.add_task.clicked.connect(lambda: self._begin.task())  # noqa: PLW0108 - made when first asked
        self.lists.all_tasks.clicked.connect(lambda: self._begin.all_tasks())  # noqa: PLW0108 - made when first asked
        self._hint_later.timeout.connect(self._show_hint)
        self._round.start_requested.connect(self._start_round)
        self._lead.day_requested.connect(self._open_plan)
        self.width_changed.connect(self._fold)

    # what is shown

    @override
    def refresh(self) -> None:
        self._show(keeps_hint=False)

    def _show(self, *, keeps_hint: bool) -> None:
        had_focus, before, is_hinted = self._next.primary.hasFocus(), self._brief, self._next.is_hinted()
        brief = self._brief = self.desk.today.brief()
        clock = self.desk.clock
        self._shown_at = f"{clock.now():%Y-%m-%d %H:%M}"
        town = self.desk.town.town()
        self._title.setText(self.language.long_date(clock.today()))
        self._greeting.setText(self._day.greeting(brief, name=town.user_salutation, now=clock.now()))
        self._next.show_item(brief, now=clock.now())
        self.lists.show_brief(brief, now=clock.now())
        self._silence.say(self._day.silence(brief, today=clock.today()))
        self._routine.say("" if brief.has_had_tasks else self._day.routine())
        self._first.offer_setup(town.setup_step)
        self._first.teach(is_new=_nobody_asked(brief))
        self._show_side(brief)
        if keeps_hint and before is not None and _is_same(before.next_up, brief.next_up):
            self._next.show_hint(is_hinted)
        else:
            self._hint_later.start()
        self.setAccessibleName(self.accessible_title())
        if had_focus and not self._next.primary.isVisibleTo(self):  # all is done: not on to whatever comes behind
            (self.first_focus() or self).setFocus()
        self._where.look_for_undone()

    def _show_hint(self) -> None:
        item = None if self._brief is None else self._brief.next_up
        if item is not None and item.kind is ItemKind.QUESTION and self.layout_width() >= ONE_COLUMN_BELOW:
            self._next.show_hint(self._has_template(item))

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
        if width < ONE_COLUMN_BELOW:
            self._next.show_hint(False)
        side = 20 if width < ONE_COLUMN_BELOW else 32
        self._scroll.set_margins((side, 20, side, 24))

    @override
    def tick(self) -> None:
        if f"{self.desk.clock.now():%Y-%m-%d %H:%M}" != self._shown_at:  # everything here is told to the minute
            self._show(keeps_hint=True)  # no template has changed: to look for one again would only cost time

    @override
    def accessible_title(self) -> str:
        if self._brief is None:
            return self.tr("Today")
        day = self.language.long_date(self.desk.clock.today())
        return self.tr("Today, {day}. {load}").format(day=day, load=self._day.day_load(self._brief))

    # what can be done

    def _open(self, item: TodayItem) -> None:
        if item.kind is ItemKind.TASK and not item.page:
            self._begin.edit(item)
        elif item.kind is ItemKind.FEEDBACK:
            self._begin.feedback(item)
        else:
            self.navigate_requested.emit(place_of(item))

    def _answer_in_plan(self, item: TodayItem, wish: str) -> None:
        self.navigate_requested.emit(Destination("plan", (wish, int(item.ref))))

    def _act(self, wished: RowWish) -> None:
        self.row_deeds.act(wished.item, wished.wish, at=wished.at)

    def _put_off_current(self) -> None:
        """Ctrl+T: the row with the focus, else what is next."""
        if not self.lists.put_off_focused() and self._next.later.isVisibleTo(self):
            self._next.later.click()

    def _offer_later(self, item: TodayItem) -> None:
        button = self._next.later
        self.row_deeds.offer_later(item, at=button.mapToGlobal(button.rect().bottomLeft()))

    def _start_round(self) -> None:
        self.navigate_requested.emit(Destination("rounds", "start"))

    def _resume_setup(self) -> None:
        self.navigate_requested.emit(Destination(FIRST_RUN, RESUME))

    def _open_plan(self, day: object) -> None:
        self.navigate_requested.emit(Destination("plan", day))

    # where she is

    @override
    def place(self) -> object:
        return self._where.place()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._where.follow()

    @override
    def go_home(self) -> None:
        self._where.follow()

    @override
    def open_at(self, target: object) -> None:
        if isinstance(target, RowPlace):
            self._where.go_back(target)
            return
        # the window gives the page the focus first
        QTimer.singleShot(0, self, lambda: self._begin.open_at(target))

    @override
    def edit_requested(self) -> None:
        item = self.lists.focused()
        if item is not None and item.kind is ItemKind.TASK:
            self._begin.edit(item)

    @override
    def new_requested(self) -> None:
        self._begin.offer(self._new.mapToGlobal(self._new.rect().bottomLeft()))

    @override
    def primary_button(self) -> KbdButton | None:
        return self._next.primary if self._next.primary.isVisibleTo(self) else None

    @override
    def first_focus(self) -> QWidget | None:
        came_to = self._where.came_to()
        return (
            came_to or self.primary_button() or (self.lists.today if self.lists.today.isVisibleTo(self) else self._new)
        )

    @override
    def focus_areas(self) -> list[QWidget]:
        lists, button = self.lists, self._round.button
        areas: list[QWidget | None] = [self.primary_button(), lists.today, lists.coming, button]
        return [area for area in areas if area is not None and area.isVisibleTo(self)]


def _is_same(one: TodayItem | None, other: TodayItem | None) -> bool:
    return one is not None and other is not None and one.subject == other.subject


def _nobody_asked(brief: TodayBrief) -> bool:
    """Whether no question waits and none was answered in the last weeks."""
    items = (*brief.for_today, *brief.coming, *brief.done_today)
    asked = any(item.kind in {ItemKind.QUESTION, ItemKind.FOLLOW_UP} for item in items)
    return not asked and brief.response.last_seven_days is None and not any(brief.response.weekly)
