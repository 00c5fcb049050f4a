"""When a question was asked, in the words that people type (Q1)."""

from datetime import datetime

import pytest

from amtdesk.domain.asked_words import moment_asked
from tests.builders import NOW, berlin


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("", NOW),
        ("jetzt", NOW),
        ("7:15", berlin(12, "07:15")),
        ("7 Uhr", berlin(12, "07:00")),
        ("gestern 10:00", berlin(11, "10:00")),
        ("Gestern, 10:00 Uhr", berlin(11, "10:00")),
        ("gestern", berlin(11, "12:00")),
        ("mo 9", berlin(10, "09:00")),
        ("mi 9", berlin(5, "09:00")),
        ("9.5. 21:15", berlin(9, "21:15")),
        ("30.4.", berlin(30, "12:00", month=4)),
        ("2027-05-11T10:00", berlin(11, "10:00")),
    ],
)
def test_a_moment_in_words_is_understood(words: str, moment: datetime) -> None:
    assert moment_asked(words, now=NOW) == moment


def test_a_date_without_a_year_is_the_last_one_that_was() -> None:
    assert moment_asked("24.12. 10:00", now=NOW) == berlin(24, "10:00", month=12).replace(year=2026)


@pytest.mark.parametrize("words", ["9:30", "morgen 8:00", "+1", "bald", "25:00", "32.5.", "heute 23:59"])
def test_what_has_not_come_yet_or_is_no_moment_is_none(words: str) -> None:
    assert moment_asked(words, now=NOW) is None
