"""Backups that rotted, were cut off, tampered with, or never were any: refused with a sentence."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.storage.backup_errors import (
    BackupDamaged,
    BackupNewer,
    BackupTrouble,
    NoSpaceForBackup,
    NoSuchBackup,
    NotABackup,
)
from amtdesk.storage.backups import is_whole
from tests import builders_backups as backups
from tests import builders_files as files


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    with backups.desk_aside(tmp_path) as desk:
        yield desk


@pytest.fixture(scope="module")
def good_backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of an office with one picture."""
    folder = tmp_path_factory.mktemp("good")
    with backups.pictured_aside(folder) as desk:
        return desk.safekeeping.backup(folder / "safe.amtdesk-backup").path


@pytest.mark.fault(
    "A backup of an older form is missing, empty, damaged, of another program or of a newer one",
    made_by="seven files, each broken in its way",
    outcome="Refused with a sentence; the records stay as they are",
)
@pytest.mark.parametrize(
    ("happened", "error"),
    [
        (Path.unlink, NoSuchBackup),
        (files.empty, NotABackup),
        (files.damage_header, NotABackup),
        (files.of_another_program, NotABackup),
        (files.flip_bytes, BackupDamaged),
        (files.cut_off, BackupDamaged),
        (files.from_the_future, BackupNewer),
    ],
)
def test_an_old_backup_that_cannot_be_trusted_is_not_restored(
    empty_desk: Desk, tmp_path: Path, happened: Callable[[Path], None], error: type[BackupTrouble]
) -> None:
    backup = backups.old_backup(empty_desk, tmp_path / "old.sqlite3")
    happened(backup)
    before = files.everything_in(tmp_path)

    with pytest.raises(error):
        empty_desk.safekeeping.restore(backup)

    assert files.everything_in(tmp_path) == before
    assert not is_whole(backup) or error is BackupNewer


def _is_newer(told: dict[str, object]) -> None:
    told["form"] = 2


def _has_a_later_schema(told: dict[str, object]) -> None:
    told["schema"] = "0099_later"


def _leads_out(told: dict[str, object]) -> None:
    told["files"] = [{"sha256": "../../amtdesk.sqlite3", "size": 3, "carried": True}]


def _names_no_day(told: dict[str, object]) -> None:
    told["made_at"] = "2027-05-12T06:00:00"


@pytest.mark.fault(
    "A backup is missing, empty, cut off, has flipped bytes, is a ZIP bomb, leads out of its folder, has an absurd "
    "manifest, is of another program or of a newer version",
    made_by="nineteen files, each broken or built for it",
    outcome="Refused with a sentence before a byte is laid down; the records stay as they are",
)
@pytest.mark.parametrize(
    ("happened", "error"),
    [
        (Path.unlink, NoSuchBackup),
        (files.empty, NotABackup),
        (files.damage_header, NotABackup),
        (files.cut_off, BackupDamaged),
        (backups.flip_middle, BackupDamaged),
        (backups.of_another_program, NotABackup),
        (backups.a_bomb, BackupDamaged),
        (partial(backups.repacked, manifest=_is_newer), BackupNewer),
        (partial(backups.repacked, manifest=_has_a_later_schema), BackupNewer),
        (partial(backups.repacked, manifest=_leads_out), BackupDamaged),
        (partial(backups.repacked, manifest=_names_no_day), BackupDamaged),
        (partial(backups.repacked, manifest=dict.clear), BackupDamaged),
        (partial(backups.repacked, manifest=lambda told: [told]), NotABackup),
        (partial(backups.repacked, more={"manifest.json": b"{" * 100_000}), BackupDamaged),
        (partial(backups.repacked, more={"manifest.json": b" " * 33_000_000}), BackupDamaged),
        (partial(backups.repacked, more={"../../out.txt": b"out"}), BackupDamaged),
        (partial(backups.repacked, more={f"files/{'a' * 64}": b"unasked"}), BackupDamaged),
        (partial(backups.repacked, more={"records.sqlite3": b"something longer or shorter"}), BackupDamaged),
        (partial(backups.repacked, without="records.sqlite3"), BackupDamaged),
    ],
)
def test_a_backup_that_cannot_be_trusted_is_not_restored(
    empty_desk: Desk,
    good_backup: Path,
    tmp_path: Path,
    happened: Callable[[Path], None],
    error: type[BackupTrouble],
) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    backup = Path(shutil.copy(good_backup, tmp_path / "a" / "b"))
    happened(backup)
    before = files.everything_in(tmp_path)

    for deed in (empty_desk.safekeeping.restore, empty_desk.safekeeping.look_into):
        with pytest.raises(error):
            deed(backup)

    assert files.everything_in(tmp_path) == before
    assert not is_whole(backup) or error is BackupNewer


@files.needs_mounts
@pytest.mark.fault(
    "The drive that a backup is written to has no space",
    made_by="a tmpfs, filled up to each of six sizes",
    outcome="A sentence; no half backup, an older one of the same name stays whole",
)
@pytest.mark.parametrize("kilobytes", [0, 100, 500, 900, 1000, 1040])
def test_a_full_drive_leaves_the_older_backup_whole(empty_desk: Desk, tmp_path: Path, kilobytes: int) -> None:
    with files.small_drive(tmp_path / "stick", megabytes=4) as stick:
        made = empty_desk.safekeeping.backup(stick / "safe.amtdesk-backup")
        before = files.fingerprint(made.path)
        files.fill_up(stick, leave_kilobytes=kilobytes)
        try:
            empty_desk.safekeeping.backup(made.path)
        except NoSpaceForBackup:
            assert files.fingerprint(made.path) == before
        assert is_whole(made.path)
        assert sorted(path.name for path in stick.iterdir()) == ["filled-up", "safe.amtdesk-backup"]


@pytest.mark.fault(
    "The folder of the backups is gone while one is being written",
    made_by="removing the folder between the copy of the records and the packing",
    outcome="A sentence; nothing is left behind, the next backup works",
)
def test_a_folder_that_goes_while_it_is_written_is_named(
    empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()

    def pulled_out(records: Path) -> bool:
        shutil.rmtree(tmp_path / "stick")
        return records.name != ""

    with monkeypatch.context() as just_then:
        just_then.setattr("amtdesk.storage.backups.is_healthy", pulled_out)
        with pytest.raises(BackupTrouble):
            empty_desk.safekeeping.backup(tmp_path / "stick" / "safe.amtdesk-backup")

    (tmp_path / "stick").mkdir()
    assert is_whole(empty_desk.safekeeping.backup(tmp_path / "stick" / "safe.amtdesk-backup").path)
