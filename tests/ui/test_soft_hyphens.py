"""Where long German words may be broken: as the published patterns say, without reading all of them first."""

import pyphen  # type: ignore[import-untyped]  # it ships no types
import pytest

from amtdesk.ui.soft_hyphens import SOFT, hyphenated, plain

ALL = pyphen.Pyphen(lang="de_DE", left=3, right=3)


@pytest.mark.parametrize(
    "word",
    ["Wochenmarkt", "Bürgermeisterin", "Veröffentlichung", "Gewerbegebiet", "Abfallkalender"],
)
def test_a_word_is_broken_where_all_patterns_together_break_it(word: str) -> None:
    assert hyphenated(word) == ALL.inserted(word, SOFT)


def test_what_a_word_spells_stays_the_same_and_short_ones_are_left_alone() -> None:
    text = "Der Wochenmarkt zieht um, 2027"

    assert plain(hyphenated(text)) == text
    assert hyphenated("Der Bus zieht um") == "Der Bus zieht um"


def test_a_linking_s_stays_with_the_word_before_it() -> None:
    assert hyphenated("Frühjahrsputz").split(SOFT)[-1] == "putz"
