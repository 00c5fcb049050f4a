"""Einstellungen of the town: how the reporting week runs. The names stand in test_settings_page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from amtdesk.domain.report_weeks import CALENDAR_WEEK, TO_FRIDAY_NOON
from amtdesk.ui.app import WindowApp
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.town_card import TownCard


def test_the_reporting_week_is_chosen_and_taken_back(running: WindowApp) -> None:
    running.window.open(Destination("settings", "town_name"))
    page = running.window.page()
    assert isinstance(page, SettingsPage)
    page.build_all()
    card = page.card("town")
    assert isinstance(card, TownCard)
    desk = card.context.desk
    assert card.period.key() == TO_FRIDAY_NOON

    QTest.keyClick(card.period, Qt.Key.Key_Right)

    assert desk.report_weeks.period_rule() == CALENDAR_WEEK
    assert f"{desk.report_weeks.period('2027-W19').end:%d.%m. %H:%M}" == "17.05. 00:00"
    desk.history.undo()
    assert desk.report_weeks.period_rule() == TO_FRIDAY_NOON
