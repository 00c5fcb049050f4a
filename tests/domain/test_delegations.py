"""A department answers by itself under one post for a day: what is recorded, and which questions that covers (Q9)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from amtdesk.domain.delegations import Delegation, addresses_in, covering, why_not_granted
from amtdesk.domain.identifiers import DelegationId
from tests.builders import NOW, berlin

POST = "https://www.facebook.example/stadt.birkenfurt/posts/77"
GRANTED = Delegation(
    id=DelegationId(1),
    department="bauhof",
    department_name="Bauhof",
    who="Uwe Harms",
    subject="Straßenfest",
    starts_at=NOW,
    ends_at=berlin(12, "18:00"),
    recorded_at=NOW,
    addresses=(POST,),
)


def test_it_holds_from_its_beginning_until_its_end() -> None:
    assert GRANTED.is_active(NOW)
    assert GRANTED.is_active(berlin(12, "17:59"))
    assert not GRANTED.is_active(berlin(12, "18:00"))
    assert not GRANTED.is_active(NOW - timedelta(minutes=1))
    assert not replace(GRANTED, withdrawn_at=NOW).is_active(NOW)


@pytest.mark.parametrize(
    "link",
    [
        POST,
        f"{POST}/",
        f"{POST}?comment_id=5",
        f"{POST}/comments/5",
        "https://m.facebook.example/stadt.birkenfurt/posts/77?comment_id=5",
        " facebook.example/stadt.birkenfurt/posts/77 ",
    ],
)
def test_a_question_whose_link_leads_under_the_post_is_covered(link: str) -> None:
    assert GRANTED.covers(link)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://www.facebook.example/stadt.birkenfurt/posts/778",
        "https://www.facebook.example/stadt.birkenfurt",
        "https://www.other.example/stadt.birkenfurt/posts/77",
        "no address",
    ],
)
def test_another_link_is_not_covered(link: str) -> None:
    assert not GRANTED.covers(link)


def test_posts_that_share_their_path_are_told_apart_by_what_follows() -> None:
    post = "https://www.facebook.example/permalink.php?story_fbid=1&id=2"
    granted = replace(GRANTED, addresses=(post,))
    assert granted.covers(f"{post}&comment_id=9")
    assert not granted.covers("https://www.facebook.example/permalink.php?story_fbid=3&id=2")


def test_an_address_without_a_place_covers_nothing() -> None:
    assert not replace(GRANTED, addresses=("https://www.facebook.example/", "")).covers(POST)


def test_of_several_the_one_that_lasts_longest_counts() -> None:
    later = replace(GRANTED, id=DelegationId(2), ends_at=berlin(12, "20:00"))
    assert covering((GRANTED, later, replace(later, addresses=())), POST) is later
    assert covering((GRANTED,), "") is None


def test_addresses_are_read_out_of_words() -> None:
    assert addresses_in(f"Straßenfest ({POST}), und mehr") == (POST,)
    assert addresses_in("Straßenfest") == ()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"department": ""}, "Please choose a department."),
        ({"subject": ""}, "Please say under which post the department answers."),
        ({"ends_at": NOW}, "The end must come after the beginning."),
        (
            {"ends_at": NOW + timedelta(hours=25)},
            "A department answers by itself for one day at most. Please choose an earlier end.",
        ),
    ],
)
def test_what_is_missing_is_said(changes: dict[str, object], sentence: str) -> None:
    complete = {"department": "bauhof", "subject": "Straßenfest", "starts_at": NOW, "ends_at": berlin(12, "18:00")}
    assert why_not_granted(**complete) is None  # type: ignore[arg-type]  # named values of several types
    assert str(why_not_granted(**(complete | changes))) == sentence  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize("link", ["[siehe Gruppe]", "https://[2001"])
def test_a_link_that_is_no_address_falls_under_no_post(link: str) -> None:
    assert not GRANTED.covers(link)
    assert not replace(GRANTED, addresses=(link,)).covers(link)
