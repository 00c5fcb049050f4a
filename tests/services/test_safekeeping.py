"""Backups that can be trusted, restoring that loses nothing, and a check that says what is wrong."""

import errno
from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk import __version__
from amtdesk.desk import Desk
from amtdesk.domain.safekeeping import BackupKind, CheckState
from amtdesk.services.backup_shelf import backup_named
from amtdesk.storage.backup_errors import (
    BackupFolderMissing,
    BackupIsTheRecords,
    BackupNotWritten,
    BackupUnreadable,
    BackupWouldReplace,
    NoSpaceForBackup,
)
from amtdesk.storage.backups import is_whole
from amtdesk.storage.errors import DatabaseDamaged
from amtdesk.system.clock import StillClock
from tests import builders_backups as backups
from tests import builders_files as files
from tests.builders import NOW, open_desk, set_clock


def state_of(birkenfurt: Desk, name: str) -> CheckState:
    return next(point.state for point in birkenfurt.safekeeping.check().points if point.name == name)


# backups


def test_a_backup_opens_as_a_whole_desk(birkenfurt: Desk, tmp_path: Path) -> None:
    made = birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")

    (tmp_path / "other").mkdir()
    Desk.restore(tmp_path / "other", made.path, clock=StillClock(NOW))

    with open_desk(tmp_path / "other") as other:
        assert other.templates.count() == 81
        assert other.safekeeping.check().faults == ()


def test_a_backup_tells_what_is_in_it_with_checksums(birkenfurt: Desk, tmp_path: Path) -> None:
    made = birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")

    told = backups.manifest_of(made.path)
    records = backups.records_in(made.path, tmp_path)

    assert told["program"] == __version__
    assert told["schema"] == "0005_safekeeping"
    assert told["made_at"].startswith("2027-05-12T06:00:00")
    assert told["tables"]["templates"]["rows"] == 81
    assert told["records"] == {"sha256": files.fingerprint(records), "size": records.stat().st_size}
    assert len(told["files"]) == 11
    assert all(each["carried"] for each in told["files"])


def test_a_daily_backup_names_the_pictures_and_carries_none(birkenfurt: Desk) -> None:
    daily = birkenfurt.safekeeping.daily()

    assert daily is not None
    named = backups.manifest_of(daily.path)["files"]
    assert len(named) == 11
    assert not any(each["carried"] for each in named)
    assert daily.kind is BackupKind.DAILY
    assert daily.size == daily.path.stat().st_size


def test_the_last_backup_is_known_with_its_time(birkenfurt: Desk, tmp_path: Path) -> None:
    assert birkenfurt.safekeeping.last_backup() is None

    birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")
    set_clock(birkenfurt, NOW + timedelta(hours=2))
    daily = birkenfurt.safekeeping.daily()

    assert daily is not None
    assert daily.made_at == NOW + timedelta(hours=2)
    assert birkenfurt.safekeeping.last_backup() == daily


def test_each_backup_that_is_asked_for_now_stands_beside_the_daily_ones(birkenfurt: Desk) -> None:
    first, second = birkenfurt.safekeeping.backup_now(), birkenfurt.safekeeping.backup_now()

    assert first.path.parent == second.path.parent == birkenfurt.safekeeping.folder
    assert first.path != second.path
    assert birkenfurt.safekeeping.last_backup() == second


def test_a_newer_backup_takes_the_place_of_an_older_one(birkenfurt: Desk, tmp_path: Path) -> None:
    first = birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")
    before = files.fingerprint(first.path)
    birkenfurt.town.set("user_salutation", "Frau W.")

    birkenfurt.safekeeping.backup(first.path)

    assert files.fingerprint(first.path) != before
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_never_takes_the_place_of_something_else(birkenfurt: Desk, tmp_path: Path, folder: Path) -> None:
    letter, database = tmp_path / "letter.docx", tmp_path / "other.sqlite3"
    letter.write_bytes(b"Sehr geehrte Damen und Herren")
    files.of_another_program(database)
    before = files.everything_in(tmp_path)

    for path in (letter, database, tmp_path):
        with pytest.raises(BackupWouldReplace):
            birkenfurt.safekeeping.backup(path)
    for path in (folder / "amtdesk.sqlite3", folder / "amtdesk.sqlite3-wal"):
        with pytest.raises(BackupIsTheRecords):
            birkenfurt.safekeeping.backup(path)

    assert files.everything_in(tmp_path) == before


def test_a_missing_folder_is_named_and_not_made(birkenfurt: Desk, tmp_path: Path) -> None:
    with pytest.raises(BackupFolderMissing):
        birkenfurt.safekeeping.backup(tmp_path / "drive" / "safe.amtdesk-backup")

    assert not (tmp_path / "drive").exists()


def test_a_name_that_the_system_refuses_is_named(birkenfurt: Desk, tmp_path: Path) -> None:
    with pytest.raises(BackupNotWritten):
        birkenfurt.safekeeping.backup(tmp_path / f"{'x' * 300}.sqlite3")
    with pytest.raises(BackupUnreadable):
        birkenfurt.safekeeping.restore(tmp_path / f"{'x' * 300}.sqlite3")


def test_a_path_that_the_database_engine_cannot_open_is_named(birkenfurt: Desk, tmp_path: Path) -> None:
    far = tmp_path.joinpath("x" * 200, "y" * 200, "z" * 200)
    far.mkdir(parents=True)

    with pytest.raises(BackupNotWritten):
        birkenfurt.safekeeping.backup(far / "safe.amtdesk-backup")


