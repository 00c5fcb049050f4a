"""How long she reads at a stop, in AmtDesk and in the browser, and when the time stands still."""

from datetime import UTC, datetime, timedelta

from amtdesk.domain.reading_time import AWAY_AFTER, IDLE_AFTER, ReadingTime


def at(words: str) -> datetime:
    """A time on one morning."""
    return datetime.fromisoformat(f"2027-05-12T{words}").replace(tzinfo=UTC)


def test_what_she_reads_in_the_browser_counts_until_she_is_back() -> None:
    reading = ReadingTime(since=at("08:00")).left(at("08:01"))

    reading = reading.noticed(at("08:08"))

    assert reading.spent == timedelta(minutes=8)
    assert not reading.is_away


def test_after_ten_minutes_elsewhere_she_does_something_else() -> None:
    reading = ReadingTime(since=at("08:00")).left(at("08:01"))

    assert reading.paused_since(at("08:10")) is None
    assert reading.paused_since(at("09:00")) == at("08:11")
    assert reading.noticed(at("09:00")).spent == timedelta(minutes=1) + AWAY_AFTER


def test_going_from_one_other_window_to_the_next_does_not_begin_the_ten_minutes_again() -> None:
    reading = ReadingTime(since=at("08:00")).left(at("08:00"))

    reading = reading.left(at("08:09"))

    assert reading.paused_since(at("08:15")) == at("08:10")


def test_with_amtdesk_in_front_the_time_stands_after_two_minutes_without_a_key() -> None:
    reading = ReadingTime(since=at("08:00"))

    assert reading.paused_since(at("08:01:59")) is None
    assert reading.paused_since(at("08:05")) == at("08:00") + IDLE_AFTER


def test_who_was_idle_and_goes_to_the_browser_then_reads_on_from_there() -> None:
    reading = ReadingTime(since=at("08:00"))

    reading = reading.left(at("08:30")).noticed(at("08:33"))

    assert reading.spent == IDLE_AFTER + timedelta(minutes=3)
