"""A new date for something that has one: what is not named stays."""

from datetime import date, time

import pytest

from amtdesk.domain.day_words import new_moment

TODAY, DAY, AT = date(2027, 5, 12), date(2027, 5, 20), time(9)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("21.5.", (date(2027, 5, 21), AT)),
        ("21.5. 10:30", (date(2027, 5, 21), time(10, 30))),
        ("21.5. 9:00", (date(2027, 5, 21), time(9))),
        ("+3", (date(2027, 5, 15), AT)),
        ("10:30", (DAY, time(10, 30))),
        ("irgendwann", None),
        ("", None),
    ],
)
def test_what_is_not_named_stays(typed: str, moment: tuple[date, time] | None) -> None:
    assert new_moment(typed, today=TODAY, day=DAY, at=AT) == moment


def test_a_time_alone_needs_a_day() -> None:
    assert new_moment("10:30", today=TODAY, day=None, at=None) is None
