"""Citizens' questions: noting, both clocks, answering, and taking each step back (Q1, Q2, Q3, Q5)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus, ReplyKind, WordingOrigin
from tests.builders import NOW, berlin, open_desk, set_clock
from tests.builders_questions import OWN, an_agreed_template, reply, send_agreed

COMMENT = QuestionSource.PAGE_COMMENT
HOUR = timedelta(hours=1)
INTERIM = ReplyKind.INTERIM


def noted(desk: Desk, text: str = "Wann öffnet das Freibad?", *, asked_at: datetime | None = None) -> QuestionId:
    return desk.questions.note(text, source=COMMENT, asked_at=asked_at).id


class TestNoting:
    def test_a_noted_question_is_new_and_open(self, desk: Desk) -> None:
        question = desk.questions.note("  Wann öffnet das Freibad? ", source=QuestionSource.GROUP, category="freibad")

        assert question.text == "Wann öffnet das Freibad?"
        assert question.status is QuestionStatus.NEW
        assert question.asked_at == question.noted_at == NOW
        assert question.category == "freibad"
        assert desk.questions.open() == (question,)
        assert desk.questions.count_open() == 1

    def test_the_time_asked_may_be_earlier_than_the_time_noted(self, desk: Desk) -> None:
        question = desk.questions.note("Frage", source=COMMENT, asked_at=berlin(11, "10:00"))
        assert (question.asked_at, question.noted_at) == (berlin(11, "10:00"), NOW)

    def test_a_question_without_words_is_not_kept(self, desk: Desk) -> None:
        with pytest.raises(NotAllowed):
            desk.questions.note("  \n ", source=COMMENT)
        assert desk.questions.count_open() == 0

    def test_a_question_cannot_have_been_asked_tomorrow(self, desk: Desk) -> None:
        with pytest.raises(NotAllowed):
            noted(desk, asked_at=NOW + HOUR)

    def test_open_questions_stand_oldest_first(self, desk: Desk) -> None:
        later, earlier = noted(desk), noted(desk, asked_at=NOW - HOUR)
        assert [question.id for question in desk.questions.open()] == [earlier, later]

    def test_questions_survive_a_restart(self, tmp_path: Path) -> None:
        with open_desk(tmp_path) as desk:
            question = desk.questions.get(noted(desk))
        with open_desk(tmp_path) as desk:
            assert desk.questions.get(question.id) == question

    def test_what_is_not_there_is_said_in_a_sentence(self, desk: Desk) -> None:
        with pytest.raises(NotFound):
            desk.questions.get(QuestionId(77))


class TestClocks:
    def test_the_target_is_a_day_of_clock_hours(self, desk: Desk) -> None:
        question = desk.questions.get(noted(desk, asked_at=berlin(11, "10:00")))

        assert desk.questions.due_at(question) == berlin(12, "10:00")
        assert desk.questions.remaining(question, NOW) == 2 * HOUR
        assert desk.questions.remaining(question, berlin(12, "11:30")) == -1.5 * HOUR

    def test_the_target_skips_days_without_service(self, desk: Desk) -> None:
        question = desk.questions.get(noted(desk, asked_at=berlin(7, "10:00")))

        assert desk.questions.due_at(question) == berlin(10, "10:00")
        assert desk.questions.remaining(question, berlin(9, "12:00")) == 10 * HOUR

    def test_the_target_is_the_offices_own(self, desk: Desk) -> None:
        desk.town.set("answer_target_hours", 4)
        question = desk.questions.get(noted(desk))
        assert desk.questions.due_at(question) == NOW + desk.questions.target() == NOW + 4 * HOUR

    def test_the_response_time_counts_service_hours_only(self, desk: Desk) -> None:
        question_id = noted(desk, asked_at=berlin(11, "15:00"))
        set_clock(desk, berlin(12, "09:30"))

        question = reply(desk, question_id, "Am Samstag.")

        assert desk.questions.response_time(question) == 2.5 * HOUR

    def test_without_a_reaction_there_is_no_response_time(self, desk: Desk) -> None:
        assert desk.questions.response_time(desk.questions.get(noted(desk))) is None

    def test_an_interim_reply_is_the_first_reaction_and_stops_both_clocks(self, desk: Desk) -> None:
        question_id = noted(desk, asked_at=berlin(11, "10:00"))
        interim = reply(desk, question_id, "Wir fragen nach.", kind=INTERIM)
        set_clock(desk, berlin(14, "10:00"))

        answered = reply(desk, question_id, "Am Samstag.")

        assert interim.status is QuestionStatus.INTERIM
        assert interim.first_reaction_at == answered.first_reaction_at == NOW
        assert desk.questions.response_time(answered) == 6 * HOUR
        assert desk.questions.target_share(berlin(11, "00:00"), berlin(15, "00:00")).in_time == 1

    def test_the_median_is_that_of_the_counted_questions(self, desk: Desk) -> None:
        ids = [noted(desk, asked_at=berlin(11, clock)) for clock in ("08:00", "09:00", "10:00", "15:00")]
        praise = desk.questions.note("Danke!", source=COMMENT, category="lob", asked_at=berlin(11, "08:00"))
        for question_id in (*ids[:3], praise.id):
            reply(desk, question_id, "Gern.")

        assert desk.questions.weekly_medians(berlin(12, "12:00"), weeks=2) == (None, 7 * HOUR)

    def test_the_share_in_time_counts_what_is_decided(self, desk: Desk) -> None:
        in_time, late, _overdue, _still_time = (noted(desk, asked_at=berlin(day, "07:00")) for day in (12, 10, 10, 12))
        for question_id in (in_time, late):
            reply(desk, question_id, "Gern.")

        share = desk.questions.target_share(berlin(10, "00:00"), NOW)

        assert (share.in_time, share.decided) == (1, 3)


class TestAnswering:
    def test_an_answer_is_kept_as_it_went_out_and_closes(self, desk: Desk) -> None:
        question_id = noted(desk)

        question = reply(desk, question_id, " Am Samstag. ")

        assert question.status is QuestionStatus.ANSWERED
        assert question.closed_at == question.first_reaction_at == NOW
        assert question.first_reaction_origin is OWN
        assert [(r.kind, r.text) for r in desk.questions.replies(question_id)] == [(ReplyKind.ANSWER, "Am Samstag.")]
        assert desk.questions.open() == ()
        assert desk.questions.recently_answered() == (question,)

    def test_an_open_gap_does_not_leave_the_house(self, desk: Desk) -> None:
        with pytest.raises(NotAllowed) as refused:
            desk.questions.answer(noted(desk), "Am {{datum}} um {{uhrzeit}}.", origin=OWN)
        assert "datum, uhrzeit" in str(refused.value)

    def test_an_empty_answer_does_not_leave_the_house(self, desk: Desk) -> None:
        with pytest.raises(NotAllowed):
            desk.questions.give_interim(noted(desk), " ", origin=OWN)

    def test_a_closed_question_is_not_answered_twice(self, desk: Desk) -> None:
        question_id = noted(desk)
        reply(desk, question_id, "Ja.")
        with pytest.raises(NotAllowed):
            desk.questions.answer(question_id, "Nein.", origin=OWN)

    def test_using_a_template_is_counted_with_the_answer_and_taken_back_with_it(self, desk: Desk) -> None:
        template = an_agreed_template(desk, "Am Samstag.")
        question_id = noted(desk)

        desk.questions.answer(question_id, "Am Samstag.", origin=WordingOrigin.TEMPLATE, template_id=template.id)
        counted = desk.templates.get(template.id).use_count
        desk.history.undo()

        assert counted == 1
        assert desk.templates.get(template.id).use_count == 0

    def test_a_draft_is_kept_and_typing_is_one_step_of_undo(self, desk: Desk) -> None:
        question_id = noted(desk)
        for text in ("Am", "Am Sams", "Am Samstag."):
            desk.questions.save_draft(question_id, text, template_id=None)
        assert desk.questions.get(question_id).draft_text == "Am Samstag."

        desk.history.undo()

        assert desk.questions.get(question_id).draft_text == ""

    def test_an_interim_reply_leaves_room_for_the_answer(self, desk: Desk) -> None:
        question_id = noted(desk)
        desk.questions.save_draft(question_id, "Wir fragen nach.", template_id=None)
        assert reply(desk, question_id, "Wir fragen nach.", kind=INTERIM).draft_text == ""


class TestOtherWays:
    def test_the_department_is_asked_and_the_clock_runs_on(self, desk: Desk) -> None:
        question = desk.questions.hand_to_department(
            noted(desk), "bauhof", asked="Wann?", follow_up_on=date(2027, 5, 14)
        )

        assert question.status is QuestionStatus.WAITING_DEPARTMENT
        assert question.awaits_first_reaction
        assert (question.department, question.department_asked) == ("bauhof", "Wann?")
        assert question.handed_over_at == NOW
        assert question.follow_up_on == date(2027, 5, 14)

    def test_a_hand_over_needs_a_department(self, desk: Desk) -> None:
        with pytest.raises(NotAllowed):
            desk.questions.hand_to_department(noted(desk), "", asked="Wann?")

    def test_an_interim_reply_leaves_the_question_with_the_department(self, desk: Desk) -> None:
        question_id = noted(desk)
        desk.questions.hand_to_department(question_id, "bauhof", asked="Wann?")

        question = reply(desk, question_id, "Wir fragen nach.", kind=INTERIM)

        assert question.status is QuestionStatus.WAITING_DEPARTMENT
        assert not question.awaits_first_reaction

    def test_a_personal_case_is_moved_to_a_safe_way(self, desk: Desk) -> None:
        question = reply(desk, noted(desk), "Bitte rufen Sie uns an.", kind=ReplyKind.MOVED)
        assert question.status is QuestionStatus.MOVED
        assert question.first_reaction_at == NOW

    def test_leaving_a_question_without_answer_needs_a_reason(self, desk: Desk) -> None:
        question_id = noted(desk)
        with pytest.raises(NotAllowed):
            desk.questions.close_without_answer(question_id, " ")

        question = desk.questions.close_without_answer(question_id, "In der Gruppe\nschon beantwortet")

        assert question.status is QuestionStatus.NO_ANSWER
        assert question.closing_reason == "In der Gruppe schon beantwortet"
        assert question.first_reaction_at is None

    def test_a_reopened_question_keeps_its_first_reaction(self, desk: Desk) -> None:
        question_id = noted(desk)
        reply(desk, question_id, "Ja.")

        question = desk.questions.reopen(question_id)

        assert question.status is QuestionStatus.NEW
        assert question.first_reaction_at == NOW
        assert question.closed_at is None

    def test_an_open_question_is_not_reopened(self, desk: Desk) -> None:
        question_id = noted(desk)
        desk.questions.hand_to_department(question_id, "bauhof", asked="Wann?")
        with pytest.raises(NotAllowed):
            desk.questions.reopen(question_id)

    @pytest.mark.parametrize("deed", ["answer", "safe way", "no answer"])
    def test_whatever_closed_a_question_it_can_be_reopened_and_closed_again(self, desk: Desk, deed: str) -> None:
        question_id = noted(desk)
        DEEDS[deed](desk, question_id)
        assert desk.questions.get(question_id).closed_at == NOW
        for other in sorted(set(DEEDS) - {"draft", "postpone", "edit", "delete"}):
            with pytest.raises(NotAllowed):
                DEEDS[other](desk, question_id)

        reopened = desk.questions.reopen(question_id)

        assert (reopened.status, reopened.closed_at, reopened.closing_reason) == (QuestionStatus.NEW, None, "")
        assert desk.questions.close_without_answer(question_id, "Werbung").is_closed

    def test_closing_takes_back_that_it_was_put_off(self, desk: Desk) -> None:
        question_id = noted(desk)
        desk.questions.postpone(question_id, NOW + HOUR)
        assert desk.questions.close_without_answer(question_id, "Werbung").postponed_until is None

    def test_an_interim_reply_leaves_other_words_in_the_answer_field(self, desk: Desk) -> None:
        question_id = noted(desk)
        desk.questions.save_draft(question_id, "Am Samstag öffnet", template_id=None)
        assert send_agreed(desk, question_id, INTERIM, "Wir fragen nach.").draft_text == "Am Samstag öffnet"

    def test_an_answer_that_begins_like_the_interim_reply_is_kept(self, desk: Desk) -> None:
        question_id = noted(desk)
        desk.questions.save_draft(question_id, "Guten Tag,", template_id=None)
        assert send_agreed(desk, question_id, INTERIM, "Guten Tag, wir fragen nach.").draft_text == "Guten Tag,"

    def test_a_second_interim_reply_changes_no_first_reaction(self, desk: Desk) -> None:
        question_id = noted(desk)
        send_agreed(desk, question_id, INTERIM, "Wir fragen nach.")
        set_clock(desk, berlin(12, "10:00"))
        question = send_agreed(desk, question_id, INTERIM, "Wir fragen noch einmal nach.")
        assert (question.status, question.first_reaction_at) == (QuestionStatus.INTERIM, NOW)

    def test_a_follow_up_that_was_made_is_done(self, desk: Desk) -> None:
        question_id = noted(desk)
        desk.questions.hand_to_department(question_id, "bauhof", asked="Wann?", follow_up_on=date(2027, 5, 12))

        question = desk.questions.end_follow_up(question_id)

        assert question.follow_up_on is None
        assert question.status is QuestionStatus.WAITING_DEPARTMENT

    def test_what_was_noted_can_be_corrected(self, desk: Desk) -> None:
        question = desk.questions.edit(
            noted(desk), text="Neu", source=QuestionSource.OTHER, asked_at=NOW - HOUR, category="muell", link=" a "
        )
        assert (question.text, question.source, question.category) == ("Neu", QuestionSource.OTHER, "muell")
        assert (question.asked_at, question.link) == (NOW - HOUR, "a")

    def test_what_a_correction_does_not_name_stays(self, desk: Desk) -> None:
        before = desk.questions.note("Wann?", source=COMMENT, asked_at=NOW - HOUR, link="https://a.example")

        question = desk.questions.edit(before.id, category="freibad")

        assert question == replace(before, category="freibad")

    def test_a_deleted_question_is_in_no_list(self, desk: Desk) -> None:
        question_id = noted(desk)
        desk.questions.delete(question_id)

        assert desk.questions.open() == desk.questions.all() == ()
        with pytest.raises(NotFound):
            desk.questions.get(question_id)


Deed = Callable[[Desk, QuestionId], object]
DEEDS: dict[str, Deed] = {
    "draft": lambda desk, i: desk.questions.save_draft(i, "Text", template_id=None),
    "answer": lambda desk, i: send_agreed(desk, i, ReplyKind.ANSWER),
    "interim": lambda desk, i: send_agreed(desk, i, INTERIM),
    "department": lambda desk, i: desk.questions.hand_to_department(i, "bauhof", asked="Wann?"),
    "safe way": lambda desk, i: send_agreed(desk, i, ReplyKind.MOVED),
    "no answer": lambda desk, i: desk.questions.close_without_answer(i, "Werbung"),
    "postpone": lambda desk, i: desk.questions.postpone(i, NOW + HOUR),
    "edit": lambda desk, i: desk.questions.edit(i, text="Anders"),
    "delete": lambda desk, i: desk.questions.delete(i),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_every_step_can_be_taken_back_and_brought_back(desk: Desk, deed: Deed) -> None:
    question_id = noted(desk)
    before = state_of(desk, question_id)
    deed(desk, question_id)
    after = state_of(desk, question_id)

    desk.history.undo()
    taken_back = state_of(desk, question_id)
    desk.history.redo()

    assert after != before
    assert taken_back == before
    assert state_of(desk, question_id) == after


def state_of(desk: Desk, question_id: QuestionId) -> tuple[CitizenQuestion | None, tuple[str, ...]]:
    """What she sees of a question: the question, and the replies that stand."""
    found = next((question for question in desk.questions.all() if question.id == question_id), None)
    return found, tuple(reply.text for reply in desk.questions.replies(question_id))


def test_all_questions_come_in_pages_latest_first(desk: Desk) -> None:
    ids = [noted(desk, asked_at=NOW - hours * HOUR) for hours in range(5)]
    reply(desk, ids[1], "Ja.")

    assert [q.id for q in desk.questions.all(limit=2, offset=1)] == ids[1:3]
    assert [q.id for q in desk.questions.all(statuses=[QuestionStatus.ANSWERED])] == [ids[1]]


def test_what_was_closed_yesterday_is_still_shown_and_older_is_not(desk: Desk) -> None:
    old, yesterday = noted(desk, asked_at=berlin(10, "08:00")), noted(desk, asked_at=berlin(10, "08:00"))
    for question_id, day in ((old, 10), (yesterday, 11)):
        set_clock(desk, berlin(day, "23:59"))
        reply(desk, question_id, "Ja.")
    set_clock(desk, NOW)

    assert [question.id for question in desk.questions.recently_answered()] == [yesterday]
