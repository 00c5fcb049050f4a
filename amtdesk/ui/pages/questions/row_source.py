"""Which rows the list shows: what waits and what was answered lately, or all questions, page by page."""

from typing import TYPE_CHECKING, Final

from amtdesk.ui.pages.questions.page_head import ALL

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.questions import CitizenQuestion
    from amtdesk.ui.pages.questions.rows import QuestionRows
    from amtdesk.ui.widgets.card_rows import CardRow

_PAGE: Final = 200


class RowSource:
    """Reads as many as are needed, and remembers how far it has read."""

    def __init__(self, desk: "Desk", rows: "QuestionRows") -> None:
        self._desk = desk
        self._rows = rows
        self._all: tuple[CitizenQuestion, ...] = ()

    def read(self, tab: str) -> None:
        """Read anew what a tab holds, as far as it was read before."""
        self._all = self._desk.questions.all(limit=max(len(self._all), _PAGE)) if tab == ALL else ()

    def read_more(self) -> bool:
        """Read the next page of all questions; return whether there was one."""
        more = self._desk.questions.all(limit=_PAGE, offset=len(self._all))
        self._all += more
        return bool(more)

    def rows(self, tab: str) -> "tuple[CardRow, ...]":
        """What a tab shows now."""
        if tab == ALL:
            return self._rows.in_order(self._all)
        questions = self._desk.questions
        return self._rows.grouped(questions.open(), questions.recently_answered())
