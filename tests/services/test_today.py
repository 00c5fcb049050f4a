"""Heute: what the day asks for, gathered from all rooms (H1, H2, H5, H6)."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus, ReplyKind, WordingOrigin
from amtdesk.domain.today import ItemKind
from amtdesk.domain.town import Department, Person
from amtdesk.services.town import TownRecords
from tests.builders import NOW, berlin, open_birkenfurt, open_desk, set_clock
from tests.builders_questions import approve, reply
from tests.builders_today import an_approved_post, kinds, only

COMMENT = QuestionSource.PAGE_COMMENT


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as desk:
        desk.town.begin_empty()
        yield desk


@pytest.fixture
def birkenfurt(tmp_path: Path) -> Iterator[Desk]:
    with open_birkenfurt(tmp_path) as desk:
        yield desk


def answer_for_now(desk: Desk, question: QuestionId) -> None:
    reply(desk, question, "Wir fragen nach.", kind=ReplyKind.INTERIM)


def test_an_overdue_question_comes_before_everything(desk: Desk) -> None:
    desk.questions.note("Neu?", source=COMMENT)
    late = desk.questions.note("Seit Montag?", source=COMMENT, asked_at=berlin(10, "07:00"))

    next_up = desk.today.brief().next_up

    assert next_up is not None
    assert (next_up.ref, next_up.is_overdue) == (late.id, True)


def test_a_question_under_two_hours_comes_before_the_round(desk: Desk) -> None:
    set_clock(desk, berlin(12, "09:00"))
    soon = desk.questions.note("Bis zehn?", source=COMMENT, asked_at=berlin(11, "10:00"))

    brief = desk.today.brief()

    assert brief.next_up is not None
    assert brief.next_up.ref == soon.id
    assert ItemKind.ROUND in kinds(brief.still_today)


def test_an_approved_post_comes_to_the_front_half_an_hour_before_its_time(desk: Desk) -> None:
    post = an_approved_post(desk, day=NOW.date(), at=time(9, 30))
    set_clock(desk, berlin(12, "08:59"))
    before = desk.today.brief().next_up
    set_clock(desk, berlin(12, "09:01"))
    after = desk.today.brief().next_up

    assert before is not None
    assert before.kind is ItemKind.ROUND
    assert after is not None
    assert (after.kind, after.ref) == (ItemKind.PUBLISH, post)


def test_a_post_whose_day_has_passed_is_asked_about_as_missed(desk: Desk) -> None:
    post = an_approved_post(desk, day=NOW.date(), at=time(9, 30))
    set_clock(desk, berlin(13, "08:00"))

    assert only(desk, ItemKind.MISSED).ref == post


def test_a_question_put_off_leaves_the_front_until_then(desk: Desk) -> None:
    desk.questions.note("Später?", source=COMMENT, asked_at=berlin(10, "07:00"))
    item = only(desk, ItemKind.QUESTION)

    desk.today.postpone(item, berlin(12, "11:00"))

    assert kinds(desk.today.brief().still_today) == [ItemKind.QUESTION]
    set_clock(desk, berlin(12, "11:00"))
    next_up = desk.today.brief().next_up
    assert next_up is not None
    assert next_up.ref == item.ref


def test_she_may_put_off_until_eleven_two_or_the_next_service_day(desk: Desk) -> None:
    assert desk.today.later_moments() == (berlin(12, "11:00"), berlin(12, "14:00"), berlin(13, "08:15"))
    set_clock(desk, berlin(14, "13:30"))
    assert desk.today.later_moments() == (berlin(14, "14:00"), berlin(18, "08:15"))  # Monday is Whit Monday


def test_a_department_that_was_asked_comes_back_on_its_day(desk: Desk) -> None:
    question = desk.questions.note("Wann wird geflickt?", source=COMMENT)
    answer_for_now(desk, question.id)
    desk.questions.hand_to_department(question.id, "bauhof", asked="Wann?", follow_up_on=date(2027, 5, 14))

    assert ItemKind.FOLLOW_UP in kinds(desk.today.brief().coming)
    set_clock(desk, berlin(14, "08:00"))
    assert ItemKind.FOLLOW_UP in kinds(desk.today.brief().still_today)


def test_an_approval_that_waits_stands_under_coming_up(desk: Desk) -> None:
    post = desk.posts.add("Ohne Termin", text="Text")
    desk.posts.submit(post.id, "Petra Lüders")

    item = only(desk, ItemKind.APPROVAL)

    assert (item.ref, item.due_at) == (post.id, None)


def test_on_friday_the_report_is_due(desk: Desk) -> None:
    assert ItemKind.REPORT in kinds(desk.today.brief().coming)
    set_clock(desk, berlin(14, "08:00"))
    assert ItemKind.REPORT in kinds(desk.today.brief().still_today)


def test_a_finished_round_asks_for_nothing_more(desk: Desk) -> None:
    desk.rounds.start()
    own = desk.rounds.today().stops[0].group
    desk.rounds.read(own.id)
    desk.rounds.finish()

    brief = desk.today.brief()

    assert ItemKind.ROUND not in [*kinds(brief.still_today), brief.next_up and brief.next_up.kind]


def test_on_a_holiday_no_round_is_due(desk: Desk) -> None:
    set_clock(desk, berlin(17, "08:30"))
    brief = desk.today.brief()

    assert ItemKind.ROUND not in [*kinds(brief.still_today), brief.next_up and brief.next_up.kind]


def test_ticking_settles_each_kind_in_its_own_way_and_undo_brings_it_back(desk: Desk) -> None:
    question = desk.questions.note("Frage?", source=COMMENT)
    post = an_approved_post(desk, day=NOW.date(), at=time(9, 30))
    for kind in (ItemKind.QUESTION, ItemKind.PUBLISH):
        desk.today.mark_done(only(desk, kind), reason="am Telefon geklärt")

    assert desk.questions.get(question.id).status is QuestionStatus.NO_ANSWER
    assert desk.posts.get(post).status is PostStatus.PUBLISHED
    assert kinds(desk.today.brief().done_today) == [ItemKind.QUESTION, ItemKind.PUBLISH]
    desk.history.undo()
    desk.history.undo()
    assert desk.today.brief().done_today == ()


def test_ticking_a_follow_up_keeps_the_question_in_work(desk: Desk) -> None:
    question = desk.questions.note("Wann?", source=COMMENT)
    answer_for_now(desk, question.id)
    desk.questions.hand_to_department(question.id, "bauhof", asked="Wann?", follow_up_on=NOW.date())

    desk.today.mark_done(only(desk, ItemKind.FOLLOW_UP), reason="")

    assert desk.questions.get(question.id).status is QuestionStatus.WAITING_DEPARTMENT
    assert ItemKind.FOLLOW_UP not in kinds(desk.today.brief().coming)


def test_a_round_cannot_be_ticked(desk: Desk) -> None:
    with pytest.raises(ValueError, match="cannot be ticked"):
        desk.today.mark_done(only(desk, ItemKind.ROUND), reason="")


def test_the_days_load_counts_the_usual_minutes_of_each_kind(desk: Desk) -> None:
    desk.questions.note("Eins?", source=COMMENT, asked_at=berlin(11, "12:00"))
    an_approved_post(desk, day=NOW.date(), at=time(15))
    brief = desk.today.brief()

    assert brief.task_count == 3
    assert brief.minutes_total == 5 + 4 + brief.round.minutes_left


def test_an_empty_sunday_has_nothing_to_do(desk: Desk) -> None:
    set_clock(desk, berlin(9, "10:00"))
    brief = desk.today.brief()

    assert (brief.next_up, brief.task_count, brief.minutes_total) == (None, 0, 0)


def test_the_response_time_is_the_median_of_seven_days(desk: Desk) -> None:
    for asked, hours in (("08:00", 1), ("09:00", 2), ("10:00", 5)):
        question = desk.questions.note("Frage?", source=COMMENT, asked_at=berlin(11, asked))
        set_clock(desk, berlin(11, asked) + timedelta(hours=hours))
        reply(desk, question.id, "Antwort")
    set_clock(desk, NOW)

    response = desk.today.brief().response

    assert response.last_seven_days == timedelta(hours=2)
    assert response.weekly == (None,) * 7 + (timedelta(hours=2),)
    assert response.target == timedelta(hours=24)


def test_birkenfurts_morning_names_departments_and_the_mayor(birkenfurt: Desk) -> None:
    brief = birkenfurt.today.brief()
    notes = [item.note for item in (*brief.still_today, *brief.coming) if item.kind is ItemKind.FOLLOW_UP]
    reports = [item.title for item in (*brief.still_today, *brief.coming) if item.kind is ItemKind.REPORT]

    assert "Bauhof" in notes
    assert reports == ["Bürgermeisterin Karin Ahlers"]


def test_a_desk_that_was_in_use_owes_the_report_until_it_is_finished(desk: Desk) -> None:
    desk.questions.note("Frage?", source=COMMENT, asked_at=berlin(6, "10:00"))
    set_clock(desk, berlin(9, "10:00"))

    assert only(desk, ItemKind.REPORT).ref == "2027-W18"
    desk.reports.finish("2027-W18")
    assert desk.report_weeks.due_at() is None


def test_last_weeks_unfinished_report_is_owed_until_this_weeks_takes_its_place(desk: Desk) -> None:
    desk.questions.note("Frage?", source=COMMENT, asked_at=berlin(6, "10:00"))

    set_clock(desk, berlin(10, "08:00"))
    assert only(desk, ItemKind.REPORT).ref == "2027-W18"
    set_clock(desk, berlin(14, "11:59"))
    assert only(desk, ItemKind.REPORT).ref == "2027-W18"
    set_clock(desk, berlin(14, "12:00"))
    assert only(desk, ItemKind.REPORT).ref == "2027-W19"
    desk.reports.finish("2027-W18")
    set_clock(desk, berlin(12, "08:00"))
    assert only(desk, ItemKind.REPORT).ref == "2027-W19"


class TestAnswersThatWaitForAYes:
    @pytest.fixture
    def submitted(self, desk: Desk) -> CitizenQuestion:
        question = desk.questions.note("Wann öffnet das Freibad?", source=COMMENT)
        return desk.answer_approvals.submit(
            question.id, "Am Samstag.", origin=WordingOrigin.OWN_WORDS, template_id=None, to="Petra Lüders"
        )

    def test_within_the_time_of_its_level_nothing_is_said(self, desk: Desk, submitted: CitizenQuestion) -> None:
        set_clock(desk, berlin(12, "12:00"))
        assert submitted.is_submitted
        assert ItemKind.ANSWER_APPROVAL not in kinds(desk.today.brief().coming)

    def test_longer_it_waits_for_others_and_says_for_whom(self, desk: Desk, submitted: CitizenQuestion) -> None:
        set_clock(desk, berlin(12, "13:30"))

        brief = desk.today.brief()
        item = only(desk, ItemKind.ANSWER_APPROVAL)

        assert item in brief.coming
        assert (item.ref, item.note, item.since) == (submitted.id, "Petra Lüders", NOW)
        assert (item.total, item.remaining) == (timedelta(hours=4), timedelta(hours=-1.5))
        assert str(item.headline) == "Approval of an answer: Wann öffnet das Freibad?"
        assert only(desk, ItemKind.QUESTION).ref == submitted.id

    def test_a_yes_takes_it_off(self, desk: Desk, submitted: CitizenQuestion) -> None:
        set_clock(desk, berlin(12, "13:30"))
        approve(desk, submitted.id, "Am Samstag.")
        assert ItemKind.ANSWER_APPROVAL not in kinds(desk.today.brief().coming)


def test_a_follow_up_says_whom_to_ask_and_who_stands_in(desk: Desk) -> None:
    people = (Person(key="p_bh", name="Uwe Harms", role=""), Person(key="p_ba", name="Sabine Kröger", role=""))
    desk.town.record(TownRecords(settings={}, people=people))
    bauhof = Department(key="bauhof", name="Bauhof", lead="p_bh", deputy="p_ba", phone="069 90009-130")
    desk.departments.save(bauhof)
    question = desk.questions.note("Ein Loch?", source=COMMENT)
    answer_for_now(desk, question.id)
    desk.questions.hand_to_department(question.id, "bauhof", asked="Wann?", follow_up_on=NOW.date())

    item = only(desk, ItemKind.FOLLOW_UP)

    assert item.note == "Bauhof"
    assert str(item.contact) == "ask Uwe Harms, 069 90009-130; stands in: Sabine Kröger"


def test_questions_of_days_off_have_a_median_of_their_own(desk: Desk) -> None:
    saturday = desk.questions.note("Wann?", source=QuestionSource.GROUP, asked_at=berlin(8, "14:00"))
    set_clock(desk, berlin(10, "09:00"))
    reply(desk, saturday.id, "Bald.")
    set_clock(desk, berlin(12))
    desk.town.set_target(24, same_day=True)

    response = desk.today.brief().response

    assert (response.days_off.reactions, response.days_off.median) == (1, timedelta(hours=1))
    assert response.is_same_day
