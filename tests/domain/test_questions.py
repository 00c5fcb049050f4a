"""What may follow on a question, and under which heading it stands (Q5)."""

from datetime import timedelta

import pytest

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.questions import (
    MAY_FOLLOW,
    SOURCE_WORD,
    STATUS_WORD,
    QuestionGroup,
    QuestionSource,
    QuestionStatus,
    group_of,
    short_title,
)
from tests.builders import NOW
from tests.builders_questions import a_question

HOUR = timedelta(hours=1)
OPEN = (QuestionStatus.NEW, QuestionStatus.INTERIM, QuestionStatus.WAITING_DEPARTMENT)
CLOSED = (QuestionStatus.ANSWERED, QuestionStatus.MOVED, QuestionStatus.NO_ANSWER)


def test_every_state_has_a_word_and_its_steps() -> None:
    assert set(STATUS_WORD) == set(MAY_FOLLOW) == set(QuestionStatus)
    assert set(SOURCE_WORD) == set(QuestionSource)


@pytest.mark.parametrize("status", CLOSED)
def test_a_closed_question_can_only_be_reopened(status: QuestionStatus) -> None:
    question = a_question(status=status)

    question.require_step(QuestionStatus.NEW)
    with pytest.raises(NotAllowed):
        question.require_step(QuestionStatus.ANSWERED)


@pytest.mark.parametrize("status", OPEN)
@pytest.mark.parametrize("step", CLOSED)
def test_an_open_question_can_be_closed_in_every_way(status: QuestionStatus, step: QuestionStatus) -> None:
    a_question(status=status).require_step(step)


def test_an_interim_reply_stops_the_clock_and_not_the_work() -> None:
    question = a_question(status=QuestionStatus.INTERIM, first_reaction_at=NOW)

    assert not question.awaits_first_reaction
    assert not question.is_closed


def test_praise_and_advertising_are_not_counted() -> None:
    assert a_question(category="muell").is_counted
    assert not a_question(category="lob").is_counted


@pytest.mark.parametrize(
    ("status", "remaining", "group"),
    [
        (QuestionStatus.NEW, HOUR, QuestionGroup.RUNS_OUT),
        (QuestionStatus.NEW, -HOUR, QuestionGroup.RUNS_OUT),
        (QuestionStatus.NEW, 2 * HOUR, QuestionGroup.OPEN),
        (QuestionStatus.WAITING_DEPARTMENT, 3 * HOUR, QuestionGroup.WITH_DEPARTMENT),
        (QuestionStatus.WAITING_DEPARTMENT, HOUR, QuestionGroup.RUNS_OUT),
        (QuestionStatus.ANSWERED, -HOUR, QuestionGroup.CLOSED),
    ],
)
def test_a_running_clock_counts_more_than_who_has_the_question(
    status: QuestionStatus, remaining: timedelta, group: QuestionGroup
) -> None:
    assert group_of(a_question(status=status), remaining=remaining, now=NOW) is group


def test_a_question_with_an_interim_reply_does_not_run_out() -> None:
    question = a_question(status=QuestionStatus.INTERIM, first_reaction_at=NOW)
    assert group_of(question, remaining=-HOUR, now=NOW) is QuestionGroup.OPEN


def test_what_is_put_off_comes_back_at_its_time() -> None:
    question = a_question(postponed_until=NOW + HOUR)

    assert group_of(question, remaining=HOUR, now=NOW) is QuestionGroup.LATER
    assert group_of(question, remaining=HOUR, now=NOW + HOUR) is QuestionGroup.RUNS_OUT


def test_a_long_question_is_shortened_between_two_words() -> None:
    assert short_title("Wann  öffnet\ndas Freibad?") == "Wann öffnet das Freibad?"
    assert short_title("Wann öffnet das Freibad?", length=16) == "Wann öffnet …"
