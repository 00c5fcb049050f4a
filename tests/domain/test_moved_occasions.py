"""Which proposed day a post goes to that its occasion left behind."""

from datetime import date

import pytest

from amtdesk.domain.identifiers import IdeaId, PostId
from amtdesk.domain.moved_occasions import BegunPost, days_for_left, is_left_behind
from amtdesk.domain.recurring_ideas import ProposedIdea
from tests.builders_ideas import an_occasion, may

IDEA = IdeaId(1)


def a_post(day: date) -> BegunPost:
    return BegunPost(post_id=PostId(day.toordinal()), idea_id=IDEA, occasion_uid="Stadtrat", day=day)


def proposed(day: date, *, meeting: date) -> ProposedIdea:
    occasion = an_occasion("Stadtrat", meeting)
    return ProposedIdea(idea_id=IDEA, title="Vorschau", day=day, draft_by=day, occasion=occasion)


@pytest.mark.parametrize(("first", "gone_to"), [(may(38), [may(38)]), (may(39), [])])
def test_within_a_series_a_post_follows_three_weeks_and_no_farther(first: date, gone_to: list[date]) -> None:
    times = [proposed(first, meeting=may(41)), proposed(may(78), meeting=may(81))]

    assert list(days_for_left([a_post(may(17))], proposals=times, settled=())) == gone_to


def test_a_single_meeting_takes_its_post_along_however_far() -> None:
    found = days_for_left([a_post(may(17))], proposals=[proposed(may(78), meeting=may(81))], settled=())

    assert found == {may(78): a_post(may(17))}


def test_what_is_out_already_tells_by_how_many_days_the_meeting_moved() -> None:
    new = [proposed(may(19), meeting=may(26)), proposed(may(26), meeting=may(26))]

    assert list(days_for_left([a_post(may(20))], proposals=new, settled={may(13)})) == [may(26)]


def test_a_day_that_a_holiday_moved_is_named_still() -> None:
    named = ProposedIdea(idea_id=IDEA, title="", day=may(18), moved_from=may(17), draft_by=may(18))
    post = BegunPost(post_id=PostId(1), idea_id=IDEA, occasion_uid="", day=may(17))

    assert not is_left_behind(post, [named])
    assert is_left_behind(post, [])
