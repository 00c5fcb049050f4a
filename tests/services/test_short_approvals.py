"""Approvals that end before the day of their post: nobody takes them for approved, and someone is asked again (P8)."""

import csv
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, ClosingReason, PostEventKind
from amtdesk.domain.today import ItemKind
from amtdesk.system.clock import StillClock
from tests.builders import NOW, berlin, set_clock
from tests.builders_posts import TODAY, a_post, an_approved_post, open_office
from tests.builders_today import everything, kinds, only

_S = PostStatus
ENDS = date(2027, 5, 14)
PLANNED = date(2027, 5, 18)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk, _clock = open_office(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def short(desk: Desk) -> PostId:
    """Approved up to the 14th, and moved from the 13th to the 18th."""
    post = a_post(desk, title="Markt", day=date(2027, 5, 13))
    desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=ENDS)
    return desk.posts.set_day(post.id, PLANNED, at=time(9)).id


def approve(desk: Desk, post_id: PostId, until: date | None = None) -> None:
    now = desk.clock.now()
    desk.posts.record_approval(post_id, by="Karin Ahlers", at=now, way=ApprovalWay.EMAIL, valid_until=until)


def test_post_list_and_lead_no_longer_take_it_for_approved_on_its_day(desk: Desk, short: PostId) -> None:
    (listed,) = desk.posts.list(status=_S.APPROVED)
    lead = desk.posts.planning_lead(TODAY)

    assert (desk.posts.get(short).ends_before, listed.ends_before) == (ENDS, ENDS)
    assert lead.approved_until is None
    assert lead.days[6].state.value == "waiting"
    assert desk.posts.set_day(short, ENDS, at=time(9)).ends_before is None
    assert desk.posts.planning_lead(TODAY).approved_until == ENDS


