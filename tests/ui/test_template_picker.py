"""The search for a reply template over a dimmed page: what it finds, what it hands out, and what it says instead."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.domain.identifiers import TemplateId
from amtdesk.ui.app import WindowApp
from amtdesk.ui.template_picker import TemplatePicker
from tests.builders_templates import ending, keep_template
from tests.ui.hands import press, type_words, words_on


@pytest.fixture
def chosen() -> list[TemplateId]:
    """What was handed out."""
    return []


@pytest.fixture
def picker(running: WindowApp, chosen: list[TemplateId]) -> TemplatePicker:
    page = running.window.page()
    assert page is not None
    picker = TemplatePicker(page.context, running.window)
    picker.chosen.connect(chosen.append)
    return picker


def test_typing_finds_and_enter_hands_out(
    running: WindowApp, qtbot: QtBot, picker: TemplatePicker, chosen: list[TemplateId]
) -> None:
    keep_template(running.desk, "Hundesteuer", "Die Steuer …")
    pool = keep_template(running.desk, "Freibad: Öffnungszeiten", "Das Freibad öffnet.")
    picker.open_now()

    type_words("freib")
    press(qtbot, Qt.Key.Key_Return)

    assert chosen == [pool.id]
    assert not picker.isVisible()


def test_expired_words_are_found_and_not_handed_out(
    running: WindowApp, qtbot: QtBot, picker: TemplatePicker, chosen: list[TemplateId]
) -> None:
    keep_template(running.desk, "Alte Preise", "3 Euro", agreement=ending(date(2027, 1, 31)))
    picker.open_now()

    press(qtbot, Qt.Key.Key_Return)

    assert (chosen, picker.isVisible()) == ([], True)
    assert "„Alte Preise“ ist abgelaufen." in words_on(picker)


def test_what_is_not_found_is_said(running: WindowApp, picker: TemplatePicker) -> None:
    picker.open_now()
    assert "Es gibt noch keine Textbausteine." in words_on(picker)
    keep_template(running.desk)

    type_words("Nordpol")

    assert "Nichts gefunden zu „Nordpol“." in words_on(picker)


def test_escape_gives_the_focus_back(running: WindowApp, qtbot: QtBot, picker: TemplatePicker) -> None:
    before = running.window.focusWidget()
    picker.open_now()

    press(qtbot, Qt.Key.Key_Escape)

    assert not picker.isVisible()
    assert QApplication.focusWidget() is before
