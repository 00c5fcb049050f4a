"""Under which post an answer stands (T4)."""

from datetime import date

import pytest

from amtdesk.domain.answer_threads import AnswerPlace, is_same_thread, post_address
from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.questions import QuestionSource

POST = "https://www.facebook.example/birkenfurt/posts/12"
TODAY, YESTERDAY = date(2027, 5, 12), date(2027, 5, 11)


def a_place(
    *,
    link: str = "",
    group: int | None = None,
    source: QuestionSource = QuestionSource.PAGE_COMMENT,
    day: date = TODAY,
) -> AnswerPlace:
    return AnswerPlace(link=link, group_id=None if group is None else GroupId(group), source=source, day=day)


@pytest.mark.parametrize(
    "link",
    [
        POST,
        f"{POST}/",
        f"{POST}?comment_id=5&reply_comment_id=7",
        f"{POST}?utm_source=x&__tn__=R#c",
        "m.facebook.example/birkenfurt/posts/12",
    ],
)
def test_comments_under_one_post_have_one_address(link: str) -> None:
    assert post_address(link) == post_address(POST) != ""


def test_what_names_the_post_in_a_link_counts() -> None:
    assert post_address("https://f.example/permalink.php?story_fbid=1&id=2") == post_address(
        "https://f.example/permalink.php?id=2&story_fbid=1&comment_id=9"
    )
    assert post_address("https://f.example/permalink.php?story_fbid=1") != post_address(
        "https://f.example/permalink.php?story_fbid=2"
    )
    assert post_address("  ") == post_address("https://") == ""


def test_a_link_decides_also_on_another_day() -> None:
    assert is_same_thread(a_place(link=POST), a_place(link=f"{POST}?comment_id=1", day=YESTERDAY))
    assert not is_same_thread(a_place(link=POST, group=1), a_place(link=f"{POST}3", group=1))


def test_without_a_link_it_is_the_group_or_the_page_of_that_day() -> None:
    group = QuestionSource.GROUP
    assert is_same_thread(a_place(group=1, source=group), a_place(group=1, source=group, link=POST))
    assert not is_same_thread(a_place(group=1, source=group), a_place(group=1, source=group, day=YESTERDAY))
    assert not is_same_thread(a_place(group=1, source=group), a_place(group=2, source=group))
    assert is_same_thread(a_place(), a_place())
    assert not is_same_thread(a_place(), a_place(group=1))


@pytest.mark.parametrize("source", [QuestionSource.DIRECT_MESSAGE, QuestionSource.OTHER])
def test_direct_messages_are_no_thread(source: QuestionSource) -> None:
    assert not is_same_thread(a_place(source=source), a_place(source=source))


@pytest.mark.parametrize("link", ["[siehe Gruppe]", "https://[2001"])
def test_a_link_that_is_no_address_is_a_thread_of_its_own(link: str) -> None:
    assert is_same_thread(a_place(link=link), a_place(link=f" {link}"))
    assert not is_same_thread(a_place(link=link), a_place(link=POST))
