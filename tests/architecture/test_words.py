"""Every sentence for people is one literal, and the German catalogue is complete and holds nothing else."""

import re

from tests.architecture.house import HOUSE, PROGRAM
from tools import words
from tools.catalogue import compiled
from tools.sentences import assembled_in


def test_sentences_are_whole_literals() -> None:
    assert not [
        f"{path.relative_to(HOUSE)}:{found.line}" for path in PROGRAM.rglob("*.py") for found in assembled_in(path)
    ]


def test_every_sentence_has_its_german() -> None:
    assert not words.missing(words.german())


def test_the_catalogue_holds_no_sentence_that_nothing_says() -> None:
    assert not words.unused(words.german())


def test_german_and_english_ask_for_the_same_values() -> None:
    assert not words.mismatched(words.german())


def test_the_compiled_catalogue_is_fresh() -> None:
    assert words.COMPILED.read_bytes() == compiled(words.german())


def test_german_has_no_exclamation_marks_and_german_quotes() -> None:
    loud = {
        english: german
        for english, german in words.german().items()
        if "!" in german or '"' in german or ("“" in german.replace("„", "", 1) and "„" not in german)
    }
    assert not loud


def test_keys_stand_in_sentences_as_on_the_buttons_in_both_languages() -> None:
    joined = re.compile(r"\b(Ctrl|Strg|Shift|Umschalt|Alt)\+")
    assert not [english for english, german in words.german().items() if joined.search(english + german)]
    swapped = {
        english
        for english, german in words.german().items()
        if "Ctrl" in german or "Shift" in german or "Strg" in english or ("Ctrl" in english) != ("Strg" in german)
    }
    assert not swapped
