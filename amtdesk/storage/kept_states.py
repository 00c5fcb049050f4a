"""States that were put aside by restoring another one: plain records, out of which erased words are taken as well."""

import sqlite3
import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, closing
from datetime import datetime
from pathlib import Path
from typing import Final

from amtdesk.domain.changes import Area
from amtdesk.domain.retention import Removal
from amtdesk.domain.words import ERASED_WORDS, N_, Message
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database, prepared
from amtdesk.storage.erased_matter import Matter, MatterRepository
from amtdesk.storage.erasing import WIPE_DUE, overwrite_what_goes, write_anew
from amtdesk.storage.errors import DatabaseTrouble
from amtdesk.storage.opening import open_database, pending_migrations
from amtdesk.storage.retention import RetentionRepository, note_removal
from amtdesk.storage.town import TownRepository

_SUBJECT: Final = "question:"
#: Held while words are taken out of a state: nobody restores it half written.
AT_WORK: Final = threading.Lock()


def can_be_erased_in(state: Path) -> bool:
    """Whether this program can take words out of a state as it lies there."""
    return _says(state, lambda connection: not pending_migrations(connection, state))


def erase_in(states: Iterable[Path], live: Database, *, at: datetime) -> tuple[Path, ...]:
    """Take what was erased by hand in the live records out of states that were put aside.

    Return those that cannot be written now: they are left for the next time, also where only bytes are left of it.
    Raises DatabaseTrouble when the live records cannot be read.
    """
    erased = [each for each in RetentionRepository(live).removals(limit=-1) if each.subject.startswith(_SUBJECT)]
    mine = MatterRepository(live)
    with AT_WORK:
        wanted = [state for state in states if can_be_erased_in(state) and (erased or _is_wipe_due_in(state))]
        return tuple(state for state in wanted if not _is_erased_in(state, mine, erased=erased, at=at))


def _is_erased_in(state: Path, live: MatterRepository, *, erased: Iterable[Removal], at: datetime) -> bool:
    try:
        with closing(open_database(state)) as aside:
            _erase(aside, live, erased=erased, at=at)
            return not _is_wipe_due(aside) or _is_wiped(aside, at=at)
    except DatabaseTrouble:
        return False


def _erase(aside: Database, live: MatterRepository, *, erased: Iterable[Removal], at: datetime) -> None:
    there = MatterRepository(aside)
    found = [(each, matter) for each in erased if (matter := _same_in(there, live, subject=each.subject)) is not None]
    if not found:
        return
    overwrite_what_goes(aside)
    with _removing(aside, at=at) as writer:
        for removal, matter in found:
            there.erase(writer.connection, matter, at=at)
            note_removal(writer.connection, removal)
        TownRepository(aside).put_setting(writer, WIPE_DUE, value=True)


def _is_wiped(aside: Database, *, at: datetime) -> bool:
    """Write the state anew, and note that nothing of it is due any more."""
    if not write_anew(aside):
        return False
    with _removing(aside, at=at) as writer:
        TownRepository(aside).put_setting(writer, WIPE_DUE, value=False)
    return True


def _removing(aside: Database, *, at: datetime) -> AbstractContextManager[CommandWriter]:
    return aside.command(Message(N_("Removed for good")), at=at, areas=frozenset(Area), undoable=False)


def _is_wipe_due(aside: Database) -> bool:
    return bool(TownRepository(aside).settings().get(WIPE_DUE))


def _is_wipe_due_in(state: Path) -> bool:
    """Whether bytes of something wait to go; the state is not opened for writing to learn it."""
    return _says(state, lambda connection: _is_wipe_due(Database(connection, state, opener=open_database)))


def _says(state: Path, asked: Callable[[sqlite3.Connection], bool]) -> bool:
    """Ask a state as it lies there; False where it cannot be read."""
    try:
        with closing(_read(state)) as connection:
            return asked(connection)
    except (sqlite3.Error, DatabaseTrouble):
        return False


def _same_in(there: MatterRepository, live: MatterRepository, *, subject: str) -> Matter | None:
    """Return the question with its words, where it is the same one: another may have its number in another state."""
    number = int(subject.removeprefix(_SUBJECT))
    mine, theirs = live.find(number), there.find(number)
    is_same = mine is not None and theirs is not None and mine.noted_at == theirs.noted_at
    return theirs if is_same and theirs is not None and theirs.text != ERASED_WORDS else None


def _read(state: Path) -> sqlite3.Connection:
    return prepared(sqlite3.connect(f"{state.resolve().as_uri()}?mode=ro", uri=True))
