"""Lists of questions: filtered by the database, page by page, so that 20,000 stay quick."""

from collections.abc import Iterator

from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.domain.search import query_words
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
        where, values = _where(wanted)
        sql = f"{QUESTIONS}{where} ORDER BY q.asked_at DESC, q.id DESC LIMIT ? OFFSET ?"
        return tuple(question_from(row) for row in self._database.rows(sql, (*values, limit, offset)))

    def count(self, wanted: QuestionFilter) -> int:
        """Return how many fit."""
        where, values = _where(wanted)
        row = self._database.row(f"SELECT count(*) AS n FROM questions q WHERE q.deleted_at IS NULL{where}", values)
        return 0 if row is None else int(row["n"])


def _where(wanted: QuestionFilter) -> _Condition:
    found = tuple(_conditions(wanted))
    sql = "".join(f" AND {condition}" for condition, _values in found)
    return sql, tuple(value for _condition, values in found for value in values)


def _conditions(wanted: QuestionFilter) -> Iterator[_Condition]:
    for column, codes in (("status", tuple(sorted(wanted.statuses))), ("source", tuple(sorted(wanted.sources)))):
        if codes:
            yield f"q.{column} IN ({marks(codes)})", codes
    for column, value in (
        ("category", wanted.category),
        ("department", wanted.department),
        ("group_id", wanted.group_id),
    ):
        if value:
            yield f"q.{column} = ?", (value,)
    if words := query_words(wanted.words):
        every = " AND ".join(f'"{word}"*' for word in words)
        yield "q.id IN (SELECT rowid FROM questions_search WHERE questions_search MATCH ?)", (every,)
    if wanted.asked_from is not None:
        yield "q.asked_at >= ?", (instant_text(wanted.asked_from),)
    if wanted.asked_until is not None:
        yield "q.asked_at < ?", (instant_text(wanted.asked_until),)
