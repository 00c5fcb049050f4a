"""Pictures whose row never came: they go once nobody can ask for them again."""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from tests.builders import NOW, open_desk
from tests.builders_files import a_png


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as desk:
        yield desk


def laid(desk: Desk, content: bytes, *, days_ago: int = 3) -> Path:
    """A file as a killed program leaves it: whole, and without a row."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = desk.folder / "files" / sha256[:2] / sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    age(path, days_ago=days_ago)
    return path


def age(path: Path, *, days_ago: int) -> None:
    then = (NOW - timedelta(days=days_ago)).timestamp()
    os.utime(path, (then, then))


def test_a_picture_whose_row_never_came_goes_after_two_days(desk: Desk) -> None:
    desk.safekeeping.daily()
    old, young = laid(desk, b"old"), laid(desk, b"young", days_ago=1)
    (old.parent / "Notiz.txt").write_text("of somebody")

    assert desk.safekeeping.sweep_files() == 1

    assert not old.exists()
    assert young.exists()
    assert (old.parent / "Notiz.txt").exists()
    assert desk.safekeeping.sweep_files() == 0


def test_what_a_row_names_or_undo_would_bring_back_stays(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "foto.png").write_bytes(a_png())
    desk.pictures.choose(desk.posts.add("Freibad", "Offen.").id, tmp_path / "foto.png")
    (picture,) = (path for path in (desk.folder / "files").rglob("*") if path.is_file())
    age(picture, days_ago=9)
    assert desk.safekeeping.sweep_files() == 0

    desk.history.undo()
    assert desk.safekeeping.sweep_files() == 0

    assert picture.exists()
    desk.history.redo()
    assert desk.safekeeping.check().points


def test_everything_stays_while_a_backup_cannot_tell_what_it_needs(desk: Desk) -> None:
    backup = desk.safekeeping.backup_now()
    backup.path.write_bytes(b"rotten")
    picture = laid(desk, b"old")

    assert desk.safekeeping.sweep_files() == 0

    assert picture.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forbids it in another way")
def test_a_picture_that_cannot_be_removed_just_now_is_left_for_another_day(desk: Desk) -> None:
    held, free = laid(desk, b"held"), laid(desk, b"free")
    held.unlink()
    held.mkdir()  # nothing removes it as a file, also not for root
    age(held, days_ago=3)
    free.with_name("0" * 64).symlink_to("nowhere")  # nothing can be asked of it

    assert desk.safekeeping.sweep_files() == 1

    assert held.exists()
    assert not free.exists()


def test_what_a_backup_that_is_being_restored_names_stays_meanwhile(tmp_path: Path) -> None:
    photo = tmp_path / "foto.png"
    photo.write_bytes(a_png())
    written_at = photo.stat().st_mtime  # by the clock of the machine, as what is touched
    with open_desk(tmp_path / "desk") as desk:
        desk.pictures.choose(desk.posts.add("Freibad", "Offen.").id, photo)
        backup = desk.safekeeping.backup(tmp_path / "safe.amtdesk-backup")
    shutil.rmtree(tmp_path / "desk" / "files")
    with open_desk(tmp_path / "other", at=datetime.fromtimestamp(written_at, UTC)) as desk:
        picture = laid(desk, a_png())  # left here, and in no backup that lies here
        os.utime(picture, (written_at - 300_000, written_at - 300_000))

        prepared = desk.safekeeping.prepare_restore(backup.path)
        assert desk.safekeeping.sweep_files() == 0
        desk.safekeeping.exchange(prepared)

        assert picture.exists()


def test_halves_of_copies_go_after_two_days_and_nothing_else(desk: Desk) -> None:
    desk.safekeeping.daily()
    shelf = desk.folder / "backups"
    halves = (
        desk.folder / ".amtdesk-drill-x1" / "amtdesk.sqlite3",
        desk.folder / "amtdesk.sqlite3.restoring-wal",
        shelf / "daily-2027-05-01T060000Z.amtdesk-backup.records.part",
        shelf / "daily-2027-05-01T060000Z.amtdesk-backup.records.part-journal",
        desk.folder / "files" / "ab" / "ab12.part",
    )
    others = (desk.folder / "amtdesk.sqlite3.txt", shelf / "mine.part", *shelf.glob("daily-*"))
    young = desk.folder / ".amtdesk-look-x2" / "amtdesk.sqlite3"
    for path in (*halves, *others, young):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        age(path, days_ago=0 if path == young else 3)
        age(path.parent, days_ago=0 if path == young else 3)

    desk.safekeeping.sweep_files()

    assert [path for path in (*halves, halves[0].parent) if path.exists()] == []
    assert all(path.exists() for path in (*others, young))
