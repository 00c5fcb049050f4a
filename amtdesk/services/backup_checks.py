"""Looking whether records, folders, backups and the second place are well: one point each (S4)."""

import os
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from amtdesk import __version__
from amtdesk.domain.safekeeping import Backup, CheckedPoint, CheckState
from amtdesk.domain.second_place import PlaceKind, PlaceState
from amtdesk.domain.words import N_, Message
from amtdesk.services.backup_shelf import FOLDER
from amtdesk.storage.backups import is_whole
from amtdesk.storage.database import Database
from amtdesk.storage.durable import make_private_folder
from amtdesk.storage.file_store import FileStore
from amtdesk.storage.restoring import sqlite_version
from amtdesk.storage.schema_names import KNOWN_MIGRATIONS
from amtdesk.system.clock import Clock

#: A backup that is older than this is no help any more.
OLDEST_HELP: Final = timedelta(days=7)
_MEGABYTE: Final = 1024 * 1024
_LEAST_FREE: Final = 100 * _MEGABYTE
_NO_SPACE = N_("Only {free} MB are free on the drive; {needed} MB are needed for backups. Please free some space.")


def checked_integrity(database: Database) -> CheckedPoint:
    """Whether the records are whole."""
    faults = database.integrity_faults()
    if faults:
        source = N_("The records are damaged ({fault}). Restore the last backup: amtdesk restore FILE.")
        return CheckedPoint(
            name="integrity", state=CheckState.WRONG, message=Message(source, {"fault": faults[0].splitlines()[0]})
        )
    return CheckedPoint(name="integrity", state=CheckState.FINE, message=Message(N_("The records are whole.")))


def checked_files(database: Database) -> CheckedPoint:
    """Whether every kept file is there and as it was."""
    faults = FileStore(database).faults()
    if faults:
        source = N_(
            "{count} pictures are missing or damaged, the first is {name}. "
            "Restore them from a backup, or choose them again."
        )
        if len(faults) == 1:
            source = N_("The picture {name} is missing or damaged. Restore it from a backup, or choose it again.")
        values = {"count": len(faults), "name": faults[0].file.name}
        return CheckedPoint(name="files", state=CheckState.WRONG, message=Message(source, values))
    return CheckedPoint(name="files", state=CheckState.FINE, message=Message(N_("The pictures are whole.")))


def checked_versions() -> CheckedPoint:
    """What is running here."""
    source = N_("AmtDesk {program}, records {schema}, SQLite {sqlite}.")
    values = {"program": __version__, "schema": KNOWN_MIGRATIONS[-1], "sqlite": sqlite_version()}
    return CheckedPoint(name="versions", state=CheckState.FINE, message=Message(source, values))


def checked_folder(folder: Path) -> CheckedPoint:
    """Whether the data folder and that of the backups take a file."""
    try:
        for place in (folder, folder / FOLDER):
            make_private_folder(place)
            handle, name = tempfile.mkstemp(prefix=".amtdesk-check-", dir=place)
            os.close(handle)
            Path(name).unlink()
    except OSError as error:
        source = N_(
            "The folder {folder} cannot be written ({reason}). Please ask your IT for the right to write there."
        )
        values = {"folder": folder, "reason": error.strerror or str(error)}
        return CheckedPoint(name="folders", state=CheckState.WRONG, message=Message(source, values))
    source = N_("The folder {folder} and its backups can be written.")
    return CheckedPoint(name="folders", state=CheckState.FINE, message=Message(source, {"folder": folder}))


def checked_space(records: Path) -> CheckedPoint:
    """Whether the drive has room for backups."""
    free = shutil.disk_usage(records.parent).free
    needed = max(_LEAST_FREE, 3 * records.stat().st_size)
    is_enough = free >= needed
    source = N_("{free} MB are free on the drive.") if is_enough else _NO_SPACE
    return CheckedPoint(
        name="free_space",
        state=CheckState.FINE if is_enough else CheckState.WRONG,
        message=Message(source, {"free": free // _MEGABYTE, "needed": needed // _MEGABYTE}),
    )


def checked_backup(newest: Backup | None, *, clock: Clock) -> CheckedPoint:
    """Whether there is a whole backup that is young enough."""
    if newest is None:
        source = N_("There is no backup yet. The window writes one each day; or write one now: amtdesk backup FILE.")
        return CheckedPoint(name="backup", state=CheckState.HINT, message=Message(source))
    days = (clock.now() - newest.made_at).days
    if newest.path.exists() and not is_whole(newest.path):
        source = N_("The newest backup is damaged: {path}. Write a new one: amtdesk backup FILE.")
        return CheckedPoint(name="backup", state=CheckState.WRONG, message=Message(source, {"path": newest.path}))
    if days > OLDEST_HELP.days:
        source = N_("The newest backup is {days} days old. Write a new one: amtdesk backup FILE.")
        return CheckedPoint(name="backup", state=CheckState.WRONG, message=Message(source, {"days": days}))
    source = N_("The newest backup is of today.") if days == 0 else N_("The newest backup is {days} days old.")
    return CheckedPoint(name="backup", state=CheckState.FINE, message=Message(source, {"days": days}))


def checked_second_place(state: PlaceState, *, clock: Clock) -> CheckedPoint:
    """Whether a copy lies somewhere else. Nothing is asked of the place: it is told when one was read there last."""
    if state.place.kind is PlaceKind.NONE:
        source = N_("No second place is set up. A folder on another drive, a stick or WebDAV keeps a copy apart.")
        return CheckedPoint(name="second_place", state=CheckState.HINT, message=Message(source))
    if state.failing_since is not None:
        days = (clock.now() - state.failing_since).days
        is_long = days > OLDEST_HELP.days
        source = N_("The second place {place} has not taken a backup for {days} days.")
        return CheckedPoint(
            name="second_place",
            state=CheckState.WRONG if is_long else CheckState.HINT,
            message=Message(source, {"place": state.place.address, "days": days}),
        )
    if state.newest is None:
        source = N_("Nothing was carried to the second place {place} yet.")
        return CheckedPoint(
            name="second_place", state=CheckState.HINT, message=Message(source, {"place": state.place.address})
        )
    days = (clock.now() - state.newest.at).days
    source = N_("A backup lay at the second place {place} when it was last read, {days} days ago.")
    if days == 0:
        source = N_("A backup lay at the second place {place} when it was last read, today.")
    elif days == 1:
        source = N_("A backup lay at the second place {place} when it was last read, one day ago.")
    return CheckedPoint(
        name="second_place",
        state=CheckState.WRONG if days > OLDEST_HELP.days else CheckState.FINE,
        message=Message(source, {"place": state.place.address, "days": days}),
    )
