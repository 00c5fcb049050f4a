"""Restoring a backup aside, as it would be restored, and comparing what comes out with what it says of itself."""

import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path

from amtdesk.domain.safekeeping import Backup, DrilledTable, DrillReport, TableContent
from amtdesk.storage.backup_errors import BackupDamaged
from amtdesk.storage.backups import inspect_backup
from amtdesk.storage.database import FILE_NAME
from amtdesk.storage.errors import DatabaseTrouble
from amtdesk.storage.file_store import is_whole_file, place_in
from amtdesk.storage.opening import open_database
from amtdesk.storage.restoring import prepare
from amtdesk.storage.table_contents import contents_of


def drill(backup: Backup, *, data_folder: Path) -> DrillReport:
    """Restore into a folder that is gone afterwards, beside the data folder's own. Raises BackupTrouble."""
    facts = inspect_backup(backup.path)
    with tempfile.TemporaryDirectory(prefix=".amtdesk-drill-", dir=data_folder) as folder:
        live = Path(folder) / FILE_NAME
        prepared = prepare(live, backup.path)
        try:
            expected = dict(facts.tables) or dict(contents_of(backup.path))  # an old backup says nothing of itself
            found = dict(contents_of(prepared))
        except sqlite3.Error as error:
            raise BackupDamaged(backup.path) from error
        lost = tuple(
            each.sha256
            for each in facts.files
            if not is_whole_file(place_in(Path(folder) if each.is_carried else data_folder, each.sha256), each.sha256)
        )
        prepared.rename(live)
        return DrillReport(
            backup=backup,
            tables=_compared(expected, found),
            files=len(facts.files),
            lost_files=lost,
            opens=_opens(live),
        )


def _compared(expected: Mapping[str, TableContent], found: Mapping[str, TableContent]) -> tuple[DrilledTable, ...]:
    names = sorted({*expected, *found} - {"carried_files"})  # those lie beside the records by now
    return tuple(
        DrilledTable(
            name=name,
            rows=expected[name].rows if name in expected else 0,
            is_equal=expected.get(name) == found.get(name),
        )
        for name in names
    )


def _opens(live: Path) -> bool:
    """Whether this program opens it, brings its schema up to date, and finds it whole."""
    try:
        database = open_database(live)
    except DatabaseTrouble:
        return False
    try:
        return not database.integrity_faults()
    finally:
        database.close()
