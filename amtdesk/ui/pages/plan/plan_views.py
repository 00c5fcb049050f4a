"""The plan's views under one head: month, week, list, media; and what stands there while there is no post."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.plan_days import PlanFilter
from amtdesk.ui.page import HELP_PART, ONE_COLUMN_BELOW
from amtdesk.ui.pages.plan.plan_head import LIST, MEDIA, MONTH, WEEK, PlanHead
from amtdesk.ui.pages.plan.plan_more import PlanMore
from amtdesk.ui.pages.plan.plan_view import BAR
from amtdesk.ui.widgets.cards import column
from amtdesk.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.ui.command import Command
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.pages.plan.plan_empty import EmptyPlan
    from amtdesk.ui.pages.plan.plan_source import PlanSource
    from amtdesk.ui.pages.plan.plan_view import PlanView
    from amtdesk.ui.pages.plan.post_words import PostWords
    from amtdesk.ui.widgets.buttons import KbdButton

VIEWS: Final = (MONTH, WEEK, LIST, MEDIA)
_MARGIN: Final = 20


class PlanViews(QWidget):
    """Builds a view when it is first wanted; what was last shown is remembered on this machine."""

    post_opened = Signal(object)  # PostId
    new_requested = Signal(object)  # date or None
    navigate_requested = Signal(object)  # Destination

    def __init__(self, context: "PageContext", words: "PostWords", *, deeds: "PostDeeds") -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._words = words
        self._deeds = deeds
        self._settings = WindowSettings(context.desk.folder)
        self._views: dict[str, PlanView] = {}
        self._stale: set[str] = set()
        self._wanted = PlanFilter()
        self._width = 0
        self._key = self._settings.plan_view()
        self.head = PlanHead(context)
        self._more = PlanMore(context, words, clipboard=deeds.clipboard, head=self.head, chosen=self.current_post)
        self._stack = QStackedWidget()
        whole = column(context.theme, spacing=12, margins=(24, 20, _MARGIN - BAR, 16))
        self._keep_margin(self.head)
        whole.addWidget(self.head)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        self._connect()

    def _connect(self) -> None:
        self.head.view_chosen.connect(self.choose)
        self.head.stepped.connect(self._step)
        self.head.today_asked.connect(self._show_today)
        self.head.filter_asked.connect(self._ask_filter)
        self.head.new_button.clicked.connect(lambda: self.new_requested.emit(None))
        for keys, deed in (
            ("Ctrl+PgDown", self._chooser(1)),
            ("Ctrl+PgUp", self._chooser(-1)),
            ("Ctrl+O", self._take_in),  # also while the focus is in the head
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _keep_margin(self, part: QWidget) -> None:
        """Keep off the place of a view's scroll bar."""
        part.setContentsMargins(0, 0, self._context.theme.px(BAR), 0)

    def _take_in(self) -> None:
        self.view.take_in()

    def _chooser(self, by: int) -> "Callable[[], None]":
        return lambda: self.choose(VIEWS[(VIEWS.index(self._key) + by) % len(VIEWS)])

    # views

    @property
    def view(self) -> "PlanView":
        """The view that is shown, or that an empty plan stands in the place of."""
        return self._built(self._key)

    def _built(self, key: str) -> "PlanView":
        if key not in self._views:
            view = self._views[key] = _make_view(key)(self._context, self._words, deeds=self._deeds)
            view.post_opened.connect(self.post_opened)
            view.new_requested.connect(self.new_requested)
            view.navigate_requested.connect(self.navigate_requested)
            view.period_changed.connect(self._show_period)
            if not view.is_beside_bar:
                self._keep_margin(view)
            self._stack.addWidget(view)
            self._stale.add(key)
        return self._views[key]

    @cached_property
    def _empty(self) -> "EmptyPlan":
        from amtdesk.ui.pages.plan.plan_empty import EmptyPlan

        empty = EmptyPlan(self._context.theme)
        empty.new_requested.connect(self.new_requested)
        empty.usual_button.clicked.connect(self.view.offer_usual)
        empty.import_button.clicked.connect(self.import_calendar)
        empty.look_requested.connect(self._look_at)
        self._keep_margin(empty)
        self._stack.addWidget(empty)
        return empty

    def _look_at(self, key: object) -> None:
        from amtdesk.ui.pages.plan.occasion_sheet import open_listed

        open_listed(self._context, self.window(), key=key, then=self.post_opened.emit)

    @cached_property
    def _fixed_dates(self) -> "PlanSource":
        from amtdesk.ui.pages.plan.plan_rows import PlanRows
        from amtdesk.ui.pages.plan.plan_source import PlanSource

        return PlanSource(self._desk, PlanRows(self._context.language, self._words, parent=self))

    def choose(self, key: str) -> None:
        """Show another view and put the focus into it, unless the head has it."""
        in_head = self.head.views.hasFocus()
        self.leave()
        self._key = key
        self._settings.keep_plan_view(key)
        self._show_current()
        if not in_head:
            self.first_focus().setFocus()

    def build_next(self) -> bool:
        """Build the view beside, while nobody waits. False when none is left."""
        key = next((key for key in (MONTH, WEEK, LIST) if key not in self._views), None)
        if key is None:
            return False
        self._built(key)
        return True

    # what is shown

    def refresh(self) -> None:
        """Show what the desk holds."""
        self._stale.update(self._views)
        self._show_current()

    def _show_current(self) -> None:
        self.setProperty(HELP_PART, self._key)
        is_empty = self._key != MEDIA and self._desk.posts.is_empty() and not self._desk.ideas.all()
        self.head.show_view(self._key)
        self.head.show_way(is_empty=is_empty, has_filter=not is_empty and self._key != MEDIA)
        if is_empty:
            self._empty.show_dates(self._fixed_dates.fixed_dates())
            self._stack.setCurrentWidget(self._empty)
            self.head.show_period("")
            return
        view = self.view
        self._fold_view()
        if self._key in self._stale:
            self._stale.discard(self._key)
            view.show_filter(self._wanted)
        self._stack.setCurrentWidget(view)
        self._show_period()

    def _show_period(self) -> None:
        if self.is_empty_shown():
            return
        self.head.show_period(self.view.period_words())
        side = self.view.side_words()
        if side is None:
            self.head.show_reach(self._desk.plan_days.lead().approved_until)
        else:
            self.head.show_side(side)

    def tick(self) -> None:
        """Let clocks move on."""
        if not self.is_empty_shown():
            self.view.tick()

    def leave(self) -> None:
        """Store what was typed."""
        for view in self._views.values():
            view.leave()

    def fold(self, width: int) -> None:
        """Fit the layout to the window's width in logical px."""
        self._width = width
        self.head.fold(is_narrow=width < ONE_COLUMN_BELOW)
        self._fold_view()

    def _fold_view(self) -> None:
        if self._width and self._key in self._views:
            self._views[self._key].fold(self._width)

    def is_empty_shown(self) -> bool:
        """Whether the plan holds no post and no idea yet."""
        return "_empty" in self.__dict__ and self._stack.currentWidget() is self._empty

    def first_focus(self) -> QWidget:
        """The view's, or the way on while there is no post."""
        return self._empty.new_button if self.is_empty_shown() else self.view.first_focus()

    def focus_areas(self) -> list[QWidget]:
        """Head, then the view's."""
        if self.is_empty_shown():
            return [self.head.views, self._empty.new_button]
        return [self.head.views, *self.view.focus_areas()]

    def primary_button(self) -> "KbdButton":
        """The one that is seen."""
        return self._empty.new_button if self.is_empty_shown() else self.head.new_button

    def select(self, post_id: PostId | None) -> None:
        """Make a post current."""
        self.view.select(post_id)

    def current_post(self) -> PostId | None:
        """The post that is current."""
        return None if self.is_empty_shown() else self.view.current_post()

    def wished_day(self) -> tuple[date | None, str]:
        """The day and title that a new post takes from what is current."""
        return self._empty.wished_day() if self.is_empty_shown() else self.view.wished_day()

    def show_day(self, day: date) -> None:
        """Bring a day into sight, with nothing left out: the strip on Heute asks so."""
        self._take_filter(PlanFilter())
        if self._key == MEDIA:
            self.choose(MONTH)
        if not self.is_empty_shown():
            self.view.show_day(day)

    def show_passed(self) -> None:
        """Bring the posts into sight that are asked about: they stand first in the list."""
        self._take_filter(PlanFilter())
        self.choose(LIST)
        if not self.is_empty_shown():
            self.view.show_passed()

    def _step(self, by: int) -> None:
        self.view.step(by)

    def _show_today(self) -> None:
        self.view.show_day(self._desk.clock.today())

    def import_calendar(self) -> None:
        """Ask for the file of a town's calendar."""
        self._more.import_calendar()

    def ask_approvals(self) -> None:
        """Put several posts before someone."""
        self._more.ask_approvals()

    def deeds(self) -> "tuple[Command, ...]":
        """What the quick find offers of the plan beside its plain buttons."""
        return self._more.deeds()

    # filter

    def _ask_filter(self) -> None:
        from amtdesk.ui.pages.plan.plan_filter_sheet import PlanFilterSheet

        sheet = PlanFilterSheet(self._context, self._words, wanted=self._wanted, parent=self.window())
        sheet.filter_changed.connect(self._take_filter)
        sheet.open(sheet.words)

    def _take_filter(self, wanted: PlanFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.head.show_filter(wanted.count)
            self.refresh()


def _make_view(key: str) -> "type[PlanView]":
    if key == MONTH:
        from amtdesk.ui.pages.plan.month_view import MonthView

        return MonthView
    if key == WEEK:
        from amtdesk.ui.pages.plan.week_view import WeekView

        return WeekView
    if key == LIST:
        from amtdesk.ui.pages.plan.plan_list import PlanList

        return PlanList
    from amtdesk.ui.pages.plan.media_view import MediaView

    return MediaView
