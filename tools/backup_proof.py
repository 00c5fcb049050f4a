"""A desk with years of records, restored from each kind of backup into a new folder and compared row by row.

Also the figures that the page about backups tells: how large each kind is, and how long writing and restoring takes.
"""

import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from amtdesk.desk import Desk
from amtdesk.domain.safekeeping import TableContent
from amtdesk.storage.table_contents import contents_of
from amtdesk.system.clock import StillClock
from tests.builders_backups import old_backup
from tests.builders_files import a_png
from tests.builders_places import Pocket, with_pocket
from tests.exchange.webdav_servers import PASSWORD, USER, wsgidav_server

_MEGABYTE: Final = 1024 * 1024
_AT: Final = datetime(2027, 5, 12, 6, tzinfo=UTC)
Contents = Mapping[str, TableContent]


class NotEqual(AssertionError):
    """What came back is not what was there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """One kind of backup that came back equal."""

    kind: str
    megabytes: float
    written_in: float
    restored_in: float

    def words(self) -> str:
        """One line of figures."""
        return (
            f"{self.kind} {self.megabytes:.1f} MB, written in {self.written_in:.1f} s, "
            f"restored in {self.restored_in:.1f} s"
        )


def _nothing(_desk: Desk) -> None:
    """Nothing has to be set up."""


class Kind(NamedTuple):
    """A kind of backup."""

    name: str
    write: Callable[[Desk], Path]
    set_up: Callable[[Desk], None] = _nothing


def restored_from_every_kind(folder: Path, *, years: int, chance: random.Random) -> str:
    """Build the desk, write each kind, restore each elsewhere, compare. Raises NotEqual."""
    home = folder / "home"
    home.mkdir()
    with Desk.open(home, StillClock(_AT)) as desk:
        if years:
            desk.demo.build_large(years=years, seed=chance.randrange(1000))
        else:
            desk.demo.open_birkenfurt()  # for those in a hurry
        _add_pictures(desk, folder, chance=chance, how_many=5 * years)
        rows = sum(table.rows for table in _contents(home).values())
        with _kinds(folder) as kinds:
            done = [_one(desk, folder / f"new-{number}", kind=kind) for number, kind in enumerate(kinds)]
    lines = "; ".join(each.words() for each in done)
    return f"{years} years, {rows:,} rows, {5 * years} pictures, from {len(done)} kinds of backup, each equal: {lines}"


def _add_pictures(desk: Desk, folder: Path, *, chance: random.Random, how_many: int) -> None:
    for number in range(how_many):
        picture = folder / f"{number}.png"
        picture.write_bytes(a_png(width=40 + number % 200, height=30 + number // 200) + chance.randbytes(50_000))
        desk.media.keep(picture)


@contextmanager
def _kinds(folder: Path) -> Iterator[tuple[Kind, ...]]:
    """Each kind of backup: what is set up before, and how it is written."""
    stick, server_folder, pocket = folder / "stick", folder / "server", Pocket()
    stick.mkdir()
    server_folder.mkdir()
    with wsgidav_server(server_folder) as server:
        address = f"{server.address}/AmtDesk"
        yield (
            Kind("daily", _daily),
            Kind("asked for", lambda desk: desk.safekeeping.backup_now().path),
            Kind("before an import", lambda desk: desk.safekeeping.before_import().path),
            Kind("one file with pictures", lambda desk: desk.safekeeping.backup(folder / "all.amtdesk-backup").path),
            Kind("the old form", lambda desk: old_backup(desk, folder / "old.sqlite3", carries_files=True)),
            Kind("a folder", _carried, lambda desk: with_pocket(desk, pocket).choose_folder(stick)),
            Kind(
                "WebDAV",
                _carried,
                lambda desk: with_pocket(desk, pocket).choose_webdav(address, user=USER, password=PASSWORD),
            ),
        )


def _daily(desk: Desk) -> Path:
    made = desk.safekeeping.daily()
    if made is None:
        raise NotEqual("there was a backup of today already")
    return made.path


def _carried(desk: Desk) -> Path:
    """Carry a backup over, forget it here, and bring it back."""
    made = desk.safekeeping.backup_now()
    state = desk.second_place.carry_over()
    if state.fault is not None:
        raise NotEqual(str(state.fault))
    made.path.unlink()
    return desk.second_place.fetch(made.path.name)


def _one(desk: Desk, new: Path, *, kind: Kind) -> Restored:
    kind.set_up(desk)
    before, began = _contents(desk.folder), time.monotonic()
    backup = kind.write(desk)
    written, began = time.monotonic() - began, time.monotonic()
    new.mkdir()
    Desk.restore(new, backup, clock=StillClock(_AT))
    restored = time.monotonic() - began
    after = _contents(new)
    different = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    if different:
        raise NotEqual(f"{kind.name}: {', '.join(different)}")
    with Desk.open(new, StillClock(_AT)) as again:
        faults = again.safekeeping.check().faults
    if faults:
        raise NotEqual(f"{kind.name}: {faults[0].message}")
    return Restored(
        kind=kind.name, megabytes=backup.stat().st_size / _MEGABYTE, written_in=written, restored_in=restored
    )


def _contents(folder: Path) -> Contents:
    """Every table of a desk that is open."""
    copy = folder / "compared.sqlite3"
    with closing(sqlite3.connect(folder / "amtdesk.sqlite3")) as live, closing(sqlite3.connect(copy)) as aside:
        live.backup(aside)
    try:
        return dict(contents_of(copy))
    finally:
        for ending in ("", "-wal", "-shm"):
            copy.with_name(copy.name + ending).unlink(missing_ok=True)
