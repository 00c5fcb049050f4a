"""Handing a question to a department and getting it back, several times, with its time apart (Q4)."""

from datetime import date, timedelta

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import QuestionSource, QuestionStatus, ReplyKind
from amtdesk.domain.town import Department
from tests.builders import berlin, set_clock
from tests.builders_questions import reply

HOUR = timedelta(hours=1)
COMMENT = QuestionSource.PAGE_COMMENT


@pytest.fixture
def desk(office: Desk) -> Desk:
    return office


@pytest.fixture
def question_id(desk: Desk) -> QuestionId:
    return desk.questions.note("Wann öffnet das Freibad?", source=COMMENT).id


def hand_over(desk: Desk, question_id: QuestionId, department: str = "baeder") -> None:
    desk.questions.hand_to_department(question_id, department, asked=" Ab wann? ", follow_up_on=date(2027, 5, 14))


def stays(desk: Desk, question_id: QuestionId) -> list[tuple[str, bool]]:
    return [(wait.department, wait.is_open) for wait in desk.questions.waits(question_id)]


def test_a_question_that_nobody_answered_comes_back_as_new(desk: Desk, question_id: QuestionId) -> None:
    hand_over(desk, question_id)

    question = desk.questions.returned_from_department(question_id)

    assert question.status is QuestionStatus.NEW
    assert question.follow_up_on is None
    assert question.awaits_first_reaction
    assert stays(desk, question_id) == [("baeder", False)]


def test_after_an_interim_reply_it_comes_back_as_interim(desk: Desk, question_id: QuestionId) -> None:
    hand_over(desk, question_id)
    reply(desk, question_id, "Wir fragen nach.", kind=ReplyKind.INTERIM)
    assert desk.questions.returned_from_department(question_id).status is QuestionStatus.INTERIM


def test_what_is_not_with_a_department_does_not_come_back(desk: Desk, question_id: QuestionId) -> None:
    with pytest.raises(NotAllowed):
        desk.questions.returned_from_department(question_id)


def test_a_closed_question_is_not_handed_over(desk: Desk, question_id: QuestionId) -> None:
    desk.questions.close_without_answer(question_id, "Werbung")
    with pytest.raises(NotAllowed):
        hand_over(desk, question_id)


def test_another_department_takes_it_from_the_first(desk: Desk, question_id: QuestionId) -> None:
    hand_over(desk, question_id)
    hand_over(desk, question_id, "hauptamt")
    assert stays(desk, question_id) == [("baeder", False), ("hauptamt", True)]
    assert desk.questions.get(question_id).department == "hauptamt"


def test_time_at_departments_is_counted_in_service_hours_over_all_stays(desk: Desk, question_id: QuestionId) -> None:
    set_clock(desk, berlin(12, "14:00"))
    hand_over(desk, question_id)
    set_clock(desk, berlin(13, "09:00"))  # 2 + 1 hours
    desk.questions.returned_from_department(question_id)
    set_clock(desk, berlin(13, "12:00"))
    hand_over(desk, question_id, "hauptamt")
    set_clock(desk, berlin(13, "13:30"))  # and it is still there

    question = desk.questions.get(question_id)

    assert desk.questions.time_at_departments(question) == 4.5 * HOUR
    assert desk.questions.answer_time(question) == 9 * HOUR
    assert len(desk.questions.waits(question_id)) == 2


def test_the_answer_time_ends_with_the_answer_and_leaves_out_the_department(
    desk: Desk, question_id: QuestionId
) -> None:
    hand_over(desk, question_id)
    set_clock(desk, berlin(12, "11:00"))
    desk.questions.returned_from_department(question_id)
    set_clock(desk, berlin(12, "12:00"))
    question = reply(desk, question_id, "Am Samstag.")
    set_clock(desk, berlin(14, "12:00"))

    assert desk.questions.answer_time(question) == HOUR
    assert desk.questions.response_time(question) == 4 * HOUR


def test_a_stay_before_the_question_was_dated_back_costs_no_negative_time(desk: Desk, question_id: QuestionId) -> None:
    hand_over(desk, question_id)
    question = desk.questions.get(question_id)
    set_clock(desk, berlin(12, "09:00"))
    assert desk.questions.answer_time(question) == timedelta()


@pytest.mark.parametrize("kind", [ReplyKind.ANSWER, ReplyKind.MOVED])
def test_whatever_closes_a_question_ends_the_stay(desk: Desk, question_id: QuestionId, kind: ReplyKind) -> None:
    hand_over(desk, question_id)
    set_clock(desk, berlin(12, "10:00"))
    reply(desk, question_id, "Am Samstag.", kind=kind)
    assert desk.questions.waits(question_id)[0].returned_at == berlin(12, "10:00")


