"""The second place of the backups: a folder, a stick, a share, or a WebDAV address. What it may say no to, in words.

No network and no files here; a password is never part of any of this.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from amtdesk.domain.errors import UserFacingError
from amtdesk.domain.words import N_, Message


class PlaceKind(StrEnum):
    """Where the second place is; NONE until it is set up."""

    NONE = ""
    FOLDER = "folder"
    WEBDAV = "webdav"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPlace:
    """What is set up. `address` is a folder or an https address, `user` the name at the server.

    `drive` is where the folder's drive was then: without it an empty folder stands in its place.
    """

    kind: PlaceKind = PlaceKind.NONE
    address: str = ""
    user: str = ""
    drive: str = ""

    @property
    def secret_name(self) -> str:
        """Under which name the keyring holds the password."""
        return f"{self.user}@{self.address}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyAttempt:
    """One backup that was carried over and read back whole, or could not be: then `fault` says why."""

    at: datetime
    place: str
    name: str
    made_at: datetime
    size: int
    sha256: str
    fault: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceState:
    """How the second place stands. `failing_since` is the first attempt of an unbroken row that did not work."""

    place: SecondPlace
    newest: CopyAttempt | None = None
    failing_since: datetime | None = None
    last_try: datetime | None = None
    fault: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCopy:
    """One backup at the second place, as its listing tells."""

    name: str
    made_at: datetime
    size: int


class PlaceTrouble(UserFacingError):
    """The second place cannot be used just now. What is on this computer is not touched by it."""


class PlaceNotSetUp(PlaceTrouble):
    """There is none."""

    def __init__(self) -> None:
        super().__init__(N_("No second place is set up yet. Choose one in the settings, under Backups."))


class PlaceNotThere(PlaceTrouble):
    """The folder, the stick or the server is not there."""

    def __init__(self, place: str) -> None:
        super().__init__(N_("{place} cannot be reached just now. AmtDesk tries again by itself."), place=place)


class PlaceIsOwnFolder(PlaceTrouble):
    """It lies within the folder of the records: whatever takes them takes the copies, too."""

    def __init__(self, place: str) -> None:
        super().__init__(
            N_(
                "{place} lies in the folder of your records. A second place helps only where it is another one: "
                "another drive, a stick or a server."
            ),
            place=place,
        )


class PlaceTooSlow(PlaceTrouble):
    """The server takes the request and does not answer in time."""

    def __init__(self, place: str) -> None:
        super().__init__(N_("{place} does not answer in time. AmtDesk tries again by itself."), place=place)


class PlaceRefuses(PlaceTrouble):
    """The server knows neither name nor password."""

    def __init__(self, place: str) -> None:
        super().__init__(
            N_("{place} does not accept name and password. Please enter both again; in Nextcloud an app password."),
            place=place,
        )


class PlaceForbids(PlaceTrouble):
    """The right to write is missing there."""

    def __init__(self, place: str) -> None:
        super().__init__(
            N_("You may not write at {place}. Please ask whoever looks after it for the right."), place=place
        )


class PlaceMissing(PlaceTrouble):
    """There is no such folder, and none could be made."""

    def __init__(self, place: str) -> None:
        super().__init__(N_("There is no folder {place}. Please create it, or check the address."), place=place)


class PlaceIsNoWebDav(PlaceTrouble):
    """Something else answers at this address."""

    def __init__(self, place: str, status: int) -> None:
        super().__init__(
            N_("{place} is no WebDAV address (answer {status}). In Nextcloud it stands under Files, Settings, WebDAV."),
            place=place,
            status=status,
        )


class PlaceLocked(PlaceTrouble):
    """Someone holds the file there."""

    def __init__(self, place: str) -> None:
        super().__init__(
            N_("Another program holds the backup at {place} just now. AmtDesk tries again by itself."), place=place
        )


class PlaceFull(PlaceTrouble):
    """No space left."""

    def __init__(self, place: str) -> None:
        super().__init__(
            N_("There is no space left at {place}. Please free some there, or choose another place."), place=place
        )


class PlaceMovedAway(PlaceTrouble):
    """The server sends on to another address; nothing was sent there."""

    def __init__(self, place: str, target: str) -> None:
        super().__init__(
            N_(
                "{place} sends on to {target}. Nothing was sent there, your password neither. "
                "If that is right, please enter the new address."
            ),
            place=place,
            target=target,
        )


class PlaceNotTrusted(PlaceTrouble):
    """The certificate does not hold."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            N_(
                "{place} cannot prove that it is what it says it is ({reason}). "
                "Nothing was sent. Please ask your IT about the certificate."
            ),
            place=place,
            reason=reason,
        )


class PlaceNotSecure(PlaceTrouble):
    """The address would send the password in the open."""

    def __init__(self, address: str) -> None:
        super().__init__(
            N_("{address} is no secure address. Please enter one that begins with https:// and holds no password."),
            address=address,
        )


class PlaceAnswersOddly(PlaceTrouble):
    """An answer that we do not know what to do with."""

    def __init__(self, place: str, status: int) -> None:
        super().__init__(N_("{place} answered {status}. AmtDesk tries again by itself."), place=place, status=status)


class CopyNotWhole(PlaceTrouble):
    """What was read back is not what was sent."""

    def __init__(self, place: str, name: str) -> None:
        super().__init__(
            N_("{name} did not arrive whole at {place} and was not kept there. AmtDesk tries again by itself."),
            place=place,
            name=name,
        )


class CarryingStopped(PlaceTrouble):
    """The window was closed meanwhile."""

    def __init__(self, place: str) -> None:
        super().__init__(N_("Carrying the backup to {place} was stopped. It goes on the next time."), place=place)


class NoSuchCopy(PlaceTrouble):
    """The place has no backup of that name."""

    def __init__(self, place: str, name: str) -> None:
        super().__init__(N_("There is no {name} at {place} any more."), place=place, name=name)


class NothingThere(PlaceTrouble):
    """The place holds no backup yet."""

    def __init__(self, place: str) -> None:
        super().__init__(N_("No backup lies at {place} yet."), place=place)


class NoKeyring(UserFacingError):
    """The system offers no safe place for a password, so it is not kept at all."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "This computer offers no keyring for passwords, so a WebDAV address cannot be set up here. "
                "Choose a folder instead, or ask your IT."
            )
        )


class KeyringLocked(UserFacingError):
    """The keyring does not answer in time, or refuses."""

    def __init__(self) -> None:
        super().__init__(
            N_("The keyring of this computer is locked. Please unlock it, with your password for this computer.")
        )


class PasswordMissing(UserFacingError):
    """The keyring holds nothing under this name: another computer, or it was removed."""

    def __init__(self, place: str) -> None:
        super().__init__(
            N_("The keyring of this computer holds no password for {place}. Please enter it again."), place=place
        )


class NoBackupNamed(UserFacingError):
    """The line says neither which file nor where from."""

    def __init__(self) -> None:
        super().__init__(N_("Please name the backup: amtdesk restore FILE, or --undo, or --second-place."))
