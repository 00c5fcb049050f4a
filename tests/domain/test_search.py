"""How typed words are compared with written ones."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from amtdesk.domain.folding import bare, fold, query_words
from amtdesk.domain.search import (
    MOST_WORDS,
    Match,
    Rank,
    TypedWord,
    marks_in,
    match,
    one_slip_from,
    shown_around,
    slips_away,
    slips_of,
    typed_words,
    written_as,
)

ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
LETTERS = st.text(alphabet=ALPHABET, min_size=1, max_size=9)
GERMAN = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüß", min_size=5, max_size=12)


def word(typed: str) -> TypedWord:
    """The one word of a query."""
    (found,) = typed_words(typed)
    return found


# folding


@pytest.mark.parametrize(
    ("typed", "written"), [("strasse", "Straße"), ("oeffnung", "Öffnung"), ("MÜLL", "Muell"), ("cafe", "Café")]
)
def test_umlauts_sharp_s_and_accents_find_each_other(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@given(st.text(alphabet="abcxyzäöüßÄÖÜ ", max_size=20))
def test_each_way_of_writing_an_umlaut_finds_the_other(text: str) -> None:
    written_out = text
    for umlaut, letters in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}.items():
        written_out = written_out.replace(umlaut, letters)

    assert fold(text) == fold(written_out)
    assert fold(text) == fold(unicodedata.normalize("NFD", text))
    assert fold(text.upper()) == fold(text)


def test_fancy_letters_are_read_as_ordinary_ones() -> None:
    assert fold("ẞ ß Æ œ ǣ") == "ss ss a o a"
    assert query_words("𝐅𝐫𝐞𝐢𝐛𝐚𝐝 𝗠ü𝗹𝗹") == ("freibad", "mull")


@given(st.text(), st.text())
def test_what_is_typed_so_far_begins_the_folded_word(typed: str, rest: str) -> None:
    whole = fold(f"mull{rest}")
    assert whole.startswith("mull") or rest.startswith(("e", "\u0308"))
    assert isinstance(fold(typed), str)


def test_soft_hyphens_and_joiners_do_not_part_a_word() -> None:
    assert query_words("Frei\u00adbad Stra\u200bße") == ("freibad", "strasse")
    assert marks_in("Das Frei\u00adbad", ("freib",)) == ((4, 6),)


# what is looked for


def test_signs_separate_words() -> None:
    assert query_words("Freibad/url_termine – 2026!") == ("freibad", "url", "termine", "2026")


@pytest.mark.parametrize("signs", ["", "  ", "!?", '"', "***", "-- ; --", "👨‍👩‍👧", "🙂🙂", "_", "\x00\n\t"])
def test_signs_and_emoji_alone_are_nothing_to_look_for(signs: str) -> None:
    assert typed_words(signs) == ()


def test_operators_of_the_index_are_words_like_any_other() -> None:
    assert [each.folded for each in typed_words('Freibad AND "NEAR(hund*" OR title:x')] == [
        "freibad", "and", "near", "hund", "or", "title", "x",
    ]  # fmt: skip


def test_of_a_page_that_is_pasted_the_beginning_is_looked_for() -> None:
    pasted = " ".join(f"wort{number}" for number in range(150_000))
    assert len(pasted) > 1_000_000

    assert [each.folded for each in typed_words(pasted)] == [f"wort{number}" for number in range(MOST_WORDS)]


def test_a_word_typed_twice_is_looked_for_once() -> None:
    assert [each.written for each in typed_words("Müll muell MÜLL")] == ["Müll"]


@given(st.text())
def test_whatever_is_typed_becomes_plain_words(typed: str) -> None:
    for each in typed_words(typed):
        # not folded once more: "UEE" is "ue", and that would be "u"
        assert re.fullmatch(r"[^\W_]+", each.folded)


# marks


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Das Freibad öffnet", ("freib",), ["Freib"]),
        ("Straßenfest", ("strass",), ["Straß"]),
        ("Ueberfall", ("u",), ["Ue"]),
        ("Ölstraße", ("ol", "olstrass"), ["Ölstraß"]),
        ("Mu\u0308ll und Sport", ("mull",), ["Mu\u0308ll"]),
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


@given(st.text(max_size=300), st.lists(LETTERS, max_size=2), st.integers(20, 60))
def test_an_excerpt_is_one_short_line(text: str, words: list[str], length: int) -> None:
    shown = shown_around(text, tuple(words), length=length)

    assert len(shown) <= length
    assert "\n" not in shown


def test_an_excerpt_begins_where_the_match_can_be_seen() -> None:
    text = "Guten Tag, " + "ich wollte schon lange einmal wissen, " * 4 + "wann das Freibad öffnet und was es kostet."

    shown = shown_around(text, ("freib",), length=50)

    assert shown.startswith("… ")
    assert "Freibad" in shown
    assert shown_around(text, (), length=50) == "Guten Tag, ich wollte schon lange einmal wissen, …"
    assert shown_around("x" * 60, (), length=50) == "x" * 48 + " …"
    assert shown_around("Vorn " + "x " * 30 + "Freibad", ("freibad",), length=40).endswith("x Freibad")


def test_a_folded_word_is_told_as_it_is_written() -> None:
    assert written_as("Die Öffnungszeiten", "offnungszeiten") == "Öffnungszeiten"
    assert written_as("Die Zeiten", "freibad") == "freibad"


# typos


def is_one_slip_apart(typed: str, known: str) -> bool:
    """Whether one letter more, less, other, or two neighbours swapped turn `typed` into `known` (Damerau ≤ 1)."""
    if abs(len(typed) - len(known)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(known)) and typed[start] == known[start]:
        start += 1
    rest_typed, rest_known = typed[start:], known[start:]
    return (
        rest_typed == rest_known
        or rest_typed[1:] == rest_known[1:]
        or rest_typed[1:] == rest_known
        or rest_typed == rest_known[1:]
        or (len(rest_typed) > 1 and rest_typed[1::-1] + rest_typed[2:] == rest_known)
    )


@given(LETTERS)
def test_one_slip_yields_only_words_one_slip_apart(typed: str) -> None:
    for other in one_slip_from(typed):
        with_one_key = [other[:n] + other[n + 1 :] for n in range(len(other)) if other[n : n + 2] == "ss"]
        assert any(is_one_slip_apart(typed, each) for each in (other, *with_one_key))
    assert typed[:-1] in set(one_slip_from(typed))


@given(LETTERS, LETTERS)
def test_every_word_one_slip_apart_is_yielded(typed: str, other: str) -> None:
    if typed != other and is_one_slip_apart(typed, other):
        assert other in set(one_slip_from(typed))


@given(GERMAN, st.data())
def test_whatever_key_slipped_the_word_is_found_in_either_spelling(written: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(written) - 1))
    key = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyzß"))
    slip = data.draw(st.sampled_from(["other", "more", "less", "swapped"]))
    before, after = written[:place], written[place:]
    typed = {
        "other": before + key + after[1:],
        "more": before + key + after,
        "less": before + after[1:],
        "swapped": before + after[1::-1] + after[2:],
    }[slip]
    assume(len(typed) >= 5)
    assume(not any(pair in bare(text) for text in (written, typed) for pair in ("ae", "oe", "ue")))
    assume("ß" not in (after[:2] if slip == "swapped" else "") and (key != "ß" or slip == "less"))  # two folded letters

    found = word(typed)

    assert fold(written) in slips_of(found) | {found.folded}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Freibat", "freibad"),
        ("Frebad", "freibad"),
        ("Freiibad", "freibad"),
        ("Friebad", "freibad"),
        ("Strabe", "strasse"),  # ß is one key
        ("Fuball", "fussball"),
        ("Mieller", "muller"),  # an umlaut in two letters, one of them wrong
        ("Muelk", "mull"),
    ],
)
def test_one_slip_is_forgiven(typed: str, meant: str) -> None:
    assert meant in slips_of(word(typed))
    assert word(typed).may_have_slipped


def test_one_slip_takes_one_letter_away_and_not_two() -> None:
    assert "stu" not in slips_of(word("Stufe"))
    assert all(abs(len(slip) - len("stufe")) <= 2 for slip in slips_of(word("Stufe")))


def test_short_words_are_taken_as_typed() -> None:
    assert not word("Müll").may_have_slipped
    assert word("Muell").may_have_slipped  # five letters as typed


@given(LETTERS, LETTERS)
def test_slips_are_counted_alike_from_both_sides(one: str, other: str) -> None:
    assert slips_away(one, other, most=3) == slips_away(other, one, most=3)
    assert (slips_away(one, other, most=3) == 0) == (one == other)
    assert (slips_away(one, other, most=3) <= 1) == is_one_slip_apart(one, other)


# short lists


@pytest.mark.parametrize(
    ("typed", "title", "rank", "marked"),
    [
        ("heute", "Heute", Rank.WHOLE, ["Heute"]),
        ("einst", "Einstellungen", Rank.BEGINS, ["Einst"]),
        ("eintragen frei", "Freigabe eintragen …", Rank.IN_TITLE, ["Frei", "eintragen"]),
        ("dunkel", "Farben", Rank.ELSEWHERE, []),
        ("einstelungen", "Einstellungen", Rank.FORGIVEN, ["Einstellungen"]),
    ],
)
def test_a_title_fits_the_better_the_more_of_it_was_typed(typed: str, title: str, rank: int, marked: list[str]) -> None:
    fits = match(typed_words(typed), title, also="dunkel hell")

    assert isinstance(fits, Match)
    assert fits.rank == rank
    assert [title[start : start + length] for start, length in fits.marks] == marked


def test_all_words_must_fit() -> None:
    assert match(typed_words("heute gestern"), "Heute") is None
    assert match(typed_words("xyz"), "Heute") is None
    assert match((), "Heute") == Match(Rank.IN_TITLE)
