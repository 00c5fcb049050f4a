"""Personal data are found by shape and by the words around them, and what the office publishes itself is not."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from amtdesk.domain.own_cases import may_tell_an_own_case
from amtdesk.domain.personal_data import (
    KIND_WORD,
    REDACTED,
    PersonalDataKind,
    find_personal_data,
    redact,
    tells_an_own_case,
)
from amtdesk.system.resources import resource
from tests.domain.personal_data_corpus import HITS, NO_HITS, PUBLIC, Line
from tests.domain.personal_data_tried import TRIED_ONCE, TRIED_ONCE_IN_VAIN

MEGABYTE = 1_000_000
#: In seconds of the processor, ten times what a slow machine takes: a catastrophic pattern takes hours.
PATIENCE = 30
FRAGMENTS = (
    "0170 ",
    "12.3.",
    "DE89 ",
    "a@",
    "a.",
    "Am ",
    "Gartenstr. ",
    "1 ",
    "B-MW ",
    "+49",
    "(0)",
    "IBAN ",
    "geb. ",
    "A1",
)


def found_in(words: str) -> tuple[tuple[PersonalDataKind, str], ...]:
    return tuple((hit.kind, hit.text) for hit in find_personal_data(words, public=PUBLIC))


@pytest.mark.parametrize("line", [*HITS, *TRIED_ONCE], ids=lambda line: line[0])
def test_personal_data_are_found(line: Line) -> None:
    words, expected = line

    assert found_in(words) == expected


@pytest.mark.parametrize("words", [*NO_HITS, *TRIED_ONCE_IN_VAIN])
def test_what_is_nobodys_own_is_left_alone(words: str) -> None:
    assert found_in(words) == ()


def test_what_tells_an_own_case_is_looked_at_for_it() -> None:
    own_cases = [words for words, _ in (*HITS, *TRIED_ONCE) if tells_an_own_case(words, public=PUBLIC)]

    assert own_cases
    assert all(map(may_tell_an_own_case, own_cases))


@pytest.mark.parametrize("words", ["", "Wann öffnet das Freibad?", "Steht an der Gartenstraße (gegenüber)"])
def test_a_text_without_number_and_mailbox_tells_no_own_case(words: str) -> None:
    assert not may_tell_an_own_case(words)
    assert not tells_an_own_case(words)


def test_a_street_of_the_office_itself_is_nobodys_home() -> None:
    words = "Wir wohnen jetzt in der Gartenstraße 12."
    assert [hit.kind for hit in find_personal_data(words, public=())] == [PersonalDataKind.ADDRESS]

    assert find_personal_data(words, public=("Bauhof, Gartenstraße 12, offen ab 7 Uhr",)) == ()


def test_the_corpus_is_long_enough_and_names_every_line_once() -> None:
    words = [words for words, _expected in (*HITS, *TRIED_ONCE)] + [*NO_HITS, *TRIED_ONCE_IN_VAIN]

    assert len(words) >= 300
    assert len(set(words)) == len(words)
    assert {kind for _words, expected in HITS for kind, _text in expected} == set(PersonalDataKind)


def shipped_texts(*name: str) -> Iterator[str]:
    """Every text of Birkenfurt's questions, of its 81 templates and its posts."""
    kept = yaml.safe_load(resource("seed", *name).read_bytes())
    for rows in kept.values():
        yield from texts_of(rows)


def texts_of(kept: Any) -> Iterator[str]:  # noqa: ANN401 - whatever YAML holds
    if isinstance(kept, str):
        yield kept
    elif isinstance(kept, list):
        for each in kept:
            yield from texts_of(each)
    elif isinstance(kept, dict):
        for each in kept.values():
            yield from texts_of(each)


def test_of_the_40_questions_of_birkenfurt_one_holds_a_date_of_birth_and_the_rest_nothing() -> None:
    found = [hit for words in shipped_texts("birkenfurt", "questions.yaml") for hit in found_in(words)]

    assert found == [(PersonalDataKind.BIRTH_DATE, "12.3.1981")]


