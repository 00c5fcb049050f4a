"""Birkenfurt as its records stood at a given time."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.questions import QuestionStatus, ReplyKind
from amtdesk.domain.reply_templates import AgreementState
from amtdesk.domain.rounds import SkipReason
from amtdesk.system.clock import Clock
from tests.builders import BERLIN, open_desk
from tests.builders_reports import FIGURES


def berlin(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=BERLIN)


def birkenfurt(folder: Path, at: str) -> Desk:
    folder.mkdir(exist_ok=True)
    desk = open_desk(folder, berlin(at))
    desk.demo.open_birkenfurt()
    return desk


def test_the_example_week_adds_up_to_the_figures_of_the_report_form(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-14T12:00") as desk:
        figures = desk.reports.figures("2027-W19")

    assert figures == FIGURES


def test_the_two_visits_that_were_left_out_carry_a_reason(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-14T12:00") as desk:
        visits = desk.rounds.visits_between(berlin("2027-05-07T12:00"), berlin("2027-05-14T12:00"))

    assert [visit.skip_reason for visit in visits if visit.skip_reason] == [SkipReason.NO_TIME, SkipReason.NOTHING_DUE]


def test_every_group_can_be_opened_but_the_one_where_the_town_is_no_member(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T08:00") as desk:
        groups = desk.rounds.groups()

    assert [group.key for group in groups if not group.address] == ["G6"]
    assert all(urlsplit(group.address).netloc.endswith(".example") for group in groups if group.address)


def test_on_wednesday_morning_the_desk_is_busy(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T08:00") as desk:
        waiting = {question.key: question.status for question in desk.questions.open()}
        posts = {post.key: post for post in desk.posts.list()}
        brief = desk.today.brief()

    assert waiting == {
        "Q03": QuestionStatus.WAITING_DEPARTMENT,
        "Q14": QuestionStatus.WAITING_DEPARTMENT,
        "Q16": QuestionStatus.INTERIM,
        "Q18": QuestionStatus.INTERIM,
        "Q20": QuestionStatus.NEW,
    }
    assert (posts["P07"].status, posts["P07"].at) == (PostStatus.APPROVED, time(17, 30))
    assert {key for key, post in posts.items() if post.status is PostStatus.IN_REVIEW} == {"P09", "P10"}
    assert brief.task_count >= 4


@pytest.mark.parametrize("at", ["2027-05-03T07:00", "2027-05-07T15:00", "2027-05-12T08:20", "2027-05-20T10:00"])
def test_nothing_in_the_records_is_later_than_the_time_that_is_shown(tmp_path: Path, at: str) -> None:
    now = berlin(at).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    happened = {
        "questions": ("asked_at", "first_reaction_at", "closed_at", "handed_over_at"),
        "replies": ("sent_at",),
        "template_uses": ("used_at",),
        "posts": ("created_at", "changed_at", "submitted_at", "copied_at"),
        "approvals": ("approved_at", "recorded_at"),
        "publications": ("published_at",),
        "rounds": ("started_at", "finished_at"),
        "visits": ("at",),
        "observations": ("at",),
        "own_tasks": ("added_at",),
        "own_task_days": ("done_at",),
        "log": ("at",),
    }

    with birkenfurt(tmp_path, at) as desk:
        late = [
            (table, column)
            for table, columns in happened.items()
            for column in columns
            if desk._database.rows(f"SELECT 1 FROM {table} WHERE {column} > ?", (now,))  # noqa: S608, SLF001 - every row there is
        ]

    assert not late


def test_published_posts_of_later_days_are_still_approved(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-04T15:00") as desk:
        posts = {post.key: post.status for post in desk.posts.list()}

    assert posts["P01"] is PostStatus.PUBLISHED
    assert posts["P02"] is PostStatus.APPROVED
    assert posts["P06"] is PostStatus.APPROVED


def test_an_approved_post_went_out_on_time_and_as_it_was_approved_the_service_day_before(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T17:30") as desk:
        post = next(desk.posts.get(p.id) for p in desk.posts.list() if p.key == "P07")

    assert post.publications[0].published_at == berlin("2027-05-12T17:30")
    assert "#FeuerwehrBirkenfurt" in post.publications[0].text
    assert post.approvals[0].approved_by == "Björn Tietz"
    assert post.approvals[0].approved_at.astimezone(BERLIN).date().isoformat() == "2027-05-11"
    assert post.approvals[0].text_fingerprint == post.words_fingerprint


def test_whoever_writes_never_approves_from_level_one_on(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-14T12:00") as desk:
        me = desk.town.town().user_name
        approvals = [a for p in desk.posts.list() for a in desk.posts.get(p.id).approvals]

    assert approvals
    assert not [a for a in approvals if a.level > 0 and a.approved_by == me]


def test_a_group_is_in_the_middle_of_its_round_at_twenty_past_eight(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T08:20") as desk:
        walk = desk.rounds.today()

    assert walk.started_at == berlin("2027-05-12T08:15")
    assert walk.finished_at is None
    assert walk.done_count == 1
    assert walk.current is not None
    assert walk.current.group.key == "G1"


def test_a_promise_of_an_interim_reply_is_kept_later(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-13T10:30") as desk:
        question = next(q for q in desk.questions.all() if q.key == "Q16")
        replies = desk.questions.replies(question.id)

    assert question.status is QuestionStatus.ANSWERED
    assert [reply.kind for reply in replies] == [ReplyKind.INTERIM, ReplyKind.ANSWER]
    assert "{{" not in "".join(reply.text for reply in replies)


def test_four_weeks_on_every_kind_of_ending_has_happened(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-06-01T12:00") as desk:
        statuses = {question.key: question.status for question in desk.questions.all()}

    assert len(statuses) == 40
    assert statuses["Q35"] is QuestionStatus.NO_ANSWER
    assert statuses["Q39"] is QuestionStatus.MOVED
    assert statuses["Q38"] is QuestionStatus.WAITING_DEPARTMENT
    assert statuses["Q40"] is QuestionStatus.ANSWERED


def test_a_question_that_needs_no_answer_waits_until_someone_looks_at_it(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-20T10:06") as desk:
        question = next(q for q in desk.questions.all() if q.key == "Q35")

    assert question.status is QuestionStatus.NEW


def test_templates_are_agreed_two_end_soon_and_one_has_ended(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T08:00") as desk:
        today = desk.clock.today()
        states = {t.key: t.agreement_state(today=today) for t in desk.templates.all()}

    assert len(states) == 81
    assert sorted(key for key, state in states.items() if state is AgreementState.ENDING_SOON) == [
        "T-FREIBAD-1",
        "T-KITA-3",
    ]
    assert [key for key, state in states.items() if state is AgreementState.EXPIRED] == ["T-WINTER-1"]
    assert AgreementState.DRAFT not in states.values()


def test_the_report_is_written_on_friday_morning_and_not_before(tmp_path: Path) -> None:
    with birkenfurt(tmp_path / "thursday", "2027-05-13T16:00") as desk:
        before = [entry for entry in desk.reports.weekly("2027-W19").entries if entry.is_edited]
    with birkenfurt(tmp_path / "friday", "2027-05-14T10:00") as desk:
        report = desk.reports.weekly("2027-W19")
        written = {entry.field.value for entry in report.entries if entry.is_edited}

    assert not before
    assert {"headline", "decisions", "tips_to_departments", "benefit", "outlook"} <= written
    assert (report.hours_spent, report.hours_planned) == (6.25, 5.5)
    assert next((topic.name, topic.count) for topic in report.topics) == ("Baustelle Mühlenstraße", 21)


def test_the_town_brings_its_hours_its_closing_day_and_no_bundesland(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T08:00") as desk:
        town, calendar = desk.town.town(), desk.town.calendar()
        occasions = desk.occasions.between(berlin("2027-05-12T00:00").date(), berlin("2027-06-06T00:00").date())

    assert (town.name, town.federal_state, town.is_demo) == ("Birkenfurt", "", True)
    assert not calendar.is_service_day(berlin("2027-05-07T00:00").date())
    assert calendar.is_service_day(berlin("2027-05-14T00:00").date())
    assert "Stadtrat" in {occasion.title for occasion in occasions}


def test_a_demonstration_needs_an_empty_desk(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T08:00") as desk:
        assert desk.demo.is_demo
        assert not desk.demo.is_empty()

        with pytest.raises(NotAllowed):
            desk.demo.open_birkenfurt()
        with pytest.raises(NotAllowed):
            desk.demo.build_large(years=1, seed=1)


def test_opening_the_town_cannot_be_undone(tmp_path: Path) -> None:
    with birkenfurt(tmp_path, "2027-05-12T08:00") as desk:
        assert desk.history.undoable() is None


def test_without_a_given_time_the_town_opens_on_its_wednesday_and_its_time_goes_on_where_it_was_left(
    tmp_path: Path,
) -> None:
    wednesday = berlin("2027-05-12T08:00")
    with Desk.open(tmp_path, Clock()) as desk:
        shown = desk.demo.open_birkenfurt()
        assert desk.clock.now() - wednesday < timedelta(minutes=1)

    with Desk.open(tmp_path, Clock()) as desk, desk.another() as other:
        assert timedelta() <= desk.clock.now() - wednesday < timedelta(minutes=1)
        assert other.clock is desk.clock

    with Desk.open(tmp_path, Clock(at=berlin("2027-05-13T09:00"))) as desk:
        assert desk.clock.now() - berlin("2027-05-13T09:00") < timedelta(minutes=1)
        desk.town.set("user_salutation", "Frau W.")

    with Desk.open(tmp_path, Clock()) as desk:
        assert desk.clock.now() >= berlin("2027-05-13T09:00")
    assert shown == wednesday


def test_a_desk_of_ones_own_keeps_the_time_of_the_machine(tmp_path: Path) -> None:
    clock = Clock()
    with Desk.open(tmp_path, clock) as desk:
        desk.town.begin_empty()

    with Desk.open(tmp_path, clock):
        assert not clock.is_given
