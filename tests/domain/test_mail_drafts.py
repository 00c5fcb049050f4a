"""Drafts for the mail program: words arrive as typed, and no address is longer than programs take."""

from urllib.parse import parse_qs, urlsplit

import pytest

from amtdesk.domain.mail_drafts import LONGEST_ADDRESS, draft_address


def parts(address: str) -> tuple[str, str]:
    split = urlsplit(address)
    found = parse_qs(split.query)
    assert (split.scheme, split.path) == ("mailto", "")
    return found["subject"][0], found.get("body", [""])[0]


@pytest.mark.parametrize(
    "words", ["Grüße & Küsse?", "100 %", "a+b=c&bcc=x@example.org", "Zeile 1\nZeile 2", "„Zitat“ 🚒"]
)
def test_words_arrive_as_they_were_typed(words: str) -> None:
    subject, body = parts(draft_address(subject=words.replace("\n", " "), body=words, shorter=""))

    assert subject == words.replace("\n", " ")
    assert body == words.replace("\n", "\r\n")


def test_where_the_whole_is_too_long_the_shorter_body_takes_its_place() -> None:
    assert parts(draft_address(subject="Bericht", body="ä" * 5_000, shorter="Kurz."))[1] == "Kurz."


def test_no_address_is_longer_than_mail_programs_take() -> None:
    address = draft_address(subject="Bericht", body="ä" * 5_000, shorter="ü" * 5_000)

    assert len(address) <= LONGEST_ADDRESS
    assert set(parts(address)[1]) == {"ü"}
