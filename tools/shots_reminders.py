"""The reminders: the bar over the page, and the states of their card in the settings, for `make screens`."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.reminders_card import RemindersCard
from amtdesk.ui.settings_list import SETTINGS, show_setting
from tools.shot import Prepare, Shot, type_line

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.ui.main_window import MainWindow


def _bar(clock: str, page: str) -> Prepare:
    """What the bar says at a time of the day, over a page."""

    def prepare(window: "MainWindow", desk: "Desk") -> None:
        if not isinstance(desk.clock, StillClock):
            raise TypeError(desk.clock)
        window.open(Destination(page))
        desk.clock.set(instant_from_words(f"2027-05-12T{clock}"))
        window.tick()

    return prepare


def _card(window: "MainWindow") -> RemindersCard:
    window.open(Destination("settings", "reminders"))
    page = window.page()
    card = page.card("reminders") if isinstance(page, SettingsPage) else None
    if not isinstance(card, RemindersCard):
        raise TypeError(page)
    return card


def _times(window: "MainWindow", _desk: "Desk") -> None:
    card = _card(window)
    card.times.adds[0].click()


def _wrong(window: "MainWindow", _desk: "Desk") -> None:
    card = _card(window)
    card.times.days[1].setFocus()
    type_line(window, "nachmittags")
    card.times.days[1].finish()
    card.begins.setFocus()
    type_line(window, "18:00")
    card.ends.setFocus()
    type_line(window, "18:00")
    card.ends.finish()


def _at(key: str) -> Prepare:
    """The settings at one of their rows."""

    def prepare(window: "MainWindow", _desk: "Desk") -> None:
        window.open(Destination("settings", key))
        QApplication.processEvents()  # what was just built is shown by then, as after the quick find
        title = next(each.title for each in SETTINGS if each.key == key)
        page = window.page()
        if page is None or not show_setting(page, window.context.language.text(title)):
            raise LookupError(key)

    return prepare


def _pause(window: "MainWindow", _desk: "Desk") -> None:
    card = _card(window)
    card.pause.midday.click()
    card.times.days[0].setFocus()


SHOTS: tuple[Shot, ...] = (
    Shot(name="reminder-bar", prepare=_bar("08:15", "today"), is_page=True),
    Shot(name="reminder-bar-many", prepare=_bar("14:40", "questions"), is_page=True),
    Shot(name="settings-reminders", prepare=_times, is_page=True),
    Shot(name="settings-reminders-wrong", prepare=_wrong),
    Shot(name="settings-reminders-pause", prepare=_pause),
    Shot(name="settings-reminders-kinds", prepare=_at("reminder_kinds"), is_page=True),
    Shot(name="settings-computer", prepare=_at("at_login")),
)
