"""The trail of approvals: everything that happened, also what was undone, with the words as they were approved."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.approval_ticks import TickKind
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, ClosingReason, PostEventKind
from amtdesk.domain.words import Message
from amtdesk.system.clock import StillClock
from tests.builders import NOW
from tests.builders_posts import TEXT, TODAY, a_post, an_approved_post, open_office

_K = PostEventKind
_MESSAGE = Message("Something done")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Desk, StillClock]]:
    desk, clock = open_office(tmp_path)
    yield desk, clock
    desk.close()


@pytest.fixture
def desk(office: tuple[Desk, StillClock]) -> Desk:
    return office[0]


def a_whole_life(desk: Desk, clock: StillClock) -> PostId:
    """Submitted, ticked, approved, edited, restored, taken back, approved up to a day, published."""
    posts, post = desk.posts, a_post(desk, department="baeder", hashtags="#Freibad", day=TODAY + timedelta(days=1))
    post_id = post.id

    def later() -> None:
        clock.set(clock.now() + timedelta(minutes=11))

    posts.submit(post_id, "Petra Lüders")
    later()
    posts.tick(post_id, TickKind.OWN_LOOK, by="Jana Wolter", at=clock.now())
    later()
    posts.record_approval(post_id, by="Petra Lüders", at=clock.now(), way=ApprovalWay.PHONE)
    later()
    posts.save_text(post_id, title=post.title, text=TEXT + " Neu.")
    later()
    posts.restore_version(post_id, 1)
    later()
    posts.withdraw_approval(post_id)
    later()
    until = TODAY + timedelta(days=1)
    posts.record_approval(post_id, by="Petra Lüders", at=clock.now(), way=ApprovalWay.EMAIL, valid_until=until)
    later()
    posts.mark_published(post_id, at=clock.now(), link="https://facebook.example/1")
    later()
    desk.history.undo()
    return post_id


def test_the_timeline_tells_a_whole_life_the_latest_first(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post_id = a_whole_life(desk, clock)

    assert [event.kind for event in desk.posts.timeline(post_id)] == [
        _K.PUBLICATION_TAKEN_BACK,
        _K.PUBLISHED,
        _K.APPROVED,
        _K.TAKEN_BACK,
        _K.TICKED,
        _K.RENEWED,
        _K.TICK_LAPSED,
        _K.LAPSED,
        _K.APPROVED,
        _K.TICKED,
        _K.SUBMITTED,
    ]


def test_steps_of_one_minute_stand_in_the_order_in_which_they_were_done(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    posts, post, minute = desk.posts, a_post(desk, approval_level=1), clock.now()

    def next_second() -> None:
        clock.set(clock.now() + timedelta(seconds=5))

    next_second()
    posts.submit(post.id, "Petra Lüders")
    next_second()
    posts.record_approval(post.id, by="Petra Lüders", at=minute, way=ApprovalWay.PHONE)  # as the form has it: 08:00
    next_second()
    posts.save_text(post.id, title=post.title, text=TEXT + " Neu.")
    next_second()
    posts.record_approval(post.id, by="Petra Lüders", at=minute, way=ApprovalWay.EMAIL)
    next_second()
    posts.mark_published(post.id, at=minute, link="https://facebook.example/1")
    next_second()
    posts.correct(post.id)

    steps = [_K.LEVEL_SET, _K.SUBMITTED, _K.APPROVED, _K.LAPSED, _K.APPROVED, _K.PUBLISHED, _K.CORRECTED]
    assert [event.kind for event in posts.timeline(post.id)] == steps[::-1]
    told = [line.event.kind for line in posts.trail(TODAY, TODAY) if line.post.id == post.id]
    assert told == steps


def test_the_trail_of_a_period_holds_the_words_as_they_were_approved_and_their_fingerprint(
    office: tuple[Desk, StillClock],
) -> None:
    desk, clock = office
    post_id = a_whole_life(desk, clock)

    lines = desk.posts.trail(TODAY, TODAY)

    given = [line for line in lines if line.event.kind in (_K.APPROVED, _K.RENEWED)]
    assert {line.words for line in given} == {f"Freibad öffnet\n\n{TEXT}\n\n#Freibad"}
    assert {line.event.fingerprint for line in given} == {desk.posts.get(post_id).words_fingerprint}
    (out,) = (line for line in lines if line.event.kind is _K.PUBLISHED)
    assert "www.birkenfurt.example/freibad" in out.words
    assert [line.event.at for line in lines] == sorted(line.event.at for line in lines)
    assert desk.posts.trail(TODAY + timedelta(days=1), TODAY + timedelta(days=2)) == ()


def test_what_went_out_stays_out_in_the_trail(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.mark_published(post.id, at=NOW)

    assert [line.event.kind for line in desk.posts.trail(TODAY, TODAY)] == [_K.APPROVED, _K.PUBLISHED]


def test_what_undo_took_back_stays_in_the_trail_and_leaves_the_timeline(desk: Desk) -> None:
    post = desk.posts.submit(a_post(desk).id, "Petra Lüders")
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE)
    for _step in range(2):
        desk.history.undo()

    assert desk.posts.timeline(post.id) == ()
    undone = {line.event.kind: line.event.undone_at for line in desk.posts.trail(TODAY, TODAY)}
    assert undone == {_K.SUBMITTED: NOW, _K.APPROVED: NOW}


def test_a_post_that_was_thrown_away_keeps_its_trail(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.withdraw(post.id)
    desk.posts.discard(post.id)

    assert [line.event.kind for line in desk.posts.trail(TODAY, TODAY)] == [_K.APPROVED]
    with pytest.raises(NotFound):
        desk.posts.timeline(post.id)


def test_an_approval_from_before_its_words_were_kept_tells_its_version(desk: Desk) -> None:
    post = an_approved_post(desk)
    with desk._database.command(_MESSAGE, at=NOW, areas=set()) as writer:  # noqa: SLF001 - as older records are
        writer.connection.execute("DROP TRIGGER log_kept")
        writer.connection.execute("DELETE FROM log")

    (line,) = desk.posts.trail(TODAY, TODAY)

    assert line.words == f"{post.title}\n\n{TEXT}"


# on paper


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))


def test_the_table_opens_in_a_german_spreadsheet_and_computes_nothing(desk: Desk, tmp_path: Path) -> None:
    post = a_post(desk, title="=1+1", department="baeder")
    desk.posts.tick(post.id, TickKind.CO_SIGNATURE, by="Sabine Kröger", at=NOW)
    desk.posts.set_level(post.id, 2, reason="")
    desk.posts.record_approval(
        post.id, by="@Petra", at=NOW, way=ApprovalWay.PHONE, valid_until=TODAY + timedelta(days=9)
    )
    desk.posts.save_text(post.id, title="=1+1", text="Um 8 Uhr")

    count = desk.trail_export.save(tmp_path / "trail.csv", first=TODAY, last=TODAY)

    rows = rows_of(tmp_path / "trail.csv")
    assert count == len(rows) == 5
    assert all(not cell.startswith(("=", "@", "+", "-")) for row in rows for cell in row.values())
    by_kind = {row["Vorgang"]: row for row in rows}
    assert set(by_kind) == {
        "abgehakt: Mitzeichnung des Fachamts",
        "Haken erloschen: Mitzeichnung des Fachamts",
        "Stufe geändert",
        "freigegeben",
        "Freigabe erloschen",
    }
    given = by_kind["freigegeben"]
    assert (given["Person"], given["Weg"], given["Gültig bis"]) == ("'@Petra", "telefonisch", "21.05.2027")
    assert len(given["SHA-256 des Wortlauts"]) == 64
    assert by_kind["Freigabe erloschen"]["Grund"] == "Text geändert"
    assert (by_kind["Stufe geändert"]["Stufe vorher"], by_kind["Stufe geändert"]["Stufe"]) == ("1", "2")


def test_what_was_undone_says_when(desk: Desk, tmp_path: Path) -> None:
    an_approved_post(desk)
    desk.history.undo()

    desk.trail_export.save(tmp_path / "trail.csv", first=TODAY, last=TODAY)

    assert [row["Rückgängig gemacht am"] for row in rows_of(tmp_path / "trail.csv")] == ["12.05.2027 08:00"]


def test_a_period_has_its_days_in_order(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="ends before"):
        desk.trail_export.save(tmp_path / "trail.csv", first=TODAY, last=date(2027, 1, 1))


# approvals that end


def test_an_approval_up_to_a_day_holds_on_that_day_and_no_longer(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post = a_post(desk)
    until = TODAY + timedelta(days=2)
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=until)

    clock.set(NOW + timedelta(days=2))
    assert desk.posts.get(post.id).status is PostStatus.APPROVED
    assert desk.posts.text_to_copy(post.id)

    clock.set(NOW + timedelta(days=3))
    (summary,) = desk.post_overview.list()
    assert (summary.status, summary.approved_by) == (PostStatus.DRAFT, "")
    post = desk.posts.get(post.id)
    assert (post.status, post.standing_approval) == (PostStatus.DRAFT, None)
    assert post.approvals[0].closing_reason == ClosingReason.EXPIRED
    assert desk.posts.timeline(post.id)[0].valid_until == until
    with pytest.raises(NotAllowed, match="not approved"):
        desk.posts.text_to_copy(post.id)


def test_an_ended_approval_is_asked_for_anew_and_does_not_come_back_by_a_restore(
    office: tuple[Desk, StillClock],
) -> None:
    desk, clock = office
    post = a_post(desk)
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=TODAY)
    clock.set(NOW + timedelta(days=1))
    desk.posts.save_text(post.id, title=post.title, text="Um 8 Uhr")

    restored = desk.posts.restore_version(post.id, 1)

    assert restored.status is PostStatus.DRAFT


def test_an_approval_that_was_voided_and_has_ended_since_does_not_come_back_either(
    office: tuple[Desk, StillClock],
) -> None:
    desk, clock = office
    post = a_post(desk)
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=TODAY)
    desk.posts.save_text(post.id, title=post.title, text="Um 8 Uhr")
    clock.set(NOW + timedelta(days=1))

    assert desk.posts.restore_version(post.id, 1).status is PostStatus.DRAFT


def test_what_the_platform_has_and_what_is_on_hold_keep_their_state(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    tomorrow = TODAY + timedelta(days=1)
    scheduled, held = a_post(desk, day=tomorrow), a_post(desk, day=TODAY)
    for post in (scheduled, held):
        until = post.day
        desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=until)
    desk.posts.mark_scheduled(scheduled.id)
    desk.posts.hold(held.id)

    clock.set(NOW + timedelta(days=3))

    assert desk.posts.get(scheduled.id).status is PostStatus.SCHEDULED
    assert desk.posts.get(held.id).status is PostStatus.ON_HOLD
    assert desk.posts.resume(held.id).status is PostStatus.DRAFT


def test_an_approval_ends_not_before_the_post_goes_out(desk: Desk) -> None:
    post = a_post(desk, day=TODAY + timedelta(days=5))

    for until in (TODAY - timedelta(days=1), TODAY + timedelta(days=4)):
        with pytest.raises(NotAllowed, match="end before"):
            desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=until)


def test_the_platform_is_not_given_what_is_approved_up_to_an_earlier_day(desk: Desk) -> None:
    post = a_post(desk, day=TODAY + timedelta(days=2))
    until = TODAY + timedelta(days=3)
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=until)
    desk.posts.set_day(post.id, TODAY + timedelta(days=4), at=post.at)
    with pytest.raises(NotAllowed, match="is approved up to"):
        desk.posts.mark_scheduled(post.id)

    desk.posts.set_day(post.id, until, at=post.at)
    assert desk.posts.mark_scheduled(post.id).status is PostStatus.SCHEDULED


def test_undo_of_a_state_does_not_bring_an_ended_approval_back(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post = a_post(desk)
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=TODAY)
    desk.posts.hold(post.id)
    clock.set(NOW + timedelta(days=1))
    assert desk.posts.get(post.id).status is PostStatus.ON_HOLD

    desk.history.undo()

    assert desk.posts.get(post.id).status is PostStatus.DRAFT


def test_reading_within_a_command_ends_nothing(office: tuple[Desk, StillClock]) -> None:
    desk, clock = office
    post = a_post(desk)
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=TODAY)
    clock.set(NOW + timedelta(days=1))

    with desk._database.command(_MESSAGE, at=NOW, areas=set()):  # noqa: SLF001 - as a service does
        assert desk.posts.get(post.id).status is PostStatus.APPROVED

    assert desk.posts.get(post.id).status is PostStatus.DRAFT


# several at once


def test_several_posts_are_submitted_in_one_step_each_to_its_person(desk: Desk) -> None:
    first, second = a_post(desk), a_post(desk, title="Markt")
    waiting = desk.posts.submit(a_post(desk, title="Bad").id, "Petra Lüders")

    desk.posts.submit_all({first.id: "Petra Lüders", second.id: " Karin Ahlers ", waiting.id: "Karin Ahlers"})

    found = [desk.posts.get(each.id) for each in (first, second, waiting)]
    assert [post.status for post in found] == [PostStatus.IN_REVIEW] * 3
    assert [post.submitted_to for post in found] == ["Petra Lüders", "Karin Ahlers", "Karin Ahlers"]
    desk.history.undo()
    assert [desk.posts.get(each.id).status for each in (first, second)] == [PostStatus.DRAFT] * 2


def test_one_that_cannot_be_submitted_keeps_all_back(desk: Desk) -> None:
    first, empty = a_post(desk), a_post(desk, title="Markt", text="")

    with pytest.raises(NotAllowed, match="“Markt”: There is no text"):
        desk.posts.submit_all({first.id: "Petra Lüders", empty.id: "Petra Lüders"})
    with pytest.raises(NotAllowed, match=r"^There is no text"):
        desk.posts.submit_all({empty.id: "Petra Lüders"})

    assert desk.posts.get(first.id).status is PostStatus.DRAFT


def test_a_second_yes_is_voided_and_taken_back_with_the_first(desk: Desk) -> None:
    post = an_approved_post(desk)
    desk.posts.withdraw(post.id)
    desk.posts.begin_draft(post.id)
    desk.posts.record_approval(post.id, by="Karin Ahlers", at=NOW, way=ApprovalWay.PHONE)

    taken_back = desk.posts.withdraw_approval(post.id)

    assert taken_back.standing_approval is None
    desk.posts.record_approval(post.id, by="Karin Ahlers", at=NOW, way=ApprovalWay.PHONE)
    saved = desk.posts.save_text(post.id, title=post.title, text="Um 8 Uhr")
    assert saved.post.standing_approval is None
