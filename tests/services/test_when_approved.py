"""When somebody said yes: never before the words stood here that were approved (P8)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.approval_ticks import TickKind
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, Post
from amtdesk.system.clock import StillClock
from tests.builders_posts import TEXT, a_post, at, open_office

MONDAY, TUESDAY = date(2027, 5, 10), date(2027, 5, 11)
OTHER = f"{TEXT} Kommen Sie vorbei."


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Desk, StillClock]]:
    desk, clock = open_office(tmp_path, now=at(9, 0, day=MONDAY))
    yield desk, clock
    desk.close()


def approve(desk: Desk, post_id: PostId, when: datetime) -> Post:
    return desk.posts.record_approval(post_id, by="Petra Lüders", at=when, way=ApprovalWay.EMAIL)


def test_words_that_were_typed_after_the_mail_are_not_what_it_approved(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post = a_post(desk)
    clock.set(at(9, 30, day=TUESDAY))
    desk.posts.save_text(post.id, title=post.title, text=OTHER)
    clock.set(at(10, 0, day=TUESDAY))

    with pytest.raises(NotAllowed, match="only since 11 May 2027, 09:30"):
        approve(desk, post.id, at(8, 15, day=TUESDAY))

    assert desk.posts.get(post.id).status is PostStatus.DRAFT
    assert approve(desk, post.id, at(9, 30, day=TUESDAY)).status is PostStatus.APPROVED


def test_a_written_approval_is_entered_days_later_for_words_that_stood_then(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post = a_post(desk)
    clock.set(at(9, 0, day=date(2027, 5, 14)))

    approved = approve(desk, post.id, at(15, 0, day=MONDAY))

    assert approved.status is PostStatus.APPROVED


def test_what_was_submitted_and_came_back_by_its_version_keeps_the_yes_of_then(
    office: tuple[Desk, StillClock],
) -> None:
    desk, clock = office
    post = desk.posts.submit(a_post(desk).id, "Petra Lüders")
    clock.set(at(9, 0, day=TUESDAY))
    desk.posts.save_text(post.id, title=post.title, text=OTHER)
    with pytest.raises(NotAllowed, match="restore the one that was"):
        approve(desk, post.id, at(15, 0, day=MONDAY))

    desk.posts.restore_version(post.id, post.version)

    assert approve(desk, post.id, at(15, 0, day=MONDAY)).status is PostStatus.APPROVED


def test_another_picture_since_the_yes_is_another_version(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post = desk.posts.submit(a_post(desk).id, "Petra Lüders")
    clock.set(at(9, 0, day=TUESDAY))
    desk.posts.edit(replace(post, image_name="rutsche.jpg", alt_text="Eine Rutsche", image_credit="Foto: Stadt"))

    with pytest.raises(NotAllowed, match="only since 11 May 2027, 09:00"):
        approve(desk, post.id, at(15, 0, day=MONDAY))


def test_words_that_somebody_ticked_stood_then(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post = a_post(desk)
    desk.posts.tick(post.id, TickKind.OWN_LOOK, by="Jana Wolter", at=clock.now())
    clock.set(at(9, 0, day=TUESDAY))
    desk.posts.save_text(post.id, title=post.title, text=OTHER)
    desk.posts.save_text(post.id, title=post.title, text=TEXT)

    assert approve(desk, post.id, at(15, 0, day=MONDAY)).status is PostStatus.APPROVED


def test_a_higher_level_leaves_the_words_as_old_as_they_are(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post = a_post(desk)
    clock.set(at(9, 0, day=TUESDAY))
    desk.posts.set_level(post.id, 3)

    assert desk.posts.get(post.id).changed_at == at(9, 0, day=MONDAY)
    assert approve(desk, post.id, at(15, 0, day=MONDAY)).status is PostStatus.APPROVED


def test_a_day_without_its_hour_is_enough_unless_the_words_came_on_that_day_after_noon(
    office: tuple[Desk, StillClock],
) -> None:
    desk, clock = office
    early = a_post(desk)
    clock.set(at(15, 0, day=MONDAY))
    late = a_post(desk)
    clock.set(at(9, 0, day=TUESDAY))
    untold = datetime.combine(MONDAY, time(12), clock.zone)

    assert approve(desk, early.id, untold).status is PostStatus.APPROVED
    with pytest.raises(NotAllowed, match="add the time at which this version was approved, such as 15:30"):
        approve(desk, late.id, untold)
    assert approve(desk, late.id, untold + timedelta(hours=4)).status is PostStatus.APPROVED
