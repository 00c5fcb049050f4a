"""The window's words, and Qt's lock behind them."""

import subprocess
import sys

import pytest

PROGRAM = """
import gc
from zoneinfo import ZoneInfo
from PySide6.QtCore import QCoreApplication
from amtdesk.system.language import Language
from amtdesk.ui.translator import Translators

class Tidying(Language):
    def text(self, source):
        gc.collect()  # at the worst moment: Qt holds its lock for reading translators
        return super().text(source)

class Forgotten:
    pass

app = QCoreApplication([])
forgotten = Forgotten()
forgotten.itself = forgotten
forgotten.words = Translators()
forgotten.words.speak(Language("de", ZoneInfo("Europe/Berlin")))
del forgotten
spoken = Translators()
spoken.speak(Tidying("de", ZoneInfo("Europe/Berlin")))
print(QCoreApplication.translate("page", "Settings"))
"""


def test_tidying_memory_in_the_middle_of_a_translation_does_not_stop_the_window() -> None:
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True, check=True, timeout=120
        )
    except subprocess.TimeoutExpired:
        pytest.fail("Qt waits for itself: a translator was ended while its lock was held")

    assert done.stdout == "Einstellungen\n"
