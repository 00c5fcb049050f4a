"""The level of a post on the desk: it follows the words, is kept in the log, and lapses what was given for less."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, ClosingReason, PostEvent, PostEventKind
from amtdesk.domain.pre_election import PreElectionPeriod
from amtdesk.domain.town import ApprovalTrigger
from tests.builders import NOW
from tests.builders_posts import TODAY, a_post, an_approved_post, open_office

PLAIN = "Das Freibad öffnet."
SOON = PreElectionPeriod(name="Wahl", starts_on=date(2027, 5, 14), ends_on=date(2027, 5, 20), words=("Kandidat*",))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk, _clock = open_office(tmp_path)
    yield desk
    desk.close()


def levels(desk: Desk, number: int = 1) -> list[tuple[int | None, int | None, str]]:
    events: tuple[PostEvent, ...] = desk.posts.timeline(desk.posts.list()[number - 1].id)
    return [(e.level_before, e.level, e.reason) for e in events if e.kind is PostEventKind.LEVEL_SET]


def test_a_new_post_has_the_level_of_its_words_and_follows_them_while_it_is_written(desk: Desk) -> None:
    post = desk.posts.add("Freibad", PLAIN)
    assert post.approval_level == 0

    saved = desk.posts.save_text(post.id, title="Freibad", text="Die Gebühr beträgt 3 €.")

    assert saved.post.approval_level == 1
    assert desk.posts.level_of(saved.post).level == 1
    assert levels(desk) == []


def test_an_edit_that_asks_for_more_voids_the_approval_and_says_so(desk: Desk) -> None:
    post = an_approved_post(desk)

    saved = desk.posts.edit(replace(post, topic="kontrovers"))

    assert saved.lapsed == saved.post.approvals[0]
    assert saved.post.approval_level == 2
    assert saved.post.approvals[0].closing_reason == ClosingReason.LEVEL_RAISED
    assert levels(desk) == [(1, 2, "")]


def test_raising_by_hand_needs_no_reason_and_voids_an_approval(desk: Desk) -> None:
    post = an_approved_post(desk)

    saved = desk.posts.set_level(post.id, 3)

    assert saved.lapsed is not None
    assert (saved.post.approval_level, saved.post.status) == (3, PostStatus.DRAFT)


def test_lowering_needs_a_reason_that_stays_with_the_post_and_in_the_log(desk: Desk) -> None:
    post = a_post(desk)
    with pytest.raises(NotAllowed, match="say why"):
        desk.posts.set_level(post.id, 0)

    saved = desk.posts.set_level(post.id, 0, reason="Wie jedes Jahr")

    assert (saved.post.approval_level, saved.post.level_reason) == (0, "Wie jedes Jahr")
    assert levels(desk) == [(1, 0, "Wie jedes Jahr")]


def test_setting_the_level_that_stands_already_is_no_step(desk: Desk) -> None:
    post = desk.posts.set_level(a_post(desk).id, 2).post
    before = desk.history.undoable()

    assert desk.posts.set_level(post.id, 2).post == post
    assert desk.history.undoable() == before


def test_the_table_says_the_level_again_when_she_lets_it(desk: Desk) -> None:
    post = desk.posts.set_level(a_post(desk).id, 3).post

    saved = desk.posts.follow_table(post.id)

    assert (saved.post.approval_level, saved.post.level_by_hand) == (1, None)
    assert levels(desk)[0] == (3, 1, "")


def test_what_is_published_keeps_its_level(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.mark_published(post.id, at=NOW)

    with pytest.raises(NotAllowed, match="kept as it went out"):
        desk.posts.set_level(post.id, 3)


def test_an_edit_takes_no_level_along(desk: Desk) -> None:
    post = a_post(desk)

    assert desk.posts.edit(replace(post, approval_level=3)).post.approval_level == 1


def test_a_row_taken_off_the_table_lowers_nothing_that_stands(desk: Desk) -> None:
    post = a_post(desk, text="Der Zuschuss ist da.")
    trigger = next(each for each in desk.town.approval_triggers() if "Zuschuss" in each.words)

    desk.town.remove_trigger(trigger)
    desk.posts.edit(replace(post, note="Kasse anrufen"))

    assert desk.posts.get(post.id).approval_level == 2
    assert desk.posts.level_of(post).level == 0
    assert desk.posts.follow_table(post.id).post.approval_level == 0


def test_a_row_put_on_the_table_counts_when_a_post_is_submitted(desk: Desk) -> None:
    post = a_post(desk)
    desk.town.set_trigger(ApprovalTrigger(key="bad", name="Bad", level=2, words=("Freibad",)))

    assert desk.posts.get(post.id).approval_level == 1
    assert desk.posts.submit(post.id, "Petra Lüders").approval_level == 2


def test_an_approval_for_less_than_the_table_asks_by_now_is_not_recorded(desk: Desk) -> None:
    post = desk.posts.submit(a_post(desk).id, "Petra Lüders")
    desk.town.set_trigger(ApprovalTrigger(key="bad", name="Bad", level=2, words=("Freibad",)))

    with pytest.raises(NotAllowed, match="asks for level"):
        desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)

    desk.posts.submit_all({post.id: "Petra Lüders"})
    approved = desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)
    assert approved.approvals[0].level == 2


def test_a_level_lowered_with_a_reason_is_still_lower_when_it_is_submitted(desk: Desk) -> None:
    post = a_post(desk, text="Die Kosten steigen.")
    desk.posts.set_level(post.id, 1, reason="mit der Kämmerei besprochen")

    submitted = desk.posts.submit(post.id, "Petra Lüders")

    assert (submitted.approval_level, submitted.level_reason) == (1, "mit der Kämmerei besprochen")
    approved = desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)
    assert approved.status is PostStatus.APPROVED


def test_what_the_table_asks_for_since_raises_a_lowered_level_too(desk: Desk) -> None:
    post = a_post(desk, text="Die Kosten steigen.")
    desk.posts.set_level(post.id, 1, reason="mit der Kämmerei besprochen")
    desk.town.set_trigger(ApprovalTrigger(key="bad", name="Bad", level=3, words=("Kosten",)))

    with pytest.raises(NotAllowed, match="asks for level 3"):
        desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)
    assert desk.posts.submit(post.id, "Petra Lüders").approval_level == 3


def test_a_level_from_before_the_table_stays_when_it_was_given_a_reason_and_rises_without_one(desk: Desk) -> None:
    reasoned, bare = (a_post(desk, text="Die Kosten steigen.") for _ in range(2))
    _set_as_before(desk, reasoned.id, reason="So abgesprochen")
    _set_as_before(desk, bare.id, reason="")

    assert desk.posts.submit(reasoned.id, "Petra Lüders").approval_level == 1
    assert desk.posts.submit(bare.id, "Petra Lüders").approval_level == 2


# before elections


def test_what_is_dated_before_an_election_rises_when_the_time_is_set_and_its_approval_lapses(desk: Desk) -> None:
    shown = an_approved_post(desk, day=date(2027, 5, 15), shows_officials=True)
    other = an_approved_post(desk, day=date(2027, 5, 15))

    risen = desk.posts.put_pre_election_period(SOON)

    assert risen == 1
    post = desk.posts.get(shown.id)
    assert (post.approval_level, post.status, post.standing_approval) == (3, PostStatus.DRAFT, None)
    assert desk.posts.get(other.id).status is PostStatus.APPROVED
    (period,) = desk.posts.pre_election_periods()
    assert replace(period, id=0) == SOON


def test_the_time_before_an_election_leaves_a_lowered_level_that_has_nothing_to_do_with_it(desk: Desk) -> None:
    post = a_post(desk, day=date(2027, 5, 15), text="Die Kosten steigen.")
    desk.posts.set_level(post.id, 1, reason="mit der Kämmerei besprochen")
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)

    assert desk.posts.put_pre_election_period(SOON) == 0
    assert desk.posts.get(post.id).status is PostStatus.APPROVED


def test_a_post_without_a_day_rises_with_the_time_before_an_election_that_has_begun(desk: Desk) -> None:
    post = a_post(desk, day=None, at=None, shows_officials=True)

    assert desk.posts.put_pre_election_period(replace(SOON, starts_on=TODAY)) == 1
    assert desk.posts.get(post.id).approval_level == 3


def test_a_post_that_moves_into_the_time_before_an_election_rises_and_its_approval_lapses(desk: Desk) -> None:
    desk.posts.put_pre_election_period(SOON)
    post = an_approved_post(desk, day=TODAY, alt_text="", text="Alle Kandidatinnen stellen sich um 9 Uhr vor.")
    before = post.approval_level

    moved = desk.posts.set_day(post.id, date(2027, 5, 15), at=post.at)

    assert (before, moved.approval_level) == (3, 3)
    assert moved.status is PostStatus.APPROVED  # it stood on the highest level already

    plain = an_approved_post(desk, day=TODAY, shows_officials=True)
    moved = desk.posts.set_day(plain.id, date(2027, 5, 15), at=plain.at)
    assert (moved.approval_level, moved.status) == (3, PostStatus.DRAFT)


def test_a_period_is_changed_and_removed_and_lowers_nothing(desk: Desk) -> None:
    post = a_post(desk, day=date(2027, 5, 15), shows_officials=True)
    desk.posts.put_pre_election_period(SOON)
    (period,) = desk.posts.pre_election_periods()

    assert desk.posts.put_pre_election_period(replace(period, name="Landtagswahl")) == 0
    desk.posts.remove_pre_election_period(desk.posts.pre_election_periods()[0])

    assert desk.posts.pre_election_periods() == ()
    assert desk.posts.get(post.id).approval_level == 3
    desk.history.undo()
    assert [each.name for each in desk.posts.pre_election_periods()] == ["Landtagswahl"]


def test_what_is_known_of_the_picture_counts(desk: Desk) -> None:
    desk.town.set("mayor_name", "Karin Ahlers")
    desk.posts.put_pre_election_period(SOON)
    post = a_post(desk, day=date(2027, 5, 15), image_name="wehr.jpg", image_sha256="a" * 64)
    _note(desk, "a" * 64, "Karin Ahlers und Kinder")

    assert desk.posts.level_of(post).level == 3


def _note(desk: Desk, sha256: str, note: str) -> None:
    from amtdesk.domain.changes import Area
    from amtdesk.domain.words import Message

    row: dict[str, str | int | float | None] = {
        "sha256": sha256,
        "name": "wehr.jpg",
        "kind": "jpeg",
        "width": 1,
        "height": 1,
        "note": note,
    }
    with desk._database.command(Message("Picture"), at=NOW, areas={Area.MEDIA}) as writer:  # noqa: SLF001 - as media do
        writer.insert("media", {**row, "added_at": "2027-05-12T06:00:00.000000Z"})


def _set_as_before(desk: Desk, post_id: PostId, *, reason: str) -> None:
    """As records are that come from before levels followed the table: by hand, and nothing noted."""
    from amtdesk.domain.changes import Area
    from amtdesk.domain.words import Message

    with desk._database.command(Message("Before"), at=NOW, areas={Area.POSTS}) as writer:  # noqa: SLF001 - as it was
        writer.update("posts", post_id, changes={"approval_level": 1, "level_by_hand": 1, "level_reason": reason})


def test_the_level_of_its_idea_is_known_to_a_post_also_when_the_idea_is_deleted(desk: Desk) -> None:
    idea = desk.ideas.add(title="Vorlesen", level=2)
    draft = desk.ideas.trigger(idea.id, day=None)
    desk.ideas.delete(idea.id)

    assert (draft.approval_level, desk.posts.level_of_idea(draft)) == (2, 2)
    assert desk.posts.level_of_idea(a_post(desk)) == 0
