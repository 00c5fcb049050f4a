"""Posts whose time has passed: Heute asks about each until she says what became of it, whatever its state (P1, P9)."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.today import ItemKind, TodayItem
from tests.builders import NOW, berlin, set_clock
from tests.builders_posts import TODAY, a_post, an_approved_post, open_office
from tests.builders_today import everything, kinds, only

_S = PostStatus
YESTERDAY = TODAY - timedelta(days=1)
ASKED = (ItemKind.PASSED, ItemKind.PASSED_MANY, ItemKind.MISSED)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk, _clock = open_office(tmp_path)
    yield desk
    desk.close()


def an_idea(desk: Desk) -> PostId:
    return desk.posts.set_day(desk.posts.add("Idee", is_idea=True).id, TODAY, at=time(10)).id


def a_draft(desk: Desk) -> PostId:
    return a_post(desk, title="Entwurf").id


def a_waiting_post(desk: Desk) -> PostId:
    return desk.posts.submit(a_post(desk, title="Wartet").id, "Petra Lüders").id


def a_post_that_was_approved_up_to_today(desk: Desk) -> PostId:
    """It is planned for tomorrow at nine: today was the last day of its approval."""
    post = a_post(desk, title="Abgelaufen")
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=TODAY)
    return desk.posts.set_day(post.id, TODAY + timedelta(days=1), at=time(9)).id


def asked(desk: Desk) -> list[TodayItem]:
    return [item for item in desk.today.brief().for_today if item.kind in ASKED]


@pytest.mark.parametrize("make", [an_idea, a_draft, a_waiting_post, a_post_that_was_approved_up_to_today])
def test_what_nobody_approved_in_time_is_asked_about_until_it_gets_a_new_date(
    desk: Desk, make: Callable[[Desk], PostId]
) -> None:
    post_id = make(desk)
    assert not asked(desk)

    set_clock(desk, berlin(14))
    (item,) = asked(desk)
    assert (item.kind, item.ref) == (ItemKind.PASSED, post_id)
    assert ItemKind.APPROVAL not in kinds(everything(desk))

    desk.today.move(item, date(2027, 5, 21))
    assert not asked(desk)
    desk.history.undo()
    assert [each.ref for each in asked(desk)] == [post_id]


@pytest.mark.parametrize("make", [an_idea, a_draft, a_waiting_post, an_approved_post])
def test_back_to_the_ideas_or_withdrawn_it_is_asked_about_no_more_and_undo_asks_again(
    desk: Desk, make: Callable[[Desk], PostId]
) -> None:
    made = make(desk)
    post_id = getattr(made, "id", made)
    set_clock(desk, berlin(13))
    before = desk.posts.get(post_id)

    desk.posts.set_day(post_id, None, at=None)
    assert not asked(desk)
    assert post_id in [each.id for each in desk.posts.reserve()]
    desk.history.undo()
    assert desk.posts.get(post_id) == before
    desk.posts.withdraw(post_id)
    assert not asked(desk)
    desk.history.undo()
    assert [item.ref for item in asked(desk)] == [post_id]


def test_it_is_asked_as_soon_as_its_time_has_passed_and_behind_all_that_today_asks_for(desk: Desk) -> None:
    a_draft(desk)
    desk.own_tasks.add(title="Aushang")

    set_clock(desk, berlin(12, "10:01"))

    assert [item.kind for item in desk.today.brief().for_today][-2:] == [ItemKind.TASK, ItemKind.PASSED]


def test_without_an_approval_it_is_not_entered_as_published_and_with_one_it_is_for_its_time(desk: Desk) -> None:
    post_id = a_draft(desk)
    set_clock(desk, berlin(13))
    with pytest.raises(NotAllowed, match="not approved"):
        desk.posts.mark_published(post_id, at=NOW)

    desk.posts.record_approval(post_id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)
    (item,) = asked(desk)
    assert item.kind is ItemKind.MISSED
    desk.today.mark_done(item)

    assert not asked(desk)
    assert desk.posts.get(post_id).publications[-1].published_at == berlin(12, "10:00")
    desk.history.undo()
    assert [each.kind for each in asked(desk)] == [ItemKind.MISSED]


def test_many_old_ones_are_one_row_beside_the_latest_and_cost_the_day_no_minutes(desk: Desk) -> None:
    before = desk.today.brief().minutes_total
    for days in range(1, 61):
        a_post(desk, title=f"Entwurf {days}", day=TODAY - timedelta(days=days))

    found = asked(desk)

    assert [(item.kind, item.title, item.things) for item in found] == [
        (ItemKind.PASSED, "Entwurf 3", 1),
        (ItemKind.PASSED, "Entwurf 2", 1),
        (ItemKind.PASSED, "Entwurf 1", 1),
        (ItemKind.PASSED_MANY, "Entwurf 4", 57),
    ]
    assert desk.today.brief().minutes_total == before
    assert len(desk.posts.ask_missed(NOW)) == 60
    desk.today.postpone(found[-1], berlin(13, "08:15"))
    assert ItemKind.PASSED_MANY not in kinds(desk.today.brief().for_today)


def test_a_single_old_one_has_a_row_of_its_own(desk: Desk) -> None:
    a_post(desk, title="Alt", day=TODAY - timedelta(days=400))

    assert [(item.kind, item.title) for item in asked(desk)] == [(ItemKind.PASSED, "Alt")]


def test_what_was_copied_is_on_its_way_until_its_day_is_over(desk: Desk) -> None:
    post = an_approved_post(desk, at=time(7))
    desk.posts.mark_copied(post.id)
    assert desk.posts.ask_missed(NOW) == ()

    set_clock(desk, berlin(13))

    assert [each.id for each in desk.posts.ask_missed(desk.clock.now())] == [post.id]
    assert desk.posts.get(post.id).is_asked(desk.clock.now(), desk.clock.zone)
    assert only(desk, ItemKind.MISSED).ref == post.id


def test_what_is_out_over_or_without_a_day_is_not_asked_about(desk: Desk) -> None:
    a_post(desk, title="Ohne Tag", day=None, at=None)
    desk.posts.withdraw(a_post(desk, title="Zurückgezogen", day=YESTERDAY).id)
    desk.posts.mark_missed(an_approved_post(desk, title="Verpasst", day=YESTERDAY).id)
    desk.posts.hold(a_post(desk, title="Angehalten", day=YESTERDAY).id)
    desk.posts.mark_published(an_approved_post(desk, title="Online", day=YESTERDAY).id, at=NOW)

    assert not asked(desk)
    assert ItemKind.HELD in kinds(everything(desk))


def test_what_is_begun_for_today_after_its_usual_time_has_no_time_yet_and_is_not_asked_about(desk: Desk) -> None:
    post = a_post(desk, text="Was wünschen Sie sich? Schreiben Sie es in die Kommentare.", at=time(7))
    desk.posts.set_feedback(post.id, TODAY)
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)
    desk.posts.mark_published(post.id, at=NOW)

    answer = desk.posts.write_feedback(post.id)

    assert (answer.day, answer.at) == (TODAY, None)
    assert not asked(desk)
