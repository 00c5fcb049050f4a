"""Ticks beside an approval: for exactly these words, gone with them, back with them, never in place of the approval."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.approval_ticks import TickKind, wants_co_signature
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import PostEventKind
from tests.builders import NOW
from tests.builders_posts import TEXT, a_post, an_approved_post, open_office

CO, OWN = TickKind.CO_SIGNATURE, TickKind.OWN_LOOK


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk, _clock = open_office(tmp_path)
    yield desk
    desk.close()


def test_both_ticks_say_who_when_and_which_words_and_approve_nothing(desk: Desk) -> None:
    post = a_post(desk, department="baeder")

    desk.posts.tick(post.id, CO, by="Sabine Kröger", at=NOW - timedelta(hours=1))
    desk.posts.tick(post.id, OWN, by="Jana Wolter", at=NOW)

    ticks = desk.posts.ticks(post.id)
    assert {kind: tick.ticked_by for kind, tick in ticks.items()} == {CO: "Sabine Kröger", OWN: "Jana Wolter"}
    assert ticks[CO].text_fingerprint == post.words_fingerprint
    assert desk.posts.get(post.id).status is PostStatus.DRAFT
    assert desk.posts.get(post.id).standing_approval is None


def test_a_tick_that_stands_is_not_made_twice(desk: Desk) -> None:
    post = a_post(desk)

    first = desk.posts.tick(post.id, OWN, by="Jana Wolter", at=NOW)

    assert desk.posts.tick(post.id, OWN, by="Petra Lüders", at=NOW) == first


def test_what_is_missing_for_a_tick_is_said(desk: Desk) -> None:
    post, empty = a_post(desk), a_post(desk, text="")

    for post_id, kind, by, words in (
        (empty.id, OWN, "Jana Wolter", "no text"),
        (post.id, OWN, " ", "who looked"),
        (post.id, CO, "Sabine Kröger", "choose the department"),
    ):
        with pytest.raises(NotAllowed, match=words):
            desk.posts.tick(post_id, kind, by=by, at=NOW)
    desk.posts.edit(replace(post, department="baeder"))
    with pytest.raises(NotAllowed, match="someone else"):
        desk.posts.tick(post.id, CO, by="jana wolter", at=NOW)
    with pytest.raises(NotAllowed, match="future"):
        desk.posts.tick(post.id, OWN, by="Jana Wolter", at=NOW + timedelta(minutes=1))
    with pytest.raises(NotAllowed, match="not set"):
        desk.posts.untick(post.id, OWN)


def test_an_edit_takes_both_away_white_space_and_other_facts_do_not(desk: Desk) -> None:
    post = a_post(desk, department="baeder")
    desk.posts.tick(post.id, OWN, by="Jana Wolter", at=NOW)
    desk.posts.tick(post.id, CO, by="Sabine Kröger", at=NOW)

    desk.posts.save_text(post.id, title=post.title, text=TEXT + "\n ")
    desk.posts.edit(replace(desk.posts.get(post.id), note="Kasse anrufen"))
    assert set(desk.posts.ticks(post.id)) == {OWN, CO}

    desk.posts.save_text(post.id, title=post.title, text=TEXT + " Neu.")
    assert desk.posts.ticks(post.id) == {}
    kinds = [event.kind for event in desk.posts.timeline(post.id)]
    assert kinds.count(PostEventKind.TICK_LAPSED) == 2


def test_a_tick_stays_when_only_the_level_rises(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.tick(post.id, OWN, by="Jana Wolter", at=NOW)

    desk.posts.set_level(post.id, 3)

    assert set(desk.posts.ticks(post.id)) == {OWN}


def test_the_words_that_come_back_bring_their_ticks_unless_they_were_taken_back(desk: Desk) -> None:
    post = an_approved_post(desk, department="baeder")
    desk.posts.tick(post.id, OWN, by="Jana Wolter", at=NOW)
    desk.posts.tick(post.id, CO, by="Sabine Kröger", at=NOW)
    desk.posts.untick(post.id, CO)
    desk.posts.save_text(post.id, title=post.title, text="Ganz anders: um 8 Uhr")

    desk.posts.restore_version(post.id, 1)

    assert set(desk.posts.ticks(post.id)) == {OWN}
    assert desk.posts.get(post.id).status is PostStatus.APPROVED
    kinds = [event.kind for event in desk.posts.timeline(post.id)]
    assert PostEventKind.TICK_TAKEN_BACK in kinds


def test_undo_takes_a_tick_away_and_redo_brings_it_back(desk: Desk) -> None:
    post = a_post(desk)
    desk.posts.tick(post.id, OWN, by="Jana Wolter", at=NOW)

    desk.history.undo()
    assert desk.posts.ticks(post.id) == {}
    assert desk.posts.timeline(post.id) == ()

    desk.history.redo()
    assert set(desk.posts.ticks(post.id)) == {OWN}


def test_a_department_co_signs_from_level_one_on(desk: Desk) -> None:
    assert wants_co_signature(a_post(desk, department="baeder"))
    assert not wants_co_signature(a_post(desk, department="baeder", approval_level=0))
    assert not wants_co_signature(a_post(desk))
