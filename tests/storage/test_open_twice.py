"""A file that is open more than once: in the window and its long work, and in another program beside it."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from amtdesk.domain.changes import Area
from amtdesk.domain.words import Message
from amtdesk.storage.database import Database
from amtdesk.storage.errors import DatabaseDamaged
from amtdesk.storage.opening import open_database

NOW = datetime(2027, 5, 12, 6, 0, tzinfo=UTC)
ANOTHER_PROGRAM = (
    "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM settings'); c.close()"
)


def note(database: Database, name: str) -> None:
    with database.command(Message("Noted"), at=NOW, areas={Area.TOWN}) as writer:
        writer.insert("settings", {"name": name, "value": "x"})


def test_another_program_never_takes_the_journal_from_under_an_open_window(tmp_path: Path) -> None:
    path = tmp_path / "amtdesk.sqlite3"
    window = open_database(path)
    note(window, "before")
    open_database(path).close()  # long work has its own connection, and puts it away

    subprocess.run([sys.executable, "-c", ANOTHER_PROGRAM, str(path)], check=True)
    note(window, "after")

    with closing(sqlite3.connect(path)) as fresh:
        kept = {row[0] for row in fresh.execute("SELECT name FROM settings")}
    window.close()
    assert {"before", "after"} <= kept


@pytest.mark.parametrize("content", [b"x", b"Liebe Kollegin, " * 100])
def test_what_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "amtdesk.sqlite3"
    path.write_bytes(content)

    with pytest.raises(DatabaseDamaged):
        open_database(path)

    assert path.read_bytes() == content
