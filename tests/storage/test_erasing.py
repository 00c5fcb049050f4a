"""The guards of append-only tables are lifted in one place, for one transaction, and stand again whatever happens."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.domain.words import Message
from amtdesk.storage.database import Database
from amtdesk.storage.erasing import forget, guards_lifted
from amtdesk.storage.opening import open_database
from amtdesk.storage.schema import APPEND_ONLY
from tests.architecture.house import sources
from tests.builders import NOW

LABEL = Message("Something done")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "records.sqlite3")
    yield opened
    opened.close()


def guards(database: Database) -> set[tuple[str, str]]:
    rows = database.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {(row["name"], row["sql"]) for row in rows if row["name"].endswith(("_kept", "_fixed"))}


def test_guards_stand_again_as_they_were_after_erasing_and_after_a_fault(database: Database) -> None:
    before = guards(database)
    assert len(before) == 2 * len(APPEND_ONLY)

    with database.command(LABEL, at=NOW, areas=()) as writer, guards_lifted(writer.connection):
        assert guards(database) == set()
        writer.insert("log", {"at": "2027", "kind": "backup_written"})
        writer.connection.execute("DELETE FROM log")
    assert guards(database) == before

    with (
        pytest.raises(sqlite3.IntegrityError),
        database.command(LABEL, at=NOW, areas=()) as writer,
        guards_lifted(writer.connection),
    ):
        writer.connection.execute("INSERT INTO replies (question_id, kind) VALUES (99, 'answer')")
    assert guards(database) == before


def test_earlier_words_of_a_template_stay_when_the_step_that_wrote_them_is_forgotten(database: Database) -> None:
    with database.command(LABEL, at=NOW, areas=()) as writer:
        template = writer.insert("templates", {"key": "tonne", "title": "Tonne", "text": "Früher"})
        writer.insert("own_words", {"word": "Quitte", "added_at": "2027"})
        writer.update("templates", template, changes={"text": "Heute"})

        forget(writer.connection, [writer.command_id])

    assert {row["table_name"] for row in database.rows("SELECT table_name FROM changes")} == {"templates"}
    assert [row["undoable"] for row in database.rows("SELECT undoable FROM commands")] == [0]


@pytest.mark.no_cover
def test_no_other_room_lifts_a_guard() -> None:
    lifting = {source.name for source in sources("amtdesk") if "DROP TRIGGER" in source.text}

    assert lifting == {"amtdesk/storage/erasing.py", "amtdesk/storage/schema_0004.py"}
