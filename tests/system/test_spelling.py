"""The German dictionary as it is shipped, by Hunspell's library and by its Python package."""

import sys
from collections.abc import Callable

import pytest

from amtdesk.system.resources import resource
from amtdesk.system.spelling import LibrarySpeller, PackagedSpeller, Speller, Spelling, german_spelling, open_german


@pytest.mark.parametrize("way", [open_german, lambda: PackagedSpeller(resource("spelling"))])
def test_both_ways_to_the_dictionary_say_the_same(way: Callable[[], Speller]) -> None:
    speller = way()

    assert speller.spell("Öffnungszeiten")
    assert not speller.spell("Öfnungszeiten")
    assert "öffnet" in speller.suggest("öfnet")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the package may hold the library within itself")
def test_the_library_is_found_beside_its_package() -> None:
    assert isinstance(open_german(), LibrarySpeller)


def test_each_word_is_asked_once_and_further_words_never() -> None:
    asked: list[str] = []

    class Pupil:
        def spell(self, word: str) -> bool:
            asked.append(word)
            return word == "Bad"

        def suggest(self, word: str) -> tuple[str, ...]:
            return tuple(f"{word}{number}" for number in range(9))

    found = Spelling(Pupil, further=lambda: ["App"])

    assert [found.knows(word) for word in ("Bad", "Bad", "App", "Bda")] == [True, True, True, False]
    assert asked == ["Bad", "Bda"]
    assert found.proposals("x") == ("x0", "x1", "x2", "x3", "x4", "x5")


def test_the_further_words_are_known_and_the_dictionary_says_where_it_is_from() -> None:
    assert all(map(german_spelling().knows, ("Repaircafé", "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")))
    assert not german_spelling().knows("#")
    for name in ("igerman98-LICENSE.txt", "GPL-2-LICENSE.txt", "GPL-3-LICENSE.txt"):
        assert "GNU GENERAL PUBLIC LICENSE" in resource("spelling", name).read_text(encoding="utf-8").upper()


def test_the_dictionary_is_written_as_it_says() -> None:
    affixes = resource("spelling", "de_DE.aff").read_text(encoding="utf-8")

    assert "SET UTF-8" in affixes
    assert "ö" in resource("spelling", "de_DE.dic").read_text(encoding="utf-8")
