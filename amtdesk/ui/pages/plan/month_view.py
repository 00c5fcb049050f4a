"""The month of the plan: the grid of weeks, the tray of ideas beside it, and what its chips ask for."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import PostId
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW, SIDE_FOLDS_BELOW
from amtdesk.ui.pages.plan.idea_column import IdeaColumn
from amtdesk.ui.pages.plan.month_grid import MonthGrid
from amtdesk.ui.pages.plan.month_legend import MonthLegend
from amtdesk.ui.pages.plan.month_menu import MonthMenu
from amtdesk.ui.pages.plan.month_weeks import MonthWeeks
from amtdesk.ui.pages.plan.month_words import MonthWords
from amtdesk.ui.pages.plan.plan_acts import PlanActs
from amtdesk.ui.pages.plan.plan_rows import PlanRows
from amtdesk.ui.pages.plan.plan_view import PlanView
from amtdesk.ui.pages.plan.post_faces import ChipKey, PostFaces, ProposalKey
from amtdesk.ui.widgets.cards import column, row

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.pages.plan.post_faces import ChipFace
    from amtdesk.ui.pages.plan.post_words import PostWords

#: Remarks are about the five weeks from this one on, wherever she has scrolled to.
_REMARKED: Final = timedelta(weeks=5, days=-1)


class MonthView(PlanView):
    """Opens at this week. What is moved out of sight takes the view along."""

    def __init__(self, context: "PageContext", words: "PostWords", *, deeds: "PostDeeds") -> None:
        super().__init__(context, words, deeds=deeds)
        self._seen = date.min
        self._is_begun = False  # she has seen it, or it was led to a day
        self._asked = 0
        self._has_room = True
        self._rows = PlanRows(context.language, words, parent=self)
        self._acts = PlanActs(context, words, deeds=deeds, view=self)
        faces = PostFaces(context.language, words, parent=self)
        self._month_words = MonthWords(context.language, context.desk.clock, faces=faces, parent=self)
        weeks = MonthWeeks(
            context.desk.plan_days, spoken=self._month_words.spoken, language=context.language, parent=self
        )
        self.grid = MonthGrid(context, weeks, words=self._month_words, posts=faces)
        self.tray = IdeaColumn(context.theme)
        self.legend = MonthLegend(context, words)
        self._menu = MonthMenu(context, self.grid, rows=self._rows, acts=self._acts)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        whole = column(self._theme, spacing=8)
        self.setLayout(whole)
        body = row(self._theme, spacing=16)
        left = column(self._theme, spacing=8)
        left.addWidget(self.grid, 1)
        left.addWidget(self.legend)
        body.addLayout(left, 1)
        body.addWidget(self.tray)
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        grid, tray, acts = self.grid, self.tray, self._acts
        grid.opened.connect(self._open)
        grid.action_requested.connect(acts.act)
        grid.dropped.connect(acts.drop)
        grid.new_asked.connect(self._ask_new)
        grid.day_asked.connect(self._show_whole_day)
        grid.menu_asked.connect(self._menu.popup)
        grid.scrolled.connect(self.period_changed)
        self._menu.new_asked.connect(self._ask_new)
        self.legend.tray_button.toggled.connect(self._show_tray)
        tray.noted.connect(self._note_idea)
        tray.dropped.connect(acts.moves.to_tray)
        tray.usual_asked.connect(self.offer_usual)
        tray.ideas.opened.connect(self._open)
        tray.ideas.deleted.connect(lambda key: acts.act(key, "withdraw"))
        tray.ideas.ticked.connect(lambda key: acts.act(key, "peek"))
        tray.ideas.action_requested.connect(acts.act)
        self.legend.remarks.post_opened.connect(self.post_opened)
        self.legend.remarks.day_requested.connect(self.show_day)
        self.legend.remarks.new_requested.connect(self.new_requested)
        acts.post_opened.connect(self.post_opened)
        acts.settled.connect(self._follow)

    # what is shown

    @override
    def refresh(self) -> None:
        today = self._desk.clock.today()
        day, first, chip = today, today, None
        stays = self._seen == today or (self._is_begun and self._seen != date.min)
        if stays:
            chip = self.grid.chip()
            day = self._day_of(chip) or self.grid.day()
            first, _last = self.grid.days_in_sight()
        self._rows.at(today, departments={})
        are_others = self.grid.weeks.renew(self._wanted)
        self.grid.renew()
        if are_others or not stays:
            self.grid.show_row_first(self.grid.weeks.place_of(first)[0])
        self._seen, self._asked = today, self._asked_now()
        self.grid.choose_day(day, key=None if chip is None else chip.key, stays=True)
        ideas = self._desk.plan_days.tray(self._wanted)
        has_recurring = bool(self._desk.ideas.all())
        self.tray.show_ideas([self._rows.idea(post) for post in ideas], has_recurring=has_recurring)
        self.legend.show_ideas(len(ideas))
        monday = today - timedelta(days=today.weekday())
        self.legend.remarks.show_days(monday, monday + _REMARKED)
        self.period_changed.emit()

    def _day_of(self, chip: "ChipFace | None") -> date | None:
        """Where a post stands now: undo brings it back to its day, and what is chosen goes with it."""
        if chip is None or isinstance(chip.key, ProposalKey):
            return None
        try:
            return self._desk.posts.get(chip.key).day
        except NotFound:  # its beginning was taken back
            return None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_begun and self._seen not in {date.min, self._desk.clock.today()}:
            self.refresh()  # it was read ahead on another day
        self._is_begun = True

    @override
    def tick(self) -> None:
        if (self._seen, self._asked) != (self._desk.clock.today(), self._asked_now()):
            self.refresh()

    def _asked_now(self) -> int:
        """How many posts are asked about because their time has passed."""
        return len(self._desk.post_overview.ask_missed(self._desk.clock.now()))

    @override
    def leave(self) -> None:
        self.tray.note()

    @override
    def fold(self, width: int) -> None:
        self._has_room = width >= SIDE_FOLDS_BELOW
        self.legend.fold(is_narrow=not self._has_room)
        self.legend.show_signs(is_shown=width >= ONE_COLUMN_BELOW)
        self._show_tray()

    def _show_tray(self) -> None:
        self.tray.setVisible(self._has_room or self.legend.tray_button.isChecked())

    @override
    def first_focus(self) -> QWidget:
        return self.grid

    @override
    def focus_areas(self) -> list[QWidget]:
        return [self.grid, self.tray] if self.tray.isVisible() else [self.grid]

    @override
    def period_words(self) -> str:
        return self._month_words.period(*self.grid.days_in_sight())

    @override
    def step(self, by: int) -> None:
        self.grid.step_pages(by)

    @override
    def show_day(self, day: date) -> None:
        self._is_begun = True
        if day == self._desk.clock.today():
            self.grid.go_to_today()
        else:
            self.grid.choose_day(day)
            self.grid.is_wished = True

    @override
    def select(self, post_id: PostId | None) -> None:
        if post_id is None:
            return
        try:
            day = self._desk.posts.get(post_id).day
        except NotFound:  # begun and thrown away in the editor
            return
        if day is not None:
            self._is_begun = True
            self.grid.choose_day(day, key=post_id)

    @override
    def current_post(self) -> PostId | None:
        if self.tray.ideas.hasFocus():
            key = self.tray.ideas.current_key()
            return PostId(key) if isinstance(key, int) else None
        chip = self.grid.chip()
        return None if chip is None or isinstance(chip.key, ProposalKey) else chip.key

    @override
    def wished_day(self) -> tuple[date | None, str]:
        """The current day, if she chose it herself and it lies ahead."""
        day = self.grid.day()
        is_wished = self.grid.is_wished and day >= self._desk.clock.today()
        return (day, "") if is_wished else (None, "")

    # what she does

    def _open(self, key: ChipKey) -> None:
        self._acts.act(key, "open")

    def _ask_new(self, day: date) -> None:
        if day >= self._desk.clock.today():
            self.new_requested.emit(day)

    def _follow(self, post_id: PostId) -> None:
        """Go with what was moved; the window tells of the change only when it comes to rest."""
        self.refresh()
        self.select(post_id)

    def _note_idea(self, words: str) -> None:
        post = self._desk.posts.add(words, is_idea=True)
        self.refresh()
        self.tray.ideas.select_key(post.id)  # what the keys of the plan mean next

    def _show_whole_day(self, day: date) -> None:
        from amtdesk.ui.pages.plan.day_sheet import DaySheet

        place = self.grid.weeks.place_of(day)
        sheet = DaySheet(
            self._context, self.grid.weeks.day_at(*place), acts=self._acts, rows=self._rows, parent=self.window()
        )
        sheet.new_asked.connect(self._ask_new)
        sheet.show_day()
