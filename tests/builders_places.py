"""Second places: a stick, and a pocket that keeps passwords where a system's keyring would."""

from dataclasses import dataclass, field
from pathlib import Path

from amtdesk.desk import Desk
from amtdesk.domain.second_place import NoKeyring
from amtdesk.services.second_place import SecondPlaceService
from amtdesk.system.secrets import Secrets


@dataclass
class Pocket(Secrets):
    """Keeps passwords for one test. The real keyrings: tests/system/test_secrets.py."""

    kept: dict[str, str] = field(default_factory=dict)
    is_there: bool = True

    def keep(self, name: str, secret: str) -> None:
        self.refuse_without_keyring()
        self.kept[name] = secret

    def find(self, name: str) -> str | None:
        self.refuse_without_keyring()
        return self.kept.get(name)

    def forget(self, name: str) -> None:
        self.refuse_without_keyring()
        self.kept.pop(name, None)

    def refuse_without_keyring(self) -> None:
        if not self.is_there:
            raise NoKeyring


def with_pocket(desk: Desk, pocket: Pocket | None = None) -> SecondPlaceService:
    """Let a desk keep its passwords in a pocket."""
    service = SecondPlaceService(desk._database, desk.clock, town=desk.town, secrets=pocket or Pocket())  # noqa: SLF001 - as the desk wires it
    desk.__dict__["second_place"] = service
    desk.__dict__.pop("safekeeping", None)
    return service


def a_stick(folder: Path) -> Path:
    """A folder on another drive."""
    stick = folder / "stick"
    stick.mkdir()
    return stick


def names_at(place: Path) -> set[str]:
    """What lies there, by name."""
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}


def picture_of(desk: Desk) -> str:
    """The name of the first picture that a desk keeps."""
    return next(path.name for path in (desk.folder / "files").rglob("*") if path.is_file())
