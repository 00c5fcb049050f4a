"""When somebody said yes to an answer: never before the words stood here that were approved (Q8)."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from amtdesk.desk import Desk
from amtdesk.domain.answer_approval import AnswerApproval
from amtdesk.domain.erasure import Trace
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.posts import ApprovalWay, fingerprint
from amtdesk.domain.questions import QuestionSource, ReplyKind
from amtdesk.storage.database import FILE_NAME
from tests.builders import berlin, set_clock
from tests.builders_questions import OWN, send_agreed

HEAD = "Petra Lüders"
TEXT = "Am Samstag um 10 Uhr."
OTHER = "Am Samstag um 11 Uhr."


@pytest.fixture
def desk(office: Desk) -> Desk:
    return office


@pytest.fixture
def question_id(desk: Desk) -> QuestionId:
    """A question whose answer stands as a draft since Tuesday, 9:00."""
    set_clock(desk, berlin(11, "09:00"))
    noted = desk.questions.note("Wann öffnet das Freibad?", source=QuestionSource.PAGE_COMMENT)
    write(desk, noted.id, TEXT)
    return noted.id


def write(desk: Desk, question_id: QuestionId, text: str) -> None:
    desk.questions.save_draft(question_id, text, template_id=None)


def approve(desk: Desk, question_id: QuestionId, at: datetime, *, text: str = TEXT) -> AnswerApproval:
    return desk.answer_approvals.record(question_id, text, by=HEAD, at=at, way=ApprovalWay.EMAIL, level=1)


def test_words_that_were_typed_after_the_mail_are_not_what_it_approved(desk: Desk, question_id: QuestionId) -> None:
    set_clock(desk, berlin(12, "09:30"))
    write(desk, question_id, OTHER)
    set_clock(desk, berlin(12, "10:00"))

    with pytest.raises(NotAllowed, match="in these words only since 12 May 2027, 09:30"):
        approve(desk, question_id, berlin(12, "08:15"), text=OTHER)

    assert desk.answer_approvals.history(question_id) == ()
    assert approve(desk, question_id, berlin(12, "09:30"), text=OTHER).holds


def test_a_yes_is_entered_days_later_for_words_that_stood_then(desk: Desk, question_id: QuestionId) -> None:
    set_clock(desk, berlin(14, "09:00"))
    assert approve(desk, question_id, berlin(11, "15:00")).holds


def test_words_that_are_only_stored_with_the_yes_stand_since_that_minute(desk: Desk, question_id: QuestionId) -> None:
    set_clock(desk, berlin(12, "10:15") + timedelta(seconds=40))

    with pytest.raises(NotAllowed, match="only since 12 May 2027, 10:15"):
        approve(desk, question_id, berlin(12, "10:14"), text=OTHER)

    assert approve(desk, question_id, berlin(12, "10:15"), text=OTHER).holds


def test_white_space_leaves_the_words_as_old_as_they_are(desk: Desk, question_id: QuestionId) -> None:
    set_clock(desk, berlin(12, "10:00"))
    write(desk, question_id, f"{TEXT}\n")
    assert approve(desk, question_id, berlin(11, "15:00"), text=f"{TEXT}\n").holds


def test_what_was_handed_over_and_typed_back_keeps_the_yes_of_then(desk: Desk, question_id: QuestionId) -> None:
    desk.answer_approvals.submit(question_id, TEXT, origin=OWN, template_id=None, to=HEAD)
    set_clock(desk, berlin(12, "10:00"))
    write(desk, question_id, OTHER)
    write(desk, question_id, TEXT)

    with pytest.raises(NotAllowed):
        approve(desk, question_id, berlin(11, "08:59"))
    assert approve(desk, question_id, berlin(11, "15:00")).holds


def test_what_was_approved_before_and_typed_back_stood_then(desk: Desk, question_id: QuestionId) -> None:
    set_clock(desk, berlin(12, "10:00"))
    desk.answer_approvals.withdraw(approve(desk, question_id, berlin(11, "15:00")).id)
    write(desk, question_id, OTHER)
    write(desk, question_id, TEXT)
    assert approve(desk, question_id, berlin(11, "15:00")).holds


def test_a_yes_that_undo_took_back_was_never_said(desk: Desk, question_id: QuestionId) -> None:
    set_clock(desk, berlin(11, "15:00"))
    approve(desk, question_id, berlin(11, "15:00"), text=OTHER)
    desk.history.undo()
    set_clock(desk, berlin(12, "10:00"))
    write(desk, question_id, OTHER)
    with pytest.raises(NotAllowed):
        approve(desk, question_id, berlin(11, "15:00"), text=OTHER)


def test_undo_of_an_edit_gives_the_words_their_age_back(desk: Desk, question_id: QuestionId) -> None:
    set_clock(desk, berlin(12, "10:00"))
    write(desk, question_id, OTHER)
    desk.history.undo()
    assert approve(desk, question_id, berlin(11, "15:00")).holds


def test_redo_makes_them_young_again(desk: Desk, question_id: QuestionId) -> None:
    set_clock(desk, berlin(12, "10:00"))
    write(desk, question_id, OTHER)
    desk.history.undo()
    desk.history.redo()
    with pytest.raises(NotAllowed):
        approve(desk, question_id, berlin(11, "15:00"), text=OTHER)


def test_words_that_went_out_and_came_back_by_reopening_stand_since_they_went_out(
    desk: Desk, question_id: QuestionId
) -> None:
    set_clock(desk, berlin(12, "10:00"))
    send_agreed(desk, question_id, ReplyKind.ANSWER, OTHER)
    desk.questions.reopen(question_id)
    with pytest.raises(NotAllowed, match="only since 12 May 2027, 10:00"):
        approve(desk, question_id, berlin(11, "15:00"), text=OTHER)


def test_typing_leaves_one_line_a_minute_and_none_in_the_trail_that_is_read(
    desk: Desk, question_id: QuestionId
) -> None:
    before = desk.questions.trail(question_id)
    for seconds in (0, 10, 20, 59, 60):
        set_clock(desk, berlin(12, "10:00") + timedelta(seconds=seconds))
        write(desk, question_id, f"{TEXT} {seconds}")

    with closing(sqlite3.connect(desk.folder / FILE_NAME)) as records:
        (lines,) = records.execute("SELECT count(*) FROM log WHERE kind = 'question_drafted'").fetchone()
    assert lines == len(("the first words", "10:00", "10:01"))
    assert desk.questions.trail(question_id) == before


def test_a_day_without_its_hour_is_enough_unless_the_words_came_on_that_day_after_noon(
    desk: Desk, question_id: QuestionId
) -> None:
    set_clock(desk, berlin(11, "15:00"))
    write(desk, question_id, OTHER)
    set_clock(desk, berlin(11, "15:10"))

    with pytest.raises(NotAllowed, match=r"changed on that day at 15:00\. .* such as 15:10"):
        approve(desk, question_id, berlin(11, "12:00"), text=OTHER)

    set_clock(desk, berlin(12, "09:00"))
    with pytest.raises(NotAllowed, match="such as 15:30"):
        approve(desk, question_id, berlin(11, "12:00"), text=OTHER)
    assert approve(desk, question_id, berlin(11, "15:30"), text=OTHER).holds


def test_what_was_taken_back_is_not_brought_back_by_an_older_yes(desk: Desk, question_id: QuestionId) -> None:
    first = approve(desk, question_id, berlin(11, "09:00"))
    write(desk, question_id, OTHER)
    again = desk.answer_approvals.restore(first.id)
    desk.answer_approvals.withdraw(again.id)
    write(desk, question_id, OTHER)

    assert desk.answer_approvals.approved_before(question_id) is None
    with pytest.raises(NotAllowed):
        desk.answer_approvals.restore(first.id)

    write(desk, question_id, TEXT)
    anew = approve(desk, question_id, berlin(11, "09:00"))
    write(desk, question_id, OTHER)
    lapsed = desk.answer_approvals.approved_before(question_id)
    assert lapsed is not None
    assert lapsed.id == anew.id


def test_a_yes_that_is_taken_back_takes_an_equal_one_with_it(desk: Desk, question_id: QuestionId) -> None:
    approve(desk, question_id, berlin(11, "09:00"))
    second = approve(desk, question_id, berlin(11, "09:00"))

    desk.answer_approvals.withdraw(second.id)

    assert not desk.answer_approvals.may_go_out(desk.questions.get(question_id), TEXT, origin=OWN, template=None)
    desk.history.undo()
    assert desk.answer_approvals.may_go_out(desk.questions.get(question_id), TEXT, origin=OWN, template=None)


def test_a_yes_told_to_the_minute_stands_behind_the_request_that_led_to_it(desk: Desk, question_id: QuestionId) -> None:
    set_clock(desk, berlin(12, "10:15") + timedelta(seconds=40))
    desk.answer_approvals.submit(question_id, TEXT, origin=OWN, template_id=None, to=HEAD)
    set_clock(desk, berlin(12, "11:00"))
    approve(desk, question_id, berlin(12, "10:15"))

    *_noted, asked, given = (str(entry.text) for entry in desk.questions.trail(question_id))

    assert asked.startswith("Submitted")
    assert given.startswith("Approved")


def test_a_yes_that_is_brought_back_with_its_words_is_told_once_and_stands_again(
    desk: Desk, question_id: QuestionId
) -> None:
    first = approve(desk, question_id, berlin(11, "09:00"))
    set_clock(desk, berlin(12, "10:00"))
    write(desk, question_id, OTHER)
    set_clock(desk, berlin(12, "10:05"))
    desk.answer_approvals.restore(first.id)

    *_noted, given, lapsed, again = desk.questions.trail(question_id)

    assert str(given.text).startswith("Approved by Petra Lüders")
    assert str(lapsed.text) == "Approval by Petra Lüders lapsed: the words were changed"
    assert (str(again.text), again.at) == ("Approval by Petra Lüders stands again", berlin(12, "10:05"))


def test_an_erased_question_keeps_no_mark_of_the_words_that_were_handed_over(
    desk: Desk, question_id: QuestionId
) -> None:
    matter = f"question:{question_id}"
    assert Trace.TRAIL not in desk.erasure.preview(matter).traces  # when words were typed is nothing that she wrote
    desk.answer_approvals.submit(question_id, TEXT, origin=OWN, template_id=None, to=HEAD)
    assert desk.erasure.preview(matter).traces[Trace.TRAIL] == 1

    desk.erasure.erase(matter, reason="Antrag")

    with closing(sqlite3.connect(desk.folder / FILE_NAME)) as records:
        details = [row[0] for row in records.execute("SELECT details FROM log WHERE subject = ?", (matter,))]
    assert not any(fingerprint(TEXT) in each for each in details)
