"""Restoring: what a backup holds, back to it and forth again, and the drill that proves it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from amtdesk import __version__
from amtdesk.desk import Desk
from amtdesk.domain.safekeeping import RecordKind
from amtdesk.storage.backup_errors import (
    BackupIsTheRecords,
    BackupNotWritten,
    NoBackupYet,
    NoSpaceForBackup,
    NothingToTakeBack,
)
from amtdesk.storage.backups import backup_before_migration
from amtdesk.storage.errors import DatabaseInUse
from amtdesk.storage.restoring import look_into
from amtdesk.system.backup_words import BackupWords
from amtdesk.system.clock import StillClock
from amtdesk.system.language import Language
from tests import builders_backups as backups
from tests import builders_files as files
from tests.builders import BERLIN, NOW, lay_birkenfurt, open_desk, set_clock
from tests.builders_places import a_stick

# restoring


def test_restoring_brings_back_what_was_and_keeps_what_is(birkenfurt: Desk, tmp_path: Path) -> None:
    heard: list[object] = []
    made = birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")
    birkenfurt.town.set("name", "Neuenfurt")
    birkenfurt.on_change(heard.append)

    kept = birkenfurt.safekeeping.restore(made.path)

    assert birkenfurt.town.town().name == "Birkenfurt"
    assert birkenfurt.templates.count() == 81
    assert heard
    (tmp_path / "kept").mkdir()
    assert birkenfurt.safekeeping.state_before_restore().path == kept
    kept.rename(tmp_path / "kept" / "amtdesk.sqlite3")
    with open_desk(tmp_path / "kept") as before:
        assert before.town.town().name == "Neuenfurt"


def test_after_restoring_the_desk_goes_on_writing(birkenfurt: Desk, tmp_path: Path, folder: Path) -> None:
    made = birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")

    birkenfurt.safekeeping.restore(made.path)
    birkenfurt.town.set("name", "Neuenfurt")

    with open_desk(folder) as again:
        assert again.town.town().name == "Neuenfurt"


def test_the_records_are_no_backup_of_themselves(birkenfurt: Desk, folder: Path) -> None:
    for deed in (birkenfurt.safekeeping.restore, birkenfurt.safekeeping.look_into):
        with pytest.raises(BackupIsTheRecords):
            deed(folder / "amtdesk.sqlite3")


def test_nothing_is_exchanged_while_someone_else_has_the_records_open(birkenfurt: Desk, tmp_path: Path) -> None:
    made = birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")
    birkenfurt.town.set("name", "Neuenfurt")

    with birkenfurt.another(), pytest.raises(DatabaseInUse):
        birkenfurt.safekeeping.restore(made.path)

    assert birkenfurt.town.town().name == "Neuenfurt"
    assert not list(tmp_path.rglob("*.restoring"))


@pytest.mark.parametrize("happened", [files.empty, files.damage_header, files.cut_off, files.from_the_future])
def test_records_that_cannot_be_opened_make_room_for_a_backup_and_are_kept(
    folder: Path, tmp_path: Path, happened: Callable[[Path], None]
) -> None:
    live = folder / "amtdesk.sqlite3"
    with open_desk(folder) as desk:
        desk.demo.open_birkenfurt()
        backup = desk.safekeeping.backup(tmp_path / "safe.amtdesk-backup").path
    happened(live)
    broken = files.fingerprint(live)

    kept = Desk.restore(folder, backup, clock=StillClock(NOW))

    assert files.fingerprint(kept) == broken
    with open_desk(folder) as desk:
        assert desk.templates.count() == 81


def test_records_that_can_be_opened_are_restored_the_same_way(folder: Path, tmp_path: Path) -> None:
    with open_desk(folder) as desk:
        desk.demo.open_birkenfurt()
        backup = desk.safekeeping.backup(tmp_path / "safe.amtdesk-backup").path
        desk.town.set("name", "Neuenfurt")

    Desk.restore(folder, backup, clock=StillClock(NOW))

    with open_desk(folder) as desk:
        assert desk.town.town().name == "Birkenfurt"


def test_unreadable_records_are_no_backup_of_themselves(folder: Path) -> None:
    live = folder / "amtdesk.sqlite3"
    live.write_bytes(b"This is no database.")

    with pytest.raises(BackupIsTheRecords):
        Desk.restore(folder, live, clock=StillClock(NOW))


def test_a_file_where_backups_are_kept_stops_restoring_before_anything_moves(folder: Path, tmp_path: Path) -> None:
    live = folder / "amtdesk.sqlite3"
    with open_desk(folder) as desk:
        desk.demo.open_birkenfurt()
        backup = desk.safekeeping.backup(tmp_path / "safe.amtdesk-backup").path
    (folder / "backups").write_bytes(b"")

    with open_desk(folder) as desk:
        with pytest.raises(BackupNotWritten):
            desk.safekeeping.restore(backup)
        assert desk.templates.count() == 81

    files.damage_header(live)
    broken = files.fingerprint(live)
    with pytest.raises(BackupNotWritten):
        Desk.restore(folder, backup, clock=StillClock(NOW))
    assert files.fingerprint(live) == broken


@files.needs_mounts
def test_a_full_drive_stops_restoring_before_anything_moves(tmp_path: Path) -> None:
    with files.small_drive(tmp_path / "stick", megabytes=3) as stick:
        with open_desk(stick) as desk:
            desk.demo.open_birkenfurt()
            backup = desk.safekeeping.backup(tmp_path / "safe.amtdesk-backup").path
            files.fill_up(stick, leave_kilobytes=60)

            with pytest.raises(NoSpaceForBackup):
                desk.safekeeping.restore(backup)

            assert desk.templates.count() == 81
        assert not list(stick.glob("*.restoring*"))


# what is in it, and the way back


def test_a_backup_tells_what_it_holds_and_what_restoring_it_would_take_away(birkenfurt: Desk, tmp_path: Path) -> None:
    made = birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")
    before = birkenfurt.safekeeping.look_into(made.path)
    birkenfurt.town.set("name", "Neuenfurt")
    birkenfurt.posts.add("Freibad", "Offen.")
    gone = birkenfurt.posts.add("Bad", "Zu.")
    after = birkenfurt.safekeeping.backup(tmp_path / "later.amtdesk-backup")
    birkenfurt.safekeeping.restore(made.path)

    looked = birkenfurt.safekeeping.look_into(after.path)

    counts = {each.kind: each for each in before.counts}
    assert before.lost == ()
    assert (before.town, before.facts.program, before.facts.made_at) == ("Birkenfurt", __version__, NOW)
    assert (counts[RecordKind.QUESTIONS].held, counts[RecordKind.TEMPLATES].held) == (20, 81)
    back = {each.kind: each.back for each in looked.counts if each.back}
    assert back == {RecordKind.POSTS: 2}
    assert {each.kind for each in looked.lost} == {RecordKind.SETTINGS}
    assert gone.id
    assert looked.missing_files == 0


def test_a_backup_tells_which_erased_questions_it_would_bring_back(birkenfurt: Desk, tmp_path: Path) -> None:
    words = BackupWords(Language("en", BERLIN), birkenfurt.clock)
    made = birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")
    first, second = birkenfurt.questions.all()[:2]
    assert words.revives(birkenfurt.safekeeping.look_into(made.path)) == ""

    birkenfurt.erasure.erase(f"question:{first.id}", reason="request")
    assert words.revives(birkenfurt.safekeeping.look_into(made.path)).startswith("1 question that was erased")
    birkenfurt.erasure.erase(f"question:{second.id}", reason="request")
    assert words.revives(birkenfurt.safekeeping.look_into(made.path)).startswith("2 questions that were erased")

    after = birkenfurt.safekeeping.backup(tmp_path / "later.amtdesk-backup")
    assert birkenfurt.safekeeping.look_into(after.path).erased == 0


def test_an_old_backup_tells_what_it_holds_too(birkenfurt: Desk, tmp_path: Path) -> None:
    old = backups.old_backup(birkenfurt, tmp_path / "old.sqlite3")
    birkenfurt.posts.add("Freibad", "Offen.")

    looked = birkenfurt.safekeeping.look_into(old)

    assert looked.facts.program == ""
    assert [each.kind for each in looked.lost] == [RecordKind.POSTS]


def test_records_that_cannot_be_read_are_not_compared(good_backup: Path, tmp_path: Path) -> None:
    lay_birkenfurt(tmp_path / "broken")
    files.damage_header(tmp_path / "broken" / "amtdesk.sqlite3")
    (tmp_path / "aside").mkdir()

    looked = look_into(good_backup, live=tmp_path / "broken" / "amtdesk.sqlite3", aside=tmp_path / "aside" / "x")

    assert looked.lost == ()
    assert {each.kind: each.held for each in looked.counts}[RecordKind.TEMPLATES] == 81


def test_restoring_is_taken_back_and_done_again(birkenfurt: Desk, tmp_path: Path) -> None:
    with pytest.raises(NothingToTakeBack):
        birkenfurt.safekeeping.state_before_restore()
    made = birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")
    birkenfurt.town.set("name", "Neuenfurt")
    birkenfurt.safekeeping.restore(made.path)

    for name in ("Neuenfurt", "Birkenfurt", "Neuenfurt"):
        birkenfurt.safekeeping.restore(birkenfurt.safekeeping.state_before_restore().path)
        assert birkenfurt.town.town().name == name


def test_every_kind_of_backup_comes_back(birkenfurt: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    birkenfurt.second_place.choose_folder(stick)
    daily = birkenfurt.safekeeping.daily()
    assert daily is not None
    birkenfurt.second_place.carry_over()
    kinds = [
        daily.path,
        birkenfurt.safekeeping.backup_now().path,
        birkenfurt.safekeeping.before_import().path,
        birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup").path,
        backups.old_backup(birkenfurt, tmp_path / "old.sqlite3"),
        stick / daily.path.name,
    ]
    (tmp_path / "fresh").mkdir()
    with open_desk(tmp_path / "fresh") as fresh:
        migrated = backup_before_migration(fresh._database)  # noqa: SLF001 - as opening does
    kinds.append(migrated)

    for path in kinds:
        birkenfurt.town.set("mayor_name", path.name)
        kinds_before = birkenfurt.safekeeping.restore(path)
        assert birkenfurt.town.town().name == ("" if path is migrated else "Birkenfurt"), path
        assert kinds_before.exists()


# the drill


def test_the_newest_backup_is_restored_aside_and_compared_row_by_row(birkenfurt: Desk) -> None:
    with pytest.raises(NoBackupYet):
        birkenfurt.safekeeping.drill()
    birkenfurt.safekeeping.daily()
    here = files.everything_in(birkenfurt.folder)

    report = birkenfurt.safekeeping.drill()

    assert report.holds
    assert {each.name: each.rows for each in report.tables}["templates"] == 81
    assert report.rows > 1000
    assert report.files == 11
    assert files.everything_in(birkenfurt.folder) == here


def test_what_lies_elsewhere_is_known_after_restoring_an_older_state(birkenfurt: Desk, tmp_path: Path) -> None:
    older = birkenfurt.safekeeping.backup_now()
    set_clock(birkenfurt, NOW + timedelta(minutes=1))
    mine = birkenfurt.safekeeping.backup(tmp_path / "mine.amtdesk-backup")
    birkenfurt.second_place.choose_folder(a_stick(tmp_path))
    birkenfurt.safekeeping.carry_now()
    copies = [each.name for each in birkenfurt.second_place.known_copies()]

    kept = birkenfurt.safekeeping.restore(older.path)

    assert [each.name for each in birkenfurt.second_place.known_copies()] == copies
    assert mine.path in {each.path for each in birkenfurt.safekeeping.backups()}
    assert birkenfurt.second_place.state().newest is not None
    assert birkenfurt.safekeeping.look_into(kept).facts.made_at == NOW + timedelta(minutes=1)
    birkenfurt.safekeeping.restore(kept)
    assert [each.name for each in birkenfurt.second_place.known_copies()] == copies


def test_the_drill_proves_the_newest_backup_and_no_state_that_restoring_put_aside(birkenfurt: Desk) -> None:
    made = birkenfurt.safekeeping.backup_now()
    set_clock(birkenfurt, NOW + timedelta(minutes=1))
    kept = birkenfurt.safekeeping.restore(made.path)

    assert birkenfurt.safekeeping.backups()[0].path == kept
    assert birkenfurt.safekeeping.drill().backup.path == made.path
    made.path.unlink()
    assert birkenfurt.safekeeping.drill().backup.path == kept


def test_backups_of_one_minute_are_told_apart_by_their_seconds(birkenfurt: Desk) -> None:
    words = BackupWords(Language("de", BERLIN), birkenfurt.clock)
    for seconds in (0, 7, 70):
        set_clock(birkenfurt, NOW + timedelta(seconds=seconds))
        birkenfurt.safekeeping.backup_now()
    birkenfurt.safekeeping.daily()

    backups = birkenfurt.safekeeping.backups()

    assert sorted(words.when_among(each, backups) for each in backups) == [
        "heute, 08:00:00", "heute, 08:00:07", "heute, 08:01", "heute, 08:01",
    ]  # fmt: skip


def test_the_drill_finds_a_picture_that_is_lost_and_a_table_that_is_otherwise(birkenfurt: Desk, tmp_path: Path) -> None:
    made = birkenfurt.safekeeping.backup_now()
    next(path for path in (birkenfurt.folder / "files").rglob("*") if path.is_file()).unlink()

    def falsify(told: dict[str, Any]) -> None:
        told["tables"]["templates"]["rows"] = 80

    backups.repacked(made.path, manifest=falsify)
    old = backups.old_backup(birkenfurt, tmp_path / "old.sqlite3", carries_files=True)

    report = birkenfurt.safekeeping.drill()

    assert not report.holds
    assert [each.name for each in report.tables if not each.is_equal] == ["templates"]
    assert len(report.lost_files) == 1
    assert birkenfurt.safekeeping.drill(replace(made, path=old)).rows > 1000


def test_backups_that_lie_elsewhere_are_known_as_long_as_they_are_there(birkenfurt: Desk, tmp_path: Path) -> None:
    made = birkenfurt.safekeeping.backup(tmp_path / "safe.amtdesk-backup")
    birkenfurt.safekeeping.backup(made.path)
    daily = birkenfurt.safekeeping.daily()

    assert set(birkenfurt.safekeeping.backups()) == {replace(made, size=made.path.stat().st_size), daily}

    made.path.unlink()
    assert birkenfurt.safekeeping.backups() == (daily,)
