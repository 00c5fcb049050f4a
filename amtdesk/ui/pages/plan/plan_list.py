"""The list of the plan: filters, search, the table by week and the tray of ideas. Deeds stand in deeds."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QWidget

from amtdesk.domain.identifiers import PostId
from amtdesk.domain.plan_days import PlanFilter
from amtdesk.ui.overriding import override
from amtdesk.ui.page import ONE_COLUMN_BELOW, SIDE_FOLDS_BELOW
from amtdesk.ui.pages.plan.deeds import PostDeeds
from amtdesk.ui.pages.plan.idea_column import IdeaColumn
from amtdesk.ui.pages.plan.marked_posts import MarkedPosts
from amtdesk.ui.pages.plan.plan_rows import LOOK, OLDER_KEY, PlanRows, wished_of
from amtdesk.ui.pages.plan.plan_source import PlanSource
from amtdesk.ui.pages.plan.plan_table import PlanTable
from amtdesk.ui.pages.plan.plan_view import PlanView
from amtdesk.ui.pages.plan.post_words import PostWords
from amtdesk.ui.widgets.card_list import CardList
from amtdesk.ui.widgets.cards import column, row
from amtdesk.ui.widgets.choices import SegmentedControl
from amtdesk.ui.widgets.fields import SearchField
from amtdesk.ui.widgets.labels import Label

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.date_sheet import DateSheet

_SEARCH_MS: Final = 40
_WITH_HEADING: Final = QAbstractItemView.ScrollHint.PositionAtCenter


class PlanList(PlanView):
    """Shows the plan and asks for deeds; opening a post is the page's business."""

    def __init__(self, context: "PageContext", words: PostWords, *, deeds: PostDeeds) -> None:
        super().__init__(context, words, deeds=deeds)
        self._source = PlanSource(context.desk, PlanRows(context.language, words, parent=self))
        self._is_wide = True
        self._is_one = False
        self._dated: PostId | None = None
        self._build()
        self._assemble()
        self._connect()

    def _build(self) -> None:
        theme = self._theme
        self._filter = SegmentedControl(
            theme,
            self.tr("Show"),
            choices=(
                ("all", self.tr("All")),
                ("drafts", self.tr("Drafts")),
                ("waiting", self.tr("waiting")),
                ("approved", self.tr("approved")),
                ("published", self.tr("published")),
            ),
            height=36,
        )
        self._search = SearchField(theme, self.tr("Search posts"), low=True)
        self._search_later = QTimer(self, singleShot=True, interval=_SEARCH_MS)
        self.table = PlanTable(theme, self.tr("Editorial plan"), marks=True)
        self.marked = MarkedPosts(self._context)
        self._nothing = Label(theme, role="body", color="text.secondary", wrap=True)
        self._tray = IdeaColumn(theme)

    def _assemble(self) -> None:
        theme = self._theme
        lines = column(theme, spacing=12)
        self.setLayout(lines)
        self._tools = row(theme, spacing=12)
        self._tools.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignLeft)
        self._tools.addWidget(self._search, 1)
        self._tools.addStretch(1)
        lines.addLayout(self._tools)
        body = row(theme, spacing=16)
        left = column(theme, spacing=8)
        left.addWidget(self.marked)
        left.addWidget(self.table, 1)
        left.addWidget(self._nothing)
        self._keys = Label(theme, self.table.keys_words(), role="meta", color="text.secondary", wrap=True)
        left.addWidget(self._keys)
        body.addLayout(left, 1)
        body.addWidget(self._tray)
        lines.addLayout(body, 1)

    def _connect(self) -> None:
        self._filter.chosen.connect(self._forget_older)
        self._search.textChanged.connect(self._search_soon)
        self._search_later.timeout.connect(self.refresh)
        self._search.drive(self.table)
        self._tray.noted.connect(self._note_idea)
        self._tray.usual_asked.connect(self.offer_usual)
        self.table.marks_changed.connect(self._show_marked)
        self.marked.cleared.connect(self._clear_marks)
        for cards in (self.table, self._tray.ideas):
            self._follow(cards)

    def _follow(self, cards: CardList) -> None:
        cards.opened.connect(self._open)
        cards.deleted.connect(self._withdraw)
        cards.action_requested.connect(self._act)

    # what is shown

    @override
    def refresh(self) -> None:
        """Show what the desk holds."""
        today = self._desk.clock.today()
        query = self._search.text().strip()
        only = replace(self._wanted, query=f"{query} {self._wanted.query}".strip())
        rows = self._source.rows(self._filter.key(), only=only, with_ideas=not self._is_wide)
        self.table.show_rows(rows)
        self.table.mark(self.table.marked())  # what is no longer shown is no longer marked
        if self.table.current_key() is None:
            for post in self._desk.posts.list(from_day=today, dated=True)[:1]:  # what comes next, not what is out
                self.table.select_key(post.id)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._nothing.setText(self._nothing_words(only))
        self._tray.show_ideas(self._source.ideas(only), has_recurring=bool(self._desk.ideas.all()))

    @override
    def tick(self) -> None:
        """Show again only when another post's time has passed."""
        if self._source.has_more_to_ask():
            self.refresh()

    @override
    def fold(self, width: int) -> None:
        """Let the tray stand beside the table, or its ideas inside it."""
        is_wide, is_one = width >= SIDE_FOLDS_BELOW, width < ONE_COLUMN_BELOW
        self._is_one = is_one
        self._make_room()
        direction = QBoxLayout.Direction.TopToBottom if is_one else QBoxLayout.Direction.LeftToRight
        self._tools.setDirection(direction)
        self._search.setMaximumWidth(self._theme.px(2000 if is_one else 360))
        self._keys.setVisible(not is_one)
        self._tray.setVisible(is_wide)
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self.refresh()

    @override
    def first_focus(self) -> QWidget:
        return self.table

    @override
    def focus_areas(self) -> list[QWidget]:
        """Filters, search, table, tray."""
        return [self._filter, self._search, self.table, *([self._tray] if self._is_wide else [])]

    @override
    def select(self, post_id: PostId | None) -> None:
        """Make a post current; the first row when it is not shown."""
        if not self.table.select_key(post_id):
            self.table.select_first()

    @override
    def current_post(self) -> PostId | None:
        """The post of the current row."""
        key = self.table.current_key()
        return PostId(key) if isinstance(key, int) else None

    @override
    def show_day(self, day: date) -> None:
        """Make the first line of a day current, or of the next one that has any: the strip on Heute asks so."""
        self._filter.choose("all")
        self._search.clear()
        self.refresh()
        for post in self._desk.posts.list(from_day=day, dated=True)[:1]:
            self.table.select_key(post.id)
        self.table.select_key(("gap", day))

    @override
    def show_passed(self) -> None:
        self._filter.choose("all")
        self._search.clear()
        self.refresh()
        self.select(self._source.first_passed())
        self.table.scrollTo(self.table.currentIndex(), _WITH_HEADING)

    @override
    def wished_day(self) -> tuple[date | None, str]:
        """The day and title that Ctrl+N takes from the current row: of a gap or an occasion."""
        return wished_of(self.table.current_key())

    @override
    def leave(self) -> None:
        """Note what stands in the line for ideas."""
        self._tray.note()

    def _nothing_words(self, only: PlanFilter) -> str:
        if only.query:
            return self.tr("Nothing found for “{query}”.").format(query=only.query)
        if only.count:
            return self.tr("No post fits the filter.")
        return self.tr("No post stands in this state.")

    def _show_marked(self) -> None:
        self.marked.show_posts(self.table.marked())
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window either the filters stand above the table, or what is done with several."""
        is_tight = self._is_one and bool(self.table.marked())
        self._filter.setVisible(not is_tight)
        self._search.setVisible(not is_tight)

    def _clear_marks(self) -> None:
        self.table.mark(())
        self.table.setFocus()

    # what she does

    @cached_property
    def _sheet(self) -> "DateSheet":
        from amtdesk.ui.pages.plan.date_sheet import DateSheet

        sheet = DateSheet(self._context, self._words, parent=self)
        sheet.date_chosen.connect(self._take_date)
        return sheet

    def _search_soon(self) -> None:
        self._search_later.start()

    def _forget_older(self) -> None:
        self._source.forget_older()
        self.refresh()

    def _note_idea(self, words: str) -> None:
        self._desk.posts.add(words, is_idea=True)

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self.post_opened.emit(PostId(key))

    def _withdraw(self, key: object) -> None:
        if isinstance(key, int):
            self._deeds.withdraw(PostId(key))

    def _act(self, key: object, wish: str) -> None:
        if key == OLDER_KEY:
            self._source.look_back()
            self.refresh()
        if not isinstance(key, int):
            self._act_on_date(key, wish)
            return
        post_id = PostId(key)
        if wish.startswith("day"):
            self._move(post_id, days=int(wish.removeprefix("day")))
        elif wish == "date":
            self._ask_date(post_id)
        elif wish == "open":
            self.post_opened.emit(post_id)
        else:
            self._deeds.act(post_id, wish)

    def _act_on_date(self, key: object, wish: str) -> None:
        if wish == "draft":
            self.new_requested.emit(None)
        elif wish == LOOK:
            from amtdesk.ui.pages.plan.occasion_sheet import open_listed

            open_listed(self._context, self.window(), key=key, then=self.post_opened.emit)

    def _move(self, post_id: PostId, *, days: int) -> None:
        """Several go together when the current one is among them."""
        if post_id in self.table.marked():
            self.marked.move_by(days)
        else:
            self._deeds.move(post_id, days=days)

    def _ask_date(self, post_id: PostId) -> None:
        self._dated = post_id
        self._sheet.ask_for(self._desk.posts.get(post_id))

    def _take_date(self, day: object, at: object) -> None:
        if self._dated is not None:
            self._deeds.set_day(self._dated, day, at=at)  # type: ignore[arg-type]  # a signal's objects
