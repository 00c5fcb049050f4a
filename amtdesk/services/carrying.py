"""Bringing a backup to the second place: what lies there is looked at, what is missing is brought, old copies go (S2).

The log tells what was read there last. Whether it lies there still, only the place itself can tell: it is asked each
time, by its listing and the sizes in it, and by reading the copy back where she asks for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.safekeeping import Backup, NamedFile
from amtdesk.domain.second_place import CopyAttempt
from amtdesk.domain.words import N_, Message
from amtdesk.services.backup_shelf import BackupShelf, stamp_in
from amtdesk.storage.database import Database
from amtdesk.storage.safekeeping import CopyLog
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from amtdesk.exchange.backup_folder import Place
    from amtdesk.storage.change_log import CommandWriter

FILES: Final = "files"
#: Copies that she wants gone, by place: they hold what was erased.
_UNWANTED: Final = "unwanted_copies"


class Carrier:
    """Brings backups to one address, and keeps account of it."""

    def __init__(self, database: Database, clock: Clock, *, address: str, shelf: BackupShelf) -> None:
        self._database = database
        self._clock = clock
        self._address = address
        self._shelf = shelf
        self._log = CopyLog(database)

    def bring(self, place: "Place", backup: Backup, *, reads_back: bool) -> None:
        """Let a backup lie at the place, with every file that copies there need. Raises PlaceTrouble.

        What lies there whole is not sent again. With `reads_back` it is read to its end before it counts as whole.
        """
        from amtdesk.storage.file_store import sha256_of

        there = self._looked(place)
        self._bring_files(place, there, needed=self._needed(backup, there))
        name, size, sha256 = backup.path.name, backup.path.stat().st_size, sha256_of(backup.path)
        is_there = there.get(name) == size and not (reads_back and place.fingerprint(name) != sha256)
        if not is_there:
            place.put(backup.path, name, sha256=sha256)
        if reads_back or not is_there:
            self._note(self._attempt(backup, size=size, sha256=sha256))
        if not is_there:
            self._tidy(place)
        self._let_go_unwanted(place, but=name)

    def note_fault(self, backup: Backup, error: UserFacingError) -> None:
        """Keep what the place said instead of taking it."""
        self._note(self._attempt(backup, size=backup.size, sha256="", fault=error.message))

    def note_known(self, copies: Iterable[CopyAttempt]) -> None:
        """Keep that copies lie there, of which these records know nothing."""
        for each in copies:
            self._note(each)

    def want_gone(self, names: Iterable[str]) -> None:
        """Keep that these copies go, once a younger one was brought: now, or when the place is there again."""
        self._keep_unwanted(self._unwanted() | set(names))

    # parts

    def _looked(self, place: "Place") -> Mapping[str, int]:
        """Ask the place what lies there; what went from it is noted, and a transfer that was cut is swept away."""
        from amtdesk.exchange.backup_folder import PART

        there = place.names()
        for name in there:
            if name.endswith(PART) and stamp_in(name.removesuffix(PART)) is not None:
                place.remove(name)
        self._note_removed({each.name for each in self._log.lying_at(self._address)} - there.keys())
        return there

    def _needed(self, backup: Backup, there: Mapping[str, int]) -> Iterable[NamedFile]:
        """The files that the backup names, and those of older copies that lie here as well."""
        from amtdesk.storage.backup_file import facts_of

        lying = (each for each in self._shelf.backups() if each.path != backup.path and there.get(each.path.name))
        ours = (each for each in lying if stamp_in(each.path.name) is not None and there[each.path.name] == each.size)
        files = [*facts_of(backup.path).files, *(file for each in ours for file in _files_of_older(each.path))]
        return {file.sha256: file for file in files}.values()

    def _bring_files(self, place: "Place", there: Mapping[str, int], *, needed: Iterable[NamedFile]) -> None:
        from amtdesk.storage.file_store import is_whole_file, place_in

        for file in needed:
            source, name = place_in(self._database.path.parent, file.sha256), f"{FILES}/{file.sha256}"
            if there.get(name) != file.size and is_whole_file(source, file.sha256):
                place.put(source, name, sha256=file.sha256)

    def _tidy(self, place: "Place") -> None:
        """Let old copies go: only our own, and only while a younger one lies there in its full size."""
        from amtdesk.domain.backup_rotation import DAILY, may_go
        from amtdesk.services.left_files import tidy_pictures

        there, known = place.names(), {each.name: each for each in self._log.lying_at(self._address)}
        copies = [Backup(path=Path(name), made_at=each.made_at, size=each.size) for name, each in known.items()]
        going = may_go(
            copies,
            now=self._clock.now(),
            zone=self._clock.zone,
            rule=DAILY,
            is_good=lambda copy: there.get(copy.path.name) == copy.size,
        )
        for old in going:
            place.remove(old.path.name)
        tidy_pictures(place, frozenset(known), folder=self._shelf.folder)
        self._note_removed({old.path.name for old in going})

    def _let_go_unwanted(self, place: "Place", *, but: str) -> None:
        for name in sorted(self._unwanted() - {but}):
            place.remove(name)
            self._note_removed({name})
            self._keep_unwanted(self._unwanted() - {name})

    # the account

    def _unwanted(self) -> set[str]:
        return set(self._all_unwanted().get(self._address, ()))

    def _all_unwanted(self) -> Mapping[str, list[str]]:
        kept = TownRepository(self._database).settings().get(_UNWANTED)
        return cast("Mapping[str, list[str]]", kept or {})

    def _keep_unwanted(self, names: set[str]) -> None:
        value: dict[str, object] = {**self._all_unwanted(), self._address: sorted(names)}
        with self._command(N_("Copies at the second place tidied")) as writer:
            TownRepository(self._database).put_setting(writer, _UNWANTED, value=value)

    def _attempt(self, backup: Backup, *, size: int, sha256: str, fault: Message | None = None) -> CopyAttempt:
        return CopyAttempt(
            at=self._clock.now(),
            place=self._address,
            name=backup.path.name,
            made_at=backup.made_at,
            size=size,
            sha256=sha256,
            fault=fault,
        )

    def _note(self, attempt: CopyAttempt) -> None:
        with self._command(N_("Backup carried to the second place")) as writer:
            self._log.add(writer, attempt)

    def _note_removed(self, names: set[str]) -> None:
        if names:
            with self._command(N_("Copies at the second place tidied")) as writer:
                self._log.note_removed(writer, frozenset(names), place=self._address, at=self._clock.now())

    def _command(self, label: str) -> "AbstractContextManager[CommandWriter]":
        return self._database.command(Message(label), at=self._clock.now(), areas={Area.SAFEKEEPING}, undoable=False)


def _files_of_older(path: Path) -> tuple[NamedFile, ...]:
    """What an older backup names; nothing where it rotted here, or a newer program wrote it: the newest one goes."""
    from amtdesk.storage.backup_errors import BackupTrouble
    from amtdesk.storage.backup_file import facts_of

    try:
        return facts_of(path).files
    except (BackupTrouble, OSError):
        return ()


def whole_ones(backups: Iterable[Backup]) -> Iterator[Backup]:
    """Yield the backups that can be carried: in the present form, and whole here."""
    from amtdesk.storage.backups import is_whole

    return (each for each in backups if stamp_in(each.path.name) is not None and is_whole(each.path))
