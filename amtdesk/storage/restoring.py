"""Putting a backup in the place of the records: checked first, what stood there is kept, nothing is ever missing.

The slow part (reading, checking, laying files down) is apart from the exchange itself, which is two renames.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from amtdesk.domain.safekeeping import BackupFacts, NamedFile, RestorePreview
from amtdesk.storage.backup_errors import BackupNotWritten, BackupTrouble, NoSpaceForBackup
from amtdesk.storage.backups import inspect_backup, put_in_place, remove_records, unpack_aside, unpack_backup
from amtdesk.storage.database import Database
from amtdesk.storage.errors import DiskFull
from amtdesk.storage.file_store import FOLDER, is_whole_file, lay_down, place_in, still_needed
from amtdesk.storage.sqlite_errors import translated
from amtdesk.storage.table_contents import compared, counted, erased_since, has_changed, town_in


def prepare(live: Path, backup: Path) -> Path:
    """Check a backup and lay it beside the records, ready to take their place. Raises BackupTrouble, DatabaseTrouble.

    The files that it carries lie in the data folder then: they are named by their content and are in nobody's way.
    """
    prepared = live.with_name(live.name + ".restoring")
    facts = inspect_backup(backup)
    still_needed(live.parent, (each.sha256 for each in facts.files))
    with _told(prepared):
        unpack_backup(backup, prepared)
        for sha256, found in _files_beside(facts, backup, folder=live.parent):
            lay_down(live.parent, sha256, content=found.read_bytes())
    return prepared


def exchange(database: Database, prepared: Path, *, keep_as: Path) -> None:
    """Let what was prepared take the place of open records, kept as `keep_as`. `database` is open again afterwards.

    Raises BackupTrouble or DatabaseTrouble; the records are then as they were.
    """
    try:
        with _told(keep_as), database.closed_for_exchange():
            put_in_place(prepared, database.path, keep_as=keep_as)
    finally:
        remove_records(prepared)


def restore_unreadable(live: Path, backup: Path, *, keep_as: Path) -> None:
    """Let a backup take the place of records that cannot be opened. Raises BackupTrouble or DatabaseTrouble."""
    prepared = prepare(live, backup)
    try:
        with _told(keep_as):
            put_in_place(prepared, live, keep_as=keep_as)
    finally:
        remove_records(prepared)


def look_into(backup: Path, *, live: Path, aside: Path) -> RestorePreview:
    """Tell what a backup holds and how the records differ. It is unpacked at `aside`, which is gone again afterwards.

    Raises BackupTrouble or DatabaseTrouble. Records that cannot be read are not compared.
    """
    facts = inspect_backup(backup)
    try:
        with _told(aside):
            unpack_aside(backup, aside)
        beside = {sha256 for sha256, _found in _files_beside(facts, backup, folder=live.parent)}
        missing = sum(each.sha256 not in beside for each in _not_here(facts, live.parent))
        try:
            counts, erased = compared(aside, live), erased_since(aside, live)
        except sqlite3.Error:  # damaged, or not there: that is why she restores
            counts, erased = counted(aside), 0
        return RestorePreview(
            facts=_named(facts, backup), town=town_in(aside), counts=counts, missing_files=missing, erased=erased
        )
    except sqlite3.Error as error:
        raise translated(error, aside) from error
    finally:
        remove_records(aside)


def says_the_same(backup: Path, *, live: Path) -> bool:
    """Whether a backup is whole and holds what the records hold now. False where that cannot be told."""
    try:
        facts = inspect_backup(backup)
        return not has_changed(live, tables=dict(facts.tables), since=facts.made_at)
    except (BackupTrouble, sqlite3.Error):
        return False


def sqlite_version() -> str:
    """Return the version of the database engine."""
    return sqlite3.sqlite_version


def _not_here(facts: BackupFacts, folder: Path) -> Iterator[NamedFile]:
    """The files that a backup names and does not carry, and that the data folder has not."""
    for each in facts.files:
        if not each.is_carried and not is_whole_file(place_in(folder, each.sha256), each.sha256):
            yield each


def _files_beside(facts: BackupFacts, backup: Path, *, folder: Path) -> Iterator[tuple[str, Path]]:
    """Of those, the ones that lie beside the backup: at a second place, or in the data folder that it comes from."""
    for each in _not_here(facts, folder):
        for found in (backup.parent / FOLDER / each.sha256, place_in(backup.parent.parent, each.sha256)):
            if is_whole_file(found, each.sha256):
                yield each.sha256, found
                break


def _named(facts: BackupFacts, backup: Path) -> BackupFacts:
    return replace(facts, path=backup, size=backup.stat().st_size)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except DiskFull as error:
        raise NoSpaceForBackup(path) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoSpaceForBackup(path) from error
        raise BackupNotWritten(path, error.strerror or str(error)) from error
