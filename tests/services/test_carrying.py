"""What lies at the second place is asked of the place, never of the log: it may have been emptied, or copies cut."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.second_place import PlaceKind, PlaceNotThere
from amtdesk.storage.rows import instant_text
from amtdesk.system import drives
from tests import builders_backups as backups
from tests import builders_files as files
from tests.builders import NOW, set_clock
from tests.builders_places import a_stick, names_at, picture_of, with_pocket
from tests.exchange.webdav_servers import PASSWORD, USER, Server, wsgidav_server

DAILY = "daily-2027-05-12T060000Z.amtdesk-backup"
ASKED = "asked-for-2027-05-12T060000Z.amtdesk-backup"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with wsgidav_server(tmp_path_factory.mktemp("wsgidav")) as running:
        yield running


@pytest.fixture
def stick(pictured: Desk, tmp_path: Path) -> Path:
    stick = a_stick(tmp_path)
    pictured.second_place.choose_folder(stick)
    pictured.safekeeping.daily()
    return stick


def empty(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()


def note(desk: Desk, text: str) -> QuestionId:
    return desk.questions.note(text, source=QuestionSource.OTHER).id


@pytest.mark.loopback
def test_a_server_whose_folder_was_emptied_gets_the_backup_and_its_pictures_again(
    pictured: Desk, server: Server
) -> None:
    service = with_pocket(pictured)
    service.choose_webdav(f"{server.address}/AmtDesk", user=USER, password=PASSWORD)
    pictured.safekeeping.daily()
    pictured.safekeeping.carry_now()
    there = names_at(server.share)
    assert {f"AmtDesk/{DAILY}", f"AmtDesk/files/{picture_of(pictured)}"} <= there

    empty(server.share)
    assert pictured.safekeeping.carry_now().fault is None
    assert names_at(server.share) == there

    files.empty(server.share / "AmtDesk" / DAILY)
    backups.flip_middle(server.share / "AmtDesk" / "files" / picture_of(pictured))
    (server.share / "AmtDesk" / "files" / picture_of(pictured)).unlink()
    service.carry_over()
    assert names_at(server.share) == there
    assert files.fingerprint(server.share / "AmtDesk" / DAILY) == files.fingerprint(pictured.safekeeping.folder / DAILY)


@pytest.mark.parametrize("happened", [Path.unlink, files.empty, backups.flip_middle])
def test_a_copy_that_is_gone_cut_or_rotten_is_brought_again_when_she_asks(
    pictured: Desk, stick: Path, happened: object
) -> None:
    pictured.safekeeping.carry_now()
    happened(stick / DAILY)  # type: ignore[operator]  # a deed on a path
    set_clock(pictured, NOW + timedelta(minutes=5))

    state = pictured.safekeeping.carry_now()

    assert files.fingerprint(stick / DAILY) == files.fingerprint(pictured.safekeeping.folder / DAILY)
    assert state.newest is not None
    assert (state.newest.made_at, state.newest.at) == (NOW, NOW + timedelta(minutes=5))
    assert len(pictured.second_place.known_copies()) == 1


def test_a_copy_that_went_is_claimed_no_more_even_when_nothing_can_be_brought(pictured: Desk, stick: Path) -> None:
    pictured.second_place.carry_over()
    empty(stick)

    pictured.second_place.carry_over(is_stopped=lambda: True)

    assert pictured.second_place.known_copies() == ()
    assert pictured.second_place.state().newest is None


def test_asking_by_hand_brings_what_stands_here_now_and_writes_no_second_backup_of_the_same(
    pictured: Desk, stick: Path
) -> None:
    pictured.safekeeping.carry_now()
    assert {name for name in names_at(stick) if "files" not in name} == {DAILY}  # it says the same as the records

    set_clock(pictured, NOW + timedelta(hours=9))
    question_id = note(pictured, "Wann öffnet das Freibad?")
    state = pictured.safekeeping.carry_now()
    pictured.safekeeping.carry_now()

    assert state.newest is not None
    assert state.newest.made_at == NOW + timedelta(hours=9)
    assert len(pictured.safekeeping.backups()) == 2
    note(pictured, "Und das Hallenbad?")
    pictured.safekeeping.restore(pictured.second_place.fetch(state.newest.name))
    assert pictured.questions.get(question_id).text == "Wann öffnet das Freibad?"


def test_a_line_in_the_log_about_a_record_counts_as_news(pictured: Desk, stick: Path) -> None:
    set_clock(pictured, NOW + timedelta(hours=1))
    with pictured.town._database.command(PlaceNotThere("x").message, at=NOW, areas=()) as writer:  # noqa: SLF001 - a line alone
        at = instant_text(NOW + timedelta(hours=1))
        writer.insert("log", {"at": at, "kind": "copied", "subject": "post:1", "details": "{}"})

    pictured.safekeeping.carry_now()

    assert "asked-for-2027-05-12T070000Z.amtdesk-backup" in names_at(stick)


def test_pictures_that_older_copies_need_are_brought_again(pictured: Desk, stick: Path, tmp_path: Path) -> None:
    pictured.second_place.carry_over()
    (tmp_path / "neu.png").write_bytes(files.a_png() + b"other")
    older = picture_of(pictured)
    with pictured.town._database.command(PlaceNotThere("x").message, at=NOW, areas=()) as writer:  # noqa: SLF001 - gone from the newest state
        writer.connection.execute("DELETE FROM files")
    set_clock(pictured, NOW + timedelta(days=1))
    pictured.safekeeping.daily()
    pictured.second_place.carry_over()
    (stick / "files" / older).unlink()

    pictured.second_place.carry_over()

    assert (stick / "files" / older).exists()


def test_a_place_that_holds_all_of_it_again_is_no_longer_called_missing(
    pictured: Desk, stick: Path, tmp_path: Path
) -> None:
    pictured.second_place.carry_over()
    stick.rename(tmp_path / "pulled-out")
    assert pictured.second_place.carry_over().failing_since == NOW
    (tmp_path / "pulled-out").rename(stick)

    assert pictured.second_place.carry_over().failing_since is None
    written = len(pictured.second_place._database.rows("SELECT 1 FROM backup_copies"))  # noqa: SLF001 - the account
    pictured.second_place.carry_over()
    assert len(pictured.second_place._database.rows("SELECT 1 FROM backup_copies")) == written  # noqa: SLF001 - no news


def test_a_backup_of_the_future_is_not_taken_for_the_present_state(pictured: Desk, stick: Path) -> None:
    set_clock(pictured, NOW - timedelta(days=365))
    note(pictured, "Wann öffnet das Freibad?")

    state = pictured.safekeeping.carry_now()
    pictured.second_place.carry_over()

    assert "asked-for-2026-05-12T060000Z.amtdesk-backup" in names_at(stick)
    assert DAILY not in names_at(stick)
    assert state.fault is None


def test_a_damaged_backup_is_never_carried(pictured: Desk, stick: Path) -> None:
    backups.flip_middle(pictured.safekeeping.folder / DAILY)

    assert pictured.second_place.carry_over().newest is None
    assert names_at(stick) == set()
    pictured.safekeeping.carry_now()
    assert "asked-for-2027-05-12T060000Z.amtdesk-backup" in names_at(stick)


def test_an_older_backup_that_rotted_here_does_not_keep_the_newest_from_going(pictured: Desk, stick: Path) -> None:
    pictured.second_place.carry_over()
    older = pictured.safekeeping.folder / DAILY
    older.write_bytes(bytes(older.stat().st_size))
    set_clock(pictured, NOW + timedelta(days=1))
    pictured.safekeeping.daily()

    state = pictured.second_place.carry_over()

    assert state.fault is None
    assert "daily-2027-05-13T060000Z.amtdesk-backup" in names_at(stick)


def test_without_a_place_nothing_is_written_for_it(pictured: Desk) -> None:
    assert pictured.safekeeping.carry_now().place.kind is PlaceKind.NONE
    assert pictured.safekeeping.backups() == ()


def test_the_empty_folder_in_the_place_of_a_share_that_is_not_mounted_takes_nothing(
    pictured: Desk, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "fstab"
    table.write_text(f"//server/sicherung {stick} cifs noauto 0 0\n")
    monkeypatch.setattr(drives, "WANTED", table)

    assert pictured.safekeeping.carry_now().fault == PlaceNotThere(str(stick)).message
    assert names_at(stick) == set()
    with pytest.raises(PlaceNotThere):
        pictured.second_place.choose_folder(stick)


@files.needs_mounts
def test_a_stick_that_was_pulled_out_takes_nothing_although_its_folder_stands_there(
    pictured: Desk, tmp_path: Path
) -> None:
    place = tmp_path / "small"
    with files.small_drive(place, megabytes=4):
        (place / "AmtDesk").mkdir()
        pictured.second_place.choose_folder(place / "AmtDesk")
        assert pictured.safekeeping.carry_now().fault is None
    (place / "AmtDesk").mkdir()

    assert pictured.safekeeping.carry_now().fault == PlaceNotThere(str(place / "AmtDesk")).message
    assert names_at(place) == set()
