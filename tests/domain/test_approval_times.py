"""Since when the words of an answer stand, and how it is said that a yes is older (Q8)."""

from dataclasses import replace
from datetime import datetime, timedelta

from amtdesk.domain.approval_times import EARLY_ANSWER, answer_stands_since, why_too_early
from amtdesk.domain.question_trail import TrailEvent, TrailKind
from tests.builders import BERLIN
from tests.builders_questions import a_question

NOON = datetime(2027, 5, 12, 12, tzinfo=BERLIN)
TEXT = "Am Samstag."
QUESTION = replace(a_question(), draft_text=TEXT)


def since(*events: TrailEvent, question_waits_since: datetime | None = None) -> datetime | None:
    question = replace(QUESTION, submitted_at=question_waits_since)
    return answer_stands_since(question, TEXT, events=events, approvals=(), now=NOON)


def drafted(at: datetime, *, withdrawn_at: datetime | None = None) -> TrailEvent:
    return TrailEvent(kind=TrailKind.DRAFTED, at=at, details={}, withdrawn_at=withdrawn_at)


def test_words_of_an_older_desk_that_noted_no_change_are_believed() -> None:
    assert since() is None
    assert why_too_early(NOON - timedelta(days=9), since=None, now=NOON, zone=BERLIN, words=EARLY_ANSWER) is None


def test_such_words_stand_at_least_since_they_wait() -> None:
    assert since(question_waits_since=NOON - timedelta(hours=2)) == NOON - timedelta(hours=2)


def test_the_last_change_that_undo_did_not_take_back_counts() -> None:
    early, late = NOON - timedelta(hours=3), NOON - timedelta(hours=1)
    assert since(drafted(early), drafted(late)) == late
    assert since(drafted(early), drafted(late, withdrawn_at=NOON)) == early


def test_a_clock_that_was_put_back_lets_nothing_stand_in_the_future() -> None:
    assert since(drafted(NOON + timedelta(hours=1))) == NOON


def test_a_yes_is_as_old_as_its_words_at_most_counted_in_minutes() -> None:
    def said(at: datetime) -> object:
        stood = NOON.replace(hour=9, minute=30, second=40)
        return why_too_early(at, since=stood, now=NOON, zone=BERLIN, words=EARLY_ANSWER)

    minute = NOON.replace(hour=9, minute=30)
    assert said(minute) is None
    assert str(said(minute - timedelta(minutes=1))).startswith("The answer stands here in these words only since")
