"""What is noted in the log about a question, as rows that are never removed; undo only says that it took one back."""

import json
from collections.abc import Mapping
from datetime import datetime

from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.question_trail import TrailEvent, TrailKind
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.questions import marks
from amtdesk.storage.rows import instant_from, instant_text, optional_instant

_KINDS = tuple(TrailKind)


class QuestionTrail:
    """Reads and writes lines of the log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, writer: CommandWriter, question_id: QuestionId, *, event: TrailEvent) -> None:
        """Note what happened."""
        writer.insert("log", trail_row(question_id, event.kind, at=event.at, details=event.details))

    def of_question(self, question_id: QuestionId) -> tuple[TrailEvent, ...]:
        """Return what was noted, in that order."""
        rows = self._database.rows(  # the plus: by the question, not through every line of these kinds
            f"SELECT * FROM log WHERE subject = ? AND +kind IN ({marks(_KINDS)}) ORDER BY at, id",
            (_subject(question_id), *_KINDS),
        )
        return tuple(
            TrailEvent(
                kind=TrailKind(row["kind"]),
                at=instant_from(row["at"]),
                details=json.loads(row["details"]),
                withdrawn_at=optional_instant(row["withdrawn_at"]),
            )
            for row in rows
        )


def trail_row(
    question_id: QuestionId, kind: TrailKind, *, at: datetime, details: Mapping[str, str]
) -> dict[str, Value]:
    """Return the row of the log that tells of this."""
    told = json.dumps(dict(details), ensure_ascii=False)
    return {"at": instant_text(at), "kind": kind.value, "subject": _subject(question_id), "details": told}


def _subject(question_id: QuestionId) -> str:
    return f"question:{question_id}"
