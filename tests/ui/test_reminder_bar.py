"""The daily reminder over the page: raised at its time, put off, silent during a round, found again after a restart."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from amtdesk.desk import Desk
from amtdesk.system.clock import StillClock, instant_from_words
from amtdesk.ui.app import WindowApp
from amtdesk.ui.messages import BarNote
from amtdesk.ui.page import Destination
from tests.ui.hands import page_of


def at(running: WindowApp, clock: str) -> tuple[str, ...]:
    """What the bars say when the window looks up at a time of the day."""
    assert isinstance(running.desk.clock, StillClock)
    running.desk.clock.set(instant_from_words(f"2027-05-12T{clock}"))
    running.window.tick()
    QApplication.processEvents()
    return running.window.voice.bars.texts()


@pytest.fixture
def raised(birkenfurt: WindowApp) -> list[BarNote]:
    """Every bar that the window raises."""
    notes: list[BarNote] = []
    birkenfurt.messages.bar_raised.connect(notes.append)
    return notes


def choose(raised: list[BarNote], words: str) -> None:
    """Take one of the choices of "Später" on the last bar."""
    deed = later(raised)[words]
    assert deed is not None
    deed()
    QApplication.processEvents()


def later(raised: list[BarNote]) -> dict[str, Callable[[], None] | None]:
    return {choice.text: choice.on_action for choice in raised[-1].actions[1].choices}


def test_it_is_raised_at_its_time_once(birkenfurt: WindowApp) -> None:
    assert at(birkenfurt, "08:14") == ()

    first, second = at(birkenfurt, "08:15"), at(birkenfurt, "08:16")

    assert first == second
    assert len(first) == 1


def test_it_is_silent_during_a_round_and_after_it(birkenfurt: WindowApp) -> None:
    at(birkenfurt, "08:15")

    birkenfurt.window.open(Destination("rounds", "start"))
    QApplication.processEvents()
    during = birkenfurt.window.voice.bars.texts()
    birkenfurt.desk.rounds.finish()

    assert page_of(birkenfurt).isVisible()
    assert (during, at(birkenfurt, "09:00")) == ((), ())


def test_it_can_be_put_off_by_a_quarter_an_hour_or_to_the_next_day(
    birkenfurt: WindowApp, raised: list[BarNote]
) -> None:
    at(birkenfurt, "08:15")

    assert list(later(raised)) == ["In 15 Min.", "In 1 Std.", "Erst morgen, 08:15"]


@pytest.mark.parametrize(("words", "back"), [("In 15 Min.", "08:40"), ("In 1 Std.", "09:25")])
def test_a_snooze_counts_from_the_click_and_is_kept_over_a_restart(
    words: str, back: str, birkenfurt: WindowApp, raised: list[BarNote]
) -> None:
    at(birkenfurt, "08:15")
    at(birkenfurt, "08:25")
    choose(raised, words)
    assert birkenfurt.window.voice.bars.texts() == ()
    birkenfurt.window.close()

    with Desk.open(birkenfurt.desk.folder, StillClock(instant_from_words("2027-05-12T08:30"))) as desk:
        again = WindowApp(birkenfurt.app, desk, language="de")
        assert at(again, "08:39") == ()
        assert len(at(again, back)) == 1
        again.window.close()
        again.window.deleteLater()


def test_put_off_to_the_next_day_it_is_silent_for_the_rest_of_this_one(
    birkenfurt: WindowApp, raised: list[BarNote]
) -> None:
    at(birkenfurt, "08:15")

    choose(raised, "Erst morgen, 08:15")

    assert at(birkenfurt, "15:30") == ()
