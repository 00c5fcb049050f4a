"""Which rows the list shows: what waits and what was answered lately, or all that fit a filter, page by page."""

from typing import TYPE_CHECKING, Final

from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.ui.pages.questions.page_head import ALL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from amtdesk.desk import Desk
    from amtdesk.domain.identifiers import QuestionId
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
        self._is_whole = False  # then nothing is read again, however often the list asks while it paints

    def read(self, tab: str, wanted: QuestionFilter, *, seen: int) -> None:
        """Read anew what a tab holds, as far as she has seen of it; another filter begins anew."""
        if tab != ALL:
            self._all = ()
            return
        needed = min(seen, len(self._all)) if wanted == self._wanted else 0
        self._wanted = wanted
        self._all = self._desk.questions.list(wanted, limit=needed + PAGE)
        self._is_whole = len(self._all) < needed + PAGE

    def next_rows(self) -> "tuple[CardRow, ...]":
        """The rows of the next page; none when there are no others."""
        if self._is_whole:
            return ()
        more = self._desk.questions.list(self._wanted, limit=PAGE, offset=len(self._all))
        self._is_whole = len(more) < PAGE
        self._all += more
        return self._rows.in_order(more)

    def count(self) -> int:
        """How many fit the filter."""
        return self._desk.questions.count(self._wanted)

    def waiting_for_her(self) -> "frozenset[QuestionId]":
        """The questions that nobody else has to do something about first: not put off, not with anybody."""
        now = self._desk.clock.now()
        return frozenset(question.id for question in self._desk.questions.open() if _waits_for_her(question, now))

    def rows(self, tab: str) -> "tuple[CardRow, ...]":
        """What a tab shows now."""
        if tab == ALL:
            return self._rows.in_order(self._all)
        questions = self._desk.questions
        return self._rows.grouped(questions.open(), questions.recently_answered())


def next_question(
    rows: "Sequence[CardRow]",
    done: "QuestionId",
    *,
    waiting: "frozenset[QuestionId]",
    others: "frozenset[QuestionId]",
) -> object:
    """Return the next one below in the list that waits, else one of the others, else the one that is done."""
    keys = [row.key for row in rows if not row.is_heading]
    below = keys.index(done) + 1 if done in keys else 0
    in_turn = [key for key in (*keys[below:], *keys[:below]) if key != done]
    return next((key for wanted in (waiting, others) for key in in_turn if key in wanted), done)


def _waits_for_her(question: "CitizenQuestion", now: "datetime") -> bool:
    is_put_off = question.postponed_until is not None and question.postponed_until > now
    is_elsewhere = question.is_with_department or question.is_submitted
    return question.awaits_first_reaction and not is_put_off and not is_elsewhere
