"""Undo and redo at the level of rows."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from amtdesk.domain.changes import Area
from amtdesk.domain.words import Message
from amtdesk.storage.database import Database
from amtdesk.storage.errors import HasMovedSince
from amtdesk.storage.history import History
from amtdesk.storage.opening import open_database
from tests.builders_reports import a_question_row

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


@pytest.mark.parametrize(
    ("area", "undoable", "left"), [("reminders", False, "A"), ("town", False, "B"), ("tasks", True, "B")]
)
def test_what_is_only_accounted_for_elsewhere_parts_no_step(
    database: Database, area: str, undoable: bool, left: str
) -> None:
    history = History(database)
    set_name(database, "A")
    set_name(database, "B", merge_key="typing")
    with database.command(Message("Between"), at=NOW, areas={Area(area)}, undoable=undoable):
        pass
    set_name(database, "C", merge_key="typing")

    step = history.last_undoable(now=NOW)
    assert step is not None
    history.revert(step, at=NOW)

    assert name_in(database) == left


def test_what_was_changed_since_is_not_taken_back(database: Database) -> None:
    history = History(database)
    set_name(database, "A")
    step = history.last_undoable(now=NOW)
    assert step is not None
    set_name(database, "B")

    with pytest.raises(HasMovedSince):
        history.revert(step, at=NOW)

    assert name_in(database) == "B"


def test_what_other_records_refer_to_by_now_is_not_taken_away(database: Database) -> None:
    history = History(database)
    with database.command(Message("Group added"), at=NOW, areas={Area.ROUNDS}) as writer:
        group = writer.insert("groups", {"key": "G1", "name": "Eltern"})
    step = history.last_undoable(now=NOW)
    assert step is not None
    with database.command(Message("Question noted"), at=NOW, areas={Area.QUESTIONS}) as writer:
        writer.insert("questions", a_question_row(1, NOW, group_id=group))

    with pytest.raises(HasMovedSince):
        history.revert(step, at=NOW)

    assert database.row("SELECT name FROM groups WHERE id = ?", (group,)) is not None


def change_what_is_not_there(database: Database) -> None:
    with database.command(Message("Wrong"), at=NOW, areas={Area.TOWN}) as writer:
        writer.insert("settings", {"name": "town", "value": "B"})
        writer.update("settings", 77, changes={"value": "C"})


def delete_what_is_not_there(database: Database) -> None:
    with database.command(Message("Wrong"), at=NOW, areas={Area.TOWN}) as writer:
        writer.insert("settings", {"name": "town", "value": "B"})
        writer.delete("settings", 77)


@pytest.mark.parametrize("deed", [change_what_is_not_there, delete_what_is_not_there])
def test_a_row_that_is_not_there_is_a_bug_and_nothing_of_the_command_stays(
    database: Database, deed: Callable[[Database], None]
) -> None:
    with pytest.raises(KeyError, match="no row 77"):
        deed(database)

    assert database.row("SELECT 1 FROM settings WHERE name = 'town'") is None
