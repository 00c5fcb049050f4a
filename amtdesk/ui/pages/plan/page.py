"""The page Redaktionsplan: its views, and the editor of one post in their place. Keys of both are bound here."""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotFound, OpenPlaces, UserFacingError
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.planning_lead import LeadState
from amtdesk.domain.post_summaries import time_ahead
from amtdesk.ui.overriding import override
from amtdesk.ui.page import Page, PageContext
from amtdesk.ui.pages.plan.deeds import PostDeeds
from amtdesk.ui.pages.plan.editor_ahead import EditorAhead
from amtdesk.ui.pages.plan.plan_doors import PLAN, PlanDoors
from amtdesk.ui.pages.plan.plan_views import PlanViews
from amtdesk.ui.pages.plan.post_words import PostWords
from amtdesk.ui.widgets.buttons import KbdButton
from amtdesk.ui.widgets.cards import PlaceOfPages, column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amtdesk.desk import Desk
    from amtdesk.domain.posts import Post
    from amtdesk.ui.command import Command
    from amtdesk.ui.pages.plan.editor import PostEditor

_USUAL_TIME: Final = time(10)


class PlanPage(Page):
    """`open_at` takes a PostId, a day, "new", "list" (the plan itself), or what a sheet is called."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.POSTS, Area.OCCASIONS, Area.IDEAS, Area.MEDIA, Area.TOWN})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._words = PostWords(context.language, context.desk.clock, parent=self)
        self._deeds = PostDeeds(context, self._words, parent=self)
        self._plan = PlanViews(context, self._words, deeds=self._deeds)
        self._made_editor: PostEditor | None = None
        self._was_opened_here = False
        self._editor_ahead = EditorAhead(context.desk, lambda: self._editor)
        self._doors = PlanDoors(self, self._plan, open_post=self._open, editor=self._open_editor, deeds=self._deeds)
        self._stack = PlaceOfPages()
        self._stack.addWidget(self._plan)
        whole = column(self.theme, spacing=0)
        whole.addWidget(self._stack)
        self.setLayout(whole)
        self._connect()
        _bind(self, {"Ctrl+Shift+F": self._doors.ask_approval, "Ctrl+Shift+V": self._doors.ask_published})

    def _connect(self) -> None:
        self._plan.post_opened.connect(self._open)
        self._plan.new_requested.connect(self._begin)
        self._plan.navigate_requested.connect(self.navigate_requested)
        self._deeds.refused.connect(self._say_refusal)
        self._deeds.publish_requested.connect(self._doors.open_to_publish)
        self._deeds.open_requested.connect(self._open)

    @property
    def _editor(self) -> "PostEditor":
        """The editor, built for the first post that is opened."""
        if self._made_editor is None:
            from amtdesk.ui.pages.plan.editor import PostEditor
            from amtdesk.ui.pages.plan.sheets import EditorSheets

            editor = self._made_editor = PostEditor(self.context, self._words, deeds=self._deeds)
            sheets = EditorSheets(self.context, self._words, editor=editor, deeds=self._deeds)
            self._stack.addWidget(editor)
            editor.closed.connect(self.go_home)
            keys = {"Ctrl+B": sheets.ask_template, "Ctrl+T": sheets.ask_date, "Ctrl+Shift+C": sheets.copy}
            _bind(editor, keys | {"Ctrl+O": self._deeds.publishing.open_channel, "Esc": self.go_home})
        return self._made_editor

    # what the window asks

    @override
    def refresh(self) -> None:
        if self._is_editing() and self._editor.refresh():
            return
        if self._is_editing():
            gone = self._editor.post()
            self._editor.let_go()
            if self._doors.lead_back(gone):
                return
            self._show_plan()
        self._plan.refresh()

    @override
    def build_more(self) -> bool:
        return self._plan.build_next() or self._editor_ahead.build_next()

    @override
    def tick(self) -> None:
        if self._is_editing():
            self._editor.tick()
        else:
            self._plan.tick()

    @override
    def open_at(self, target: object) -> None:
        if self._doors.lead(target):
            self._was_opened_here = False

    @override
    def step_back(self) -> bool:
        if not (self._is_editing() and self._was_opened_here):
            return False
        self.go_home()
        return True

    @override
    def place(self) -> object:
        post = self._editor.post() if self._is_editing() else None
        return PLAN if post is None else post.id

    @override
    def leave(self) -> None:
        if self._is_editing():
            self._editor.flush()
            self._editor.keep_version()
        else:
            self._plan.leave()

    @override
    def store(self) -> None:
        if self._is_editing():
            self._editor.flush()
        else:
            self._plan.leave()

    @override
    def stores_in_passing(self) -> bool:
        return self._is_editing() and self._editor.writing.text.stores_in_passing()

    @override
    def primary_button(self) -> KbdButton:
        return self._editor.approval.primary if self._is_editing() else self._plan.primary_button()

    @override
    def needed_next(self) -> tuple[QWidget, ...]:
        return self._editor.approval.needed_next() if self._is_editing() else ()

    @override
    def first_focus(self) -> QWidget:
        if not self._is_editing():
            return self._plan.first_focus()
        post = self._editor.post()
        if post is not None and not post.title:
            return self._editor.head.title
        return self._editor.writing.text

    @override
    def focus_areas(self) -> list[QWidget]:
        if self._is_editing():
            return self._editor.focus_areas()
        return self._plan.focus_areas()

    @override
    def new_requested(self) -> None:
        self._begin(None)

    def _begin(self, on: date | None) -> None:
        """Begin a post on this day, else on the day and with the title that are current, else on the next free day."""
        day, title = (on, "") if on or self._is_editing() else self._plan.wished_day()
        self.go_home()
        if self._is_editing():
            return
        if (draft := _draft_of_occasion(self.context, day, title=title)) is not None:
            self._open(draft.id)
            return
        clock = self.desk.clock
        day = day or _free_day(self.desk)
        at = time_ahead(day, _USUAL_TIME, now=clock.local(clock.now()))
        try:
            post = self.desk.posts.add(title, day=day, at=at)
        except UserFacingError as error:
            self.messages.report(error)
            return
        self._open(post.id)

    @override
    def deeds(self) -> "Sequence[Command]":
        if not self._is_editing():
            return self._plan.deeds()
        from amtdesk.ui.pages.plan.editor_deeds import EditorDeeds

        found = EditorDeeds(self._editor)
        found.deleteLater()
        return found.offered()

    @override
    def may_undo(self) -> bool:
        return not self._is_editing() or self._deeds.may_undo(self._editor.post(), self._editor.writing.text)

    @override
    def edit_requested(self) -> None:
        if self._is_editing():
            self._editor.head.title.begin()
        elif (post_id := self._plan.current_post()) is not None:
            self._open(post_id)

    @override
    def accessible_title(self) -> str:
        post = self._editor.post() if self._is_editing() else None
        if post is None:
            return self.tr("Editorial plan")
        return self.tr("Post “{title}”, {state}").format(title=self._words.title(post), state=self._words.state(post))

    # views and editor

    def _open_editor(self) -> "PostEditor | None":
        return self._editor if self._is_editing() else None

    def _is_editing(self) -> bool:
        return self._made_editor is not None and self._stack.currentWidget() is self._made_editor

    def _open(self, post_id: PostId) -> None:
        if self._is_editing():
            self._editor.close_post()
            if self._editor.post() is not None:
                return  # what was typed could not be stored: it stays where it belongs
        try:
            self._editor.open_post(post_id)
        except NotFound as error:  # gone by now: she is told, and stands where posts are
            self.messages.toast(self.context.language.sentence(error), icon="info")
            if self._is_editing():
                self._show_plan()
            return
        self._was_opened_here = True
        self._editor.fold(self.layout_width())
        self._stack.setCurrentWidget(self._editor)
        self._narrow_rail(is_narrow=True)
        if not _begins_title(self._editor):
            self.first_focus().setFocus()

    @override
    def go_home(self) -> None:
        """Back to the plan; what was typed is stored, and stays open when it could not be."""
        if not self._is_editing():
            return
        post = self._editor.post()
        self._editor.close_post()
        if self._editor.post() is not None:
            return
        self._show_plan()
        self._plan.refresh()
        self._plan.select(post.id if post is not None else None)
        self._plan.first_focus().setFocus()

    def _show_plan(self) -> None:
        self._stack.setCurrentWidget(self._plan)
        self._plan.fold(self.layout_width())
        self._narrow_rail(is_narrow=False)

    def _narrow_rail(self, *, is_narrow: bool) -> None:
        self.wants_narrow_rail = is_narrow
        self.rail_changed.emit()

    def _say_refusal(self, error: UserFacingError) -> None:
        if self._is_editing():
            self._editor.approval.show_refusal(error)
            if isinstance(error, OpenPlaces):
                self._editor.writing.lead_to_open_place()
        else:
            self.messages.report(error)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fold()

    def _fold(self) -> None:
        (self._editor if self._is_editing() else self._plan).fold(self.layout_width())


def _begins_title(editor: "PostEditor") -> bool:
    """Where a post has no title yet, that is what she begins with."""
    post = editor.post()
    is_untitled = post is not None and not post.title
    if is_untitled:
        editor.head.title.begin()
    return is_untitled


def _bind(place: QWidget, deeds: "dict[str, Callable[[], None]]") -> None:
    for keys, deed in deeds.items():
        shortcut = QShortcut(QKeySequence(keys), place)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)


def _draft_of_occasion(context: PageContext, day: date | None, *, title: str) -> "Post | None":
    """The draft of the occasion that has this day and title: one that knows it comes along when it is moved."""
    from amtdesk.ui.pages.plan.idea_proposal import draft_from

    found = () if day is None or not title else context.desk.occasions.between(day, day)
    occasion = next((each for each in found if each.title == title), None)
    return None if occasion is None else draft_from(context, occasion)


def _free_day(desk: "Desk") -> date:
    """The next service day for which nothing is planned."""
    today = desk.clock.today()
    lead = desk.posts.planning_lead(today)
    free = (each.day for each in lead.days[1:] if each.is_service_day and each.state is LeadState.EMPTY)
    return next(free, today + timedelta(days=len(lead.days)))
