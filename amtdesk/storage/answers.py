"""Answers as they went out, with what their questions tell: for repeated words and for proposals of templates."""

from datetime import datetime, tzinfo

from amtdesk.domain.answer_threads import AnswerPlace
from amtdesk.domain.identifiers import GroupId, QuestionId
from amtdesk.domain.proposals import OwnAnswer
from amtdesk.domain.questions import QuestionSource, ReplyKind, WordingOrigin
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text

_SENT = (
    "FROM replies r JOIN questions q ON q.id = r.question_id "
    "WHERE r.withdrawn_at IS NULL AND q.deleted_at IS NULL AND r.sent_at >= ?"
)


class AnswerRepository:
    """Reads what went out, across questions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sent_since(self, since: datetime, *, zone: tzinfo) -> tuple[tuple[str, AnswerPlace], ...]:
        """Return every text that went out since then and where, oldest first."""
        rows = self._database.rows(
            f"SELECT r.text, q.link, q.group_id, q.source, r.sent_at {_SENT} ORDER BY r.sent_at, r.id",
            (instant_text(since),),
        )
        return tuple(
            (
                row["text"],
                AnswerPlace(
                    link=row["link"],
                    group_id=None if row["group_id"] is None else GroupId(row["group_id"]),
                    source=QuestionSource(row["source"]),
                    day=instant_from(row["sent_at"]).astimezone(zone).date(),
                ),
            )
            for row in rows
        )

    def own_answers_since(self, since: datetime) -> tuple[OwnAnswer, ...]:
        """Return the answers without a template that were given since then, oldest first."""
        rows = self._database.rows(
            f"SELECT r.question_id, q.category, r.text, r.sent_at {_SENT} AND r.template_id IS NULL "
            "AND r.kind = ? AND r.origin = ? AND q.category <> '' ORDER BY r.sent_at, r.id",
            (instant_text(since), ReplyKind.ANSWER, WordingOrigin.OWN_WORDS),
        )
        return tuple(
            OwnAnswer(
                question_id=QuestionId(row["question_id"]),
                category=row["category"],
                text=row["text"],
                sent_at=instant_from(row["sent_at"]),
            )
            for row in rows
        )

    def dismissed(self) -> dict[str, datetime]:
        """Return when the proposal of a subject was last dismissed."""
        rows = self._database.rows(
            "SELECT category, max(dismissed_at) AS at FROM dismissed_proposals GROUP BY category"
        )
        return {row["category"]: instant_from(row["at"]) for row in rows}

    def dismiss(self, writer: CommandWriter, category: str, *, at: datetime) -> None:
        """Keep that a proposal was not wanted."""
        writer.insert("dismissed_proposals", {"category": category, "dismissed_at": instant_text(at)})
