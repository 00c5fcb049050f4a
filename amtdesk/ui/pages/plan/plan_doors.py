"""Where a wish from elsewhere leads in the plan: a post, a day, what is asked about, a sheet; and keys on a post."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.ui.page import (
    ALL_IDEAS,
    BRING_NOW,
    CALENDAR_IMPORT,
    CONTRIBUTIONS,
    IS_ONLINE,
    NEW,
    NEW_DATE,
    NEW_OCCASION,
    PASSED_POSTS,
    SEVERAL_APPROVALS,
)

if TYPE_CHECKING:
    from amtdesk.domain.posts import Post
    from amtdesk.ui.page import Page, PageContext
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.pages.plan.editor import PostEditor
    from amtdesk.ui.pages.plan.plan_views import PlanViews

PLAN: Final = "list"
_BEFORE_THE_YES: Final = frozenset({PostStatus.IDEA, PostStatus.DRAFT, PostStatus.IN_REVIEW})


class PlanDoors(QObject):
    """`editor` is the one that is open, if any."""

    def __init__(
        self,
        page: "Page",
        plan: "PlanViews",
        *,
        open_post: Callable[[PostId], None],
        editor: "Callable[[], PostEditor | None]",
        deeds: "PostDeeds",
    ) -> None:
        super().__init__(page)
        self._page = page
        self._plan = plan
        self._open_post = open_post
        self._editor = editor
        self._deeds = deeds

    def lead(self, target: object) -> bool:
        """Go there; whether it is a post, from which one steps back to where one was."""
        if target == NEW:
            self._page.new_requested()
        elif target in _SHEETS:
            _SHEETS[str(target)](self._page.context, self._page.window())
        elif target in (PLAN, CALENDAR_IMPORT, PASSED_POSTS, SEVERAL_APPROVALS) or isinstance(target, date):
            self._page.go_home()
            self._show(target)
        else:
            self._lead_to_post(target)
            return True
        return False

    def _show(self, target: object) -> None:
        """In the plan itself."""
        if target == CALENDAR_IMPORT:
            self._plan.import_calendar()
        elif target == SEVERAL_APPROVALS:
            self._plan.ask_approvals()
        elif target == PASSED_POSTS:
            self._plan.show_passed()
        elif isinstance(target, date):
            self._plan.show_day(target)

    def _lead_to_post(self, target: object) -> None:
        """By its id, or with it what she answered to the question what became of it."""
        match target:
            case int():
                self._open_post(PostId(target))
            case (str(wish), int(post_id)):
                self._open_post(PostId(post_id))
                if (editor := self._editor()) is not None:  # the window gives the page the focus first
                    QTimer.singleShot(0, editor, partial(self._answer, editor, wish))

    def _answer(self, editor: "PostEditor", wish: str) -> None:
        post = editor.post()
        if post is not None:
            answers: dict[str, Callable[[], None]] = {
                BRING_NOW: partial(self._deeds.copy, post.id),
                IS_ONLINE: editor.approval.ask_online,
                NEW_DATE: editor.date_requested.emit,
            }
            answers[wish]()

    def lead_back(self, gone: "Post | None") -> bool:
        """A post was undone while it was open: to the one it was begun from, if it was begun from one that stands."""
        origin = None if gone is None else gone.corrects_id or gone.feedback_for_id
        if origin is None:
            return False
        try:
            self._page.desk.posts.get(origin)
        except NotFound:
            return False
        self._open_post(origin)
        return True

    # keys on the post that is open, or current

    def ask_approval(self) -> None:
        """Ctrl+Shift+F: who approved it."""
        self._open_current()
        if (editor := self._editor()) is not None:
            editor.approval.ask_approval()

    def ask_published(self) -> None:
        """Ctrl+Shift+V: since when it is online; before the yes, who gave it."""
        self._open_current()
        editor = self._editor()
        post = None if editor is None else editor.post()
        if editor is None or post is None:
            return
        if post.status in _BEFORE_THE_YES:
            editor.approval.ask_online()
        else:
            editor.approval.ask_published()

    def open_to_publish(self, post_id: int) -> None:
        """It is online, says she: in the toast that told of the copy, or in its menu."""
        editor = self._editor()
        post = None if editor is None else editor.post()
        if post is None or post.id != post_id:
            self._open_post(PostId(post_id))
        if (editor := self._editor()) is not None:
            editor.approval.ask_online()

    def _open_current(self) -> None:
        post_id = None if self._editor() is not None else self._plan.current_post()
        if post_id is not None:
            self._open_post(post_id)


def _open_ideas(context: "PageContext", parent: QWidget) -> None:
    from amtdesk.ui.pages.plan.idea_list import open_idea_list

    open_idea_list(context, parent)


def _open_new_occasion(context: "PageContext", parent: QWidget) -> None:
    from amtdesk.ui.pages.plan.occasion_form import open_occasion_form

    open_occasion_form(context, parent, day=context.desk.clock.today())


def _open_contributions(context: "PageContext", window: QWidget) -> None:
    from amtdesk.ui.pages.plan.contribution_start import open_contributions

    open_contributions(context, window)


#: What is opened over the plan from elsewhere.
_SHEETS: Final = {
    ALL_IDEAS: _open_ideas,
    NEW_OCCASION: _open_new_occasion,
    CONTRIBUTIONS: _open_contributions,
}
