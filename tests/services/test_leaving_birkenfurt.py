"""Leaving Birkenfurt: it is set aside whole, an own desk begins, and there is a way back."""

import sqlite3
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, UserFacingError
from amtdesk.domain.safekeeping import CheckState
from amtdesk.storage.errors import DatabaseInUse
from amtdesk.system.clock import Clock
from tests.builders import open_desk


def test_birkenfurt_is_set_aside_whole_and_an_own_desk_begins(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.first_run.keep_typed(1, {"name": "Haselbrück"})
        desk.demo.open_birkenfurt()
        desk.safekeeping.backup_now()
        asked = len(desk.questions.all())

        place = desk.demo.leave()

        assert place == tmp_path / "birkenfurt"
        assert {"amtdesk.sqlite3", "files", "backups"} <= {path.name for path in place.iterdir()}
        assert desk.demo.is_empty()
        assert (desk.town.is_begun(), desk.town.town().name, desk.safekeeping.last_backup()) == (False, "", None)
        assert desk.first_run.typed(1) == {"name": "Haselbrück"}, "what was typed before comes along"
    with open_desk(place) as aside:
        assert len(aside.questions.all()) == asked
        states = {point.name: point.state for point in aside.safekeeping.check().points}
        assert states["files"] is CheckState.FINE


def test_it_can_be_taken_up_again_while_the_own_desk_is_empty(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.demo.open_birkenfurt()
        place = desk.demo.leave()

        desk.demo.come_back(place)

        assert desk.town.town().name == "Birkenfurt"
        assert not place.exists()
        second = desk.demo.leave()
        desk.first_run.add_group("Du kommst aus Haselbrück")
        with pytest.raises(NotAllowed, match="holds records already"):
            desk.demo.come_back(second)
        assert [group.name for group in desk.first_run.groups()] == ["Du kommst aus Haselbrück"]


def test_the_own_desk_goes_by_the_machines_clock_again(tmp_path: Path) -> None:
    with Desk.open(tmp_path, Clock()) as desk:
        before = desk.clock.now()
        desk.demo.open_birkenfurt()
        assert desk.clock.today().isoformat().startswith("2027-05")

        place = desk.demo.leave()
        assert abs((desk.clock.now() - before).total_seconds()) < 3600
        desk.demo.come_back(place)
        assert desk.clock.today().isoformat().startswith("2027-05")


def test_each_time_it_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "birkenfurt").mkdir()
    with open_desk(tmp_path) as desk:
        desk.demo.open_birkenfurt()

        assert desk.demo.leave() == tmp_path / "birkenfurt-2"


def test_an_own_desk_cannot_be_left(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="your own"):
        desk.demo.leave()


def test_nothing_moves_while_somebody_else_reads_the_records(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.demo.open_birkenfurt()
        other = sqlite3.connect(tmp_path / "amtdesk.sqlite3")
        other.execute("BEGIN")
        other.execute("SELECT * FROM settings").fetchone()

        with pytest.raises(DatabaseInUse):
            desk.demo.leave()
        other.close()

        assert desk.town.town().name == "Birkenfurt"
        assert not (tmp_path / "birkenfurt").exists()


def test_what_is_held_fast_lets_everything_stay_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refused(part: Path, target: Path) -> Path:
        if part.name == "files":
            raise PermissionError(13, "Permission denied")
        return rename(part, target)

    with open_desk(tmp_path) as desk:
        desk.demo.open_birkenfurt()
        with monkeypatch.context() as simulated:
            simulated.setattr(Path, "rename", refused)
            with pytest.raises(UserFacingError, match="They stay where they are"):
                desk.demo.leave()
        assert desk.town.town().name == "Birkenfurt"
        assert not (tmp_path / "birkenfurt").exists()
        place = desk.demo.leave()
        with monkeypatch.context() as simulated:
            simulated.setattr(Path, "rename", refused)
            with pytest.raises(UserFacingError, match="They stay where they are"):
                desk.demo.come_back(place)
        assert desk.demo.is_empty()
        desk.demo.come_back(place)
        assert desk.town.town().name == "Birkenfurt"


def test_a_folder_that_takes_nothing_says_so_and_nothing_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_self: Path, **_how: object) -> None:
        raise PermissionError(13, "Permission denied")

    with open_desk(tmp_path) as desk:
        desk.demo.open_birkenfurt()
        place = tmp_path / "birkenfurt"
        with monkeypatch.context() as simulated:
            simulated.setattr(Path, "mkdir", refused)
            with pytest.raises(UserFacingError, match="They stay where they are"):
                desk.demo.leave()
        assert desk.town.town().name == "Birkenfurt"
        desk.demo.leave()
        with monkeypatch.context() as simulated:
            simulated.setattr(Path, "mkdir", refused)
            with pytest.raises(UserFacingError, match="They stay where they are"):
                desk.demo.come_back(place)
        assert desk.demo.is_empty()
