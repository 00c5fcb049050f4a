"""Approval of answers: what may go out, who said yes to which words, and what an edit does to that (Q8)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.answer_approval import AnswerApproval, AnswerLevel
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import AnswerApprovalId, QuestionId
from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus, ReplyKind, WordingOrigin
from amtdesk.domain.reply_templates import Agreement, NewTemplate, ReplyTemplate
from amtdesk.domain.town import ApprovalTrigger, Category, FreeCase
from amtdesk.services.town import TownRecords
from tests.builders import NOW, berlin, set_clock
from tests.builders_questions import OWN, an_agreed_template, approve, reply

COMMENT = QuestionSource.PAGE_COMMENT
EDITED, UNCHANGED = WordingOrigin.EDITED_TEMPLATE, WordingOrigin.TEMPLATE
TEXT = "Am Samstag um 10 Uhr."
HEAD = "Petra Lüders"
ENDED = Agreement(agreed_with=HEAD, agreed_on=date(2026, 1, 1), valid_until=date(2027, 5, 11))


@pytest.fixture
def desk(office: Desk) -> Desk:
    return office


@pytest.fixture
def question(desk: Desk) -> CitizenQuestion:
    return desk.questions.note("Wann öffnet das Freibad?", source=COMMENT, category="freibad")


def level_of(desk: Desk, question: CitizenQuestion, template: ReplyTemplate | None, *, text: str) -> AnswerLevel:
    origin = OWN if template is None else UNCHANGED
    return desk.answer_approvals.level_of(question, text, origin=origin, template=template)


def submit(desk: Desk, question_id: QuestionId, text: str = TEXT) -> CitizenQuestion:
    return desk.answer_approvals.submit(question_id, text, origin=OWN, template_id=None, to=HEAD)


def in_force(desk: Desk, question_id: QuestionId, text: str = TEXT) -> AnswerApproval | None:
    return desk.answer_approvals.approval_of(desk.questions.get(question_id), text)


class TestTheLevel:
    def test_the_office_says_what_a_level_is_called_and_how_long_it_may_take(
        self, desk: Desk, question: CitizenQuestion
    ) -> None:
        level = level_of(desk, question, None, text=TEXT)
        assert (level.level, level.name, level.target) == (1, "Fachamt", timedelta(hours=4))
        assert [str(reason) for reason in level.reasons] == ["Own words: at least level 1"]

    def test_agreed_words_are_free(self, desk: Desk, question: CitizenQuestion) -> None:
        assert level_of(desk, question, an_agreed_template(desk, TEXT), text=TEXT).is_free

    def test_whoever_calls_edited_words_unchanged_is_not_believed(self, desk: Desk, question: CitizenQuestion) -> None:
        level = level_of(desk, question, an_agreed_template(desk, TEXT), text=f"{TEXT} Vielleicht.")
        assert str(level.reasons[-1]) == "Edited template: at least level 1"

    def test_whoever_calls_words_edited_is_believed(self, desk: Desk, question: CitizenQuestion) -> None:
        template = an_agreed_template(desk, TEXT)
        level = desk.answer_approvals.level_of(question, TEXT, origin=EDITED, template=template)
        assert level.level == 1

    def test_a_gap_that_was_filled_leaves_a_template_unchanged(self, desk: Desk, question: CitizenQuestion) -> None:
        template = an_agreed_template(desk, "Am {{datum}}: {{url_freibad}}.")
        assert level_of(desk, question, template, text="Am Samstag: www.birkenfurt.example/freibad.").is_free

    def test_unchanged_words_without_a_template_are_own_words(self, desk: Desk, question: CitizenQuestion) -> None:
        level = desk.answer_approvals.level_of(question, TEXT, origin=UNCHANGED, template=None)
        assert str(level.reasons[-1]) == "Own words: at least level 1"

    @pytest.mark.parametrize("agreement", [None, ENDED])
    def test_words_whose_agreement_has_ended_or_never_was_count_as_own(
        self, desk: Desk, question: CitizenQuestion, agreement: Agreement | None
    ) -> None:
        new = NewTemplate(title="Freibad", text=TEXT, approval_level=0, agreement=agreement)
        level = level_of(desk, question, desk.templates.add(new), text=TEXT)
        assert (level.level, str(level.reasons[-1])) == (1, "The template is not agreed any more: at least level 1")

    def test_a_level_above_the_offices_highest_is_the_highest(self, desk: Desk, question: CitizenQuestion) -> None:
        template = an_agreed_template(desk, TEXT, level=9)
        assert level_of(desk, question, template, text=TEXT).name == "Leitung"

    def test_the_offices_own_table_raises_and_its_free_cases_lower(self, desk: Desk, question: CitizenQuestion) -> None:
        template = an_agreed_template(desk, TEXT, level=1)
        water = ApprovalTrigger(key="water", name="Wasser", level=2, words=("Freibad",))
        desk.town.record(TownRecords(settings={}, triggers=(water,)))
        raised = level_of(desk, question, template, text=TEXT)
        desk.town.record(TownRecords(settings={}, free_cases=(FreeCase(category="freibad"),)))
        freed = level_of(desk, question, template, text=TEXT)

        assert str(raised.reasons[-1]) == "The question mentions “Freibad” (Wasser): level 2"
        assert freed.is_free

    def test_a_group_that_asks_for_a_level_gets_it(self, desk: Desk) -> None:
        group = desk.rounds.add_group(name="Eltern in Birkenfurt", answer_level=2)
        seen = desk.questions.note("Wann?", source=QuestionSource.GROUP, group_id=group.id)
        level = level_of(desk, seen, an_agreed_template(desk, TEXT), text=TEXT)
        assert (level.level, str(level.reasons[-1])) == (2, "Rule of the group “Eltern in Birkenfurt”: level 2")


class TestWhatMayGoOut:
    @pytest.mark.parametrize("kind", ReplyKind)
    def test_own_words_do_not_go_out_without_a_yes(
        self, desk: Desk, question: CitizenQuestion, kind: ReplyKind
    ) -> None:
        deeds = desk.questions
        send = {
            ReplyKind.ANSWER: deeds.answer,
            ReplyKind.INTERIM: deeds.give_interim,
            ReplyKind.MOVED: deeds.move_to_safe_way,
        }[kind]
        with pytest.raises(NotAllowed) as refused:
            send(question.id, TEXT, origin=OWN)
        assert str(refused.value) == (
            "These words need approval first. Own words: at least level 1. Please submit them."
        )
        assert desk.questions.replies(question.id) == ()

    def test_with_a_yes_they_do(self, desk: Desk, question: CitizenQuestion) -> None:
        assert not desk.answer_approvals.may_go_out(question, TEXT, origin=OWN, template=None)
        approve(desk, question.id, TEXT, level=1)
        assert desk.answer_approvals.may_go_out(question, TEXT, origin=OWN, template=None)
        assert desk.questions.answer(question.id, TEXT, origin=OWN).status is QuestionStatus.ANSWERED

    def test_a_yes_to_other_words_does_not_count(self, desk: Desk, question: CitizenQuestion) -> None:
        approve(desk, question.id, TEXT)
        with pytest.raises(NotAllowed):
            desk.questions.answer(question.id, f"{TEXT} Oder am Sonntag.", origin=OWN)

    def test_a_yes_of_a_lower_level_does_not_count(self, desk: Desk, question: CitizenQuestion) -> None:
        template = an_agreed_template(desk, TEXT, level=2)
        approve(desk, question.id, TEXT, level=1)
        may_go_out = desk.answer_approvals.may_go_out
        assert not may_go_out(question, TEXT, origin=UNCHANGED, template=template)
        approve(desk, question.id, TEXT, level=2)
        assert may_go_out(question, TEXT, origin=UNCHANGED, template=template)

    def test_agreed_words_need_nobody(self, desk: Desk, question: CitizenQuestion) -> None:
        template = an_agreed_template(desk, TEXT)
        assert desk.answer_approvals.may_go_out(question, TEXT, origin=UNCHANGED, template=template)

    def test_words_of_a_deleted_template_are_own_words(self, desk: Desk, question: CitizenQuestion) -> None:
        template = an_agreed_template(desk, TEXT)
        desk.templates.delete(template.id)
        with pytest.raises(NotAllowed):
            desk.questions.answer(question.id, TEXT, origin=UNCHANGED, template_id=template.id)

    def test_an_interim_reply_leaves_the_answer_that_waits(self, desk: Desk, question: CitizenQuestion) -> None:
        submit(desk, question.id)
        interim = an_agreed_template(desk, "Wir fragen nach.", category="zwischen")

        after = desk.questions.give_interim(question.id, "Wir fragen nach.", origin=UNCHANGED, template_id=interim.id)

        assert (after.draft_text, after.submitted_to, after.status) == (TEXT, HEAD, QuestionStatus.INTERIM)
        assert after.first_reaction_at == NOW


class TestSubmitting:
    def test_it_says_to_whom_since_when_and_keeps_the_words(self, desk: Desk, question: CitizenQuestion) -> None:
        after = submit(desk, question.id)
        assert (after.submitted_at, after.submitted_to, after.submitted_level) == (NOW, HEAD, 1)
        assert after.is_submitted
        assert after.draft_text == TEXT
        assert after.status is QuestionStatus.NEW

    def test_white_space_alone_leaves_it_waiting(self, desk: Desk, question: CitizenQuestion) -> None:
        submit(desk, question.id)
        after = desk.questions.save_draft(question.id, f"{TEXT}\n", template_id=None)
        assert after.is_submitted

    def test_an_edit_ends_it(self, desk: Desk, question: CitizenQuestion) -> None:
        submit(desk, question.id)
        after = desk.questions.save_draft(question.id, f"{TEXT} Oder?", template_id=None)
        assert (after.submitted_at, after.submitted_to, after.submitted_level) == (None, "", 0)

    def test_it_can_be_taken_back(self, desk: Desk, question: CitizenQuestion) -> None:
        submit(desk, question.id)
        after = desk.answer_approvals.take_back_submission(question.id)
        assert not after.is_submitted
        assert after.draft_text == TEXT
        with pytest.raises(NotAllowed):
            desk.answer_approvals.take_back_submission(question.id)

    @pytest.mark.parametrize(("text", "to"), [("", HEAD), ("Am {{datum}}.", HEAD), (TEXT, "  ")])
    def test_it_needs_words_without_gaps_and_somebody(
        self, desk: Desk, question: CitizenQuestion, text: str, to: str
    ) -> None:
        with pytest.raises(NotAllowed):
            desk.answer_approvals.submit(question.id, text, origin=OWN, template_id=None, to=to)

    def test_what_needs_nobody_is_not_submitted(self, desk: Desk, question: CitizenQuestion) -> None:
        template = an_agreed_template(desk, TEXT)
        with pytest.raises(NotAllowed) as refused:
            desk.answer_approvals.submit(question.id, TEXT, origin=UNCHANGED, template_id=template.id, to=HEAD)
        assert str(refused.value) == "These words may go out without approval."

    def test_what_is_approved_is_not_submitted_again(self, desk: Desk, question: CitizenQuestion) -> None:
        approve(desk, question.id, TEXT)
        with pytest.raises(NotAllowed) as refused:
            submit(desk, question.id)
        assert str(refused.value) == "These words are approved already."

    def test_closing_ends_it(self, desk: Desk, question: CitizenQuestion) -> None:
        submit(desk, question.id)
        assert not desk.questions.close_without_answer(question.id, "Hat sich erledigt").is_submitted

    def test_a_closed_question_is_not_submitted(self, desk: Desk, question: CitizenQuestion) -> None:
        desk.questions.close_without_answer(question.id, "Werbung")
        with pytest.raises(NotAllowed):
            submit(desk, question.id)


class TestWaiting:
    def test_the_time_is_counted_in_service_hours(self, desk: Desk, question: CitizenQuestion) -> None:
        set_clock(desk, berlin(12, "15:00"))
        submit(desk, question.id)
        set_clock(desk, berlin(13, "10:30"))

        (pending,) = desk.answer_approvals.pending()

        assert pending.question.id == question.id
        assert (pending.waiting, pending.target) == (timedelta(hours=3.5), timedelta(hours=4))
        assert desk.questions.waiting_too_long() == ()

    def test_longer_than_the_level_allows_is_too_long(self, desk: Desk, question: CitizenQuestion) -> None:
        submit(desk, question.id)
        set_clock(desk, berlin(12, "12:01"))
        assert [pending.question.id for pending in desk.questions.waiting_too_long()] == [question.id]

    def test_a_yes_ends_the_waiting(self, desk: Desk, question: CitizenQuestion) -> None:
        submit(desk, question.id)
        approve(desk, question.id, TEXT)
        assert desk.answer_approvals.pending() == ()


class TestRecording:
    def test_a_yes_names_who_when_how_which_words_and_level(self, desk: Desk, question: CitizenQuestion) -> None:
        earlier = berlin(11, "16:00")
        set_clock(desk, earlier)
        desk.questions.save_draft(question.id, TEXT, template_id=None)
        set_clock(desk, NOW)
        approval = desk.answer_approvals.record(
            question.id, TEXT, by=f" {HEAD} ", at=earlier, way=ApprovalWay.EMAIL, level=2
        )
        assert (approval.approved_by, approval.approved_at, approval.way) == (HEAD, earlier, ApprovalWay.EMAIL)
        assert (approval.text, approval.level, approval.recorded_at) == (TEXT, 2, NOW)
        assert in_force(desk, question.id) == approval
        assert desk.questions.get(question.id).draft_text == TEXT

    @pytest.mark.parametrize("by", ["", "  ", "Jana Wolter", " jana wolter "])
    def test_it_is_given_by_someone_else(self, desk: Desk, question: CitizenQuestion, by: str) -> None:
        with pytest.raises(NotAllowed):
            desk.answer_approvals.record(question.id, TEXT, by=by, at=NOW, way=ApprovalWay.PHONE, level=1)

    def test_it_is_not_given_tomorrow(self, desk: Desk, question: CitizenQuestion) -> None:
        with pytest.raises(NotAllowed):
            desk.answer_approvals.record(
                question.id, TEXT, by=HEAD, at=NOW + timedelta(minutes=1), way=ApprovalWay.PHONE, level=1
            )

    def test_white_space_alone_keeps_it(self, desk: Desk, question: CitizenQuestion) -> None:
        approval = approve(desk, question.id, TEXT)
        spaced = TEXT.replace(" ", "  ")
        desk.questions.save_draft(question.id, spaced, template_id=None)
        assert in_force(desk, question.id, spaced) == approval

    def test_an_edit_voids_it_and_says_when(self, desk: Desk, question: CitizenQuestion) -> None:
        approve(desk, question.id, TEXT)
        set_clock(desk, berlin(12, "09:00"))

        desk.questions.save_draft(question.id, f"{TEXT} Oder?", template_id=None)

        assert in_force(desk, question.id) is None
        (lapsed,) = desk.answer_approvals.history(question.id)
        assert (lapsed.closed_at, lapsed.closing_reason) == (berlin(12, "09:00"), "words_changed")
        assert desk.answer_approvals.approved_before(question.id) == lapsed

    def test_undo_of_the_edit_brings_it_back(self, desk: Desk, question: CitizenQuestion) -> None:
        approval = approve(desk, question.id, TEXT)
        desk.questions.save_draft(question.id, f"{TEXT} Oder?", template_id=None)
        desk.history.undo()
        assert in_force(desk, question.id) == approval

    def test_the_approved_words_can_be_brought_back(self, desk: Desk, question: CitizenQuestion) -> None:
        before = approve(desk, question.id, TEXT)
        desk.questions.save_draft(question.id, "Ganz anders.", template_id=None)
        lapsed = desk.answer_approvals.approved_before(question.id)
        assert lapsed is not None

        again = desk.answer_approvals.restore(lapsed.id)

        assert desk.questions.get(question.id).draft_text == TEXT
        assert in_force(desk, question.id) == again
        assert again == replace(before, id=again.id, recorded_at=again.recorded_at)
        assert len(desk.answer_approvals.history(question.id)) == 2
        assert desk.answer_approvals.approved_before(question.id) is None

    def test_only_what_lapsed_by_an_edit_is_brought_back(self, desk: Desk, question: CitizenQuestion) -> None:
        standing = approve(desk, question.id, TEXT)
        with pytest.raises(NotAllowed):
            desk.answer_approvals.restore(standing.id)
        desk.answer_approvals.withdraw(standing.id)
        with pytest.raises(NotAllowed):
            desk.answer_approvals.restore(standing.id)
        assert desk.answer_approvals.approved_before(question.id) is None

    def test_whoever_gave_it_may_take_it_back(self, desk: Desk, question: CitizenQuestion) -> None:
        approval = approve(desk, question.id, TEXT)
        assert desk.answer_approvals.withdraw(approval.id).withdrawn_at == NOW
        assert in_force(desk, question.id) is None
        with pytest.raises(NotAllowed):
            desk.answer_approvals.withdraw(approval.id)

    def test_undo_of_recording_adds_a_withdrawal(self, desk: Desk, question: CitizenQuestion) -> None:
        approve(desk, question.id, TEXT)
        desk.history.undo()
        (taken_back,) = desk.answer_approvals.history(question.id)
        assert taken_back.withdrawn_at == NOW
        assert in_force(desk, question.id) is None
        desk.history.redo()
        assert in_force(desk, question.id) is not None

    def test_of_two_in_force_the_higher_one_counts(self, desk: Desk, question: CitizenQuestion) -> None:
        approve(desk, question.id, TEXT, level=2)
        approve(desk, question.id, TEXT, level=1)
        approval = in_force(desk, question.id)
        assert approval is not None
        assert approval.level == 2

    def test_a_closed_question_takes_no_yes(self, desk: Desk, question: CitizenQuestion) -> None:
        desk.questions.close_without_answer(question.id, "Werbung")
        with pytest.raises(NotAllowed):
            approve(desk, question.id, TEXT)

    def test_the_answer_stays_with_its_yes_after_it_went_out(self, desk: Desk, question: CitizenQuestion) -> None:
        reply(desk, question.id, TEXT)
        assert in_force(desk, question.id) is not None

    def test_what_is_not_there_is_said(self, desk: Desk) -> None:
        with pytest.raises(NotAllowed):
            desk.answer_approvals.withdraw(AnswerApprovalId(9))
        with pytest.raises(NotFound):
            desk.answer_approvals.restore(AnswerApprovalId(9))


def test_the_lead_of_the_categorys_department_is_asked_first(desk: Desk, question: CitizenQuestion) -> None:
    desk.town.record(
        TownRecords(settings={}, categories=(Category(key="freibad", name="Freibad", department="baeder"),))
    )
    assert desk.answer_approvals.approvers(question, 1)[0].name == "Sabine Kröger"
    assert "Jana Wolter" not in [person.name for person in desk.answer_approvals.approvers(question, 1)]


def test_the_request_brings_question_words_reasons_and_time(desk: Desk, question: CitizenQuestion) -> None:
    level = level_of(desk, question, None, text=TEXT)
    assert desk.answer_approvals.request_text(question, TEXT, level=level) == (
        "Betreff: Bitte um Freigabe einer Antwort bis Mittwoch, 12. Mai, 12:00 Uhr\n\n"
        "Guten Tag,\n\n"
        "am Mittwoch, 12. Mai, hat jemand auf unserer Seite gefragt:\n\n"
        "„Wann öffnet das Freibad?“\n\n"
        "So möchten wir antworten:\n\n"
        "„Am Samstag um 10 Uhr.“\n\n"
        "Stufe 1 (Fachamt), weil:\n– Eigene Worte: mindestens Stufe 1\n\n"
        "Bitte antworten Sie bis Mittwoch, 12. Mai, 12:00 Uhr mit „freigegeben“ oder schicken Sie uns Ihre Änderung. "
        "Die Freigabe gilt genau für diesen Wortlaut.\n\n"
        "Freundliche Grüße\nJana Wolter\nBirkenfurt\n"
    )
