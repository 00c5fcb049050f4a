"""What cannot be seen in words, and what becomes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.plain_words import plain, plain_line

FAMILY = "👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Guten Tag", "Guten Tag"),
        ("Zeile\r\nZeile\rZeile\u2028Zeile\u2029Ende", "Zeile\nZeile\nZeile\nZeile\nEnde"),
        ("a\x00b\x07c\x1b[31md\x85", "abc[31md\n"),
        ("Spalte\tSpalte", "Spalte Spalte"),
        ("\ufeffFrei\u00adbad\u200b", "Freibad"),
        ("Rechnung \u202e01.5\u202c Euro", "Rechnung 01.5 Euro"),
        ("\u2066Guten Tag\u2069", "Guten Tag"),
        ("Guten Tag\u200e\u200f", "Guten Tag"),
        ("\u200fשלום\u200f", "\u200fשלום\u200f"),
        ("Freibad öffnet: \u061cمرحبا", "Freibad öffnet: \u061cمرحبا"),
        (FAMILY, FAMILY),
        ("halb \ud83d", "halb "),
        ("u\u0308ber", "über"),
        ("9.\u00a0Mai", "9.\u00a0Mai"),
    ],
)
def test_what_is_not_seen_goes_and_what_has_a_meaning_stays(text: str, kept: str) -> None:
    assert plain(text) == kept


def test_a_title_stands_on_one_line() -> None:
    assert plain_line(" Freibad:\r\n\tÖffnung\x00 ") == "Freibad: Öffnung"


@given(st.text())
def test_plain_words_stay_as_they_are_and_can_be_stored(text: str) -> None:
    once = plain(text)

    assert plain(once) == once
    once.encode()
