"""What the window sees to once a day: when the backup works again, nothing says any more that it does not."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.storage.backup_errors import NoSpaceForBackup
from amtdesk.system.known_folders import known_folders
from amtdesk.ui.app import WindowApp
from amtdesk.ui.daily_care import DailyCare
from tests.builders import NOW, set_clock


def test_the_bar_goes_when_the_backup_fits_again(running: WindowApp, qtbot: QtBot) -> None:
    is_full = [True]

    def back_up(desk: Desk) -> None:
        if is_full:
            raise NoSpaceForBackup(desk.folder)

    bars, care = running.window.voice.bars, DailyCare(running.window, back_up)
    care.look()
    qtbot.waitUntil(lambda: any("Platz" in text for text in bars.texts()))

    is_full.clear()
    set_clock(running.desk, NOW + timedelta(hours=3))
    care.look()

    qtbot.waitUntil(lambda: not any("Platz" in text for text in bars.texts()))
    qtbot.waitUntil(lambda: not running.tasks.is_busy())


@pytest.mark.parametrize(("fixture", "is_remembered"), [("running", True), ("birkenfurt", False)])
def test_the_folder_of_records_is_remembered_unless_the_town_is_invented(
    fixture: str, *, is_remembered: bool, request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own config"))
        window: WindowApp = request.getfixturevalue(fixture)

        window.back_up_daily()
        qtbot.waitUntil(lambda: window.desk.safekeeping.last_backup() is not None)
        qtbot.waitUntil(lambda: not window.tasks.is_busy())

        assert (window.desk.folder.absolute() in known_folders()) is is_remembered