def test_a_file_in_the_way_of_the_folder_is_named(birkenfurt: Desk, folder: Path) -> None:
    (folder / "backups").write_bytes(b"")

    with pytest.raises(BackupNotWritten):
        birkenfurt.safekeeping.daily()

    assert state_of(birkenfurt, "folders") is CheckState.WRONG


def test_damaged_records_are_never_called_a_backup(folder: Path, tmp_path: Path) -> None:
    with open_desk(folder) as desk:
        desk.demo.open_birkenfurt()
        good = desk.safekeeping.backup(tmp_path / "safe.amtdesk-backup")
        before = files.fingerprint(good.path)
    files.flip_bytes(folder / "amtdesk.sqlite3")

    with open_desk(folder) as desk, pytest.raises(DatabaseDamaged):
        desk.safekeeping.backup(good.path)

    assert files.fingerprint(good.path) == before


def test_the_backup_of_the_day_is_written_once_and_old_ones_go(birkenfurt: Desk, folder: Path) -> None:
    (folder / "backups").mkdir()
    (folder / "backups" / "daily-of-my-own.sqlite3").write_bytes(b"mine")

    for day in range(20):
        set_clock(birkenfurt, NOW + timedelta(days=day))
        assert birkenfurt.safekeeping.daily() is not None
        assert birkenfurt.safekeeping.daily() is None

    names = sorted(path.name for path in (folder / "backups").glob("daily-2*"))
    assert [name[6:16] for name in names] == [
        "2027-05-16", "2027-05-23", *(f"2027-05-{day}" for day in range(25, 32))
    ]  # fmt: skip
    assert (folder / "backups" / "daily-of-my-own.sqlite3").exists()
    assert [each.path.name for each in birkenfurt.safekeeping.backups()] == names[::-1]


def test_a_damaged_backup_never_lets_a_good_one_go(birkenfurt: Desk) -> None:
    for day in range(7):
        set_clock(birkenfurt, NOW + timedelta(days=day))
        birkenfurt.safekeeping.daily()
    for each in birkenfurt.safekeeping.backups()[:-1]:
        backups.flip_middle(each.path)

    set_clock(birkenfurt, NOW + timedelta(days=7))
    birkenfurt.safekeeping.daily()

    assert sum(is_whole(each.path) for each in birkenfurt.safekeeping.backups()) == 2
    assert len(birkenfurt.safekeeping.backups()) == 8


def test_a_backup_that_went_a_moment_ago_is_none(tmp_path: Path) -> None:
    assert backup_named(tmp_path / "daily-2027-05-12T060000Z.amtdesk-backup") is None


def test_a_drive_that_is_full_while_packing_is_named(
    birkenfurt: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("amtdesk.storage.backups.pack", full)

    with pytest.raises(NoSpaceForBackup):
        birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")
    assert not list(tmp_path.glob("safe*"))


def test_two_imports_in_one_second_leave_two_backups(birkenfurt: Desk) -> None:
    first, second = birkenfurt.safekeeping.before_import(), birkenfurt.safekeeping.before_import()

    assert first.path != second.path
    assert first.path.exists()
    assert second.path.exists()


@files.needs_mounts
def test_a_full_drive_leaves_no_half_backup(birkenfurt: Desk, tmp_path: Path) -> None:
    with files.small_drive(tmp_path / "stick", megabytes=1) as stick:
        files.fill_up(stick, leave_kilobytes=100)

        with pytest.raises(NoSpaceForBackup):
            birkenfurt.safekeeping.backup(stick / "safe.amtdesk-backup")

        assert [path.name for path in stick.iterdir()] == ["filled-up"]


@files.needs_mounts
def test_a_drive_that_can_only_be_read_takes_no_backup(birkenfurt: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    with files.read_only_drive(stick), pytest.raises(BackupNotWritten):
        birkenfurt.safekeeping.backup(stick / "safe.amtdesk-backup")


# the check


def test_a_healthy_desk_passes_its_check(birkenfurt: Desk) -> None:
    assert state_of(birkenfurt, "backup") is CheckState.HINT

    birkenfurt.safekeeping.daily()

    states = {point.name: point.state for point in birkenfurt.safekeeping.check().points}
    assert list(states) == ["integrity", "files", "versions", "folders", "free_space", "backup", "second_place"]
    assert states.pop("second_place") is CheckState.HINT
    assert set(states.values()) == {CheckState.FINE}


def test_an_old_backup_is_a_fault(birkenfurt: Desk) -> None:
    birkenfurt.safekeeping.daily()

    set_clock(birkenfurt, NOW + timedelta(days=7))
    assert state_of(birkenfurt, "backup") is CheckState.FINE

    set_clock(birkenfurt, NOW + timedelta(days=8))
    assert state_of(birkenfurt, "backup") is CheckState.WRONG


def test_a_damaged_backup_is_a_fault(birkenfurt: Desk) -> None:
    daily = birkenfurt.safekeeping.daily()
    assert daily is not None
    backups.flip_middle(daily.path)

    assert state_of(birkenfurt, "backup") is CheckState.WRONG


def test_flipped_bytes_are_a_fault(folder: Path) -> None:
    with open_desk(folder) as desk:
        desk.demo.open_birkenfurt()
    files.flip_bytes(folder / "amtdesk.sqlite3")

    with open_desk(folder) as desk:
        assert state_of(desk, "integrity") is CheckState.WRONG


@files.needs_mounts
def test_a_drive_without_space_is_a_fault(tmp_path: Path) -> None:
    with files.small_drive(tmp_path / "stick", megabytes=8) as stick, open_desk(stick) as desk:
        assert state_of(desk, "free_space") is CheckState.WRONG
