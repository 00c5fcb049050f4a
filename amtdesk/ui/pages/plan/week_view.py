"""The week of the plan: seven days of cards, what is fixed, what she does anyway, and the following week in outline."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from amtdesk.domain.errors import NotFound, UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.plan_days import refuse_past
from amtdesk.domain.post_summaries import PostSummary
from amtdesk.domain.recurring_ideas import ProposedIdea
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW, Destination
from amtdesk.ui.pages.plan.media_pictures import SmallPictures
from amtdesk.ui.pages.plan.plan_acts import PlanActs
from amtdesk.ui.pages.plan.plan_view import PlanView
from amtdesk.ui.pages.plan.post_faces import ChipKey, ProposalKey
from amtdesk.ui.pages.plan.week_foot import WeekFoot
from amtdesk.ui.pages.plan.week_grid import DAYS, DayHead, RowNames, WeekGrid
from amtdesk.ui.pages.plan.week_outlook import OutlookGap
from amtdesk.ui.pages.plan.week_said import WeekSaid
from amtdesk.ui.pages.plan.week_source import WeekContent, WeekSource
from amtdesk.ui.soft_hyphens import prepare
from amtdesk.ui.widgets.cards import column

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.pages.plan.post_words import PostWords
    from amtdesk.ui.pages.plan.week_stack import WeekStack

_WEEK: Final = timedelta(days=7)
_PAGES: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
#: Wider than a card is in a window of usual width.
_PICTURE_WIDTH: Final = 240
#: When a post goes out that is planned into a gap and has no time yet.
_USUAL_TIME: Final = time(10)


class WeekView(PlanView):
    """Shows one week. A post that the keys move out of it takes the view along."""

    def __init__(self, context: "PageContext", words: "PostWords", *, deeds: "PostDeeds") -> None:
        super().__init__(context, words, deeds=deeds)
        self._acts = PlanActs(context, words, deeds=deeds, view=self)
        self._said = WeekSaid(context.language, words, on_proposals=self._acts.proposal_actions(), parent=self)
        self._source = WeekSource(context.desk, self._said)
        self._monday = _monday(context.desk.clock.today())
        self._place = context.desk.clock.today().weekday()
        self._content: WeekContent | None = None
        self._seen = context.desk.clock.today()
        self._is_chosen = False  # the week: by her, or because she has seen it
        wide = context.theme.px(_PICTURE_WIDTH)
        pictures = SmallPictures(context, self, size=QSize(wide, wide))
        self.grid = WeekGrid(context.theme, pictures=pictures)
        self.foot = WeekFoot(context, words)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        whole = column(context.theme, spacing=8)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)
        self._connect()
        self._mark_place()
        prepare()  # the view is built ahead mostly

    def _connect(self) -> None:
        self.grid.day_entered.connect(self._enter_day)
        for place, day_column in enumerate(self.grid.columns):
            day_column.wished.connect(self._acts.act)
            day_column.new_requested.connect(self._ask_new)
            day_column.dropped.connect(self._dropper(place))
        for place in range(DAYS):
            self.grid.occasions[place].opened.connect(self._open_occasion)
            self.grid.routines[place].opened.connect(self._open_routine)
        self.grid.outlook.opened.connect(self._open_later)
        self.grid.outlook.gap_filled.connect(self._fill_gap)
        self.grid.outlook.dropped.connect(self._drop_later)
        self._acts.post_opened.connect(self.post_opened)
        self._acts.settled.connect(self._follow)
        self.foot.remarks.post_opened.connect(self.post_opened)
        self.foot.remarks.day_requested.connect(self.show_day)
        self.foot.remarks.new_requested.connect(self.new_requested)

    def _dropper(self, place: int) -> Callable[[ChipKey], None]:
        return lambda key: self._acts.drop(key, self._monday + timedelta(days=place))

    # what is shown

    @override
    def refresh(self) -> None:
        content = self._content = self._source.week(self._monday, wanted=self._wanted)
        self._seen = self._desk.clock.today()
        self.grid.show_content(content, heads=self._heads(content), names=self._row_names())
        if self._is_narrow():
            self._small.show_week(content)
        self.foot.remarks.show_days(self._monday, self._monday + 2 * _WEEK - timedelta(days=1))
        self.period_changed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        today = self._desk.clock.today()
        here = _monday(today), today.weekday()
        if not self._is_chosen and here != (self._monday, self._place):  # it was read ahead on another day
            self._monday, self._place = here
            self._mark_place()
            self.refresh()
        self._is_chosen = True

    @override
    def tick(self) -> None:
        if self._seen != self._desk.clock.today():
            self.refresh()

    def _heads(self, content: WeekContent) -> list[DayHead]:
        today = self._desk.clock.today()
        return [
            DayHead(
                weekday=self._language.weekday(day.day),
                number=str(day.day.day),
                spoken=self._language.long_date(day.day),
                is_day_off=bool(day.day_off),
                is_today=day.day == today,
                is_sunken=day.day < today,
            )
            for day in content.days[:DAYS]
        ]

    def _row_names(self) -> RowNames:
        week = self._language.week(self._monday + _WEEK)
        return RowNames(self.tr("Occasions"), self.tr("Posts"), self.tr("Routines"), week[:1].upper() + week[1:])

    @override
    def fold(self, width: int) -> None:
        is_narrow = width < ONE_COLUMN_BELOW
        self.foot.fold(width)
        if is_narrow == self._is_narrow():
            return
        self._stack.setCurrentWidget(self._small if is_narrow else self.grid)
        if is_narrow and self._content is not None:
            self._small.show_week(self._content)

    def _is_narrow(self) -> bool:
        return self._stack.currentWidget() is not self.grid

    @cached_property
    def _small(self) -> "WeekStack":
        from amtdesk.ui.pages.plan.week_stack import WeekStack

        small = WeekStack(self._context, self._words)
        small.wished.connect(self._acts.act)
        small.occasion_opened.connect(self._open_occasion)
        small.routine_opened.connect(self._open_routine)
        self._stack.addWidget(small)
        return small

    @override
    def first_focus(self) -> QWidget:
        return self._small.table if self._is_narrow() else self.grid.columns[self._place]

    @override
    def focus_areas(self) -> list[QWidget]:
        outlook = [self.grid.outlook] if self.grid.outlook.chips() and not self._is_narrow() else []
        return [self.first_focus(), *outlook, self.foot.remarks.link]

    @override
    def period_words(self) -> str:
        return self._said.period(self._monday)

    @override
    def side_words(self) -> str | None:
        least, most = self._desk.town.town().posts_a_week
        posts = 0 if self._content is None else self._content.posts
        return self._said.target(posts, least=least, most=most)

    # where she is

    @override
    def step(self, by: int) -> None:
        self._show_week(self._monday + by * _WEEK)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_home = event.key() == Qt.Key.Key_Home and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_home:
            self.show_day(self._desk.clock.today())
        elif event.key() in _PAGES and not event.modifiers().value:
            self.step(_PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def show_day(self, day: date) -> None:
        self._place = day.weekday()
        self._show_week(_monday(day))
        self._mark_place()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def select(self, post_id: PostId | None) -> None:
        if post_id is None:
            return
        try:
            day = self._desk.posts.get(post_id).day
        except NotFound:  # begun and thrown away in the editor
            return
        if day is None:
            return
        self._show_week(_monday(day))
        if self._is_narrow():
            self._small.table.select_key(post_id)
        else:
            self._place = day.weekday()
            self._mark_place()
            self.grid.columns[self._place].select(post_id)

    @override
    def current_post(self) -> PostId | None:
        key = self._small.table.current_key() if self._is_narrow() else self.grid.columns[self._place].current_key()
        return PostId(key) if isinstance(key, int) else None

    @override
    def wished_day(self) -> tuple[date | None, str]:
        day = self._small.current_day() if self._is_narrow() else self._monday + timedelta(days=self._place)
        return (day, "") if day is not None and day >= self._desk.clock.today() else (None, "")

    def _show_week(self, monday: date) -> None:
        self._is_chosen = True
        if monday != self._monday:
            self._monday = monday
            self.refresh()

    def _enter_day(self, place: int) -> None:
        if place != self._place:
            self._place = place
            self._mark_place()

    def _mark_place(self) -> None:
        """One day is the stop of the Tab key; the arrows lead to the others."""
        for place, day_column in enumerate(self.grid.columns):
            here = place == self._place
            day_column.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            if not here:
                day_column.leave_current()

    def _follow(self, post_id: PostId) -> None:
        """The post was moved, or begun: be where it is now."""
        self.refresh()
        self.select(post_id)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_new(self) -> None:
        day = self._monday + timedelta(days=self._place)
        try:
            refuse_past(day, today=self._desk.clock.today())
        except UserFacingError as error:
            self._deeds.refused.emit(error)
            return
        self.new_requested.emit(day)

    def _drop_later(self, key: ChipKey, place: int) -> None:
        self._acts.moves.to_day(key, self._monday + _WEEK + timedelta(days=place))

    def _open_later(self, post_id: object) -> None:
        if isinstance(post_id, int):
            self.post_opened.emit(PostId(post_id))
        else:
            self.step(1)

    def _fill_gap(self, gap: OutlookGap) -> None:
        day = self._monday + _WEEK + timedelta(days=gap.first)
        match gap.offer:
            case ProposedIdea() as idea:
                self._acts.act(ProposalKey(idea.idea_id, idea.day), "take")
            case PostSummary() as post:
                self._deeds.set_day(post.id, day, at=post.at or _USUAL_TIME)
            case _:
                self.new_requested.emit(day)

    def _open_occasion(self, occasion: Occasion, _wish: str) -> None:
        self._acts.open_occasion(occasion)

    def _open_routine(self, kind: str, _wish: str) -> None:
        self.navigate_requested.emit(Destination(str(kind)))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
