"""Approvals whose last day is over where nothing can be written: whoever reads sees them ended all the same."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.matters import MatterKind
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import ApprovalWay, ClosingReason
from amtdesk.services.matters import Matters
from amtdesk.system.clock import StillClock
from tests.builders import NOW
from tests.builders_posts import TODAY, a_post, open_office

_S = PostStatus
TOMORROW = NOW + timedelta(days=1)


def lay_office(folder: Path) -> None:
    """Four posts approved up to today: one is on hold, one went to the platform; and one approved without an end."""
    desk, _clock = open_office(folder)
    for title in ("Freibad", "Markt", "Wahl", "Rathaus", "Bücherei"):
        post = a_post(desk, title=title)
        until = None if title == "Bücherei" else TODAY
        desk.posts.record_approval(post.id, by="Petra Lüders", at=NOW, way=ApprovalWay.PHONE, valid_until=until)
        if title == "Markt":
            desk.posts.hold(post.id)
        if title == "Wahl":
            desk.posts.mark_scheduled(post.id)
        if title == "Rathaus":
            desk.posts.withdraw(post.id)
    desk.close()


@contextmanager
def _read_only(folder: Path) -> Iterator[Desk]:
    with Desk.open_to_read(folder, StillClock(TOMORROW), is_copied=False) as desk:
        yield desk


@contextmanager
def _refusing_to_write(folder: Path) -> Iterator[Desk]:
    with Desk.open(folder, StillClock(TOMORROW)) as desk:
        desk._database._connection.execute("PRAGMA query_only=ON")  # noqa: SLF001 - as a full drive does: reads go on
        yield desk


@pytest.fixture(params=[_read_only, _refusing_to_write])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    lay_office(tmp_path)
    with request.param(tmp_path) as opened:
        yield opened


def test_what_was_approved_up_to_yesterday_is_shown_as_ended_although_nothing_can_be_written(desk: Desk) -> None:
    found = {post.title: desk.posts.get(post.id) for post in desk.post_overview.list()}

    stands = {title: (post.status, post.standing_approval is not None) for title, post in found.items()}
    assert stands == {
        "Freibad": (_S.DRAFT, False),
        "Markt": (_S.ON_HOLD, False),
        "Wahl": (_S.SCHEDULED, True),
        "Rathaus": (_S.WITHDRAWN, False),
        "Bücherei": (_S.APPROVED, True),
    }
    (ended,) = found["Freibad"].approvals
    assert ended.closing_reason == ClosingReason.EXPIRED
    assert ended.closed_at == TOMORROW.replace(hour=0)
    with pytest.raises(NotAllowed, match="not approved"):
        desk.posts.text_to_copy(found["Freibad"].id)


def test_lists_say_the_same_of_it_as_the_post_itself(desk: Desk) -> None:
    listed = {post.title: post for post in desk.post_overview.list()}
    assert (listed["Freibad"].status, listed["Freibad"].approved_by) == (_S.DRAFT, "")
    assert (listed["Bücherei"].status, listed["Bücherei"].approved_by) == (_S.APPROVED, "Petra Lüders")

    assert [post.title for post in desk.post_overview.list(status=_S.DRAFT)] == ["Freibad"]
    assert [post.title for post in desk.post_overview.list(status=_S.APPROVED)] == ["Bücherei"]
    assert [post.title for post in desk.post_overview.list(status={_S.DRAFT, _S.APPROVED}, latest=1)] == ["Bücherei"]
    assert desk.post_overview.planning_lead(TOMORROW.date()).approved_until is None


def test_nobody_is_reminded_of_it_and_no_file_that_goes_out_calls_it_approved(desk: Desk, tmp_path: Path) -> None:
    matters = Matters(desk._database, desk.clock, town=desk.town, tasks=lambda: desk.own_tasks)  # noqa: SLF001 - on its own
    due = [each.title for each in matters.standing(since=NOW) if each.kind is MatterKind.POST_DUE]
    assert due == ["Bücherei"]

    desk.exports.posts(tmp_path / "posts.csv")
    rows = list(csv.reader((tmp_path / "posts.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    (ended,) = [row for row in rows if "Freibad" in row]
    assert "Petra Lüders" not in ended
    (stands,) = [row for row in rows if "Bücherei" in row]
    assert "Petra Lüders" in stands


def test_only_the_first_look_tries_to_store_it_until_something_is_stored_again(tmp_path: Path) -> None:
    lay_office(tmp_path)
    begun: list[str] = []
    with _refusing_to_write(tmp_path) as desk:
        connection = desk._database._connection  # noqa: SLF001 - what is asked of the records
        connection.set_trace_callback(lambda sql: begun.append(sql) if sql.startswith("BEGIN") else None)

        assert desk.post_overview.list() == desk.post_overview.list()
        desk.post_overview.reserve()
        assert len(begun) == 1

        connection.execute("PRAGMA query_only=OFF")
        desk.town.set("mayor_name", "Frau Neu")
        desk.post_overview.list()
        assert len(begun) == 3  # hers, and what time did
        desk.post_overview.list()
        assert len(begun) == 3
