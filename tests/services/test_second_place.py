"""Copies of the backups at a second place: a stick, or WebDAV. Carried, verified, rotated, missed calmly, fetched."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.safekeeping import CheckState
from amtdesk.domain.second_place import (
    CopyNotWhole,
    NoKeyring,
    NoSuchCopy,
    PasswordMissing,
    PlaceForbids,
    PlaceFull,
    PlaceIsOwnFolder,
    PlaceKind,
    PlaceNotSetUp,
    PlaceNotThere,
    PlaceRefuses,
)
from amtdesk.exchange.backup_folder import FolderPlace
from amtdesk.storage.backup_errors import BackupDamaged
from tests import builders_backups as backups
from tests import builders_files as files
from tests.builders import NOW, open_desk, set_clock
from tests.builders_places import Pocket, a_stick, names_at, picture_of, with_pocket
from tests.exchange.webdav_servers import PASSWORD, USER, Server, wsgidav_server

DAILY = "daily-2027-05-12T060000Z.amtdesk-backup"


@pytest.fixture
def stick(pictured: Desk, tmp_path: Path) -> Path:
    stick = a_stick(tmp_path)
    pictured.second_place.choose_folder(stick)
    return stick


def point_of(pictured: Desk) -> CheckState:
    return next(point.state for point in pictured.safekeeping.check().points if point.name == "second_place")


# a folder


def test_nothing_is_carried_before_a_place_is_set_up(pictured: Desk) -> None:
    pictured.safekeeping.daily()

    state = pictured.second_place.carry_over()

    assert state.place.kind is PlaceKind.NONE
    assert pictured.second_place.known_copies() == ()
    with pytest.raises(PlaceNotSetUp):
        pictured.second_place.copies()


def test_the_daily_backup_goes_there_with_every_picture_once(pictured: Desk, stick: Path) -> None:
    pictured.safekeeping.daily()

    state = pictured.second_place.carry_over()

    assert names_at(stick) == {DAILY, f"files/{picture_of(pictured)}"}
    assert files.fingerprint(stick / DAILY) == files.fingerprint(pictured.safekeeping.folder / DAILY)
    assert state.newest is not None
    assert state.newest.sha256 == files.fingerprint(stick / DAILY)
    assert state.failing_since is None
    picture_at = (stick / "files" / picture_of(pictured)).stat().st_mtime_ns

    set_clock(pictured, NOW + timedelta(days=1))
    pictured.safekeeping.daily()
    pictured.second_place.carry_over()

    assert len(pictured.second_place.copies()) == 2
    assert (stick / "files" / picture_of(pictured)).stat().st_mtime_ns == picture_at  # it is not sent again
    assert point_of(pictured) is CheckState.FINE


def test_old_copies_go_and_what_is_not_ours_stays(pictured: Desk, stick: Path) -> None:
    theirs = "daily-2020-01-01T060000Z.amtdesk-backup"
    (stick / theirs).write_bytes(b"of another desk")
    (stick / f"{theirs}.part").write_bytes(b"cut")
    (stick / "Brief.docx").write_bytes(b"Sehr geehrte")

    for day in range(12):
        set_clock(pictured, NOW + timedelta(days=day))
        pictured.safekeeping.daily()
        pictured.second_place.carry_over()

    ours = sorted(name[6:16] for name in names_at(stick) if name.startswith("daily-2027"))
    assert ours == ["2027-05-16", *(f"2027-05-{day}" for day in range(17, 24))]
    assert {theirs, "Brief.docx"} <= names_at(stick)
    assert f"{theirs}.part" not in names_at(stick)
    assert {each.name for each in pictured.second_place.known_copies()} == {
        name for name in names_at(stick) if name.startswith("daily-2027")
    }


def test_a_place_that_is_not_there_is_told_calmly_and_tried_again(pictured: Desk, stick: Path, tmp_path: Path) -> None:
    pictured.safekeeping.daily()
    stick.rename(tmp_path / "pulled-out")

    state = pictured.second_place.carry_over()

    assert state.fault == PlaceNotThere(str(stick)).message
    assert state.failing_since == NOW
    assert point_of(pictured) is CheckState.HINT
    set_clock(pictured, NOW + timedelta(hours=2))
    set_clock(pictured, NOW + timedelta(days=9))
    assert pictured.second_place.carry_over().failing_since == NOW
    assert point_of(pictured) is CheckState.WRONG

    (tmp_path / "pulled-out").rename(stick)
    state = pictured.second_place.carry_over()

    assert (state.fault, state.failing_since) == (None, None)
    assert DAILY in names_at(stick)


def test_the_check_tells_when_the_place_was_read_last(pictured: Desk, stick: Path) -> None:
    assert point_of(pictured) is CheckState.HINT
    pictured.safekeeping.carry_now()
    assert stick.is_dir()
    assert point_of(pictured) is CheckState.FINE
    for days, state in ((1, CheckState.FINE), (3, CheckState.FINE), (9, CheckState.WRONG)):
        set_clock(pictured, NOW + timedelta(days=days))
        assert point_of(pictured) is state


def test_a_folder_that_is_not_there_is_not_made(pictured: Desk, tmp_path: Path) -> None:
    with pytest.raises(PlaceNotThere):
        pictured.second_place.choose_folder(tmp_path / "nowhere")

    assert pictured.second_place.place().kind is PlaceKind.NONE
    assert not (tmp_path / "nowhere").exists()


def test_the_folder_of_the_records_is_no_second_place(pictured: Desk) -> None:
    pictured.safekeeping.daily()

    with pytest.raises(PlaceIsOwnFolder):
        pictured.second_place.choose_folder(pictured.folder / "backups")

    assert pictured.second_place.place().kind is PlaceKind.NONE


@files.needs_mounts
def test_a_stick_that_is_full_or_read_only_keeps_no_half_copy(pictured: Desk, tmp_path: Path) -> None:
    pictured.safekeeping.daily()
    with files.small_drive(tmp_path / "small", megabytes=1) as small:
        pictured.second_place.choose_folder(small)
        files.fill_up(small, leave_kilobytes=16)

        assert pictured.second_place.carry_over().fault == PlaceFull(str(small)).message
        assert not [name for name in names_at(small) if "daily" in name]

    (tmp_path / "locked").mkdir()
    pictured.second_place.choose_folder(tmp_path / "locked")
    with files.read_only_drive(tmp_path / "locked"):
        assert pictured.second_place.carry_over().fault == PlaceForbids(str(tmp_path / "locked")).message


def test_a_copy_that_is_gone_there_is_noted_and_carried_again(pictured: Desk, stick: Path) -> None:
    pictured.safekeeping.daily()
    pictured.second_place.carry_over()
    (stick / DAILY).unlink()
    set_clock(pictured, NOW + timedelta(days=1))
    pictured.safekeeping.daily()

    pictured.second_place.carry_over()

    assert [each.name[6:16] for each in pictured.second_place.known_copies()] == ["2027-05-13"]


def test_a_closed_window_stops_carrying_and_the_next_time_goes_on(pictured: Desk, stick: Path) -> None:
    pictured.safekeeping.daily()

    state = pictured.second_place.carry_over(is_stopped=lambda: True)
    assert (state.fault, state.newest) == (None, None)
    assert names_at(stick) == set()

    assert pictured.second_place.carry_over().fault is None


def test_what_changes_on_the_way_keeps_no_name(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"one")
    place = FolderPlace(a_stick(tmp_path), is_stopped=lambda: False)

    with pytest.raises(CopyNotWhole):
        place.put(tmp_path / "x", "y", sha256="0" * 64)

    assert place.names() == {}


# back from there


def test_a_desk_comes_back_from_the_stick_with_its_pictures(pictured: Desk, stick: Path, tmp_path: Path) -> None:
    pictured.safekeeping.daily()
    pictured.second_place.carry_over()

    (tmp_path / "new").mkdir()
    with open_desk(tmp_path / "new") as new:
        with_pocket(new)
        new.second_place.choose_folder(stick)
        fetched = new.second_place.fetch(new.second_place.copies()[0].name)
        assert new.safekeeping.look_into(fetched).missing_files == 0
        new.safekeeping.restore(fetched)
        assert new.safekeeping.check().faults == ()
        assert new.posts.get(PostId(1)).title == "Freibad"
        assert fetched == new.second_place.fetch(DAILY)  # once more: what is here is not brought again


def test_a_copy_is_restored_straight_from_the_stick_too(pictured: Desk, stick: Path, tmp_path: Path) -> None:
    pictured.safekeeping.daily()
    pictured.second_place.carry_over()

    (tmp_path / "new").mkdir()
    with open_desk(tmp_path / "new") as new:
        assert new.safekeeping.look_into(stick / DAILY).missing_files == 0
        new.safekeeping.restore(stick / DAILY)
        assert new.safekeeping.check().faults == ()


def test_restoring_a_state_without_a_second_place_keeps_it(pictured: Desk, tmp_path: Path) -> None:
    before = pictured.safekeeping.backup_now()
    pictured.second_place.choose_folder(a_stick(tmp_path))

    pictured.safekeeping.restore(before.path)

    assert pictured.second_place.place().address == str(tmp_path / "stick")


def test_a_copy_that_rotted_there_is_not_taken(pictured: Desk, stick: Path) -> None:
    pictured.safekeeping.daily()
    pictured.second_place.carry_over()
    backups.flip_middle(stick / DAILY)
    here = files.everything_in(pictured.folder)

    with pytest.raises(BackupDamaged):
        pictured.second_place.fetch(DAILY)
    with pytest.raises(NoSuchCopy):
        pictured.second_place.fetch("daily-2027-05-11T060000Z.amtdesk-backup")
    with pytest.raises(NoSuchCopy):
        pictured.second_place.fetch("../Brief.docx")

    assert files.everything_in(pictured.folder) == here


@pytest.mark.parametrize("happened", [Path.unlink, files.empty])
def test_a_picture_that_is_lost_there_is_counted(pictured: Desk, stick: Path, happened: object, tmp_path: Path) -> None:
    pictured.safekeeping.daily()
    pictured.second_place.carry_over()
    happened(stick / "files" / picture_of(pictured))  # type: ignore[operator]  # a deed on a path

    (tmp_path / "new").mkdir()
    with open_desk(tmp_path / "new") as new:
        with_pocket(new)
        new.second_place.choose_folder(stick)
        fetched = new.second_place.fetch(DAILY)
        assert new.safekeeping.look_into(fetched).missing_files == 1


def test_a_picture_that_is_lost_here_does_not_keep_the_rest_from_going(pictured: Desk, stick: Path) -> None:
    pictured.safekeeping.daily()
    shutil.rmtree(pictured.folder / "files")

    assert pictured.second_place.carry_over().fault is None
    assert names_at(stick) == {DAILY}


# WebDAV


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with wsgidav_server(tmp_path_factory.mktemp("wsgidav")) as running:
        yield running


@pytest.mark.loopback
def test_a_webdav_address_takes_the_backup_and_gives_it_back(pictured: Desk, server: Server, tmp_path: Path) -> None:
    pocket = Pocket()
    service = with_pocket(pictured, pocket)
    service.choose_webdav(f"{server.address}/AmtDesk/", user=USER, password=PASSWORD)
    pictured.safekeeping.daily()

    state = service.carry_over()

    assert state.fault is None
    assert names_at(server.share) == {f"AmtDesk/{DAILY}", f"AmtDesk/files/{picture_of(pictured)}"}
    assert PASSWORD.encode() not in (pictured.folder / "amtdesk.sqlite3-wal").read_bytes()
    assert pocket.kept == {f"{USER}@{server.address}/AmtDesk": PASSWORD}
    (tmp_path / "new").mkdir()
    with open_desk(tmp_path / "new") as new:
        there = with_pocket(new, pocket)
        there.choose_webdav(f"{server.address}/AmtDesk", user=USER, password=PASSWORD)
        new.safekeeping.restore(there.fetch(there.copies()[0].name))
        assert new.safekeeping.check().faults == ()

    service.leave()

    assert pocket.kept == {}
    assert service.place().kind is PlaceKind.NONE
    pictured.history.undo()
    assert service.place().kind is PlaceKind.WEBDAV
    set_clock(pictured, NOW + timedelta(days=1))
    pictured.safekeeping.daily()
    assert service.carry_over().fault == PasswordMissing(f"{server.address}/AmtDesk").message


@pytest.mark.loopback
def test_a_wrong_password_is_not_kept(pictured: Desk, server: Server) -> None:
    pocket = Pocket()
    service = with_pocket(pictured, pocket)

    with pytest.raises(PlaceRefuses):
        service.choose_webdav(server.address, user=USER, password="falsch")  # noqa: S106 - the wrong one

    assert pocket.kept == {}
    assert service.place().kind is PlaceKind.NONE


def test_without_a_keyring_no_webdav_address_is_taken_and_nothing_is_asked(pictured: Desk) -> None:
    service = with_pocket(pictured, Pocket(is_there=False))

    with pytest.raises(NoKeyring):
        service.choose_webdav("http://localhost:9", user=USER, password=PASSWORD)

    assert service.place().kind is PlaceKind.NONE


def test_leaving_a_folder_asks_no_keyring(pictured: Desk, stick: Path) -> None:
    service = with_pocket(pictured, Pocket(is_there=False))

    service.leave()

    assert service.place().kind is PlaceKind.NONE
    assert stick.is_dir()


def test_a_picture_that_no_copy_names_any_more_goes_there_too(pictured: Desk, stick: Path) -> None:
    pictured.safekeeping.daily()
    pictured.second_place.carry_over()
    unneeded, foreign = stick / "files" / ("0" * 64), stick / "files" / "Urlaub.jpg"
    for path in (unneeded, foreign):
        path.write_bytes(b"a picture")

    set_clock(pictured, NOW + timedelta(days=1))
    pictured.safekeeping.daily()
    pictured.second_place.carry_over()

    assert not unneeded.exists()
    assert foreign.exists()
    assert (stick / "files" / picture_of(pictured)).exists()


@pytest.mark.parametrize("is_gone_here", [True, False])
def test_every_picture_stays_there_while_a_copy_may_need_it(pictured: Desk, stick: Path, is_gone_here: bool) -> None:
    pictured.safekeeping.daily()
    pictured.second_place.carry_over()
    perhaps_needed = stick / "files" / ("0" * 64)
    perhaps_needed.write_bytes(b"a picture")
    if is_gone_here:
        (pictured.folder / "backups" / DAILY).unlink()
    else:
        (stick / "daily-2020-01-01T060000Z.amtdesk-backup").write_bytes(b"of another desk")

    set_clock(pictured, NOW + timedelta(days=1))
    pictured.safekeeping.daily()
    pictured.second_place.carry_over()

    assert perhaps_needed.exists()
