"""Which rows the list shows: what waits and what was answered lately, or all that fit a filter, page by page."""

from typing import TYPE_CHECKING, Final

from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.ui.pages.questions.page_head import ALL

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.questions import CitizenQuestion
    from amtdesk.ui.pages.questions.rows import QuestionRows
    from amtdesk.ui.widgets.card_rows import CardRow

PAGE: Final = 200


class RowSource:
    """Reads as many as are needed, and remembers how far it has read."""

    def __init__(self, desk: "Desk", rows: "QuestionRows") -> None:
        self._desk = desk
        self._rows = rows
        self._wanted = QuestionFilter()
        self._all: tuple[CitizenQuestion, ...] = ()

    def read(self, tab: str, wanted: QuestionFilter) -> None:
        """Read anew what a tab holds, as far as it was read before; another filter begins anew."""
        if tab != ALL:
            self._all = ()
            return
        read_before = len(self._all) if wanted == self._wanted else 0
        self._wanted = wanted
        self._all = self._desk.questions.list(wanted, limit=max(read_before, PAGE))

    def next_rows(self) -> "tuple[CardRow, ...]":
        """The rows of the next page; none when there are no others."""
        more = self._desk.questions.list(self._wanted, limit=PAGE, offset=len(self._all))
        self._all += more
        return self._rows.in_order(more)

    def count(self) -> int:
        """How many fit the filter."""
        return self._desk.questions.count(self._wanted)

    def rows(self, tab: str) -> "tuple[CardRow, ...]":
        """What a tab shows now."""
        if tab == ALL:
            return self._rows.in_order(self._all)
        questions = self._desk.questions
        return self._rows.grouped(questions.open(), questions.recently_answered())
