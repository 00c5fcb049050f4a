"""Remarks on the plan as a whole, from the records: read once, until something changes."""

from datetime import time, timedelta

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.plan_remarks import PlannedPost, RemarkKind
from amtdesk.domain.post_summaries import PostStatus
from tests.builders_posts import TODAY, a_post

MONDAY = TODAY - timedelta(days=TODAY.weekday())
LAST = MONDAY + timedelta(days=13)
NEXT_MONDAY = MONDAY + timedelta(days=7)


def kinds(desk: Desk) -> set[RemarkKind]:
    return {each.kind for each in desk.plan_remarks.between(MONDAY, LAST)}


def test_two_posts_at_one_time_are_remarked_and_no_longer_after_a_move(office: Desk) -> None:
    first = a_post(office, title="Freibad", day=TODAY + timedelta(days=1), at=time(10))
    a_post(office, title="Bus", day=TODAY + timedelta(days=1), at=time(10))
    assert RemarkKind.SAME_TIME in kinds(office)

    office.posts.move(first.id, days=1)

    assert RemarkKind.SAME_TIME not in kinds(office)


def test_a_question_in_the_text_counts_and_a_heading_does_not(office: Desk) -> None:
    post = a_post(office, day=TODAY, text="Was ist neu? Das Freibad öffnet.")
    assert RemarkKind.NO_QUESTION in kinds(office)

    office.posts.save_text(post.id, title=post.title, text="Das Freibad öffnet. Kommen Sie?")

    assert RemarkKind.NO_QUESTION not in kinds(office)


def test_the_offices_wish_for_its_topics_is_heeded(office: Desk) -> None:
    for number in range(8):
        a_post(office, day=MONDAY + timedelta(days=number + 2), topic="service" if number < 6 else "kultur")
    office.town.set("topic_wishes", {"service": 20, "kultur": 80})

    remark = next(each for each in office.plan_remarks.between(MONDAY, LAST) if each.kind is RemarkKind.BALANCE)

    assert remark.topic is not None
    assert (remark.topic.topic, remark.topic.due) == ("service", 0.2)


def test_what_is_known_is_not_read_again_until_it_changes(office: Desk) -> None:
    first = office.plan_remarks.between(MONDAY, LAST)

    assert office.plan_remarks.between(MONDAY, LAST) is first

    office.rounds.start()

    assert office.plan_remarks.between(MONDAY, LAST) is first, "a round says nothing about the plan"


def test_a_day_is_asked_what_a_post_would_clash_with_there(office: Desk) -> None:
    there = a_post(office, title="Bus", day=NEXT_MONDAY, at=time(10), topic="verkehr")

    near = office.plan_remarks.around(
        PlannedPost(
            id=PostId(0), title="", status=PostStatus.DRAFT, day=NEXT_MONDAY + timedelta(days=2), topic="verkehr"
        )
    )

    assert [each.id for each in near] == [there.id]


def test_several_posts_are_moved_in_one_step(office: Desk) -> None:
    posts = [a_post(office, title=title, day=TODAY, at=time(9)) for title in ("Freibad", "Bus")]
    undated = a_post(office, title="Idee", day=None, at=None)

    moved = office.posts.move_all([*(post.id for post in posts), undated.id], days=2)

    assert {(post.day, post.at) for post in moved[:2]} == {(TODAY + timedelta(days=2), time(9))}
    assert moved[2].day == TODAY + timedelta(days=2)

    office.history.undo()

    assert [office.posts.get(post.id).day for post in posts] == [TODAY, TODAY]
    assert office.posts.get(undated.id).day is None


def test_how_posts_begin_is_read_for_a_window_of_days(office: Desk) -> None:
    post = a_post(office, text="Morgen " * 100, day=TODAY, alt_text="Ein Becken")
    a_post(office, day=TODAY + timedelta(days=30))

    excerpts = office.week_look.excerpts(MONDAY, LAST)

    assert list(excerpts) == [post.id]
    assert excerpts[post.id].text.startswith("Morgen")
    assert len(excerpts[post.id].text) < len(post.text)
    assert excerpts[post.id].alt_text == "Ein Becken"
