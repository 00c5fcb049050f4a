"""An occasion that is moved takes the post along that was begun for it: proposed, in one step, and never doubled."""

import sqlite3
from datetime import date, time

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.posts import Post
from amtdesk.domain.recurring_ideas import IdeaKind, OnDaysOff, RecurringIdea
from amtdesk.storage.database import FILE_NAME
from tests.builders_ideas import may


def a_preview(desk: Desk, *offsets: int, kind: str = "council") -> RecurringIdea:
    facts = {"kind": IdeaKind.BY_OFFSET, "occasion_kind": kind, "offsets": offsets or (-3,)}
    return desk.ideas.add(title="Vorschau", skeleton="Am {{datum}}.", on_days_off=OnDaysOff.KEEP, **facts)  # type: ignore[arg-type]  # facts of the test


def a_meeting(desk: Desk, day: date, *, rhythm: str = "") -> int:
    return desk.occasions.add_own("Stadtrat", day=day, rhythm=rhythm).id


def moved(desk: Desk, meeting: int, day: date) -> None:
    desk.occasions.edit_own(meeting, day=day, until=day)  # type: ignore[arg-type]  # an id


def proposed(desk: Desk) -> list[tuple[date, PostId | None]]:
    return [(each.day, each.follows) for each in desk.ideas.proposed(may(12), may(75))]


def begun(desk: Desk, idea: RecurringIdea, day: date) -> Post:
    return desk.ideas.take(idea.id, day)


def test_the_new_day_is_proposed_for_the_post_that_is_there(desk: Desk) -> None:
    idea, meeting = a_preview(desk), a_meeting(desk, may(20))
    post = begun(desk, idea, may(17))
    desk.posts.set_day(post.id, may(18), at=time(9))  # she put it elsewhere by hand

    moved(desk, meeting, may(27))
    assert proposed(desk) == [(may(24), post.id)]
    taken = desk.ideas.take(idea.id, may(24))

    assert (taken.id, taken.day, taken.at, taken.idea_day) == (post.id, may(24), time(9), may(24))
    assert proposed(desk) == []
    desk.history.undo()
    assert desk.posts.get(post.id).day == may(18)
    assert proposed(desk) == [(may(24), post.id)]


def test_it_goes_back_when_the_occasion_does_and_is_silent_where_it_stands_already(desk: Desk) -> None:
    idea, meeting = a_preview(desk), a_meeting(desk, may(20))
    post = begun(desk, idea, may(17))
    moved(desk, meeting, may(27))
    desk.posts.set_day(post.id, may(24), at=None)
    assert proposed(desk) == []

    desk.posts.set_day(post.id, may(17), at=None)
    desk.ideas.take(idea.id, may(24), at=time(8))
    moved(desk, meeting, may(20))

    assert proposed(desk) == [(may(17), post.id)]
    assert desk.posts.get(post.id).at == time(8)


def test_several_posts_of_one_occasion_move_by_the_same_days(desk: Desk) -> None:
    idea, meeting = a_preview(desk, -7, -2, 0), a_meeting(desk, may(20))
    first, second = begun(desk, idea, may(18)), begun(desk, idea, may(20))

    moved(desk, meeting, may(26))

    assert proposed(desk) == [(may(19), None), (may(24), first.id), (may(26), second.id)]


def test_of_several_days_the_one_that_lies_as_before_is_offered_and_not_a_nearer_one(desk: Desk) -> None:
    idea, meeting = a_preview(desk, -7, -2, 0), a_meeting(desk, may(20))
    report = begun(desk, idea, may(20))

    moved(desk, meeting, may(26))  # 19 May, for the invitation a week before, lies nearer than 26 May

    assert proposed(desk) == [(may(19), None), (may(24), None), (may(26), report.id)]
    desk.ideas.take(idea.id, may(26))
    moved(desk, meeting, may(28))
    assert proposed(desk) == [(may(21), None), (may(28), report.id)]


