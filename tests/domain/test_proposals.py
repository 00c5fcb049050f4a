"""When own answers ask for a template (Q7)."""

from datetime import datetime, timedelta

from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.proposals import OwnAnswer, proposals_of
from tests.builders import NOW


def answered(number: int, *, category: str = "freibad", at: datetime | None = None, text: str = "Ja.") -> OwnAnswer:
    sent = at or NOW + timedelta(minutes=number)
    return OwnAnswer(question_id=QuestionId(number), category=category, text=text, sent_at=sent)


def test_three_answers_of_one_subject_make_a_proposal_with_the_last_one() -> None:
    answers = [answered(3, text="Ab Samstag."), answered(1, text="Bald."), answered(2, text="Am 9. Mai.")]

    (proposal,) = proposals_of(answers, names={"freibad": "Freibad"}, dismissed={})

    assert (proposal.category, proposal.category_name, proposal.count) == ("freibad", "Freibad", 3)
    assert proposal.last_answer == "Ab Samstag."
    assert proposal.question_ids == (1, 2, 3)


def test_two_answers_or_answers_without_a_subject_make_none() -> None:
    answers = [answered(1), answered(2), *(answered(n, category="") for n in range(3, 8))]

    assert proposals_of(answers, names={}, dismissed={}) == ()


def test_a_question_that_was_answered_twice_counts_once() -> None:
    answers = [answered(1), answered(1, at=NOW + timedelta(hours=1)), answered(2)]

    assert proposals_of(answers, names={}, dismissed={}) == ()


def test_what_was_dismissed_comes_back_after_three_new_answers() -> None:
    old = [answered(n) for n in range(1, 6)]
    dismissed = {"freibad": NOW + timedelta(minutes=10)}
    new = [answered(n, at=NOW + timedelta(hours=n)) for n in range(11, 14)]

    assert proposals_of([*old, *new[:2]], names={}, dismissed=dismissed) == ()
    (proposal,) = proposals_of([*old, *new], names={}, dismissed=dismissed)
    assert (proposal.count, proposal.category_name) == (3, "freibad")


def test_the_most_answered_subject_comes_first() -> None:
    answers = [
        *(answered(n, category="muell") for n in range(3)),
        *(answered(n, category="bad") for n in range(10, 14)),
    ]

    found = proposals_of(answers, names={}, dismissed={})

    assert [proposal.category for proposal in found] == ["bad", "muell"]
