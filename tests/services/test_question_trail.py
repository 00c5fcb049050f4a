"""The trail of a question: what happened, in sentences, also what was taken back."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.questions import QuestionSource, ReplyKind
from amtdesk.system.language import Language
from tests.builders import NOW, berlin, open_birkenfurt, set_clock
from tests.builders_questions import OWN, approve, reply, send_agreed

COMMENT = QuestionSource.PAGE_COMMENT
HANDED_OVER = (
    "An das Fachamt gegeben: Bauhof. Bitte klären Sie das und nennen Sie uns einen Termin: "
    "„In der Lindenallee ist ein Loch, da passt ein Kleinwagen rein. Schläft die Stadt?“"
)


@pytest.fixture
def desk(office: Desk) -> Desk:
    return office


@pytest.fixture
def question_id(desk: Desk) -> QuestionId:
    return desk.questions.note("Wann öffnet das Freibad?", source=COMMENT).id


def told(desk: Desk, question_id: QuestionId) -> list[str]:
    german = Language("de", desk.clock.zone)
    return [german.sentence(entry.text) for entry in desk.questions.trail(question_id)]


def later(desk: Desk, minutes: int = 10) -> datetime:
    now = desk.clock.now() + timedelta(minutes=minutes)
    set_clock(desk, now)
    return now


def test_a_long_way_reads_as_a_story(desk: Desk, question_id: QuestionId) -> None:
    text = "Am Samstag um 10 Uhr."
    later(desk)
    desk.questions.hand_to_department(question_id, "baeder", asked="Ab wann?")
    later(desk)
    send_agreed(desk, question_id, ReplyKind.INTERIM, "Wir fragen nach.")
    later(desk)
    desk.questions.returned_from_department(question_id)
    later(desk)
    desk.answer_approvals.submit(question_id, text, origin=OWN, template_id=None, to="Petra Lüders")
    later(desk)
    approve(desk, question_id, text, level=1)
    later(desk)
    desk.questions.answer(question_id, text, origin=OWN)
    later(desk)
    desk.questions.reopen(question_id)
    later(desk)
    desk.questions.close_without_answer(question_id, "Danke, hat sich erledigt")

    assert told(desk, question_id) == [
        "Notiert",
        "An das Fachamt gegeben: Bäder. Ab wann?",
        "Zwischenbescheid gegeben: Textbaustein, unverändert",
        "Zurück vom Fachamt: Bäder",
        "Zur Freigabe auf Stufe 1 gegeben: Petra Lüders",
        "Freigegeben von Petra Lüders, telefonisch, auf Stufe 1",
        "Beantwortet: eigene Worte",
        "Wieder geöffnet",
        "Bewusst ohne Antwort abgeschlossen: Danke, hat sich erledigt",
    ]
    times = [entry.at for entry in desk.questions.trail(question_id)]
    assert times == sorted(times)
    assert (times[0], times[-1]) == (NOW, berlin(12, "09:20"))


def test_an_edit_tells_that_approval_and_submission_ended(desk: Desk, question_id: QuestionId) -> None:
    later(desk)
    approve(desk, question_id, "Am Samstag.")
    later(desk)
    desk.questions.save_draft(question_id, "Am Sonntag.", template_id=None)
    later(desk)
    desk.answer_approvals.submit(question_id, "Am Sonntag.", origin=OWN, template_id=None, to="Petra Lüders")
    later(desk)
    desk.questions.save_draft(question_id, "Am Montag.", template_id=None)

    assert told(desk, question_id)[2:] == [
        "Freigabe von Petra Lüders erloschen: Text geändert",
        "Zur Freigabe auf Stufe 1 gegeben: Petra Lüders",
        "Wartet nicht mehr auf Freigabe: Text geändert",
    ]


def test_a_yes_that_was_taken_back_and_a_submission_that_was(desk: Desk, question_id: QuestionId) -> None:
    later(desk)
    desk.answer_approvals.submit(question_id, "Am Sonntag.", origin=OWN, template_id=None, to="Petra Lüders")
    later(desk)
    desk.answer_approvals.take_back_submission(question_id)
    later(desk)
    approval = approve(desk, question_id, "Am Samstag.", level=2)
    later(desk)
    desk.answer_approvals.withdraw(approval.id)

    assert told(desk, question_id)[2:] == [
        "Wartet nicht mehr auf Freigabe: zurückgenommen",
        "Freigegeben von Petra Lüders, telefonisch, auf Stufe 2",
        "Freigabe von Petra Lüders zurückgenommen",
    ]


def test_a_question_that_was_moved_says_so(desk: Desk, question_id: QuestionId) -> None:
    later(desk)
    reply(desk, question_id, "Bitte rufen Sie an.", kind=ReplyKind.MOVED)
    assert told(desk, question_id)[-1] == "Auf sicheren Weg verwiesen: eigene Worte"


def test_without_a_request_the_hand_over_names_the_department(desk: Desk, question_id: QuestionId) -> None:
    later(desk)
    desk.questions.hand_to_department(question_id, "baeder", asked=" ")
    assert told(desk, question_id)[-1] == "An das Fachamt gegeben: Bäder"


def test_what_undo_took_back_stays_in_the_trail_and_says_when(desk: Desk, question_id: QuestionId) -> None:
    later(desk)
    desk.questions.hand_to_department(question_id, "baeder", asked="")
    undone_at = later(desk)
    desk.history.undo()
    later(desk)
    send_agreed(desk, question_id, ReplyKind.ANSWER)
    later(desk)
    desk.history.undo()

    assert told(desk, question_id) == [
        "Notiert",
        "An das Fachamt gegeben: Bäder",
        "Rückgängig gemacht: An das Fachamt gegeben: Bäder",
        "Beantwortet: Textbaustein, unverändert",
        "Rückgängig gemacht: Beantwortet: Textbaustein, unverändert",
    ]
    assert desk.questions.trail(question_id)[2].at == undone_at
    assert desk.questions.waits(question_id) == ()


def test_redo_lets_it_stand_again(desk: Desk, question_id: QuestionId) -> None:
    later(desk)
    desk.questions.close_without_answer(question_id, "Werbung")
    later(desk)
    desk.history.undo()
    desk.history.redo()
    assert told(desk, question_id) == ["Notiert", "Bewusst ohne Antwort abgeschlossen: Werbung"]


def test_the_trail_of_another_question_is_another_one(desk: Desk, question_id: QuestionId) -> None:
    other = desk.questions.note("Und das Hallenbad?", source=COMMENT)
    desk.questions.close_without_answer(question_id, "Werbung")
    assert told(desk, other.id) == ["Notiert"]


def test_birkenfurts_questions_have_a_trail(tmp_path: Path) -> None:
    with open_birkenfurt(tmp_path, berlin(28, "12:00")) as desk:
        by_key = {question.key: question for question in desk.questions.all()}
        assert told(desk, by_key["Q03"].id) == [
            "Notiert",
            HANDED_OVER,
            "Zwischenbescheid gegeben: Textbaustein, unverändert",
            "Beantwortet: Textbaustein, unverändert",
        ]
        assert desk.questions.waits(by_key["Q03"].id)[0].returned_at is not None
        assert told(desk, by_key["Q35"].id)[-1].startswith("Bewusst ohne Antwort abgeschlossen: In der Gruppe liest")
        assert "Freigegeben von" in " ".join(told(desk, by_key["Q05"].id))