def test_another_day_of_the_same_occasion_in_its_old_place_does_not_keep_a_post_there(desk: Desk) -> None:
    idea, meeting = a_preview(desk, -7, -2), a_meeting(desk, may(20))
    post = begun(desk, idea, may(18))

    moved(desk, meeting, may(25))  # 18 May is a week before it now

    assert proposed(desk) == [(may(23), post.id)]
    desk.ideas.take(idea.id, may(23))
    assert proposed(desk) == [(may(18), None)]
    desk.history.undo()
    assert proposed(desk) == [(may(23), post.id)]


def test_a_day_that_is_over_by_now_is_not_made_up_for_by_a_wrong_one(desk: Desk) -> None:
    idea, meeting = a_preview(desk, -7, 0), a_meeting(desk, may(22))
    invitation = begun(desk, idea, may(15))

    moved(desk, meeting, may(18))  # a week before it is over

    assert proposed(desk) == [(may(18), None)]
    assert desk.posts.get(invitation.id).day == may(15)


def test_a_longer_occasion_keeps_the_post_for_its_end(desk: Desk) -> None:
    facts = {"kind": IdeaKind.BY_OFFSET, "occasion_kind": "council", "offsets": (), "end_offsets": (0,)}
    idea = desk.ideas.add(title="Rückblick", on_days_off=OnDaysOff.KEEP, **facts)  # type: ignore[arg-type]  # facts
    meeting = a_meeting(desk, may(20))
    post = begun(desk, idea, may(20))

    desk.occasions.edit_own(meeting, day=may(19), until=may(20))  # type: ignore[arg-type]  # an id
    assert proposed(desk) == []
    desk.occasions.edit_own(meeting, day=may(19), until=may(22))  # type: ignore[arg-type]  # an id

    assert proposed(desk) == [(may(22), post.id)]


def test_where_the_days_do_not_match_the_nearest_is_taken_and_what_finds_none_stays(desk: Desk) -> None:
    idea, meeting = a_preview(desk, -4, 0), a_meeting(desk, may(20))
    first, second = begun(desk, idea, may(16)), begun(desk, idea, may(20))
    desk.ideas.edit(idea.id, offsets=(-1,))

    moved(desk, meeting, may(26))

    assert proposed(desk) == [(may(25), second.id)]
    assert desk.posts.get(first.id).day == may(16)


def test_a_post_from_before_its_day_was_noted_goes_to_the_nearest(desk: Desk) -> None:
    idea, meeting = a_preview(desk, -3), a_meeting(desk, may(20))
    post = begun(desk, idea, may(17))
    with sqlite3.connect(desk.folder / FILE_NAME) as records:
        records.execute("UPDATE log SET withdrawn_at = at WHERE kind = 'post_occasion'")
    records.close()

    moved(desk, meeting, may(27))

    assert proposed(desk) == [(may(24), post.id)]


def test_a_post_that_is_out_or_withdrawn_stays_and_a_new_one_is_proposed(desk: Desk) -> None:
    idea, meeting = a_preview(desk), a_meeting(desk, may(20))
    post = begun(desk, idea, may(17))
    desk.posts.withdraw(post.id)

    moved(desk, meeting, may(27))

    assert proposed(desk) == [(may(24), None)]


def test_of_a_series_the_next_time_is_not_the_moved_one(desk: Desk) -> None:
    idea, meeting = a_preview(desk), a_meeting(desk, may(20), rhythm="FREQ=MONTHLY;BYMONTHDAY=20")
    begun(desk, idea, may(17))

    desk.occasions.edit_own(meeting, day=may(51), until=may(51))  # type: ignore[arg-type]  # begins a month later

    assert proposed(desk) == [(may(48), None)]


def test_a_day_that_is_named_still_tells_nothing_of_where_the_others_go(desk: Desk) -> None:
    idea, _meeting = a_preview(desk, -5, -2), a_meeting(desk, may(20))
    desk.ideas.skip(idea.id, may(15))  # and five days before it stays
    post = begun(desk, idea, may(18))

    desk.ideas.edit(idea.id, offsets=(-5, -3, 0))

    assert proposed(desk) == [(may(17), post.id), (may(20), None)]
