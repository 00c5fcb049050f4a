"""Stays of questions at departments, as rows: one for each time a question was handed over."""

import sqlite3
from datetime import datetime

from amtdesk.domain.department_waits import DepartmentWait
from amtdesk.domain.identifiers import QuestionId
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.rows import instant_from, instant_text, optional_instant

_TABLE = "department_waits"


class DepartmentWaitRepository:
    """Reads and writes when a question went to a department and came back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_question(self, question_id: QuestionId) -> tuple[DepartmentWait, ...]:
        """Return the stays of a question, oldest first."""
        sql = "SELECT * FROM department_waits WHERE question_id = ? ORDER BY handed_over_at, id"
        return tuple(_wait(row) for row in self._database.rows(sql, (question_id,)))

    def begin(
        self, writer: CommandWriter, question_id: QuestionId, *, department: str, asked: str, at: datetime
    ) -> None:
        """Note that a department has the question from now on."""
        writer.insert(
            _TABLE,
            {
                "question_id": question_id,
                "department": department,
                "asked": asked,
                "handed_over_at": instant_text(at),
            },
        )

    def end(self, writer: CommandWriter, question_id: QuestionId, *, at: datetime) -> None:
        """Note that no department has the question any more."""
        for wait in self.of_question(question_id):
            if wait.is_open:
                writer.update(_TABLE, wait.id, changes={"returned_at": instant_text(at)})


def _wait(row: sqlite3.Row) -> DepartmentWait:
    return DepartmentWait(
        id=row["id"],
        question_id=QuestionId(row["question_id"]),
        department=row["department"],
        asked=row["asked"],
        handed_over_at=instant_from(row["handed_over_at"]),
        returned_at=optional_instant(row["returned_at"]),
    )
