"""Undo and redo at the level of rows."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from amtdesk.domain.changes import Area
from amtdesk.domain.words import Message
from amtdesk.storage.database import Database, open_database
from amtdesk.storage.history import History

NOW = datetime(2027, 5, 12, 6, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "amtdesk.sqlite3")
    yield database
    database.close()


def set_name(database: Database, name: str, *, at: datetime = NOW, merge_key: str = "") -> None:
    with database.command(Message("Name set"), at=at, areas={Area.TOWN}, merge_key=merge_key) as writer:
        row = database.row("SELECT id FROM settings WHERE name = 'name'")
        if row is None:
            writer.insert("settings", {"name": "name", "value": name})
        else:
            writer.update("settings", row["id"], changes={"value": name})


def name_in(database: Database) -> str | None:
    row = database.row("SELECT value FROM settings WHERE name = 'name'")
    return None if row is None else str(row["value"])


def test_steps_go_back_and_forth(database: Database) -> None:
    history = History(database)
    for name in ("A", "B", "C"):
        set_name(database, name)

    seen = []
    while step := history.last_undoable(now=NOW):
        history.revert(step, at=NOW)
        seen.append(name_in(database))
    assert seen == ["B", "A", None]

    seen = []
    while step := history.last_redoable(now=NOW):
        history.revert(step, at=NOW)
        seen.append(name_in(database))
    assert seen == ["A", "B", "C"]
    assert history.last_undoable(now=NOW) is not None


def test_typing_counts_as_one_step(database: Database) -> None:
    history = History(database)
    set_name(database, "A")
    for number, name in enumerate(("Ab", "Abc", "Abcd")):
        set_name(database, name, at=NOW + timedelta(seconds=number), merge_key="typing")

    step = history.last_undoable(now=NOW)
    assert step is not None
    history.revert(step, at=NOW)

    assert name_in(database) == "A"
