"""States that were put aside by restoring another one: plain records, out of which erased words are taken as well."""

import sqlite3
import threading
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from amtdesk.domain.changes import Area
from amtdesk.domain.retention import ERASED_WORDS, Removal
from amtdesk.domain.words import N_, Message
from amtdesk.storage.database import Database, open_database, pending_migrations, prepared
from amtdesk.storage.erased_matter import Matter, MatterRepository
from amtdesk.storage.erasing import overwrite_what_goes, write_anew
from amtdesk.storage.errors import DatabaseTrouble
from amtdesk.storage.retention import RetentionRepository, note_removal

_SUBJECT: Final = "question:"
#: Held while words are taken out of a state: nobody restores it half written.
AT_WORK: Final = threading.Lock()


def can_be_erased_in(state: Path) -> bool:
    """Whether this program can take words out of a state as it lies there."""
    try:
        with closing(_read(state)) as connection:
            return not pending_migrations(connection, state)
    except (sqlite3.Error, DatabaseTrouble):
        return False


def erase_in(states: Iterable[Path], live: Database, *, at: datetime) -> int:
    """Take what was erased by hand in the live records out of states that were put aside; return from how many.

    A state that cannot be written now is left for the next time.
    """
    erased = [each for each in RetentionRepository(live).removals(limit=-1) if each.subject.startswith(_SUBJECT)]
    if not erased:
        return 0
    with AT_WORK:
        mine = MatterRepository(live)
        return sum(_erase_in(state, mine, erased=erased, at=at) for state in states if can_be_erased_in(state))


def _erase_in(state: Path, live: MatterRepository, *, erased: Iterable[Removal], at: datetime) -> bool:
    try:
        aside = open_database(state)
    except DatabaseTrouble:
        return False
    try:
        there = MatterRepository(aside)
        found = [
            (each, matter) for each in erased if (matter := _same_in(there, live, subject=each.subject)) is not None
        ]
        if not found:
            return False
        overwrite_what_goes(aside)
        label = Message(N_("Removed for good"))
        with aside.command(label, at=at, areas=frozenset(Area), undoable=False) as writer:
            for removal, matter in found:
                there.erase(writer.connection, matter, at=at)
                note_removal(writer.connection, removal)
        write_anew(aside)
    except DatabaseTrouble:
        return False
    finally:
        aside.close()
    return True


def _same_in(there: MatterRepository, live: MatterRepository, *, subject: str) -> Matter | None:
    """Return the question with its words, where it is the same one: another may have its number in another state."""
    number = int(subject.removeprefix(_SUBJECT))
    mine, theirs = live.find(number), there.find(number)
    is_same = mine is not None and theirs is not None and mine.noted_at == theirs.noted_at
    return theirs if is_same and theirs is not None and theirs.text != ERASED_WORDS else None


def _read(state: Path) -> sqlite3.Connection:
    return prepared(sqlite3.connect(f"{state.resolve().as_uri()}?mode=ro", uri=True))
