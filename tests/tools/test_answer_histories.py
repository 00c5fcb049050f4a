"""No sequence of deeds lets an answer go out that nobody approved, and a fault in the rules is found."""

import pytest

from tools.answer_histories import answer_histories, carry_out_answers


def test_random_histories_show_no_stamp_on_answers_that_nobody_approved() -> None:
    tally = answer_histories(40, seed=1)

    assert tally.faults == []
    assert tally.stamps > 0


def test_a_yes_from_before_the_words_stood_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amtdesk.services.answer_approvals.why_too_early", lambda *_given, **_more: None)

    assert "was approved at" in carry_out_answers(ENTERED_FOR_AN_HOUR_AGO)


def test_what_was_taken_back_and_is_offered_again_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amtdesk.services.answer_approvals.refused_since", lambda *_given: False)

    assert "shows approved words to restore" in carry_out_answers(TAKEN_BACK_AFTER_A_RESTORE)


def test_an_approval_that_counts_for_any_words_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amtdesk.domain.answer_approval.AnswerApproval.is_for", lambda *_given: True)

    assert "shows" in carry_out_answers(TYPED_AFTER_A_YES)


#: The numbers choose: the first question, its second text, …
ENTERED_FOR_AN_HOUR_AGO = (("approve", 0, 60),)
TYPED_AFTER_A_YES = (("approve", 0, 0), ("write", 0, 2))
TAKEN_BACK_AFTER_A_RESTORE = (("approve", 0, 0), ("write", 0, 2), ("restore", 0, 1), ("take_back", 0, 1))
