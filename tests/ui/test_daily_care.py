"""What the window sees to once a day: when the backup works again, nothing says any more that it does not."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.storage.backup_errors import NoSpaceForBackup
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