def test_closing_without_an_answer_ends_the_stay_and_undo_opens_it_again(desk: Desk, question_id: QuestionId) -> None:
    hand_over(desk, question_id)
    desk.questions.close_without_answer(question_id, "Hat sich erledigt")
    assert stays(desk, question_id) == [("baeder", False)]
    desk.history.undo()
    assert stays(desk, question_id) == [("baeder", True)]
    desk.history.undo()
    assert stays(desk, question_id) == []


def test_a_follow_up_can_be_moved(desk: Desk, question_id: QuestionId) -> None:
    hand_over(desk, question_id)
    assert desk.questions.follow_up_again(question_id, date(2027, 5, 18)).follow_up_on == date(2027, 5, 18)


class TestTheMail:
    def test_it_has_a_subject_the_question_the_request_and_a_date(self, desk: Desk, question_id: QuestionId) -> None:
        department = Department(key="baeder", name="Bäder", lead="p_ba")
        question = desk.questions.get(question_id)
        mail = desk.questions.handover_text(question, department, asked="Ab wann?", until=date(2027, 5, 14))
        assert mail == (
            "Betreff: Bürgerfrage, bitte Auskunft bis Freitag, 14. Mai\n\n"
            "Guten Tag Sabine Kröger,\n\n"
            "am Mittwoch, 12. Mai, hat jemand auf unserer Seite gefragt:\n\n"
            "„Wann öffnet das Freibad?“\n\n"
            "Unsere Bitte an Sie: Ab wann?\n\n"
            "Bitte antworten Sie uns bis Freitag, 14. Mai. Zwei oder drei Sätze genügen, den Wortlaut übernehmen wir."
            "\n\nFreundliche Grüße\nJana Wolter\nBirkenfurt\n"
        )

    def test_without_a_date_the_follow_up_is_the_date(self, desk: Desk, question_id: QuestionId) -> None:
        hand_over(desk, question_id)
        question = desk.questions.get(question_id)
        assert "bis Freitag, 14. Mai" in desk.questions.handover_text(question, "baeder", asked="")

    def test_without_a_follow_up_the_next_service_day_is_the_date(self, desk: Desk, question_id: QuestionId) -> None:
        mail = desk.questions.handover_text(desk.questions.get(question_id), "baeder", asked="")
        assert "bis Donnerstag, 13. Mai" in mail
        assert "Unsere Bitte" not in mail

    def test_an_unknown_department_is_greeted_without_a_name(self, desk: Desk, question_id: QuestionId) -> None:
        mail = desk.questions.handover_text(desk.questions.get(question_id), "forst", asked="Wann?")
        assert "\n\nGuten Tag,\n\n" in mail

    @pytest.mark.parametrize(
        ("source", "sentence"),
        [
            (QuestionSource.DIRECT_MESSAGE, "hat uns jemand in einer Direktnachricht gefragt:"),
            (QuestionSource.OTHER, "hat uns diese Frage erreicht:"),
            (QuestionSource.GROUP, "hat uns diese Frage erreicht:"),
        ],
    )
    def test_it_says_where_the_question_was_seen(self, desk: Desk, source: QuestionSource, sentence: str) -> None:
        question = desk.questions.note("Wann?", source=source)
        assert sentence in desk.questions.handover_text(question, "baeder", asked="")

    def test_personal_data_stay_in_the_office_that_got_them(self, desk: Desk) -> None:
        question = desk.questions.note("Bin am 12.3.1981 geboren. Ist mein Ausweis da?", source=COMMENT)
        mail = desk.questions.handover_text(question, "baeder", asked="")
        assert "1981" not in mail
        assert "\n\nPersönliche Angaben haben wir weggelassen.\n\n" in mail

    def test_it_names_the_group(self, desk: Desk) -> None:
        group = desk.rounds.add_group(name="Eltern in Birkenfurt")
        question = desk.questions.note("Wann?", source=QuestionSource.GROUP, group_id=group.id)
        mail = desk.questions.handover_text(question, "baeder", asked="")
        assert "hat jemand in der Gruppe „Eltern in Birkenfurt“ gefragt:" in mail


def test_a_department_that_is_gone_is_told_by_its_key(desk: Desk) -> None:
    assert desk.questions.department_name("forst") == "forst"
    assert desk.questions.contact_at("forst") is None


def test_a_department_says_whom_to_ask(desk: Desk) -> None:
    assert str(desk.questions.contact_at("baeder")) == "ask Sabine Kröger"


def test_what_is_answered_asks_for_no_follow_up_when_it_is_reopened(desk: Desk, question_id: QuestionId) -> None:
    hand_over(desk, question_id)
    reply(desk, question_id, "Ab Samstag.")

    assert desk.questions.reopen(question_id).follow_up_on is None

    desk.history.undo()
    desk.history.undo()
    assert desk.questions.get(question_id).follow_up_on == date(2027, 5, 14)