def test_no_file_that_leaves_calls_it_approved_without_its_end(desk: Desk, short: PostId, tmp_path: Path) -> None:
    desk.exports.posts(tmp_path / "posts.csv")
    (row,) = list(csv.DictReader((tmp_path / "posts.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert "freigegeben bis 14.05.2027, vor dem Termin" in row.values()

    desk.plan_calendar.write(tmp_path / "plan.ics", first=TODAY, last=PLANNED)
    text = (tmp_path / "plan.ics").read_text("utf-8").replace("\r\n ", "")
    assert "freigegeben bis 14.05.2027" in text
    assert "STATUS:TENTATIVE" in text
    assert desk.posts.get(short).status is _S.APPROVED


def test_heute_asks_for_another_yes_before_and_after_the_end_instead_of_offering_to_publish(
    desk: Desk, short: PostId
) -> None:
    assert ItemKind.PUBLISH not in kinds(everything(desk))
    item = only(desk, ItemKind.RENEWAL)
    assert (item.ref, item.until, item.day) == (short, ENDS, PLANNED)
    assert item in desk.today.brief().coming

    for day in (14, 15, 17):
        set_clock(desk, berlin(day))
        assert [each.ref for each in desk.today.brief().for_today if each.kind is ItemKind.RENEWAL] == [short]
    assert desk.posts.get(short).status is _S.DRAFT

    set_clock(desk, berlin(19))
    assert ItemKind.RENEWAL not in kinds(everything(desk))
    passed = only(desk, ItemKind.PASSED)
    assert (passed.ref, passed.until) == (short, ENDS)


def test_an_edit_makes_it_a_draft_like_any_other(desk: Desk, short: PostId) -> None:
    set_clock(desk, berlin(15))
    desk.posts.save_text(short, title="Markt", text="Der Markt beginnt um 8 Uhr.")

    assert ItemKind.RENEWAL not in kinds(everything(desk))


def test_asked_again_it_waits_and_a_longer_yes_takes_the_place_of_the_short_one(desk: Desk, short: PostId) -> None:
    waiting = desk.posts.submit(short, "Karin Ahlers")
    assert (waiting.status, waiting.approval_on(ENDS) is not None) == (_S.IN_REVIEW, True)
    assert ItemKind.RENEWAL not in kinds(everything(desk))

    approve(desk, short)

    post = desk.posts.get(short)
    assert (post.status, post.ends_before) == (_S.APPROVED, None)
    assert [each.closing_reason for each in post.approvals] == [ClosingReason.REPLACED, ""]
    set_clock(desk, berlin(18))
    assert only(desk, ItemKind.PUBLISH).ref == short
    assert desk.posts.timeline(short)[0].kind is PostEventKind.APPROVED
    desk.history.undo()
    set_clock(desk, NOW)
    assert [each.holds for each in desk.posts.get(short).approvals] == [True, False]


def test_a_yes_that_was_given_already_is_recorded_without_asking(desk: Desk, short: PostId) -> None:
    approve(desk, short, until=PLANNED)

    assert desk.posts.get(short).ends_before is None


def test_taken_back_the_request_leaves_the_short_approval_as_it_was(desk: Desk, short: PostId) -> None:
    desk.posts.submit(short, "Karin Ahlers")

    assert desk.posts.take_back_submission(short).status is _S.APPROVED


def test_what_waits_for_a_longer_yes_goes_on_waiting_when_the_short_one_ends(
    desk: Desk, short: PostId, tmp_path: Path
) -> None:
    desk.posts.submit(short, "Karin Ahlers")
    desk.close()

    with Desk.open_to_read(tmp_path, StillClock(berlin(15)), is_copied=False) as reading:
        (listed,) = reading.posts.list(status=_S.IN_REVIEW)
        assert (listed.approved_by, listed.submitted_at is not None) == ("", True)
        assert reading.posts.get(short).standing_approval is None
    with Desk.open(tmp_path, StillClock(berlin(15))) as writing:
        assert [post.id for post in writing.posts.list(status=_S.IN_REVIEW)] == [short]


def test_an_approval_that_holds_on_its_day_is_not_asked_for_again(desk: Desk) -> None:
    post = an_approved_post(desk)

    with pytest.raises(NotAllowed, match="approved already"):
        desk.posts.submit(post.id, "Karin Ahlers")
    with pytest.raises(NotAllowed, match="can't be approved"):
        approve(desk, post.id)


def test_the_report_reaches_no_further_than_the_approval(desk: Desk, short: PostId) -> None:
    an_approved_post(desk, title="Heute", day=TODAY + timedelta(days=1))

    assert desk.posts.get(short).day == PLANNED
    assert desk.reports.weekly("2027-W19").figures.planning_horizon == TODAY + timedelta(days=1)


def test_whoever_approves_is_reminded_after_a_day_and_twice_at_most(desk: Desk) -> None:
    post = desk.posts.submit(a_post(desk, day=date(2027, 5, 20)).id, "Petra Lüders")
    assert not only(desk, ItemKind.APPROVAL).may_remind
    with pytest.raises(NotAllowed, match="after 24 hours"):
        desk.posts.remind(post.id)

    for number, day in enumerate((13, 14), start=1):
        set_clock(desk, berlin(day, "08:00"))
        assert only(desk, ItemKind.APPROVAL).may_remind
        text = desk.approval_papers.reminder_text(post.id)
        assert text.startswith("Betreff: Erinnerung" if number == 1 else "Betreff: Zweite Erinnerung")
        assert "am Mittwoch, 12. Mai habe ich Sie um die Freigabe dieses Beitrags gebeten" in text
        assert "Morgen öffnet das Freibad um 9 Uhr." in text
        desk.posts.remind(post.id)
        item = only(desk, ItemKind.APPROVAL)
        assert (item.reminded, item.may_remind) == (number, False)

    set_clock(desk, berlin(17))
    assert not only(desk, ItemKind.APPROVAL).may_remind
    with pytest.raises(NotAllowed, match="Two reminders"):
        desk.posts.remind(post.id)
    desk.history.undo()
    assert only(desk, ItemKind.APPROVAL).may_remind
    (reminded,) = [event for event in desk.posts.timeline(post.id) if event.kind is PostEventKind.REMINDED]
    assert (reminded.who, reminded.at) == ("Petra Lüders", berlin(13))
    desk.trail_export.save(desk.folder / "trail.csv", first=TODAY, last=date(2027, 5, 17))
    assert (desk.folder / "trail.csv").read_text("utf-8-sig").count(";erinnert;") == 2


def test_handed_over_again_reminders_begin_anew_and_who_waits_for_nobody_is_not_reminded(desk: Desk) -> None:
    post = desk.posts.submit(a_post(desk).id, "Petra Lüders")
    set_clock(desk, berlin(13, "08:00"))
    desk.posts.remind(post.id)
    desk.posts.submit(post.id, "Karin Ahlers")

    assert desk.posts.reminders(post.id) == ()
    desk.posts.take_back_submission(post.id)
    with pytest.raises(NotAllowed, match="waits for nobody"):
        desk.posts.remind(post.id)
