"""`amtdesk erase` and `amtdesk retention`: shown first, done only when told so."""

from datetime import timedelta

from amtdesk.domain.questions import QuestionSource
from amtdesk.domain.reports import ReportField
from amtdesk.domain.words import ERASED_WORDS
from tests.builders import NOW, open_desk
from tests.builders_posts import a_post
from tests.cli.lines import Terminal

ASKED = "Wo steht der Bücherschrank, und wer darf hinein?"


def noted(terminal: Terminal) -> str:
    with open_desk(terminal.folder, at=NOW - timedelta(days=7)) as desk:
        desk.safekeeping.daily()
        question = desk.questions.note(ASKED, source=QuestionSource.OTHER)
        a_post(desk, title="Oft gefragt", text=ASKED)
        desk.safekeeping.daily()
        desk.safekeeping.backup_now()
    with open_desk(terminal.folder) as desk:
        desk.reports.edit("2027-W18", ReportField.HEADLINE, value=f"Gefragt wurde: {ASKED}")
        desk.reports.finish("2027-W18")
        desk.safekeeping.daily()
    return f"question:{question.id}"


def test_what_would_go_is_shown_and_it_goes_only_with_yes_and_a_reason(terminal: Terminal) -> None:
    subject = noted(terminal)

    shown = terminal.type("erase", subject)
    without_reason = terminal.type("erase", subject, "--yes")
    with open_desk(terminal.folder) as desk:
        assert ASKED in {each.text for each in desk.questions.all()}
    done = terminal.type("erase", subject, "--reason", "request", "--yes")

    assert (shown.code, without_reason.code, done.code) == (1, 1, 0)
    assert "2027-W18" in shown.out
    assert "These posts quote it and stay as they are" in shown.out
    assert "until you delete it" in shown.out
    assert "at the latest" in shown.out
    assert ASKED not in shown.out
    with open_desk(terminal.folder) as desk:
        assert {each.text for each in desk.questions.all()} == {ERASED_WORDS}


def test_programs_are_told_that_it_is_erased_only_once_it_is(terminal: Terminal) -> None:
    subject = noted(terminal)

    refused = terminal.type("erase", subject, "--yes", "--json")
    looked_at = terminal.type("erase", subject, "--reason", "request", "--yes", "--look", "--json")

    assert (refused.code, refused.out) == (1, "")
    assert (looked_at.code, looked_at.data["is_erased"]) == (0, False)
    with open_desk(terminal.folder) as desk:
        assert ASKED in {each.text for each in desk.questions.all()}
    done = terminal.type("erase", subject, "--reason", "request", "--yes", "--json")
    assert (done.code, done.data["is_erased"]) == (0, True)


def test_what_is_no_question_is_refused_with_a_sentence(terminal: Terminal) -> None:
    assert "cannot be erased" in terminal.type("erase", "post:1").err
    assert "no question with the number 9" in terminal.type("erase", "question:9").err


def test_the_deletion_rules_show_what_is_due_and_take_what_was_agreed_to(terminal: Terminal) -> None:
    assert "Nothing is due" in terminal.type("retention").out
    with open_desk(terminal.folder, at=NOW - timedelta(days=800)) as desk:
        question = desk.questions.note(ASKED, source=QuestionSource.OTHER)
        desk.questions.close_without_answer(question.id, "Steht da.")

    due = terminal.type("retention")
    nothing = terminal.type("retention", "--delete")
    with open_desk(terminal.folder) as desk:
        desk.retention.agree()
    taken = terminal.type("retention", "--delete")
    with open_desk(terminal.folder, at=NOW - timedelta(days=800)) as desk:
        question = desk.questions.note(ASKED, source=QuestionSource.OTHER)
        desk.questions.close_without_answer(question.id, "Steht da.")
    logged = terminal.type("retention", "--delete", "--log", "--json")

    assert "switched off" in due.out
    assert "Citizens’ questions and answers: 1 due" in due.out
    assert "switched off" in nothing.out
    assert "Citizens’ questions and answers: " in taken.out
    assert len(logged.data["removals"]) == 2, "what is taken and what was stand in the log"
    assert "switched off" not in taken.out
    assert "switched off" not in terminal.type("retention").out