@pytest.mark.parametrize("name", [("starter_pack.yaml",), ("birkenfurt", "posts.yaml"), ("birkenfurt", "ideas.yaml")])
def test_no_template_no_post_and_no_idea_of_birkenfurt_is_taken_for_personal(name: tuple[str, ...]) -> None:
    texts = list(shipped_texts(*name))

    assert len(texts) >= 19
    assert [found_in(words) for words in texts if found_in(words)] == []


def test_a_mailbox_of_a_large_provider_proves_no_domain_of_the_office() -> None:
    public = ("stadt@grosse-post.example",)

    assert not find_personal_data("stadt@grosse-post.example", public=public)
    assert find_personal_data("max@grosse-post.example", public=public)


def test_without_public_contacts_the_offices_number_is_a_number_like_any_other() -> None:
    assert find_personal_data("069 90009-110")


def test_a_number_without_extension_lends_its_beginning_to_no_other() -> None:
    assert find_personal_data("0641 1234999", public=("0641 1234567",))


def test_each_hit_says_what_would_stand_there() -> None:
    (hit,) = find_personal_data("Bitte 0170 1234567 anrufen")

    assert (hit.start, hit.length, hit.redacted) == (6, 12, "[Telefonnummer]")


def test_redacting_replaces_all_that_is_given_and_leaves_the_rest() -> None:
    words = "Max, geb. 12.3.1981, Gartenstr. 5, 0170 1234567"
    born, home, phone = find_personal_data(words)

    assert redact(words, (phone, born)) == "Max, geb. [Geburtsdatum], Gartenstr. 5, [Telefonnummer]"
    assert redact(words, (born, home, phone)) == "Max, geb. [Geburtsdatum], [Anschrift], [Telefonnummer]"
    assert redact(words, ()) == words


def test_every_kind_has_its_word_and_its_replacement() -> None:
    assert set(KIND_WORD) == set(REDACTED) == set(PersonalDataKind)
    assert all(not find_personal_data(words) for words in REDACTED.values())


@given(
    st.lists(
        st.one_of(st.text(max_size=8), st.sampled_from(FRAGMENTS), st.sampled_from(HITS).map(lambda hit: hit[0])),
        max_size=12,
    )
)
def test_hits_lie_in_the_text_in_order_and_apart(parts: list[str]) -> None:
    words = "".join(parts)

    hits = find_personal_data(words, public=PUBLIC)

    assert may_tell_an_own_case(words) or not tells_an_own_case(words)
    end = 0
    for hit in hits:
        assert hit.start >= end
        assert words[hit.start : hit.start + hit.length] == hit.text
        end = hit.start + hit.length


@given(
    st.lists(
        st.one_of(st.text(max_size=8), st.sampled_from(FRAGMENTS), st.sampled_from(HITS).map(lambda hit: hit[0])),
        max_size=12,
    )
)
def test_what_was_redacted_is_not_found_again_under_its_old_words(parts: list[str]) -> None:
    words = "".join(parts)
    hits = find_personal_data(words)

    again = redact(words, hits)

    assert again.count("[") >= len(hits)
    assert len(again) == len(words) - sum(hit.length for hit in hits) + sum(len(hit.redacted) for hit in hits)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece", [*FRAGMENTS, "a", " ", "0", "A", ".", "a1 ", "-", "Straße des ", "0 0", "aB-", "(at)"]
)
def test_whatever_is_pasted_is_read_in_the_time_of_its_length(piece: str) -> None:
    assert seconds_to_read(piece, length=MEGABYTE // 4) < PATIENCE


@pytest.mark.no_cover
def test_a_pasted_megabyte_is_read_in_the_time_of_its_length() -> None:
    assert seconds_to_read("Straße des 1. Mai, 0170 1234567 a@b ", length=MEGABYTE) < PATIENCE


def seconds_to_read(piece: str, *, length: int) -> float:
    words = (piece * (length // len(piece) + 1))[:length]
    began = time.process_time()
    find_personal_data(words)
    return time.process_time() - began
