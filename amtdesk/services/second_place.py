"""The second place of the backups: set up, filled after the daily backup, asked for what lies there (S2, N4).

Off until it is set up. What is carried there is the backup and, once each, the files that it names; so ten years of
pictures are sent once and not every day. Nothing here waits for the place before the window stands.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.safekeeping import Backup
from amtdesk.domain.second_place import (
    CarryingStopped,
    CopyAttempt,
    NoSuchCopy,
    NothingThere,
    PasswordMissing,
    PlaceCopy,
    PlaceIsOwnFolder,
    PlaceKind,
    PlaceNotSetUp,
    PlaceNotThere,
    PlaceState,
    SecondPlace,
)
from amtdesk.services.backup_shelf import FOLDER, BackupShelf, stamp_in
from amtdesk.storage.database import Database
from amtdesk.storage.safekeeping import CopyLog
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.exchange.backup_folder import IsStopped, Place
    from amtdesk.services.town import TownService
    from amtdesk.system.secrets import Secrets

_SETTING: Final = "second_place"


def never() -> bool:
    """Nobody wants it to stop."""
    return False


class SecondPlaceService:
    """One place, or none."""

    def __init__(self, database: Database, clock: Clock, *, town: "TownService", secrets: "Secrets") -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._secrets = secrets
        self._log = CopyLog(database)
        self._shelf = BackupShelf(database.path.parent / FOLDER, clock)

    # what is set up

    def place(self) -> SecondPlace:
        """Return what is set up."""
        found = TownRepository(self._database).settings().get(_SETTING)
        if not isinstance(found, Mapping) or not found:
            return SecondPlace()
        return SecondPlace(
            kind=PlaceKind(str(found["kind"])),
            address=str(found["address"]),
            user=str(found.get("user", "")),
            drive=str(found.get("drive", "")),
        )

    def state(self) -> PlaceState:
        """Return how it stands, without asking it."""
        place = self.place()
        if place.kind is PlaceKind.NONE:
            return PlaceState(place=place)
        failing, last = self._log.first_fault_since_success(place.address), self._log.last(place.address)
        return PlaceState(
            place=place,
            newest=next(iter(self._log.lying_at(place.address)), None),
            failing_since=None if failing is None else failing.at,
            last_try=None if last is None else last.at,
            fault=None if last is None else last.fault,
        )

    def choose_folder(self, folder: Path) -> None:
        """Use a folder from now on. Raises PlaceTrouble when it cannot be used as it is."""
        from amtdesk.system.drives import drive_of

        if folder.resolve().is_relative_to(self._database.path.parent.resolve()):
            raise PlaceIsOwnFolder(str(folder))
        chosen = SecondPlace(kind=PlaceKind.FOLDER, address=str(folder), drive=str(drive_of(folder)))
        with self._opened(chosen, is_stopped=never) as place:
            place.names()
        self._keep(chosen)

    def choose_webdav(self, address: str, *, user: str, password: str) -> None:
        """Use a WebDAV address from now on; the password goes into the keyring. Raises PlaceTrouble, NoKeyring."""
        from amtdesk.exchange.webdav import WebDavPlace, secure_address

        self._secrets.refuse_without_keyring()
        tidy = secure_address(address)
        place = WebDavPlace(tidy, user=user, password=password, is_stopped=never)
        try:
            place.names()
        finally:
            place.close()
        chosen = SecondPlace(kind=PlaceKind.WEBDAV, address=tidy, user=user)
        self._secrets.keep(chosen.secret_name, password)
        self._keep(chosen)

    def stay_at(self, place: SecondPlace, copies: Iterable[CopyAttempt]) -> None:
        """Go on with a place, and what lies there, although the records were exchanged for some that know otherwise."""
        if place.kind is PlaceKind.NONE:
            return
        if place != self.place():
            self._keep(place)
        from amtdesk.services.carrying import Carrier

        known = {each.name for each in self.known_copies()}
        Carrier(self._database, self._clock, address=place.address, shelf=self._shelf).note_known(
            each for each in copies if each.name not in known
        )

    def leave(self) -> None:
        """Use no second place any more; what lies there stays. The password is forgotten. Raises KeyringLocked."""
        place = self.place()
        if place.kind is PlaceKind.WEBDAV:
            self._secrets.forget(place.secret_name)
        self._town.set(_SETTING, None)

    # carrying

    def carry_over(
        self, backup: Backup | None = None, *, reads_back: bool = False, is_stopped: "IsStopped" = never
    ) -> PlaceState:
        """Look at the place, and bring the newest backup, or this one, with the files that are not there.

        With `reads_back` a copy that lies there already is read to its end. Nothing is raised for a place that does
        not take it: it is noted, and told by the state.
        """
        from amtdesk.services.carrying import Carrier, whole_ones

        state = self.state()
        if state.place.kind is PlaceKind.NONE:
            return state
        chosen = backup or next(whole_ones(self._shelf.on_purpose()), None)
        if chosen is None:
            return state
        carrier = Carrier(self._database, self._clock, address=state.place.address, shelf=self._shelf)
        try:
            with self._opened(state.place, is_stopped=is_stopped) as place:
                carrier.bring(place, chosen, reads_back=reads_back or state.fault is not None)
        except CarryingStopped:
            return self.state()  # no fault of the place: the window was closed, and it goes on the next time
        except UserFacingError as error:
            carrier.note_fault(chosen, error)
        return self.state()

    def replace_copies(self, names: frozenset[str], *, by: Backup) -> None:
        """Let copies go from the place, once this backup lies there whole. Raises PlaceTrouble, DatabaseTrouble.

        What the place does not let go now goes when something is carried there the next time.
        """
        from amtdesk.services.carrying import Carrier

        chosen = self.place()
        carrier = Carrier(self._database, self._clock, address=chosen.address, shelf=self._shelf)
        carrier.want_gone(names)
        with self._opened(chosen, is_stopped=never) as place:
            carrier.bring(place, by, reads_back=True)

    # what lies there

    def copies(self) -> tuple[PlaceCopy, ...]:
        """Ask the place what lies there, newest first. Raises PlaceTrouble."""
        with self._opened(self.place(), is_stopped=never) as place:
            found = ((name, stamp_in(name), size) for name, size in place.names().items())
            copies = [PlaceCopy(name=name, made_at=at, size=size) for name, at, size in found if at is not None]
        return tuple(sorted(copies, key=lambda each: each.made_at, reverse=True))

    def newest_copy(self) -> PlaceCopy:
        """Ask the place for its newest backup. Raises PlaceTrouble, NothingThere."""
        copies = self.copies()
        if not copies:
            raise NothingThere(self.place().address)
        return copies[0]

    def known_copies(self) -> tuple[CopyAttempt, ...]:
        """Return what lies there as far as we know, without asking."""
        return self._log.lying_at(self.place().address)

    def fetch(self, name: str, *, is_stopped: "IsStopped" = never) -> Path:
        """Bring a copy and the files that it names onto this computer; return where it lies. Raises PlaceTrouble."""
        from amtdesk.storage.backups import inspect_backup
        from amtdesk.storage.durable import make_private_folder
        from amtdesk.storage.file_store import still_needed

        folder = self._database.path.parent / FOLDER
        make_private_folder(folder)
        target = folder / name
        if stamp_in(name) is None:
            raise NoSuchCopy(self.place().address, name)
        with self._opened(self.place(), is_stopped=is_stopped) as place, _part_of(target) as part:
            place.get(name, part)
            facts = inspect_backup(part)
            still_needed(self._database.path.parent, (file.sha256 for file in facts.files))
            for file in facts.files:
                _fetch_file(place, file.sha256, data=self._database.path.parent)
            part.replace(target)
        return target

    # parts

    def _keep(self, place: SecondPlace) -> None:
        facts = {"kind": place.kind.value, "address": place.address, "user": place.user, "drive": place.drive}
        self._town.set(_SETTING, dict[str, object](facts))

    @contextmanager
    def _opened(self, place: SecondPlace, *, is_stopped: "IsStopped") -> "Iterator[Place]":
        opened = self._open(place, is_stopped=is_stopped)
        try:
            yield opened
        finally:
            opened.close()

    def _open(self, place: SecondPlace, *, is_stopped: "IsStopped") -> "Place":
        match place.kind:
            case PlaceKind.NONE:
                raise PlaceNotSetUp
            case PlaceKind.FOLDER:
                from amtdesk.exchange.backup_folder import FolderPlace

                _refuse_missing_drive(place)
                return FolderPlace(Path(place.address), is_stopped=is_stopped)
            case PlaceKind.WEBDAV:
                from amtdesk.exchange.webdav import WebDavPlace

                password = self._secrets.find(place.secret_name)
                if password is None:
                    raise PasswordMissing(place.address)
                return WebDavPlace(place.address, user=place.user, password=password, is_stopped=is_stopped)
        assert_never(place.kind)


def _refuse_missing_drive(place: SecondPlace) -> None:
    """Raise PlaceNotThere where an empty folder stands in the place of a drive: copies would go to this computer."""
    from amtdesk.system.drives import drive_missing_under, is_there

    is_gone = bool(place.drive) and not is_there(Path(place.drive))
    if is_gone or drive_missing_under(Path(place.address)) is not None:
        raise PlaceNotThere(place.address)


@contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    from amtdesk.storage.durable import begin_private

    part = target.with_name(target.name + ".part")
    begin_private(part)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _fetch_file(place: "Place", sha256: str, *, data: Path) -> None:
    import tempfile

    from amtdesk.services.carrying import FILES
    from amtdesk.storage.file_store import is_whole_file, lay_down, place_in

    if is_whole_file(place_in(data, sha256), sha256):
        return
    with tempfile.TemporaryDirectory(prefix=".amtdesk-fetch-", dir=data) as folder:
        found = Path(folder) / sha256
        try:
            if place.get(f"{FILES}/{sha256}", found) == sha256:
                lay_down(data, sha256, content=found.read_bytes())
        except NoSuchCopy:
            return  # lost before it was ever carried over: the preview counts it
