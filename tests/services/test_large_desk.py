"""The large desk: full size, alive today, the same for the same seed."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.questions import QuestionStatus
from amtdesk.domain.reply_templates import AgreementState
from tests.builders import NOW, berlin, open_desk

COUNTED = ("posts", "questions", "templates", "log")


def built(folder: Path, *, years: int = 1, seed: int = 1, at: datetime = NOW) -> Desk:
    folder.mkdir(exist_ok=True)
    desk = open_desk(folder, at)
    desk.demo.build_large(years=years, seed=seed)
    return desk


def content_of(desk: Desk) -> str:
    words = hashlib.sha256()
    tables = [row["name"] for row in desk._database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]  # noqa: SLF001 - every row there is
    for table in sorted(name for name in tables if "_search" not in name and not name.startswith(("_", "sqlite"))):
        if table == "commands":  # when it was built
            continue
        for row in desk._database.rows(f"SELECT * FROM {table} ORDER BY id"):  # noqa: S608, SLF001 - every row there is
            words.update(repr((table, tuple(row))).encode())
    return words.hexdigest()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of one year that is only looked at."""
    with built(tmp_path_factory.mktemp("large")) as desk:
        yield desk


def test_a_year_holds_a_tenth_of_the_ten_years_that_are_measured(large: Desk) -> None:
    counts = {table: len(large._database.rows(f"SELECT id FROM {table}")) for table in COUNTED}  # noqa: S608, SLF001 - counted at the source
    faults = large._database.integrity_faults()  # noqa: SLF001 - asked at the source

    assert counts == {"posts": 2_000, "questions": 2_000, "templates": 500, "log": 10_000}
    assert not faults


@pytest.mark.no_cover
def test_the_same_seed_and_day_give_the_same_records_whatever_the_minute(large: Desk, tmp_path: Path) -> None:
    later = berlin(12, "19:41")
    with built(tmp_path / "b", at=later) as again, built(tmp_path / "c", seed=2) as other:
        assert content_of(large) == content_of(again)
        assert content_of(large) != content_of(other)


def test_the_last_day_is_today_and_there_is_something_to_do(large: Desk) -> None:
    today = large.clock.today()
    open_questions = large.questions.open()
    due = large.posts.list(from_day=today, to_day=today)
    states = {t.agreement_state(today=today) for t in large.templates.all()}
    brief = large.today.brief()

    assert {QuestionStatus.NEW, QuestionStatus.WAITING_DEPARTMENT} <= {q.status for q in open_questions}
    assert {post.status for post in due} == {PostStatus.APPROVED}
    assert states == {AgreementState.AGREED, AgreementState.ENDING_SOON, AgreementState.EXPIRED}
    assert brief.next_up is not None


def test_the_large_desk_keeps_the_time_of_the_machine_and_says_that_it_is_invented(large: Desk) -> None:
    assert large.demo.is_demo
    assert large.town.town().name == "Birkenfurt"


@pytest.mark.parametrize("years", [0, 31])
def test_only_a_sensible_number_of_years_is_built(tmp_path: Path, years: int) -> None:
    with open_desk(tmp_path) as desk, pytest.raises(NotAllowed):
        desk.demo.build_large(years=years, seed=1)
