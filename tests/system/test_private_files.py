"""Nobody but the owner reads the records, also those of a desk that was begun before this was so."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.storage.backups import backup_before_migration
from amtdesk.system.clock import StillClock
from amtdesk.system.first_window import listen
from amtdesk.system.folders import close_all_to_others, close_to_others, data_folder
from amtdesk.system.one_writer import take_place
from amtdesk.ui.window_settings import WindowSettings
from tests.builders import NOW
from tests.builders_files import a_png
from tests.builders_places import a_stick

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a profile to its owner by itself")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@pytest.fixture(autouse=True)
def usual_habit() -> Iterator[None]:
    """What most systems let others read of a new file: all of it."""
    old = os.umask(0o022)
    yield
    os.umask(old)


def open_to_others(folder: Path) -> list[str]:
    """What others may read or enter, the folder itself as a dot."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in (folder, *folder.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & _OTHERS
    )


def test_a_new_desk_is_closed_to_others_with_its_journal_and_its_backups(tmp_path: Path) -> None:
    folder = data_folder(str(tmp_path / "desk"))
    with Desk.open(folder, StillClock(NOW)) as desk:
        desk.town.set("name", "Birkenfurt")
        desk.safekeeping.daily()
        close_all_to_others(folder)
        assert (folder / "amtdesk.sqlite3-wal").exists()
        assert open_to_others(folder) == []


def test_pictures_backups_and_what_a_window_lays_down_are_never_open_to_others(tmp_path: Path) -> None:
    folder = data_folder(str(tmp_path / "desk"))
    (tmp_path / "foto.png").write_bytes(a_png())
    with Desk.open(folder, StillClock(NOW)) as desk:
        assert open_to_others(folder) == []
        desk.demo.open_birkenfurt()
        WindowSettings(folder).keep_zoom(150)
        take_place(folder)
        listen(folder)
        assert open_to_others(folder) == []
        desk.media.thumbnail(desk.media.keep(tmp_path / "foto.png").sha256)
        assert open_to_others(folder) == []
        desk.safekeeping.backup_now()
        desk.safekeeping.daily()
        desk.safekeeping.before_import()
        backup_before_migration(desk.town._database)  # noqa: SLF001 - as when a newer program opens it
        assert open_to_others(folder) == []


def test_restoring_fetching_and_leaving_birkenfurt_open_nothing_to_others(tmp_path: Path) -> None:
    folder = data_folder(str(tmp_path / "desk"))
    with Desk.open(folder, StillClock(NOW)) as desk:
        desk.demo.open_birkenfurt()
        first = desk.safekeeping.backup_now()
        desk.town.set("name", "Neuenfurt")
        desk.safekeeping.restore(first.path)
        desk.safekeeping.restore(desk.safekeeping.state_before_restore().path)
        assert open_to_others(folder) == []
        desk.second_place.choose_folder(a_stick(tmp_path))
        desk.safekeeping.carry_now()
        shutil.rmtree(folder / "backups")
        desk.safekeeping.restore(desk.second_place.fetch(desk.second_place.newest_copy().name))
        assert open_to_others(folder) == []
        assert open_to_others(tmp_path / "stick") == ["."]
        desk.demo.leave()
        assert open_to_others(folder) == []
        good = desk.safekeeping.backup_now()
    (folder / "amtdesk.sqlite3").write_bytes(b"rotten" * 100)
    Desk.restore(folder, good.path, clock=StillClock(NOW))
    assert open_to_others(folder) == []


def test_an_older_desk_is_closed_when_it_is_opened_and_to_the_last_file_by_the_daily_run(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    shelf = folder / "files" / "ab"
    shelf.mkdir(parents=True)
    for path in (folder / "amtdesk.sqlite3", folder / "window.ini", folder / "notes.txt", shelf / "abcd"):
        path.write_text("words of a citizen")
        path.chmod(0o644)
    (folder / "window.ini.link").symlink_to(folder / "notes.txt")
    folder.chmod(0o755)

    close_to_others(folder)

    assert open_to_others(folder) == ["files/ab", "files/ab/abcd", "notes.txt", "window.ini.link"]
    close_all_to_others(folder)
    assert open_to_others(folder) == ["notes.txt", "window.ini.link"]


def test_a_backup_is_closed_to_others_wherever_it_is_saved_or_carried(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with Desk.open(data_folder(str(tmp_path / "desk")), StillClock(NOW)) as desk:
        desk.safekeeping.daily()
        desk.safekeeping.backup(tmp_path / "mine.amtdesk-backup")
        desk.second_place.choose_folder(stick)
        desk.second_place.carry_over()
    saved = [tmp_path / "mine.amtdesk-backup", *stick.rglob("*.amtdesk-backup")]
    assert [path for path in saved if stat.S_IMODE(path.stat().st_mode) & _OTHERS] == []
    assert len(saved) > 1
