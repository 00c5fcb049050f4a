"""How typed words are compared with written ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.search import fold, marks_in, one_slip_from, query_words

LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("typed", "written"), [("strasse", "Straße"), ("oeffnung", "Öffnung"), ("MÜLL", "Muell"), ("cafe", "Café")]
)
def test_umlauts_sharp_s_and_accents_find_each_other(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


def test_signs_separate_words() -> None:
    assert query_words("Freibad/url_termine – 2026!") == ("freibad", "url", "termine", "2026")


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Das Freibad öffnet", ("freib",), ["Freib"]),
        ("Straßenfest", ("strass",), ["Straß"]),
        ("Ueberfall", ("u",), ["Ue"]),
        ("Ölstraße", ("ol", "olstrass"), ["Ölstraß"]),
        ("Müll", (), []),
    ],
)
def test_matches_are_marked_in_the_text_as_written(text: str, words: tuple[str, ...], marked: list[str]) -> None:
    assert [text[start : start + length] for start, length in marks_in(text, words)] == marked


@given(st.text(), st.lists(LETTERS, max_size=3))
def test_marks_lie_within_the_text_and_do_not_overlap(text: str, words: list[str]) -> None:
    end = 0
    for start, length in marks_in(text, tuple(words)):
        assert start >= end
        assert length > 0
        end = start + length
    assert end <= len(text)


def is_one_slip_apart(typed: str, word: str) -> bool:
    """Whether one letter more, less, other, or two neighbours swapped turn `typed` into `word` (Damerau ≤ 1)."""
    if abs(len(typed) - len(word)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(word)) and typed[start] == word[start]:
        start += 1
    rest_typed, rest_word = typed[start:], word[start:]
    return (
        rest_typed == rest_word
        or rest_typed[1:] == rest_word[1:]
        or rest_typed[1:] == rest_word
        or rest_typed == rest_word[1:]
        or (len(rest_typed) > 1 and rest_typed[1::-1] + rest_typed[2:] == rest_word)
    )


@given(LETTERS)
def test_one_slip_yields_exactly_the_words_one_slip_apart(word: str) -> None:
    assert all(is_one_slip_apart(word, other) for other in one_slip_from(word))
    assert word[:-1] in set(one_slip_from(word))


@given(LETTERS, LETTERS)
def test_every_word_one_slip_apart_is_yielded(word: str, other: str) -> None:
    if word != other and is_one_slip_apart(word, other):
        assert other in set(one_slip_from(word))
