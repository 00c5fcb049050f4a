"""Bugs are logged with the places that led to them, and without any word of a citizen."""

import pytest

from amtdesk.domain.errors import NotAllowed
from amtdesk.ui.faults import Faults
from amtdesk.ui.messages import BarNote, Messages

WORDS = "Wo steht der Bücherschrank?"


def stumble() -> None:
    try:
        int(WORDS)
    except ValueError as error:
        raise KeyError(WORDS) from error


@pytest.mark.expects_log("amtdesk.ui.faults")
def test_a_bug_is_logged_and_offered_without_the_words_it_stumbled_over(caplog: pytest.LogCaptureFixture) -> None:
    messages, bars, told = Messages(), list[BarNote](), list[object]()
    messages.bar_raised.connect(bars.append)
    messages.fault_raised.connect(told.append)
    faults = Faults(messages)

    for _ in range(2):
        try:
            stumble()
        except KeyError as error:
            faults.take(type(error), error)
    faults.take(NotAllowed, NotAllowed("Not now."))

    assert len(bars) == len(told) == 1
    assert "stumble" in caplog.text
    assert "ValueError" in caplog.text
    assert "KeyError" in caplog.text
    assert WORDS not in caplog.text
