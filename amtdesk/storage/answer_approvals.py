"""Approvals of answers, as rows that are never removed: only closed by an edit, or withdrawn."""

import sqlite3
from datetime import datetime

from amtdesk.domain.answer_approval import AnswerApproval
from amtdesk.domain.identifiers import AnswerApprovalId, QuestionId
from amtdesk.domain.posts import ApprovalWay, ClosingReason
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text, optional_instant

_TABLE = "answer_approvals"


class AnswerApprovalRepository:
    """Reads and writes who said yes to which words."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, approval_id: AnswerApprovalId) -> AnswerApproval | None:
        """Return one approval, or None."""
        row = self._database.row("SELECT * FROM answer_approvals WHERE id = ?", (approval_id,))
        return None if row is None else _approval(row)

    def of_question(self, question_id: QuestionId) -> tuple[AnswerApproval, ...]:
        """Return every approval of a question's answers, in the order of recording."""
        sql = "SELECT * FROM answer_approvals WHERE question_id = ? ORDER BY id"
        return tuple(_approval(row) for row in self._database.rows(sql, (question_id,)))

    def add(self, writer: CommandWriter, approval: AnswerApproval) -> AnswerApprovalId:
        """Add an approval; its id is given by the table."""
        return AnswerApprovalId(
            writer.insert(
                _TABLE,
                {
                    "question_id": approval.question_id,
                    "text": approval.text,
                    "text_fingerprint": approval.text_fingerprint,
                    "level": approval.level,
                    "approved_by": approval.approved_by,
                    "approved_at": instant_text(approval.approved_at),
                    "way": approval.way.value,
                    "recorded_at": instant_text(approval.recorded_at),
                },
            )
        )

    def close(self, writer: CommandWriter, approval_id: AnswerApprovalId, *, at: datetime) -> None:
        """Note that an approval holds no longer, because the words were changed."""
        changes = {"closed_at": instant_text(at), "closing_reason": ClosingReason.WORDS_CHANGED.value}
        writer.update(_TABLE, approval_id, changes=changes)

    def take_back(self, writer: CommandWriter, approval_id: AnswerApprovalId, *, at: datetime) -> None:
        """Note that an approval was taken back by whoever gave it."""
        reason = ClosingReason.TAKEN_BACK.value  # what undo took back bears none
        writer.update(_TABLE, approval_id, changes={"withdrawn_at": instant_text(at), "closing_reason": reason})


def _approval(row: sqlite3.Row) -> AnswerApproval:
    return AnswerApproval(
        id=AnswerApprovalId(row["id"]),
        question_id=QuestionId(row["question_id"]),
        text=row["text"],
        text_fingerprint=row["text_fingerprint"],
        level=row["level"],
        approved_by=row["approved_by"],
        approved_at=instant_from(row["approved_at"]),
        way=ApprovalWay(row["way"]),
        recorded_at=instant_from(row["recorded_at"]),
        closed_at=optional_instant(row["closed_at"]),
        closing_reason=row["closing_reason"],
        withdrawn_at=optional_instant(row["withdrawn_at"]),
    )
