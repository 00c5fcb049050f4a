"""When a group is due: weekdays or a rhythm, its season, a pause, the archive."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from amtdesk.domain.groups import RHYTHMS_COUNT_FROM
from tests.builders import berlin
from tests.builders_rounds import a_group

WEDNESDAY = date(2027, 5, 12)


@pytest.mark.parametrize(("days", "is_due"), [("2", True), ("01345", False)])
def test_weekdays_say_when_a_group_is_due(days: str, is_due: bool) -> None:
    assert a_group(days=days).is_due_on(WEDNESDAY) is is_due


def test_a_rhythm_takes_the_place_of_the_weekdays() -> None:
    group = replace(a_group(days="2"), rhythm="FREQ=MONTHLY;BYDAY=-1FR")

    assert not group.is_due_on(WEDNESDAY)
    assert group.is_due_on(date(2027, 5, 28))


def test_a_rhythm_counts_from_the_day_that_was_told_or_that_of_the_entry() -> None:
    every_other = replace(a_group(), rhythm="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")
    entered = replace(every_other, added_at=berlin(5, "10:00"))
    told = replace(entered, rhythm_from=WEDNESDAY)

    assert every_other.rhythm_starts_on == RHYTHMS_COUNT_FROM
    assert (entered.is_due_on(WEDNESDAY), entered.is_due_on(date(2027, 5, 19))) == (False, True)
    assert (told.is_due_on(WEDNESDAY), told.is_due_on(date(2027, 5, 19))) == (True, False)


@pytest.mark.parametrize(
    ("begins", "ends", "inside", "outside"),
    [
        ("05-01", "09-30", ("05-01", "07-15", "09-30"), ("04-30", "10-01")),
        ("11-15", "02-29", ("11-15", "12-31", "01-01", "02-28"), ("11-14", "03-01")),
        ("10-01", "", ("10-01", "12-31"), ("09-30", "01-01")),
        ("", "03-31", ("01-01", "03-31"), ("04-01", "12-31")),
        ("", "", ("01-01", "07-07", "12-31"), ()),
        ("07-07", "07-07", ("07-07",), ("07-06", "07-08")),
    ],
)
def test_a_season_holds_both_its_ends_and_may_go_over_the_turn_of_the_year(
    begins: str, ends: str, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    group = replace(a_group(days="0123456"), season_begins=begins, season_ends=ends)

    due = {day: group.is_due_on(date.fromisoformat(f"2027-{day}")) for day in (*inside, *outside)}

    assert due == {**dict.fromkeys(inside, True), **dict.fromkeys(outside, False)}


@pytest.mark.parametrize(
    ("paused_from", "paused_until", "is_due"),
    [
        (None, None, True),
        (WEDNESDAY, None, False),
        (None, WEDNESDAY, False),
        (date(2027, 5, 13), None, True),
        (None, date(2027, 5, 11), True),
        (date(2027, 5, 1), date(2027, 5, 11), True),
        (date(2027, 5, 1), WEDNESDAY, False),
    ],
)
def test_a_pause_holds_its_first_and_its_last_day(
    paused_from: date | None, paused_until: date | None, is_due: bool
) -> None:
    assert replace(a_group(), paused_from=paused_from, paused_until=paused_until).is_due_on(WEDNESDAY) is is_due


def test_an_archived_group_is_not_due_but_was_until_then() -> None:
    group = replace(a_group(), archived_at=berlin(12, "09:00"))

    assert group.is_due_on(date(2027, 5, 11))
    assert not group.is_due_on(WEDNESDAY)
    assert group.was_due_on(WEDNESDAY)
    assert group.existed_at(berlin(12, "08:59"))
    assert not group.existed_at(berlin(12, "09:00"))


def test_the_own_channel_is_due_every_day_whatever_else_is_told() -> None:
    own = replace(a_group(days="", own=True), paused_from=WEDNESDAY, archived_at=datetime(2020, 1, 1, tzinfo=UTC))

    assert own.is_due_on(WEDNESDAY)
