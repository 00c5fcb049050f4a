"""Questions as rows: what is found by which index, and which templates share a question's words."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.words import Message
from amtdesk.storage.change_log import Value
from amtdesk.storage.database import Database
from amtdesk.storage.opening import open_database
from amtdesk.storage.questions import QuestionRepository
from amtdesk.storage.rows import instant_text
from tests.builders import NOW

STATUSES = ("new", "interim", "waiting_department", "answered", "moved", "no_answer")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "amtdesk.sqlite3")
    yield database
    database.close()


def add(database: Database, table: str, row: dict[str, Value]) -> int:
    with database.command(Message("Added"), at=NOW, areas={Area.QUESTIONS}) as writer:
        return writer.insert(table, row)


def add_question(database: Database, number: int, **columns: Value) -> int:
    asked_at = instant_text(NOW - timedelta(hours=number))
    row: dict[str, Value] = {"key": f"F-{number}", "text": "Frage", "source": "group"}
    return add(database, "questions", {**row, "asked_at": asked_at, "noted_at": asked_at, **columns})


def test_open_and_counted_are_those_that_are_not_closed(database: Database) -> None:
    ids = [add_question(database, number, status=status) for number, status in enumerate(STATUSES)]
    repository = QuestionRepository(database)

    assert [question.id for question in repository.open()] == ids[2::-1]
    assert repository.count_open() == 3


def test_what_is_deleted_is_seen_nowhere(database: Database) -> None:
    question_id = add_question(database, 1, deleted_at=instant_text(NOW), closed_at=instant_text(NOW))
    repository = QuestionRepository(database)

    assert repository.find(QuestionId(question_id)) is None
    assert repository.open() == ()
    assert repository.page((), limit=10, offset=0) == ()
    assert repository.closed_since(NOW - timedelta(days=1)) == ()
    assert repository.count_open() == 0


def test_a_new_key_is_one_that_no_question_had(database: Database) -> None:
    repository = QuestionRepository(database)
    assert repository.next_key() == "F-1"
    question_id = add_question(database, 7)
    assert repository.next_key() == f"F-{question_id + 1}"


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        ("SELECT * FROM questions WHERE deleted_at IS NULL AND status IN ('new', 'interim')", "questions_by_status"),
        ("SELECT * FROM questions WHERE closed_at >= '2027'", "questions_by_closed"),
        ("SELECT * FROM questions WHERE asked_at >= '2027' AND asked_at < '2028'", "questions_by_asked"),
        ("SELECT * FROM replies WHERE question_id = 1", "replies_by_question"),
        ("SELECT id FROM questions q WHERE deleted_at IS NULL AND q.group_id = 3", "questions_by_group"),
        ("SELECT id FROM questions q WHERE q.department = ? AND q.department <> ''", "questions_by_department"),
        ("SELECT id FROM questions q WHERE deleted_at IS NULL AND q.category = 'kita'", "questions_by_category"),
        ("SELECT * FROM department_waits WHERE question_id = 1", "department_waits_by_question"),
        ("SELECT * FROM answer_approvals WHERE question_id = 1", "answer_approvals_by_question"),
        ("SELECT * FROM delegations WHERE ends_at > '2027' AND starts_at <= '2027'", "delegations_by_end"),
    ],
)
def test_lists_are_found_by_an_index(database: Database, sql: str, index: str) -> None:
    plan = " ".join(row["detail"] for row in database.rows(f"EXPLAIN QUERY PLAN {sql}", ("bauhof",) * sql.count("?")))
    assert index in plan
