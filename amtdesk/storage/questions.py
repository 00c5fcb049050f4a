"""Citizens' questions and the replies they got, as rows. Lists load what they show; deleted ones are not seen."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from amtdesk.domain.identifiers import GroupId, QuestionId, TemplateId
from amtdesk.domain.questions import (
    NOT_COUNTED_CATEGORIES,
    CitizenQuestion,
    QuestionSource,
    QuestionStatus,
    Reply,
    ReplyKind,
    WordingOrigin,
)
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text, optional_day, optional_instant

#: Every question that is there, with what its group is called and asks for; conditions follow with AND.
QUESTIONS = (
    "SELECT q.*, coalesce(g.name, '') AS group_name, coalesce(g.answer_level, 0) AS group_answer_level "
    "FROM questions q LEFT JOIN groups g ON g.id = q.group_id WHERE q.deleted_at IS NULL"
)
_OPEN = (QuestionStatus.NEW, QuestionStatus.INTERIM, QuestionStatus.WAITING_DEPARTMENT)


class QuestionRepository:
    """Reads and writes questions and replies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, question_id: QuestionId) -> CitizenQuestion | None:
        """Return one question, or None when there is none (any more)."""
        row = self._database.row(f"{QUESTIONS} AND q.id = ?", (question_id,))
        return None if row is None else question_from(row)

    def open(self) -> tuple[CitizenQuestion, ...]:
        """Return what is not closed, oldest first."""
        sql = f"{QUESTIONS} AND q.status IN ({marks(_OPEN)}) ORDER BY q.asked_at, q.id"
        return self._many(sql, _OPEN)

    def count_open(self) -> int:
        """Return how many are not closed."""
        sql = f"SELECT count(*) AS n FROM questions WHERE deleted_at IS NULL AND status IN ({marks(_OPEN)})"
        row = self._database.row(sql, _OPEN)
        return 0 if row is None else int(row["n"])

    def has_submitted(self) -> bool:
        """Whether the answer of any open question waits for someone's yes."""
        sql = (
            "SELECT 1 FROM questions WHERE submitted_at IS NOT NULL AND deleted_at IS NULL "
            f"AND status IN ({marks(_OPEN)}) LIMIT 1"
        )
        return self._database.row(sql, _OPEN) is not None

    def submitted(self) -> tuple[CitizenQuestion, ...]:
        """Return the open questions whose answer waits for someone's yes, longest waiting first."""
        sql = (
            f"{QUESTIONS} AND q.submitted_at IS NOT NULL AND q.status IN ({marks(_OPEN)}) ORDER BY q.submitted_at, q.id"
        )
        return self._many(sql, _OPEN)

    def closed_since(self, since: datetime) -> tuple[CitizenQuestion, ...]:
        """Return what was closed since then, latest first."""
        sql = f"{QUESTIONS} AND q.closed_at >= ? ORDER BY q.closed_at DESC, q.id DESC"
        return self._many(sql, (instant_text(since),))

    def page(self, statuses: Iterable[QuestionStatus], *, limit: int, offset: int) -> tuple[CitizenQuestion, ...]:
        """Return some of all questions, latest first; no statuses mean every status."""
        wanted = tuple(statuses)
        condition = f" AND q.status IN ({marks(wanted)})" if wanted else ""
        sql = f"{QUESTIONS}{condition} ORDER BY q.asked_at DESC, q.id DESC LIMIT ? OFFSET ?"
        return self._many(sql, (*wanted, limit, offset))

    def asked_between(self, start: datetime, end: datetime) -> tuple[CitizenQuestion, ...]:
        """Return the questions asked from `start` (included) to `end`, oldest first."""
        sql = f"{QUESTIONS} AND q.asked_at >= ? AND q.asked_at < ? ORDER BY q.asked_at, q.id"
        return self._many(sql, (instant_text(start), instant_text(end)))

    def counted_reactions(self, start: datetime, end: datetime) -> tuple[tuple[datetime, datetime], ...]:
        """Return when the counted questions of [start, end) were asked and first reacted to; without reaction: none."""
        kinds = sorted(NOT_COUNTED_CATEGORIES)
        rows = self._database.rows(
            "SELECT asked_at, first_reaction_at FROM questions WHERE asked_at >= ? AND asked_at < ? "
            f"AND first_reaction_at IS NOT NULL AND deleted_at IS NULL AND category NOT IN ({marks(tuple(kinds))})",
            (instant_text(start), instant_text(end), *kinds),
        )
        return tuple((instant_from(row["asked_at"]), instant_from(row["first_reaction_at"])) for row in rows)

    def replies(self, question_id: QuestionId) -> tuple[Reply, ...]:
        """Return what went out for a question, oldest first; taken back replies carry when."""
        rows = self._database.rows("SELECT * FROM replies WHERE question_id = ? ORDER BY sent_at, id", (question_id,))
        return tuple(_reply(row) for row in rows)

    def next_key(self) -> str:
        """Return a readable key that no question has."""
        row = self._database.row("SELECT coalesce(max(id), 0) + 1 AS n FROM questions")
        return f"F-{row['n'] if row is not None else 1}"

    def add(self, writer: CommandWriter, row: Mapping[str, Value]) -> QuestionId:
        """Keep a new question."""
        return QuestionId(writer.insert("questions", row))

    def change(self, writer: CommandWriter, question_id: QuestionId, *, changes: Mapping[str, Value]) -> None:
        """Change columns of a question."""
        writer.update("questions", question_id, changes=changes)

    def add_reply(self, writer: CommandWriter, row: Mapping[str, Value]) -> None:
        """Keep a reply as it went out, and that its template was used."""
        writer.insert("replies", row)
        if row.get("template_id") is not None:
            writer.insert("template_uses", {"template_id": row["template_id"], "used_at": row["sent_at"]})

    def _many(self, sql: str, values: tuple[object, ...]) -> tuple[CitizenQuestion, ...]:
        return tuple(question_from(row) for row in self._database.rows(sql, values))


