"""The line of the response time: a scale of its own, and the target where it says on which side it lies."""

import pytest
from pytestqt.qtbot import QtBot

from amtdesk.ui.theme import Theme
from amtdesk.ui.widgets.meters import Sparkline


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> Sparkline:
    sparkline = Sparkline(theme)
    qtbot.addWidget(sparkline)
    return sparkline


def test_hours_far_below_the_target_still_rise_and_fall(line: Sparkline) -> None:
    line.show_values([1.0, 3.0, 2.0], target=24, spoken="")

    assert line.heights() == pytest.approx((0.0, 0.7, 0.35))
    assert line.target_height() == 1.0
    line.grab()


def test_a_target_between_the_values_stands_at_its_place(line: Sparkline) -> None:
    line.show_values([10.0, None, 50.0], target=30, spoken="")

    assert line.heights() == pytest.approx((0.0, None, 1.0))
    assert line.target_height() == pytest.approx(0.5)


def test_a_target_that_is_always_missed_lies_below(line: Sparkline) -> None:
    line.show_values([30.0, 40.0], target=24, spoken="")

    assert line.heights() == pytest.approx((0.3, 1.0))
    assert line.target_height() == 0.0


def test_equal_values_lie_in_the_middle_of_their_part(line: Sparkline) -> None:
    line.show_values([5.0, 5.0], target=24, spoken="")

    assert line.heights() == pytest.approx((0.35, 0.35))


def test_nothing_known_paints_nothing_but_the_target(line: Sparkline) -> None:
    line.show_values([None, None], target=24, spoken="")

    assert line.heights() == (None, None)
    assert line.target_height() == 1.0
    line.grab()


def test_without_a_target_the_line_takes_the_whole_height_below_the_edge(line: Sparkline) -> None:
    line.show_values([1.0, 2.0], target=None, spoken="")

    assert line.heights() == pytest.approx((0.0, 0.7))
    line.grab()
