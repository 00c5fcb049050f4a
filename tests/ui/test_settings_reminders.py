"""Einstellungen, reminders: times by weekday, quiet hours, too late, kinds, pause. By keyboard, at once, with undo."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from amtdesk.domain.matters import MatterKind
from amtdesk.domain.reminders import QuietHours
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp
from amtdesk.ui.messages import ToastNote
from amtdesk.ui.page import Destination
from amtdesk.ui.pages.settings.page import SettingsPage
from amtdesk.ui.pages.settings.reminder_kinds import KIND_WORDS
from amtdesk.ui.pages.settings.reminders_card import RemindersCard
from amtdesk.ui.settings_list import SETTINGS, show_setting
from tests.loop import let_rest
from tests.ui.hands import press, type_words, words_on

ENTER, TAB, SPACE, RIGHT = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Right
MORNING, AFTERNOON = time(8, 15), time(15, 30)


@pytest.fixture
def card(birkenfurt: WindowApp) -> RemindersCard:
    """The card of the demonstration's Wednesday, 08:00; the round is due at 08:15 on each day of service."""
    birkenfurt.window.open(Destination("settings", "reminders"))
    page = birkenfurt.window.page()
    assert isinstance(page, SettingsPage)
    found = page.card("reminders")
    assert isinstance(found, RemindersCard)
    let_rest()
    return found


@pytest.fixture
def toasts(birkenfurt: WindowApp) -> list[ToastNote]:
    """Every toast."""
    notes: list[ToastNote] = []
    birkenfurt.messages.toast_raised.connect(notes.append)
    return notes


def write(field: QLineEdit, words: str, qtbot: QtBot) -> None:
    field.setFocus()
    field.selectAll()
    type_words(words)
    press(qtbot, ENTER)


def times(running: WindowApp) -> dict[int, tuple[time, ...]]:
    return dict(running.desk.reminders.settings().times)


