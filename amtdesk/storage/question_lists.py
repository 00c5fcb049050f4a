"""Lists of questions: filtered by the database, page by page, so that 20,000 stay quick."""

from collections.abc import Iterator

from amtdesk.domain.folding import query_words
from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.domain.questions import CLOSED, CitizenQuestion
from amtdesk.storage.database import Database
from amtdesk.storage.questions import QUESTIONS, marks, question_from
from amtdesk.storage.rows import instant_text

_Condition = tuple[str, tuple[object, ...]]


class QuestionLists:
    """Reads questions that fit a filter."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, wanted: QuestionFilter, *, limit: int, offset: int) -> tuple[CitizenQuestion, ...]:
        """Return some of those that fit, latest first."""
        where, values = _where(wanted, walk=True)
        order = "ORDER BY q.asked_at DESC, q.id DESC"
        some = f"SELECT q.id FROM questions q WHERE q.deleted_at IS NULL{where} {order} LIMIT ? OFFSET ?"
        sql = f"{QUESTIONS} AND q.id IN ({some}) {order}"  # numbers are sorted, not whole rows
        return tuple(question_from(row) for row in self._database.rows(sql, (*values, limit, offset)))

    def count(self, wanted: QuestionFilter) -> int:
        """Return how many fit."""
        where, values = _where(wanted)
        row = self._database.row(f"SELECT count(*) AS n FROM questions q WHERE q.deleted_at IS NULL{where}", values)
        return 0 if row is None else int(row["n"])


def _where(wanted: QuestionFilter, *, walk: bool = False) -> _Condition:
    found = (*_by_codes(wanted, walk=walk), *_by_place(wanted), *_by_period(wanted))
    sql = "".join(f" AND {condition}" for condition, _values in found)
    return sql, tuple(value for _condition, values in found for value in values)


def _by_codes(wanted: QuestionFilter, *, walk: bool) -> Iterator[_Condition]:
    if statuses := tuple(sorted(wanted.statuses)):
        # Closed ones are nearly all: looking them up by state and sorting them costs more than walking back in time.
        by_time = "+" if walk and len(statuses) > 1 and not wanted.statuses.isdisjoint(CLOSED) else ""
        yield f"{by_time}q.status IN ({marks(statuses)})", statuses
    if sources := tuple(sorted(wanted.sources)):
        yield f"q.source IN ({marks(sources)})", sources


def _by_place(wanted: QuestionFilter) -> Iterator[_Condition]:
    if wanted.category:
        yield "q.category = ?", (wanted.category,)
    if wanted.department:
        yield "q.department = ? AND q.department <> ''", (wanted.department,)
    if wanted.group_id is not None:
        yield "q.group_id = ?", (wanted.group_id,)
    if words := query_words(wanted.words):
        every = " AND ".join(f'"{word}"*' for word in words)
        yield "q.id IN (SELECT rowid FROM questions_search WHERE questions_search MATCH ?)", (every,)


def _by_period(wanted: QuestionFilter) -> Iterator[_Condition]:
    if wanted.asked_from is not None:
        yield "q.asked_at >= ?", (instant_text(wanted.asked_from),)
    if wanted.asked_until is not None:
        yield "q.asked_at < ?", (instant_text(wanted.asked_until),)
