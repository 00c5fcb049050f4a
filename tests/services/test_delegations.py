"""A department answers by itself for a day: granted, shown at its questions, ended (Q9)."""

from datetime import datetime, timedelta

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.delegations import Delegation
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import DelegationId
from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.questions import QuestionSource
from tests.builders import NOW, berlin, set_clock
from tests.builders_posts import a_post

COMMENT = QuestionSource.PAGE_COMMENT
POST = "https://www.facebook.example/stadt.birkenfurt/posts/77"
SIX = berlin(12, "18:00")


@pytest.fixture
def desk(office: Desk) -> Desk:
    return office


def grant(desk: Desk, *, subject: str = f"Freibad öffnet {POST}", until: datetime = SIX) -> Delegation:
    return desk.delegations.grant("baeder", who=" Sabine Kröger ", subject=subject, starts_at=NOW, ends_at=until)


def test_it_is_recorded_with_who_under_what_from_when_until_when(desk: Desk) -> None:
    granted = grant(desk)
    assert (granted.department, granted.department_name, granted.who) == ("baeder", "Bäder", "Sabine Kröger")
    assert (granted.starts_at, granted.ends_at, granted.recorded_at) == (NOW, SIX, NOW)
    assert desk.delegations.active(NOW) == desk.delegations.all() == (granted,)


def test_what_is_missing_is_refused(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        grant(desk, subject=" ")
    assert desk.delegations.all() == ()


def test_it_ends_by_itself(desk: Desk) -> None:
    granted = grant(desk)
    assert desk.delegations.active(SIX) == ()
    assert desk.delegations.all() == (granted,)
    set_clock(desk, SIX)
    with pytest.raises(NotAllowed):
        desk.delegations.withdraw(granted.id)


def test_it_can_be_ended_earlier_and_that_is_kept(desk: Desk) -> None:
    granted = grant(desk)
    ended = desk.delegations.withdraw(granted.id)
    assert ended.withdrawn_at == NOW
    assert desk.delegations.active(NOW) == ()
    assert desk.delegations.all() == (ended,)
    with pytest.raises(NotAllowed):
        desk.delegations.withdraw(granted.id)


def test_undo_withdraws_and_redo_grants_again(desk: Desk) -> None:
    grant(desk)
    desk.history.undo()
    assert desk.delegations.active(NOW) == ()
    assert len(desk.delegations.all()) == 1
    desk.history.redo()
    assert len(desk.delegations.active(NOW)) == 1


def test_of_several_the_one_that_ends_first_stands_first(desk: Desk) -> None:
    later, sooner = grant(desk, until=SIX + timedelta(hours=2)), grant(desk)
    assert desk.delegations.active(NOW) == (sooner, later)


def test_a_question_whose_link_leads_under_the_post_is_the_departments(desk: Desk) -> None:
    granted = grant(desk)
    there = desk.questions.note("Wie warm?", source=COMMENT, link=f"{POST}?comment_id=5")
    elsewhere = desk.questions.note("Wann?", source=COMMENT)

    assert desk.delegations.for_question(there) == granted
    assert desk.delegations.for_question(there, active=(granted,)) == granted
    assert desk.delegations.for_question(elsewhere) is None
    assert desk.delegations.for_question(desk.questions.close_without_answer(there.id, "Beantwortet")) is None


def test_the_post_of_the_plan_brings_its_own_address(desk: Desk) -> None:
    post = a_post(desk)
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)
    desk.posts.mark_published(post.id, at=NOW, link=POST)
    granted = desk.delegations.grant(
        "baeder", who="", subject="Freibad öffnet", post_id=post.id, starts_at=NOW, ends_at=SIX
    )
    question = desk.questions.note("Wie warm?", source=COMMENT, link=POST)

    assert (granted.post_id, granted.post_title, granted.addresses) == (post.id, "Freibad öffnet", (POST,))
    assert desk.delegations.for_question(question) == granted


def test_a_link_that_was_added_later_counts_as_the_posts_own(desk: Desk) -> None:
    post = a_post(desk)
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)
    desk.posts.mark_published(post.id, at=NOW)
    granted = desk.delegations.grant(
        "baeder", who="", subject="Freibad öffnet", post_id=post.id, starts_at=NOW, ends_at=SIX
    )
    assert granted.addresses == ()

    desk.posts.add_link(post.id, POST)

    (found,) = desk.delegations.all()
    assert found.addresses == (POST,)


def test_what_is_not_there_is_said(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.delegations.withdraw(DelegationId(7))
