"""Before the schema of existing records changes, a checked copy of them lies beside; without one nothing changes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from amtdesk.storage.backups import backup_before_migration, inspect_backup
from amtdesk.storage.database import FILE_NAME, open_database
from amtdesk.storage.errors import BackupBeforeMigrationFailed
from tests.builders_files import fingerprint


def test_each_migration_has_a_backup_of_its_own(tmp_path: Path) -> None:
    database = open_database(tmp_path / FILE_NAME)

    backups = [backup_before_migration(database) for _migration in range(2)]
    database.close()

    assert [path.name for path in backups] == ["before-migration-001.sqlite3", "before-migration-002.sqlite3"]
    for path in backups:
        inspect_backup(path)


def test_records_that_cannot_be_backed_up_are_not_migrated(tmp_path: Path) -> None:
    records = tmp_path / FILE_NAME
    with closing(sqlite3.connect(records)) as half_made, half_made:
        half_made.execute("CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT, applied_at TEXT)")
    before = fingerprint(records)

    with pytest.raises(BackupBeforeMigrationFailed, match="Nothing was changed"):
        open_database(records)

    assert fingerprint(records) == before
