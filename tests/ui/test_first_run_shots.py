"""The pictures of the first run show what their names say: what others look over for faults is there to be seen."""

from PySide6.QtWidgets import QLineEdit

from amtdesk.ui.app import WindowApp
from tests.loop import let_rest
from tests.ui.first_run_hand import page_of
from tests.ui.hands import words_on
from tools.shots_first_run import WELCOME


def shown(running: WindowApp, name: str) -> tuple[str, list[str]]:
    """All words of a shot, and what stands in its visible fields."""
    shot = next(each for each in WELCOME if each.name == name)
    shot.prepare(running.window, running.desk)
    let_rest()
    page = page_of(running)
    return words_on(page), [field.text() for field in page.findChildren(QLineEdit) if field.isVisible()]


def test_another_channel_is_chosen_and_has_its_own_name(first_start: WindowApp) -> None:
    _words, fields = shown(first_start, "first-run-other-channel")

    assert "Dorf-App" in fields


def test_hours_that_cannot_be_read_are_said_beside_their_day(first_start: WindowApp) -> None:
    words, fields = shown(first_start, "first-run-fault")

    assert "halb neun" in fields
    assert "„halb neun“" in words
