"""What stood on the screen when a round was left: its time counts, and a half-typed line is not lost overnight."""

from amtdesk.desk import Desk
from amtdesk.domain.rounds import SkipReason, Unfinished
from amtdesk.system.clock import StillClock, instant_from_words


def on(desk: Desk, words: str) -> None:
    """Let it be that day and time."""
    clock = desk.clock
    assert isinstance(clock, StillClock)
    clock.set(instant_from_words(words))


def test_ending_a_round_keeps_the_time_of_the_stop_where_she_was(desk: Desk) -> None:
    first = desk.rounds.start().stops[0].group
    desk.rounds.keep_unfinished(Unfinished(group_id=first.id, seconds=90))

    walk = desk.rounds.finish()

    visit = walk.stops[0].visit
    assert visit is not None
    assert (visit.seconds, visit.skip_reason) == (90, SkipReason.NO_TIME)
    assert walk.unfinished is None


def test_a_line_half_typed_in_an_earlier_round_is_offered_until_it_is_forgotten(desk: Desk) -> None:
    first = desk.rounds.start().stops[0].group
    desk.rounds.keep_unfinished(Unfinished(group_id=first.id, text="Halb", kind="rumour"))
    assert desk.rounds.left_over() is None  # it stands on today's screen

    on(desk, "2027-05-13T08:00")
    left = desk.rounds.left_over()

    assert left is not None
    assert (left.text, left.kind) == ("Halb", "rumour")
    desk.rounds.forget_left_over()
    desk.rounds.forget_left_over()
    assert desk.rounds.left_over() is None


def test_a_round_left_with_an_empty_line_leaves_nothing_over(desk: Desk) -> None:
    first = desk.rounds.start().stops[0].group
    desk.rounds.keep_unfinished(Unfinished(group_id=first.id, text="  ", seconds=30))

    on(desk, "2027-05-13T08:00")

    assert desk.rounds.left_over() is None


def test_the_step_of_the_own_channel_is_kept(desk: Desk) -> None:
    first = desk.rounds.start().stops[0].group

    desk.rounds.keep_unfinished(Unfinished(group_id=first.id, is_on_messages=True))

    unfinished = desk.rounds.today().unfinished
    assert unfinished is not None
    assert unfinished.is_on_messages
