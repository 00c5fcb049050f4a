"""In which order the morning comes (H1)."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.today import ItemKind, TodayItem, in_order

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
