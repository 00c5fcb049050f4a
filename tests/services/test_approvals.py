"""Approvals: who may say yes to which words, and what an edit does to that."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, ClosingReason, Post, PostEventKind, SavedPost
from amtdesk.system.clock import StillClock
from tests.builders import NOW
from tests.builders_posts import TEXT, TODAY, a_post, an_approved_post, open_office

PICTURE: dict[str, Any] = {
    "image_name": "rutsche.jpg",
    "alt_text": "Eine Rutsche",
    "image_credit": "Foto: Stadt Birkenfurt",
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Desk, StillClock]]:
    desk, clock = open_office(tmp_path)
    yield desk, clock
    desk.close()


@pytest.fixture
def desk(office: tuple[Desk, StillClock]) -> Desk:
    return office[0]


def approve(desk: Desk, post: Post, *, by: str = "Petra Lüders", at: datetime = NOW) -> Post:
    way = ApprovalWay.IN_PERSON
    return desk.posts.record_approval(post.id, by=by, at=at, way=way)


def test_an_approval_names_who_when_how_and_which_words(desk: Desk) -> None:
    post = approve(desk, a_post(desk))

    approval = post.standing_approval
    assert approval is not None
    assert (approval.approved_by, approval.approved_at, approval.way, approval.version) == (
        "Petra Lüders",
        NOW,
        ApprovalWay.IN_PERSON,
        1,
    )
    assert approval.text_fingerprint == post.words_fingerprint
    assert post.status is PostStatus.APPROVED


def test_white_space_alone_keeps_an_approval(desk: Desk) -> None:
    post = an_approved_post(desk)

    saved = desk.posts.save_text(post.id, title=post.title, text=TEXT.replace(" ", "  ") + "\n\n")

    assert saved.lapsed is None
    assert saved.post.status is PostStatus.APPROVED
    assert saved.post.version == 1


@pytest.mark.parametrize(("title", "text"), [("Freibad öffnet", TEXT + " Neu."), ("Freibad öffnet bald", TEXT)])
def test_any_other_edit_voids_it_and_says_whose(desk: Desk, title: str, text: str) -> None:
    post = an_approved_post(desk)

    saved = desk.posts.save_text(post.id, title=title, text=text)

    assert saved.lapsed is not None
    assert saved.lapsed.approved_by == "Petra Lüders"
    assert saved.post.status is PostStatus.DRAFT
    assert saved.post.standing_approval is None
    (approval,) = saved.post.approvals
    assert (approval.closed_at, approval.closing_reason) == (NOW, ClosingReason.WORDS_CHANGED)
    assert saved.post.version == 2


@pytest.mark.parametrize(
    ("details", "reason"),
    [
        ({"hashtags": "#Freibad"}, ClosingReason.WORDS_CHANGED),
        ({"alt_text": "Eine andere Rutsche"}, ClosingReason.PICTURE_CHANGED),
        ({"consent": "missing"}, ClosingReason.PICTURE_CHANGED),
    ],
)
def test_changed_details_void_it_too(desk: Desk, details: dict[str, Any], reason: ClosingReason) -> None:
    post = an_approved_post(desk, **PICTURE)

    saved = desk.posts.edit(replace(post, **details))

    assert saved.lapsed is not None
    assert saved.post.approvals[0].closing_reason == reason


def test_other_details_keep_it(desk: Desk) -> None:
    post = an_approved_post(desk)

    assert desk.posts.edit(replace(post, department="baeder", note="Kasse anrufen")).lapsed is None


def test_an_edit_that_changes_nothing_is_none(desk: Desk) -> None:
    post = an_approved_post(desk)

    assert desk.posts.edit(post) == SavedPost(post)
    assert desk.history.undoable() is not None


def test_only_the_first_edit_says_that_it_lapsed(desk: Desk) -> None:
    post = an_approved_post(desk)

    first = desk.posts.save_text(post.id, title=post.title, text=TEXT + " A")
    second = desk.posts.save_text(post.id, title=post.title, text=TEXT + " AB")

    assert first.lapsed is not None
    assert second.lapsed is None


def test_restoring_the_approved_version_brings_its_approval_back_as_a_new_row(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.save_text(post.id, title=post.title, text="Ganz anders: um 8 Uhr")

    restored = desk.posts.restore_version(post.id, 1)

    assert restored.text == TEXT
    assert restored.status is PostStatus.APPROVED
    assert [approval.holds for approval in restored.approvals] == [False, True]
    kinds = [event.kind for event in desk.posts.timeline(post.id)]
    assert sorted(kinds) == sorted([PostEventKind.APPROVED, PostEventKind.LAPSED, PostEventKind.RENEWED])


def test_restoring_other_words_brings_no_approval_back(desk: Desk) -> None:
    post = a_post(desk, text="Entwurf")
    desk.posts.keep_version(post.id)
    desk.posts.save_text(post.id, title=post.title, text="Freigegeben")
    approve(desk, post)
    desk.posts.save_text(post.id, title=post.title, text="Danach")

    assert desk.posts.restore_version(post.id, 1).status is PostStatus.DRAFT


def test_words_that_are_typed_back_to_the_letter_may_stand_approved_again_by_wish(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.save_text(post.id, title=post.title, text=TEXT + " Neu.")
    typed_back = desk.posts.save_text(post.id, title=post.title, text=TEXT).post
    before = desk.posts.approval_of_before(typed_back)
    assert typed_back.status is PostStatus.DRAFT  # no stamp comes by itself
    assert before is not None
    assert before.approved_by == "Petra Lüders"

    again = desk.posts.let_stand_again(post.id)

    assert again.status is PostStatus.APPROVED
    assert [each.holds for each in again.approvals] == [False, True]
    assert desk.posts.timeline(post.id)[0].kind is PostEventKind.RENEWED
    desk.history.undo()
    assert desk.posts.get(post.id).status is PostStatus.DRAFT


def test_other_words_a_lock_and_a_higher_level_let_no_approval_stand_again(desk: Desk) -> None:
    post = an_approved_post(desk)
    assert desk.posts.approval_of_before(post) is None  # it stands
    desk.posts.save_text(post.id, title=post.title, text=TEXT + " Neu.")
    with pytest.raises(NotAllowed, match="Nobody has approved"):
        desk.posts.let_stand_again(post.id)
    back = desk.posts.save_text(post.id, title=post.title, text=TEXT).post

    desk.posts.edit(replace(back, locked_until=TODAY + timedelta(days=2), locked_reason="Rat"))
    with pytest.raises(NotAllowed, match="stays locked"):
        desk.posts.let_stand_again(post.id)
    desk.posts.edit(replace(back, locked_until=None))
    desk.posts.set_level(post.id, 3)
    with pytest.raises(NotAllowed, match="Nobody has approved"):
        desk.posts.let_stand_again(post.id)


def test_undo_of_an_edit_lets_the_approval_stand_again(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.save_text(post.id, title=post.title, text="Ganz anders: um 8 Uhr")

    desk.history.undo()

    assert desk.posts.get(post.id).status is PostStatus.APPROVED
    assert desk.posts.get(post.id).standing_approval is not None


def test_undo_of_an_approval_withdraws_it_and_removes_nothing(desk: Desk) -> None:
    post = an_approved_post(desk)

    desk.history.undo()

    (approval,) = desk.posts.get(post.id).approvals
    assert approval.withdrawn_at is not None
    assert desk.posts.get(post.id).status is PostStatus.DRAFT


def test_who_approved_must_be_said(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="say who approved"):
        approve(desk, a_post(desk), by=" ")


def test_an_approval_is_not_given_in_the_future(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="in the future"):
        approve(desk, a_post(desk), at=NOW + timedelta(days=1))


def test_level_0_is_free_and_from_level_1_on_someone_else_says_yes(desk: Desk) -> None:
    free = a_post(desk, approval_level=0)
    assert approve(desk, free, by="Jana Wolter").status is PostStatus.APPROVED

    with pytest.raises(NotAllowed, match="someone else"):
        approve(desk, a_post(desk, approval_level=1), by="Jana Wolter")


def test_a_picture_without_description_or_rights_cannot_be_approved(desk: Desk) -> None:
    for missing in ("alt_text", "image_credit"):
        post = a_post(desk, **{**PICTURE, missing: ""})
        with pytest.raises(NotAllowed, match="picture"):
            approve(desk, post)


def test_recognisable_people_without_consent_keep_it_from_being_submitted(desk: Desk) -> None:
    post = a_post(desk, **PICTURE, consent="missing")

    with pytest.raises(NotAllowed, match="recognisable"):
        desk.posts.submit(post.id, "Petra Lüders")
    with pytest.raises(NotAllowed, match="recognisable"):
        approve(desk, post)


def test_an_empty_text_is_neither_submitted_nor_approved(desk: Desk) -> None:
    post = a_post(desk, text=" ")

    with pytest.raises(NotAllowed, match="no text"):
        desk.posts.submit(post.id, "Petra Lüders")
    with pytest.raises(NotAllowed, match="no text"):
        approve(desk, post)


def test_a_locked_post_waits_for_its_day(tmp_path: Path) -> None:
    desk, clock = open_office(tmp_path)
    post = a_post(desk, locked_until=date(2027, 5, 20), locked_reason="Ratsbeschluss am 20.05.2027")
    with pytest.raises(NotAllowed, match="locked until 20 May 2027: Ratsbeschluss"):
        approve(desk, post)

    clock.set(NOW + timedelta(days=8))

    assert approve(desk, post).status is PostStatus.APPROVED
    desk.close()


def test_a_submitted_post_becomes_a_draft_when_its_words_change(desk: Desk) -> None:
    post = desk.posts.submit(a_post(desk).id, "Petra Lüders")
    assert (post.status, post.submitted_to) == (PostStatus.IN_REVIEW, "Petra Lüders")

    saved = desk.posts.save_text(post.id, title=post.title, text="Anders")

    assert saved.post.status is PostStatus.DRAFT
    assert desk.posts.versions(post.id)[0].text == TEXT
    kinds = {event.kind for event in desk.posts.timeline(post.id)}
    assert kinds == {PostEventKind.SUBMITTED, PostEventKind.LEVEL_SET}  # no time of day is named any more


def test_a_submission_and_an_approval_can_be_taken_back(desk: Desk) -> None:
    post = desk.posts.submit(a_post(desk).id, "Petra Lüders")
    assert desk.posts.take_back_submission(post.id).status is PostStatus.DRAFT

    approve(desk, post)
    taken_back = desk.posts.withdraw_approval(post.id)

    assert taken_back.status is PostStatus.DRAFT
    assert PostEventKind.TAKEN_BACK in {event.kind for event in desk.posts.timeline(post.id)}
    with pytest.raises(NotAllowed, match="No approval"):
        desk.posts.withdraw_approval(post.id)


def test_people_of_the_level_stand_first(desk: Desk) -> None:
    department_level = desk.posts.approvers(a_post(desk, department="baeder", approval_level=1))
    free = desk.posts.approvers(a_post(desk, approval_level=0))

    assert department_level[0].name == "Sabine Kröger"
    assert "Jana Wolter" not in {person.name for person in department_level}
    assert free[0].name == "Jana Wolter"


def test_names_that_were_typed_are_offered_the_next_time_the_latest_first(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    people = [person.name for person in desk.posts.approvers(a_post(desk, approval_level=1))]
    for days, name in enumerate(("Uwe Harms", "Vertretung Bad", "uwe harms", "Petra Lüders"), start=1):
        clock.set(NOW + timedelta(days=days))
        post = desk.posts.submit(a_post(desk, title=f"Beitrag {days}", day=None).id, name)
        approve(desk, post, by=name, at=clock.now())
    undone = a_post(desk, day=None)
    approve(desk, undone, by="Uwe Hamrs", at=clock.now())
    desk.history.undo()
    desk.posts.submit(undone.id, "Karla Neu")

    offered = [person.name for person in desk.posts.approvers(a_post(desk, approval_level=1))]

    assert offered == [*people, "Karla Neu", "uwe harms", "Vertretung Bad", "Uwe Harms"]


def test_a_published_text_is_not_edited(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.mark_published(post.id, at=NOW)

    with pytest.raises(NotAllowed, match="kept as it went out"):
        desk.posts.save_text(post.id, title=post.title, text="Nachträglich")
    assert desk.posts.get(post.id).day == TODAY


def test_what_was_withdrawn_and_taken_up_again_may_stand_on_its_approval(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.withdraw(post.id)
    taken_up = desk.posts.begin_draft(post.id)
    assert taken_up.status is PostStatus.DRAFT
    assert desk.posts.approval_of_before(taken_up) == post.standing_approval

    again = desk.posts.let_stand_again(post.id)

    assert again.status is PostStatus.APPROVED
    assert again.approvals == post.approvals


def test_an_approval_of_what_was_taken_up_again_does_not_stand_for_a_higher_level_nor_past_its_day(
    office: tuple[Desk, StillClock],
) -> None:
    desk, clock = office
    higher, over = an_approved_post(desk), a_post(desk, title="Markt")
    desk.posts.record_approval(over.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=TODAY)
    for post in (higher, over):
        desk.posts.withdraw(post.id)
        desk.posts.begin_draft(post.id)

    assert desk.posts.approval_of_before(replace(desk.posts.get(higher.id), approval_level=3)) is None
    clock.set(NOW + timedelta(days=1))
    assert desk.posts.approval_of_before(desk.posts.get(over.id)) is None
