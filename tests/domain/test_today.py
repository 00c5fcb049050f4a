"""In which order the morning comes (H1), what counts as days off, and when the channel is silent (H7)."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.office_calendar import OfficeCalendar
from amtdesk.domain.today import DaysOff, ItemKind, Silence, TodayItem, by_time, days_off_before, in_order, silence_on
from amtdesk.services.town import DEFAULT_HOURS
from tests.builders import BERLIN, berlin

NOW = datetime(2027, 5, 12, 6, 0, tzinfo=UTC)


def an_item(kind: ItemKind, *, due_in: float, ref: str = "", postponed: bool = False) -> TodayItem:
    due = NOW + timedelta(hours=due_in)
    later = NOW + timedelta(hours=3) if postponed else None
    return TodayItem(kind=kind, ref=ref, title="", due_at=due, remaining=due - NOW, postponed_until=later)


OVERDUE = an_item(ItemKind.QUESTION, due_in=-1, ref="overdue question")
SOON = an_item(ItemKind.QUESTION, due_in=1.5, ref="question under two hours")
POST = an_item(ItemKind.PUBLISH, due_in=0.4, ref="post within half an hour")
ROUND = an_item(ItemKind.ROUND, due_in=-0.2, ref="round due")
NEXT_QUESTION = an_item(ItemKind.QUESTION, due_in=5, ref="question")
LATE_POST = an_item(ItemKind.PUBLISH, due_in=9, ref="post in the evening")


def test_the_order_is_overdue_question_then_soon_then_post_then_round_then_time() -> None:
    wanted = (OVERDUE, SOON, POST, ROUND, NEXT_QUESTION, LATE_POST)

    assert in_order(reversed(wanted), now=NOW) == wanted


def test_what_was_put_off_comes_last() -> None:
    waiting = an_item(ItemKind.QUESTION, due_in=-5, postponed=True)

    assert in_order((waiting, LATE_POST), now=NOW) == (LATE_POST, waiting)


def test_a_post_that_was_missed_is_asked_about_early() -> None:
    missed = an_item(ItemKind.MISSED, due_in=-20)

    assert in_order((ROUND, missed), now=NOW) == (missed, ROUND)


def test_a_round_that_is_not_due_yet_waits_for_its_time() -> None:
    early = an_item(ItemKind.ROUND, due_in=0.25)

    assert in_order((an_item(ItemKind.PUBLISH, due_in=0.6), early), now=NOW)[0] == early


def test_something_without_a_time_comes_after_everything_with_one() -> None:
    timeless = TodayItem(kind=ItemKind.APPROVAL, ref="", title="")

    assert in_order((timeless, LATE_POST), now=NOW) == (LATE_POST, timeless)


@given(st.lists(st.builds(an_item, st.sampled_from(ItemKind), due_in=st.floats(-100, 100)), max_size=8))
def test_nothing_is_lost_in_sorting(items: list[TodayItem]) -> None:
    assert sorted(map(id, in_order(items, now=NOW))) == sorted(map(id, items))


def test_a_held_post_whose_day_has_come_stands_before_everything() -> None:
    held = an_item(ItemKind.HELD, due_in=2)

    assert in_order((OVERDUE, SOON, held), now=NOW)[0] == held


def test_questions_of_the_days_off_come_after_the_due_round_and_before_the_rest() -> None:
    weekend = NEXT_QUESTION._replace(ref="weekend", is_from_days_off=True, due_at=NOW + timedelta(hours=15))

    assert in_order((LATE_POST, NEXT_QUESTION, weekend, ROUND), now=NOW) == (ROUND, weekend, NEXT_QUESTION, LATE_POST)


def test_what_was_put_off_is_sorted_by_when_it_comes_back() -> None:
    noon = LATE_POST._replace(postponed_until=NOW + timedelta(hours=4))
    eleven = OVERDUE._replace(postponed_until=NOW + timedelta(hours=3))

    assert in_order((noon, eleven), now=NOW) == (eleven, noon)


def test_what_is_coming_stands_by_its_day_and_what_has_none_by_how_long_it_waits() -> None:
    tomorrow = an_item(ItemKind.REPORT, due_in=24)
    older = TodayItem(kind=ItemKind.APPROVAL, ref="older", title="", since=NOW - timedelta(days=4))
    newer = older._replace(ref="newer", since=NOW - timedelta(days=1))
    put_off = older._replace(ref="put off", postponed_until=NOW + timedelta(hours=30))

    assert by_time((newer, older, put_off, tomorrow), now=NOW) == (tomorrow, put_off, older, newer)


CALENDAR = OfficeCalendar(hours=DEFAULT_HOURS, zone=BERLIN, days_off={date(2027, 5, 6): "Christi Himmelfahrt"})


def test_monday_looks_back_to_the_end_of_fridays_service() -> None:
    off = days_off_before(date(2027, 5, 10), calendar=CALENDAR)
    opens, closes = CALENDAR.spans_on(date(2027, 5, 10))[0][0], CALENDAR.spans_on(date(2027, 5, 7))[-1][1]

    assert off == DaysOff(begins=closes, ends=opens, is_weekend=True)


def test_the_day_after_a_holiday_looks_back_too_and_is_no_weekend() -> None:
    off = days_off_before(date(2027, 5, 7), calendar=CALENDAR)

    assert off is not None
    assert not off.is_weekend
    assert off.begins == CALENDAR.spans_on(date(2027, 5, 5))[-1][1]


def test_in_the_middle_of_the_week_and_on_a_day_off_nothing_is_looked_back_to() -> None:
    assert days_off_before(date(2027, 5, 12), calendar=CALENDAR) is None
    assert days_off_before(date(2027, 5, 9), calendar=CALENDAR) is None


def test_the_first_day_of_service_ever_has_no_days_off_before_it() -> None:
    closed = {date(2027, 5, 10) - timedelta(days=ahead): "" for ahead in range(1, 400)}
    calendar = OfficeCalendar(hours={0: ((time(8), time(16)),)}, zone=BERLIN, days_off=closed)

    assert days_off_before(date(2027, 5, 10), calendar=calendar) is None


def test_the_channel_is_silent_from_ten_days_without_a_publication_on() -> None:
    today = berlin(12).date()

    assert silence_on(today, last_on=today - timedelta(days=9), next_on=None) is None
    assert silence_on(today, last_on=None, next_on=None) is None
    ten = today - timedelta(days=10)
    assert silence_on(today, last_on=ten, next_on=today) == Silence(last_on=ten, days=10, next_on=today)


def test_a_report_without_a_known_reader_and_any_item_have_a_name_to_be_put_off_by() -> None:
    report = TodayItem(kind=ItemKind.REPORT, ref="2027-W19", title="")

    assert (str(report.headline), report.subject) == ("Weekly report", "report:2027-W19")
