"""The reminder over the page: one sentence, raised at its time, put off, seen, silent during a round."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amtdesk.desk import Desk
from amtdesk.domain.matters import MatterKind
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui import desk_watch
from amtdesk.ui.app import WindowApp
from amtdesk.ui.messages import BarNote
from amtdesk.ui.page import Destination
from tests.builders import set_clock
from tests.loop import let_rest
from tests.ui.hands import page_of, press
from tests.ui.reminder_hand import asked, at, only, press_on

FREIBAD = "Hat das Freibad am 1. Mai schon auf?"


@pytest.fixture
def raised(birkenfurt: WindowApp) -> list[BarNote]:
    """Every bar that the window raises."""
    notes: list[BarNote] = []
    birkenfurt.messages.bar_raised.connect(notes.append)
    return notes


@pytest.fixture
def of_the_round(birkenfurt: WindowApp) -> WindowApp:
    """She is reminded of the round alone."""
    only(birkenfurt.desk, MatterKind.ROUND)
    return birkenfurt


@pytest.fixture
def of_questions(birkenfurt: WindowApp) -> WindowApp:
    """She is reminded of questions alone; one more of them runs out at half past ten."""
    only(birkenfurt.desk, MatterKind.QUESTION_SOON)
    asked(birkenfurt.desk, FREIBAD, clock="10:30")
    return birkenfurt


def later(raised: list[BarNote]) -> list[str]:
    return [choice.text for choice in raised[-1].actions[1].choices]


def buttons(note: BarNote) -> list[str]:
    return [action.text for action in note.actions]


class TestTheRound:
    def test_it_is_raised_at_its_time_once(self, of_the_round: WindowApp, raised: list[BarNote]) -> None:
        assert at(of_the_round, "08:14") == ()

        first, second = at(of_the_round, "08:15"), at(of_the_round, "08:16")

        assert first == second == ("Es ist Zeit für den Rundgang durch die Gruppen.",)
        assert [buttons(note) for note in raised] == [["Rundgang starten", "Später", "Gesehen"]]

    def test_its_button_starts_it_and_the_bar_goes(self, of_the_round: WindowApp, raised: list[BarNote]) -> None:
        at(of_the_round, "08:15")

        press_on(raised[-1], "Rundgang starten")

        assert page_of(of_the_round).isVisible()
        assert of_the_round.desk.rounds.today().started_at is not None
        assert of_the_round.window.voice.bars.texts() == ()

    def test_the_keyboard_goes_into_the_bar_and_starts_it(self, of_the_round: WindowApp, qtbot: QtBot) -> None:
        at(of_the_round, "08:15")
        bar = of_the_round.window.voice.bars.bars()[0]

        while not bar.isAncestorOf(QApplication.focusWidget() or of_the_round.window):
            press(qtbot, Qt.Key.Key_F6)
        press(qtbot, Qt.Key.Key_Return)

        assert of_the_round.desk.rounds.today().started_at is not None

    def test_it_is_silent_during_a_round_and_after_it(self, of_the_round: WindowApp) -> None:
        at(of_the_round, "08:15")

        of_the_round.window.open(Destination("rounds", "start"))
        let_rest()
        during = of_the_round.window.voice.bars.texts()
        of_the_round.desk.rounds.finish()

        assert (during, at(of_the_round, "09:00")) == ((), ())

    def test_it_can_be_put_off_by_a_quarter_an_hour_or_to_the_next_day(
        self, of_the_round: WindowApp, raised: list[BarNote]
    ) -> None:
        at(of_the_round, "08:15")

        assert later(raised) == ["In 15 Min.", "In 1 Std.", "Erst morgen, 08:15"]

    def test_put_off_to_the_next_day_it_is_silent_for_the_rest_of_this_one(
        self, of_the_round: WindowApp, raised: list[BarNote]
    ) -> None:
        at(of_the_round, "08:15")

        press_on(raised[-1], "Erst morgen, 08:15")

        assert at(of_the_round, "15:30") == ()
        assert len(at(of_the_round, "08:15", day="2027-05-13")) == 1

    @pytest.mark.parametrize(("words", "back"), [("In 15 Min.", "08:40"), ("In 1 Std.", "09:25")])
    def test_a_snooze_counts_from_the_click_and_is_kept_over_a_restart(
        self, words: str, back: str, of_the_round: WindowApp, raised: list[BarNote]
    ) -> None:
        at(of_the_round, "08:15")
        at(of_the_round, "08:25")
        press_on(raised[-1], words)
        assert of_the_round.window.voice.bars.texts() == ()
        of_the_round.window.close()

        with Desk.open(of_the_round.desk.folder, StillClock(instant_from_words("2027-05-12T08:30"))) as desk:
            again = WindowApp(of_the_round.app, desk, language="de")
            assert at(again, "08:39") == ()
            assert len(at(again, back)) == 1
            again.window.close()
            again.window.deleteLater()

    def test_what_was_seen_does_not_come_again_unless_that_is_undone(
        self, of_the_round: WindowApp, raised: list[BarNote]
    ) -> None:
        at(of_the_round, "08:15")

        press_on(raised[-1], "Gesehen")
        assert at(of_the_round, "09:00") == ()
        of_the_round.desk.history.undo()
        let_rest()

        assert len(of_the_round.window.voice.bars.texts()) == 1

    def test_a_bar_that_is_pressed_after_all_is_done_does_nothing(
        self, of_the_round: WindowApp, raised: list[BarNote]
    ) -> None:
        at(of_the_round, "08:15")
        of_the_round.desk.reminders.pause_until(of_the_round.desk.clock.now() + timedelta(hours=1))

        press_on(raised[-1], "Gesehen")
        press_on(raised[-1], "Rundgang starten")

        assert of_the_round.desk.rounds.today().started_at is None


class TestOneMatter:
    def test_a_question_that_runs_out_is_told_by_its_words_and_opened(
        self, of_questions: WindowApp, raised: list[BarNote]
    ) -> None:
        said = at(of_questions, "08:30")
        assert said == (f"Die Zeit für die Frage „{FREIBAD}“ läuft um 10:30 ab.",)

        press_on(raised[-1], "Frage beantworten")

        window = of_questions.window
        assert (window.stack.key(), window.voice.bars.texts()) == ("questions", ())
        page = window.page()
        assert page is not None
        assert FREIBAD in of_questions.desk.questions.get(page.place()).text  # type: ignore[arg-type]  # a question's id

    def test_what_joins_it_raises_the_bar_again(self, of_questions: WindowApp, raised: list[BarNote]) -> None:
        at(of_questions, "08:30")
        press_on(raised[-1], "Frage beantworten")
        assert at(of_questions, "08:31") == ()
        asked(of_questions.desk, "Wann ist der Wochenmarkt?", clock="10:45")

        assert at(of_questions, "08:45") == ("Zwei Fragen laufen bis 10:45 ab.",)
        assert buttons(raised[-1])[0] == "Heute öffnen"

    def test_when_its_time_has_run_out_that_is_worth_another_bar(
        self, of_questions: WindowApp, raised: list[BarNote]
    ) -> None:
        at(of_questions, "08:30")
        press_on(raised[-1], "Frage beantworten")

        assert at(of_questions, "10:30") == (f"Die Zeit für die Frage „{FREIBAD}“ ist abgelaufen.",)


class TestSeveral:
    def test_they_are_one_sentence_and_the_round_is_begun_from_it(
        self, birkenfurt: WindowApp, raised: list[BarNote]
    ) -> None:
        said = at(birkenfurt, "08:15")

        assert len(said) == 1
        assert "drei Nachfragen bei Fachämtern" in said[0]
        press_on(raised[-1], "Rundgang starten")
        assert birkenfurt.window.voice.bars.texts() == ()

    def test_what_heute_lists_needs_no_bar_while_it_lies_before_her_and_none_afterwards(
        self, birkenfurt: WindowApp
    ) -> None:
        birkenfurt.window.activateWindow()
        only(birkenfurt.desk, MatterKind.FOLLOW_UP)

        assert at(birkenfurt, "08:20") == ()
        birkenfurt.window.open(Destination("plan"))
        assert at(birkenfurt, "08:25") == ()

    def test_on_another_page_it_stands_until_she_goes_to_heute(self, birkenfurt: WindowApp) -> None:
        birkenfurt.window.activateWindow()
        birkenfurt.window.open(Destination("plan"))
        only(birkenfurt.desk, MatterKind.FOLLOW_UP)

        assert len(at(birkenfurt, "08:20")) == 1
        birkenfurt.window.open(Destination("today"))
        assert at(birkenfurt, "08:25") == ()

    def test_what_fell_due_during_a_round_comes_right_after_it(self, of_questions: WindowApp) -> None:
        of_questions.window.open(Destination("rounds", "start"))
        during = at(of_questions, "08:30")

        of_questions.desk.rounds.finish()
        let_rest()

        assert during == ()
        assert len(of_questions.window.voice.bars.texts()) == 1

    def test_a_round_that_was_left_for_the_day_holds_nothing_back(self, of_questions: WindowApp) -> None:
        of_questions.window.open(Destination("rounds", "start"))
        assert at(of_questions, "08:30") == ()

        assert len(at(of_questions, "09:15")) == 1

    def test_behind_a_presentation_it_waits_and_comes_right_after(
        self, of_questions: WindowApp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as presenting:
            presenting.setattr(desk_watch, "is_presentation", lambda: True)
            assert at(of_questions, "08:30") == ()

        assert len(at(of_questions, "08:31")) == 1


class TestTheClock:
    def test_after_days_of_sleep_there_is_one_bar(self, birkenfurt: WindowApp, raised: list[BarNote]) -> None:
        at(birkenfurt, "07:00")
        raised.clear()

        said = at(birkenfurt, "09:00", day="2027-05-19")

        assert len(said) == len(raised) == 1

    def test_a_clock_that_is_set_back_raises_nothing_twice(
        self, of_the_round: WindowApp, raised: list[BarNote]
    ) -> None:
        at(of_the_round, "08:15")
        press_on(raised[-1], "Gesehen")

        assert at(of_the_round, "08:00") == ()
        assert at(of_the_round, "08:20") == ()
        assert len(raised) == 1

    def test_one_ticker_is_all_that_wakes_the_window(self, of_the_round: WindowApp) -> None:
        timers = of_the_round.window.findChildren(QTimer)

        assert [each.interval() for each in timers if each.isActive() and not each.isSingleShot()] == [30_000]


def test_seen_and_later_hold_only_for_what_the_bar_said(birkenfurt: WindowApp, raised: list[BarNote]) -> None:
    only(birkenfurt.desk, MatterKind.OWN_TASK)
    birkenfurt.window.open(Destination("plan"))
    for task in birkenfurt.desk.own_tasks.all():
        birkenfurt.desk.own_tasks.delete(task.id)
    for title, due in (("Schaukasten", time(8, 15)), ("Aushang", time(9)), ("Presse", time(10))):
        birkenfurt.desk.own_tasks.add(title=title, at=due)
    at(birkenfurt, "08:59")
    set_clock(birkenfurt.desk, instant_from_words("2027-05-12T09:00"))  # the window has not looked again yet

    press_on(raised[-1], "Gesehen")
    after_seen = at(birkenfurt, "09:59")
    set_clock(birkenfurt.desk, instant_from_words("2027-05-12T10:00"))
    press_on(raised[-1], "In 1 Std.")

    assert after_seen == ("Ihre Aufgabe: „Aushang“",)
    assert at(birkenfurt, "10:01") == ("Ihre Aufgabe: „Presse“",)