def marks(values: tuple[object, ...]) -> str:
    """Return one question mark for each value."""
    return ", ".join("?" * len(values))


def question_from(row: sqlite3.Row) -> CitizenQuestion:
    """Return the question that a row of QUESTIONS tells of."""
    origin = row["first_reaction_origin"]
    return CitizenQuestion(
        id=QuestionId(row["id"]),
        key=row["key"],
        text=row["text"],
        source=QuestionSource(row["source"]),
        asked_at=instant_from(row["asked_at"]),
        noted_at=instant_from(row["noted_at"]),
        status=QuestionStatus(row["status"]),
        group_id=None if row["group_id"] is None else GroupId(row["group_id"]),
        group_name=row["group_name"],
        category=row["category"],
        link=row["link"],
        urgency=row["urgency"],
        mood=row["mood"],
        draft_text=row["draft_text"],
        draft_template_id=_template_id(row["draft_template_id"]),
        first_reaction_at=optional_instant(row["first_reaction_at"]),
        first_reaction_origin=None if origin is None else WordingOrigin(origin),
        closed_at=optional_instant(row["closed_at"]),
        closing_reason=row["closing_reason"],
        department=row["department"],
        department_asked=row["department_asked"],
        handed_over_at=optional_instant(row["handed_over_at"]),
        follow_up_on=optional_day(row["follow_up_on"]),
        postponed_until=optional_instant(row["postponed_until"]),
        submitted_at=optional_instant(row["submitted_at"]),
        submitted_to=row["submitted_to"],
        submitted_level=row["submitted_level"],
        group_answer_level=row["group_answer_level"],
    )


def _reply(row: sqlite3.Row) -> Reply:
    return Reply(
        id=row["id"],
        question_id=QuestionId(row["question_id"]),
        kind=ReplyKind(row["kind"]),
        text=row["text"],
        sent_at=instant_from(row["sent_at"]),
        origin=WordingOrigin(row["origin"]),
        template_id=_template_id(row["template_id"]),
        withdrawn_at=optional_instant(row["withdrawn_at"]),
    )


def _template_id(number: int | None) -> TemplateId | None:
    return None if number is None else TemplateId(number)
