"""What the office wishes of its plan, as people type it."""

import pytest

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.plan_wishes import target_from_words, wishes_as_words, wishes_from_words


@pytest.mark.parametrize(
    ("words", "target"), [("3 bis 5", (3, 5)), ("3-5", (3, 5)), (" 4 ", (4, 4)), ("2 to 2", (2, 2))]
)
def test_a_weekly_target_is_read_as_it_is_written(words: str, target: tuple[int, int]) -> None:
    assert target_from_words(words) == target


@pytest.mark.parametrize("words", ["", "viele", "5 bis 3", "0", "3 bis 200"])
def test_what_is_no_target_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(NotAllowed):
        target_from_words(words)


def test_shares_are_read_and_topics_spelled_as_in_the_posts() -> None:
    wishes = wishes_from_words("Service 40 %, Gute Nachrichten: 20; Neu 5", topics={"service", "Gute Nachrichten"})

    assert wishes == {"service": 40, "Gute Nachrichten": 20, "neu": 5}
    assert wishes_as_words(wishes) == "Service 40, Gute Nachrichten 20, Neu 5"


def test_no_words_mean_that_topics_are_even() -> None:
    assert wishes_from_words(" ", topics=()) == {}
    assert wishes_as_words({}) == ""


@pytest.mark.parametrize("words", ["Service", "40", "Service 40 Kultur 20", "Service 60, Kultur 60"])
def test_what_is_no_share_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(NotAllowed):
        wishes_from_words(words, topics=())
