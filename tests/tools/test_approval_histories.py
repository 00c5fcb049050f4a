"""No sequence of deeds shows an approved stamp on words that nobody approved, and a fault in the rules is found."""

from datetime import date

import pytest

from amtdesk.domain.posts import Approval, Post, fingerprint
from amtdesk.storage.posts import PostRepository
from tools.approval_histories import carry_out, histories, shortened


def test_random_histories_show_no_stamp_on_words_that_nobody_approved() -> None:
    tally = histories(25, seed=1)

    assert tally.faults == []
    assert tally.stamps > 0


def test_an_approval_that_outlives_its_words_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PostRepository, "close_approval", lambda *_nothing, **_more: None)

    assert "an approval that stands" in carry_out(TYPED_AFTER_A_YES)


def test_a_fingerprint_that_forgets_the_hashtags_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Post, "words_fingerprint", property(lambda post: fingerprint(f"{post.title} {post.text}")))

    assert "shows the state" in carry_out(HASHTAGS_AFTER_A_YES)


def test_an_approval_that_has_ended_and_still_holds_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Approval, "holds_on", lambda approval, _day: approval.holds)

    assert "shows" in carry_out(YES_FOR_TODAY)


def test_what_whoever_approved_took_back_and_a_restore_brings_again_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def any_that_was_closed(post: Post, *, today: date) -> Approval | None:  # noqa: ARG001 - as it is asked
        return next((each for each in post.approvals if each.text_fingerprint == post.words_fingerprint), None)

    monkeypatch.setattr("amtdesk.services.posts.approval_to_renew", any_that_was_closed)

    assert "shows" in carry_out(TAKEN_BACK_AND_RESTORED)


def test_a_history_that_does_not_hold_is_told_as_short_as_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PostRepository, "close_approval", lambda *_nothing, **_more: None)
    beside = (("wait", 0, 1), ("tick", 0, 0))

    assert shortened((*beside, *TYPED_AFTER_A_YES, *beside)) == TYPED_AFTER_A_YES


#: The numbers choose: the first post, its third text, …
TYPED_AFTER_A_YES = (("approve", 0, 0), ("write", 0, 4))
HASHTAGS_AFTER_A_YES = (("approve", 0, 0), ("detail", 0, 0))
YES_FOR_TODAY = (("approve", 0, 2), ("wait", 0, 6))
TAKEN_BACK_AND_RESTORED = (("approve", 0, 0), ("take_back", 0, 0), ("write", 0, 4), ("restore", 0, 1))
