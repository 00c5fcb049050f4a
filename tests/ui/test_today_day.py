"""Heute through the window: what the day is told of: weekend, report, silence, days off, the lead."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.planning_lead import LeadLevel
from amtdesk.domain.reminders import ReminderSettings
from amtdesk.ui.app import WindowApp
from amtdesk.ui.pages.today.page import TodayPage
from amtdesk.ui.pages.today.quiet_lines import QuietLine
from amtdesk.ui.pages.today.routine_offer import RoutineSheet
from amtdesk.ui.pages.today.side import LeadPanel
from tests.builders import NOW, berlin, set_clock
from tests.builders_today import a_question, an_approved_post, walk_the_round
from tests.loop import let_rest
from tests.ui.hands import press, words_on
from tests.ui.today_hand import focus_on, page_of, row_of, the_list


def quiet_lines(page: TodayPage) -> list[QuietLine]:
    """What stands there calmly, apart from what a desk without any question is taught."""
    lines = [line for line in page.findChildren(QuietLine) if line.isVisible()]
    return [line for line in lines if line.link.label() != "Erste Frage notieren"]


def test_the_routine_is_offered_until_she_keeps_a_task(running: WindowApp) -> None:
    page = page_of(running)
    (offer,) = quiet_lines(page)

    offer.link.click()
    sheet = running.window.sheet()
    assert isinstance(sheet, RoutineSheet)
    sheet.close_sheet()
    running.desk.own_tasks.add(title="Aushang")
    let_rest()

    assert quiet_lines(page_of(running)) == []


def test_a_silent_channel_is_told_calmly_and_leads_to_a_new_post(running: WindowApp) -> None:
    desk = running.desk
    desk.own_tasks.add(title="Aushang")
    desk.posts.mark_published(an_approved_post(desk, day=NOW.date()), at=NOW)
    an_approved_post(desk, day=date(2027, 5, 25))
    set_clock(desk, berlin(24))
    page = page_of(running)
    (line,) = quiet_lines(page)

    assert "Auf dem Kanal ist seit 12 Tagen nichts erschienen." in words_on(line)
    assert "Der nächste freigegebene Beitrag ist geplant für morgen." in words_on(line)
    line.link.click()
    assert running.window.stack.key() == "plan"


@pytest.mark.parametrize(
    ("text", "prepare"),
    [
        ("Eine Frage vom Wochenende wartet.", lambda desk: a_question(desk, asked_at=berlin(9, "12:00"))),
        (
            "Zwei Fragen vom Wochenende warten.",
            lambda desk: [a_question(desk, asked_at=berlin(9, hour)) for hour in ("12:00", "13:00")],
        ),
    ],
)
def test_monday_says_what_waits_from_the_weekend(
    running: WindowApp, text: str, prepare: Callable[[Desk], object]
) -> None:
    set_clock(running.desk, berlin(10))
    prepare(running.desk)
    page = page_of(running)

    assert text in words_on(page)
    assert "Antwort bis heute, 24:00." in words_on(page) or "Vom Wochenende" in str(the_list(page).rows())


def test_the_day_after_a_holiday_speaks_of_the_day_off(running: WindowApp) -> None:
    set_clock(running.desk, berlin(7))  # Friday after Ascension Day
    a_question(running.desk, asked_at=berlin(6, "12:00"))
    a_question(running.desk, "Noch eine?", asked_at=berlin(6, "13:00"))
    assert "Zwei Fragen vom freien Tag warten." in words_on(page_of(running))


def test_friday_says_until_when_the_report_is_due(running: WindowApp) -> None:
    set_clock(running.desk, berlin(14))
    assert "Der Wochenbericht ist bis 12:00 fällig." in words_on(page_of(running))


@pytest.mark.parametrize(
    ("day", "words"), [(17, "Heute ist kein Dienst (Pfingstmontag)."), (15, "Heute ist kein Dienst.")]
)
def test_a_day_off_is_calm_and_says_when_work_goes_on(running: WindowApp, day: int, words: str) -> None:
    set_clock(running.desk, berlin(day, "10:00"))
    page = page_of(running)

    assert words in words_on(page)
    assert "Nächster Tag mit Dienst: " in words_on(page)
    assert "heute kein Rundgang" in words_on(page)
    assert page.primary_button() is None


def test_a_long_day_is_told_in_hours(running: WindowApp) -> None:
    running.desk.own_tasks.add(title="Klausurtag", minutes=240)
    assert "Zwei Aufgaben für heute, zusammen etwa 4 Std. 05 Min." in words_on(page_of(running))


def test_more_than_twelve_of_the_next_days_open_in_place(running: WindowApp, qtbot: QtBot) -> None:
    for number in range(15):
        running.desk.own_tasks.add(title=f"Kontrollgang {number:02}", starts_on=date(2027, 5, 14))
    page = page_of(running)
    cards = the_list(page, "Demnächst")
    assert [row.title for row in cards.rows()][12:] == ["und 4 weitere"]
    focus_on(page, "und 4 weitere", name="Demnächst")

    press(qtbot, Qt.Key.Key_Return)

    assert len(cards.rows()) == 16
    assert QApplication.focusWidget() is cards
    assert cards.currentIndex().row() == 12


def test_long_open_questions_are_named_so(running: WindowApp) -> None:
    a_question(running.desk, "Älter?", asked_at=berlin(7, "08:00"))
    a_question(running.desk, "Alt?", asked_at=berlin(7, "09:00"))
    page = page_of(running)

    assert "Seit über 48 Stunden offen" in words_on(page)
    assert row_of(page, "Alt?").lead == "Seit über 48 Stunden offen"


@pytest.mark.parametrize(
    ("ahead", "level", "words"),
    [
        (3, LeadLevel.SHORT, "Knapp: unter 14 Tagen"),
        (20, LeadLevel.MIDDLING, "Unter 28 Tagen"),
        (40, LeadLevel.ENOUGH, ""),
    ],
)
def test_the_lead_says_in_words_whether_it_is_enough(
    running: WindowApp, ahead: int, level: LeadLevel, words: str
) -> None:
    an_approved_post(running.desk, day=NOW.date() + timedelta(days=ahead))
    panel = page_of(running).findChild(LeadPanel)
    assert panel is not None

    lead = running.desk.today.brief().planning_lead
    assert (lead.level, panel.level_text(lead)) == (level, words)
    assert (words in words_on(panel)) is True
    assert "Lücke: " in panel.strip.accessibleName()


def test_whoever_has_just_come_is_not_alarmed_by_an_empty_plan(running: WindowApp) -> None:
    panel = page_of(running).findChild(LeadPanel)
    assert panel is not None

    assert running.desk.today.brief().planning_lead.level is LeadLevel.UNBEGUN
    assert "Knapp" not in words_on(panel)
    assert "Lücke" not in words_on(panel)
    assert panel.fill.label() == "Ersten Beitrag planen"


def test_every_gap_is_told_two_by_name_and_the_rest_by_number(running: WindowApp) -> None:
    for ahead in (0, 6, 13, 20):
        an_approved_post(running.desk, day=NOW.date() + timedelta(days=ahead))
    panel = page_of(running).findChild(LeadPanel)
    assert panel is not None

    assert words_on(panel).count("Lücke: ") == 2
    assert "Danach noch " in words_on(panel)


def test_a_later_round_is_offered_as_one_that_begins(running: WindowApp) -> None:
    running.desk.reminders.change(ReminderSettings(times={2: (time(8, 15), time(15, 30))}))
    walk_the_round(running.desk)
    page = page_of(running)
    assert "Nächster Rundgang um 15:30." in words_on(page)
    assert "nächster um 15:30" in words_on(page)

    set_clock(running.desk, berlin(12, "15:31"))
    page.tick()

    button = page.primary_button()
    assert button is not None
    assert button.label() == "Rundgang starten"
    assert "Noch ein Rundgang heute: was seit dem letzten neu ist" in words_on(page)


def test_a_desk_without_any_question_is_taught_what_comes_first(running: WindowApp, qtbot: QtBot) -> None:
    page = page_of(running)
    assert "Hier steht jeden Morgen, was zuerst dran ist." in words_on(page)

    a_question(running.desk)

    qtbot.waitUntil(lambda: "Hier steht jeden Morgen" not in words_on(page), timeout=10_000)
