"""Datenschutz und Über AmtDesk: the preview before anything goes, the log after it, versions for the IT."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.retention import RetentionKind
from amtdesk.domain.words import ERASED_WORDS
from amtdesk.system.clock import StillClock
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.about_card import AboutCard
from amtdesk.ui.pages.settings.about_licences import LicencesSheet
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.privacy_card import PrivacyCard
from amtdesk.ui.pages.settings.privacy_log import PrivacyLog
from amtdesk.ui.pages.settings.privacy_preview import PrivacyPreview
from amtdesk.ui.widgets.labels import Label
from tests.builders import NOW


def page_of(running: WindowApp) -> SettingsPage:
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    return page


def privacy(running: WindowApp) -> PrivacyCard:
    running.window.open(Destination("settings", "privacy"))
    card = page_of(running).card("privacy")
    assert isinstance(card, PrivacyCard)
    return card


def words_on(sheet: PrivacyPreview | PrivacyLog) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(Label))


def test_nothing_goes_before_the_preview_was_agreed_to_and_the_log_tells_of_it(
    running: WindowApp, qtbot: QtBot, clock: StillClock
) -> None:
    desk = running.desk
    question = desk.questions.note("Wann kommt der Bagger?", source=QuestionSource.OTHER)
    desk.questions.close_without_answer(question.id, "Steht auf der Seite.")
    clock.set(NOW + timedelta(days=800))
    card = privacy(running)
    assert not card.stop.isVisible()

    card.look.click()
    qtbot.waitUntil(lambda: bool(running.window.findChildren(PrivacyPreview)), timeout=30_000)
    sheet = running.window.findChildren(PrivacyPreview)[-1]
    assert "Wann kommt der Bagger?" in words_on(sheet)
    assert sheet.focusWidget() is sheet.leave  # Enter alone deletes nothing
    sheet.agree.click()

    qtbot.waitUntil(lambda: desk.questions.get(question.id).text == ERASED_WORDS, timeout=30_000)
    qtbot.waitUntil(card.stop.isVisible, timeout=10_000)
    qtbot.waitUntil(card.look.isEnabled, timeout=30_000)
    card.past.click()
    (log,) = running.window.findChildren(PrivacyLog)
    assert "Bürgerfragen und Antworten" in words_on(log)
    assert "Bagger" not in words_on(log)
    log.close_sheet()
    card.stop.click()
    assert not desk.retention.is_on()


def test_a_period_is_changed_at_once_waits_for_a_yes_and_is_undone(running: WindowApp, qtbot: QtBot) -> None:
    desk = running.desk
    card = privacy(running)
    desk.retention.agree()
    qtbot.waitUntil(card.stop.isVisible, timeout=10_000)
    box = card.boxes[RetentionKind.QUESTIONS]

    box.setCurrentIndex(box.findData(365))
    box.activated.emit(box.currentIndex())

    assert desk.retention.rule(RetentionKind.QUESTIONS).waits
    box.activated.emit(box.currentIndex())  # the same once more changes nothing
    desk.history.undo()
    qtbot.waitUntil(lambda: box.currentData() == 730, timeout=10_000)


def test_the_it_gets_versions_and_reads_the_licences(running: WindowApp) -> None:
    running.window.open(Destination("settings", "about"))
    card = page_of(running).card("about")
    assert isinstance(card, AboutCard)

    assert f"Datenordner: {running.desk.folder}" in card.details()
    assert "SQLite: 3." in card.details()
    card.licences.click()
    (sheet,) = running.window.findChildren(LicencesSheet)
    assert "Source Sans 3" in sheet.text.toPlainText()
    sheet.close_sheet()
