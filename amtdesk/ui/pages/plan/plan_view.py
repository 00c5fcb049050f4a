"""What each of the plan's views promises to the page: month, week, list and media stand under one head."""

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from amtdesk.domain.plan_days import PlanFilter

if TYPE_CHECKING:
    from datetime import date

    from amtdesk.domain.identifiers import PostId
    from amtdesk.ui.page import PageContext
    from amtdesk.ui.pages.plan.deeds import PostDeeds
    from amtdesk.ui.pages.plan.post_words import PostWords

#: How wide a scroll bar is, in design px: the part of the page's right margin that it stands in.
BAR: Final = 12


class PlanView(QWidget):
    """One view. It is built when it is first shown; the page calls `refresh` before that and after each change."""

    #: Whether it reaches into the page's right margin: its scroll bar stands there.
    is_beside_bar: ClassVar[bool] = False

    post_opened = Signal(object)  # PostId
    new_requested = Signal(object)  # date or None
    navigate_requested = Signal(object)  # Destination
    period_changed = Signal()  # what `period_words` says is another now

    def __init__(self, context: "PageContext", words: "PostWords", *, deeds: "PostDeeds") -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._theme = context.theme
        self._language = context.language
        self._words = words
        self._deeds = deeds
        self._wanted = PlanFilter()

    def refresh(self) -> None:
        """Show what the desk holds."""

    def tick(self) -> None:
        """Let clocks move on: every 30 seconds while the view is seen."""

    def leave(self) -> None:
        """Store what was typed."""

    def fold(self, width: int) -> None:
        """Fit the layout to the window's width in logical px."""

    def first_focus(self) -> QWidget:
        """Where the focus goes when the view opens."""
        return self

    def focus_areas(self) -> list[QWidget]:
        """The view's areas in reading order, for F6."""
        return [self.first_focus()]

    def select(self, post_id: "PostId | None") -> None:
        """Make a post current; the next one when it is not shown."""

    def show_day(self, day: "date") -> None:
        """Bring a day into sight and make it current."""

    def show_passed(self) -> None:
        """Bring what is asked about, because its time has passed, into sight: the list alone does."""

    def current_post(self) -> "PostId | None":
        """The post that is current."""
        return None

    def wished_day(self) -> "tuple[date | None, str]":
        """The day and title that Ctrl+N takes from what is current."""
        return None, ""

    def period_words(self) -> str:
        """What is shown, for the head: "13. April bis 17. Mai"; empty where ‹ Heute › mean nothing."""
        return ""

    def side_words(self) -> str | None:
        """What the head says on the right instead of how far approvals reach; None for the latter."""
        return None

    def step(self, by: int) -> None:
        """Go a page back (-1) or on (+1)."""

    def take_in(self) -> None:
        """Ctrl+O: take files in, where the view is one of files."""

    def show_filter(self, wanted: PlanFilter) -> None:
        """Show only what fits."""
        self._wanted = wanted
        self.refresh()

    def offer_usual(self) -> None:
        """Offer ideas of general use, for an office that has none yet."""
        from amtdesk.ui.pages.plan.usual_ideas import open_usual_ideas

        open_usual_ideas(self._context, self.window())
