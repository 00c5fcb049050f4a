"""The levels of Birkenfurt's posts: the table's, the recurring idea's, or another one with a recorded reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.posts import Post, PostEvent, PostEventKind, PostLogKind
from amtdesk.storage.post_log import PostLog
from tests.services.test_demo import birkenfurt

#: Before the posts of later weeks were begun, on the day that is described, and after all of them went out.
TIMES = ("2027-04-20T08:00", "2027-05-12T08:00", "2027-06-01T08:00")


@pytest.fixture(params=TIMES)
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    with birkenfurt(tmp_path, request.param) as desk:
        yield desk


def posts_of(desk: Desk) -> list[Post]:
    return [desk.posts.get(each.id) for each in desk.posts.list()]


def level_events(desk: Desk, post: Post) -> list[PostEvent]:
    return [event for event in desk.posts.timeline(post.id) if event.kind is PostEventKind.LEVEL_SET]


def test_every_post_has_the_level_of_the_table_or_its_idea_or_a_recorded_reason_for_another(town: Desk) -> None:
    posts = posts_of(town)

    by_rule = [max(town.posts.level_of(post).level, town.posts.level_of_idea(post)) for post in posts]

    assert posts
    for post, level in zip(posts, by_rule, strict=True):
        if post.level_by_hand is None:
            assert post.approval_level == level, post.key
        else:
            assert (post.level_by_hand, bool(post.level_reason)) == (post.approval_level, True), post.key
            assert post.approval_level != level, post.key


def test_a_level_by_hand_is_in_the_log_as_the_desk_itself_notes_it_before_the_post_was_handed_over(town: Desk) -> None:
    changed = [post for post in posts_of(town) if post.level_by_hand is not None]

    assert {"P02", "P03", "P04"} <= {post.key for post in changed}
    for post in changed:
        asked = town.posts.level_of(post).level
        (line,) = PostLog(town._database).of_post(post.id, PostLogKind.LEVEL)  # noqa: SLF001 - the row itself
        assert dict(line.details) == {
            "from": asked,
            "to": post.approval_level,
            "by": town.town.town().user_name,
            "reason": post.level_reason,
            "by_hand": 1,
            "asked": asked,
            "version": post.version,
        }
        (event,) = level_events(town, post)
        assert event.undone_at is None
        assert post.created_at is not None
        assert post.created_at <= event.at <= (post.submitted_at or town.clock.now()), post.key


def test_what_follows_the_table_has_no_line_about_its_level(town: Desk) -> None:
    by_table = [post for post in posts_of(town) if post.level_by_hand is None]

    assert by_table
    assert not [post.key for post in by_table if level_events(town, post)]


def test_the_six_that_stand_below_the_table_on_wednesday_say_why(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T08:00") as desk:
        lower = {post.key: post for post in posts_of(desk) if post.approval_level < desk.posts.level_of(post).level}
        handed_over_again = {key: desk.posts.level_on_submission(post).level for key, post in lower.items()}

    assert lower.keys() == {"P02", "P03", "P04", "P08", "P14", "P19"}
    assert handed_over_again == {key: post.approval_level for key, post in lower.items()}