class TestTimes:
    def test_a_day_takes_several_times_as_they_are_typed(
        self, card: RemindersCard, birkenfurt: WindowApp, toasts: list[ToastNote], qtbot: QtBot
    ) -> None:
        write(card.times.days[1], "15.30 und 8:15 Uhr", qtbot)

        assert card.times.days[1].text() == "08:15, 15:30"
        assert times(birkenfurt)[1] == (MORNING, AFTERNOON)
        assert times(birkenfurt)[0] == (MORNING,)  # the other days stay as they were
        assert toasts[-1].text == "Erinnerung am Dienstag: 08:15, 15:30."
        assert toasts[-1].action == "Rückgängig"

    def test_undo_brings_back_what_was_there(self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        write(card.times.days[1], "9", qtbot)

        birkenfurt.desk.history.undo()
        let_rest()

        assert card.times.days[1].text() == "08:15"

    def test_an_empty_day_has_no_reminder(self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        write(card.times.days[2], "-", qtbot)

        assert times(birkenfurt)[2] == ()
        assert card.next.text() == "Nächste Erinnerung: morgen, Donnerstag, 08:15"
        assert not card.times.copies[2].isEnabled()

    def test_without_any_time_there_is_none_and_it_says_so(
        self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot
    ) -> None:
        for field in card.times.days:
            write(field, "-", qtbot)

        assert birkenfurt.desk.reminders.next_at() is None
        assert card.next.text().startswith("Keine Zeit ist eingetragen")

    def test_what_is_no_time_is_said_at_its_field_and_stays_there(
        self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot
    ) -> None:
        write(card.times.days[0], "früh", qtbot)

        assert "„früh“ ist keine Uhrzeit" in card.times.errors[0].text()
        assert card.times.days[0].text() == "früh"
        assert times(birkenfurt) == {}
        write(card.times.days[0], "9:00", qtbot)
        assert card.times.errors[0].isHidden()

    def test_a_time_is_added_by_its_button_and_typed_over(
        self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot
    ) -> None:
        card.times.adds[0].setFocus()
        press(qtbot, SPACE)
        assert (card.times.days[0].text(), card.times.days[0].selectedText()) == ("08:15, 15:30", "15:30")

        type_words("14:00")
        press(qtbot, ENTER)

        assert times(birkenfurt)[0] == (MORNING, time(14))

    @pytest.mark.parametrize(
        ("kept", "proposed"), [("-", "08:15"), ("16:00", "17:00"), ("23:15", "23:45"), ("8, 15:30", "16:30")]
    )
    def test_the_proposal_fits_what_is_there(self, kept: str, proposed: str, card: RemindersCard, qtbot: QtBot) -> None:
        write(card.times.days[5], kept, qtbot)

        card.times.adds[5].click()

        assert card.times.days[5].selectedText() == proposed

    def test_a_day_is_copied_to_the_other_days_of_service(
        self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot
    ) -> None:
        write(card.times.days[0], "8:15, 15:30", qtbot)

        card.times.copies[0].setFocus()
        press(qtbot, SPACE)

        assert [times(birkenfurt)[day] for day in range(5)] == [(MORNING, AFTERNOON)] * 5
        assert [times(birkenfurt)[day] for day in (5, 6)] == [(), ()]

    def test_copying_takes_what_was_typed_just_now_unless_it_is_wrong(
        self, card: RemindersCard, birkenfurt: WindowApp
    ) -> None:
        for words in ("nie", "10:00"):
            card.times.days[3].setFocus()
            card.times.days[3].selectAll()
            type_words(words)
            card.times.copies[3].click()

        assert birkenfurt.desk.town.town().round_time == time(10)
        card.times.copies[3].click()  # nothing new
        assert card.times.days[4].text() == "10:00"

    def test_the_same_time_on_each_day_of_service_is_the_rounds_own_time(
        self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot
    ) -> None:
        write(card.times.days[0], "9:30", qtbot)
        card.times.copies[0].click()

        assert birkenfurt.desk.town.town().round_time == time(9, 30)
        assert times(birkenfurt) == {}


class TestQuietHours:
    def test_a_beginning_asks_for_an_end_and_proposes_one(
        self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot
    ) -> None:
        write(card.begins, "18", qtbot)
        assert card.ends.hasFocus()
        assert card.ends.selectedText() == "07:00"

        press(qtbot, ENTER)

        assert birkenfurt.desk.reminders.settings().quiet == QuietHours(begins=time(18), ends=time(7))
        assert card.begins.text() == "18:00"

    def test_what_lies_in_them_is_told(self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        write(card.begins, "8:00", qtbot)
        write(card.ends, "8:30", qtbot)

        assert "die Erinnerung kommt danach: Mo 08:15, Di 08:15" in words_on(card)
        assert birkenfurt.desk.reminders.settings().quiet is not None

    def test_wrong_ones_are_said_beside_them(self, card: RemindersCard, qtbot: QtBot) -> None:
        said = []
        for begins, ends in (("8", "abends"), ("8", "8:00"), ("8", " "), (" ", "9")):
            write(card.begins, begins, qtbot)
            write(card.ends, ends, qtbot)
            said.append(card.quiet_error.text())

        assert "„abends“ ist keine Uhrzeit" in said[0]
        assert said[1] == "Die Ruhezeit beginnt und endet zur selben Zeit."
        assert said[2] == "Bitte tragen Sie ein, bis wann Ruhe sein soll."
        assert said[3] == "Bitte tragen Sie ein, ab wann Ruhe sein soll."

    def test_empty_fields_end_them(self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        write(card.begins, "18", qtbot)
        press(qtbot, ENTER)

        write(card.begins, " ", qtbot)
        write(card.ends, " ", qtbot)

        assert birkenfurt.desk.reminders.settings().quiet is None
        assert card.quiet_error.isHidden()


class TestTooLate:
    def test_it_is_the_end_of_service_or_some_minutes(
        self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot
    ) -> None:
        assert card.minutes.isHidden()
        card.late.setFocus()
        press(qtbot, RIGHT)
        assert birkenfurt.desk.reminders.settings().lasts == timedelta(hours=1)

        write(card.minutes, "90", qtbot)
        assert birkenfurt.desk.reminders.settings().lasts == timedelta(minutes=90)

        card.late.setFocus()
        press(qtbot, Qt.Key.Key_Left)
        assert birkenfurt.desk.reminders.settings().lasts is None

    def test_no_minutes_at_all_brings_back_what_was_there(
        self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot
    ) -> None:
        card.late.setFocus()
        press(qtbot, RIGHT)

        card.minutes.setFocus()
        card.minutes.clear()
        card.minutes.finish()

        assert birkenfurt.desk.reminders.settings().lasts == timedelta(hours=1)


class TestKinds:
    def test_each_kind_has_its_word(self) -> None:
        assert set(KIND_WORDS) == set(MatterKind)

    def test_a_kind_is_switched_off_and_on_by_space(
        self, card: RemindersCard, birkenfurt: WindowApp, toasts: list[ToastNote], qtbot: QtBot
    ) -> None:
        card.kinds.switches[MatterKind.ROUND].setFocus()

        press(qtbot, SPACE)
        assert birkenfurt.desk.reminders.settings().kinds_off == {"round"}
        assert card.next.text() == "An den Rundgang werden Sie nicht erinnert."
        press(qtbot, SPACE)

        assert birkenfurt.desk.reminders.settings().kinds_off == frozenset()
        assert [toast.text for toast in toasts] == [
            "Keine Erinnerungen mehr: Rundgang durch die Gruppen",
            "Wieder Erinnerungen: Rundgang durch die Gruppen",
        ]

    def test_undo_shows_at_the_switch(self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        switch = card.kinds.switches[MatterKind.REPORT_DUE]
        switch.click()
        assert birkenfurt.desk.reminders.settings().kinds_off == {"report_due"}

        birkenfurt.desk.history.undo()

        assert birkenfurt.desk.reminders.settings().kinds_off == frozenset()
        qtbot.waitUntil(switch.isChecked)


class TestThePause:
    def test_it_is_begun_and_ended_by_keyboard(self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        card.pause.midday.setFocus()
        press(qtbot, SPACE)
        assert birkenfurt.desk.reminders.settings().silent_until == instant_from_words("2027-05-12T13:00")
        assert card.next.text() == "Keine Erinnerungen bis heute, 13:00. Danach kommen sie von selbst wieder."
        assert card.pause.again.hasFocus()

        press(qtbot, SPACE)

        assert birkenfurt.desk.reminders.settings().silent_until is None
        assert card.next.text() == "Nächste Erinnerung: heute, 08:15"

    def test_its_end_is_a_time_or_a_day(self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        ends = []
        for words in ("14:00", "Montag", "24.12."):
            write(card.pause.until, words, qtbot)
            ends.append(birkenfurt.desk.reminders.settings().silent_until)
            press(qtbot, SPACE)

        assert ends == [instant_from_words(f"2027-{each}") for each in ("05-12T14:00", "05-17T06:00", "12-24T06:00")]

    def test_an_end_that_makes_no_sense_is_said(self, card: RemindersCard, birkenfurt: WindowApp, qtbot: QtBot) -> None:
        write(card.pause.until, "bald", qtbot)
        first = card.pause.error.text()
        write(card.pause.until, "7:00", qtbot)
        second = card.pause.error.text()
        press(qtbot, Qt.Key.Key_Escape)

        assert "„bald“ ist weder eine Uhrzeit noch ein Tag" in first
        assert second == "Diese Zeit ist schon vorbei. Bitte nennen Sie eine spätere."
        assert card.pause.error.isHidden()
        assert birkenfurt.desk.reminders.settings().silent_until is None

    def test_the_usual_ends_are_an_hour_midday_and_tomorrow(self, card: RemindersCard, birkenfurt: WindowApp) -> None:
        ends = []
        for button in (card.pause.hour, card.pause.midday, card.pause.tomorrow):
            button.click()
            ends.append(birkenfurt.desk.reminders.settings().silent_until)

        assert ends == [instant_from_words(f"2027-05-{each}") for each in ("12T09:00", "12T13:00", "13T06:00")]

    def test_it_ends_by_itself_while_the_page_is_seen(self, card: RemindersCard, birkenfurt: WindowApp) -> None:
        card.pause.midday.click()
        assert isinstance(birkenfurt.desk.clock, StillClock)
        birkenfurt.desk.clock.set(instant_from_words("2027-05-12T13:00"))

        birkenfurt.window.tick()

        assert card.pause.again.isHidden() or not card.pause.again.isVisible()
        assert not card.pause.midday.isVisible()
        card.pause.midday.click()
        assert birkenfurt.desk.reminders.settings().silent_until == instant_from_words("2027-05-12T13:00")


def test_the_next_one_is_told_with_its_day(card: RemindersCard, birkenfurt: WindowApp) -> None:
    assert isinstance(birkenfurt.desk.clock, StillClock)
    said = []
    for clock in ("12T08:00", "12T09:00", "14T09:00"):
        birkenfurt.desk.clock.set(instant_from_words(f"2027-05-{clock}"))
        birkenfurt.window.tick()
        said.append(card.next.text())

    assert said == [
        "Nächste Erinnerung: heute, 08:15",
        "Nächste Erinnerung: morgen, Donnerstag, 08:15",
        "Nächste Erinnerung: Dienstag, 18. Mai, 08:15",  # Whit Monday is off
    ]


@pytest.mark.parametrize(
    "title", ["Zeiten des Rundgangs", "Zu spät", "Ruhezeit", "Erinnerungen pausieren", "Woran AmtDesk erinnert"]
)
def test_quick_find_knows_each_row_and_leads_into_it(title: str, card: RemindersCard, birkenfurt: WindowApp) -> None:
    known = {birkenfurt.language.text(each.title) for each in SETTINGS}
    page = birkenfurt.window.page()
    assert page is not None

    assert title in known
    assert show_setting(page, title)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert card.isAncestorOf(focus)


def test_the_section_stands_in_the_list_and_the_page_opens_at_it(birkenfurt: WindowApp) -> None:
    birkenfurt.window.open(Destination("settings", "reminder_times"))
    page = birkenfurt.window.page()
    assert isinstance(page, SettingsPage)
    let_rest()

    card = page.card("reminders")
    assert card.isAncestorOf(QApplication.focusWidget() or page)
    assert not card.visibleRegion().isEmpty()
