"""Nobody but the owner reads the records, also those of a desk that was begun before this was so."""

import os
import stat
import sys
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock
from amtdesk.system.folders import close_all_to_others, close_to_others, data_folder
from tests.builders import NOW

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a profile to its owner by itself")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def open_to_others(folder: Path) -> list[str]:
    """What others may read or enter, the folder itself as a dot."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in (folder, *folder.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & _OTHERS
    )


def test_a_new_desk_is_closed_to_others_with_its_journal_and_its_backups(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        folder = data_folder(str(tmp_path / "desk"))
        with Desk.open(folder, StillClock(NOW)) as desk:
            desk.town.set("name", "Birkenfurt")
            desk.safekeeping.daily()
            close_all_to_others(folder)
            assert (folder / "amtdesk.sqlite3-wal").exists()
            assert open_to_others(folder) == []
    finally:
        os.umask(old)


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
    old = os.umask(0o022)
    try:
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
    finally:
        os.umask(old)
