"""Numbers, places and lists of days as words, in both languages: first, last, the 15th, Monday and Friday, twice.

German ones stand after an article, as “am ersten” and “alle zwei” ask for them.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from amtdesk.domain.words import N_
from amtdesk.system.language import Language

_NUMBERS: Final = {
    "de": ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
_PLACES: Final = {
    "de": ("ersten", "zweiten", "dritten", "vierten", "fünften"),
    "en": ("first", "second", "third", "fourth", "fifth"),
}
_PLACES_FROM_THE_END: Final = {
    "de": ("letzten", "vorletzten", "drittletzten", "viertletzten", "fünftletzten"),
    "en": ("last", "second to last", "third to last", "fourth to last", "fifth to last"),
}
_ENGLISH_TIMES: Final = ("once", "twice")
_ENGLISH_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}
_TEENS: Final = range(11, 14)
#: From so many days on, one after the other, they are said as a span.
_A_SPAN: Final = 4


def number_word(number: int, language: Language) -> str:
    """Two, zwei; digits from thirteen on."""
    words = _NUMBERS[language.code]
    return words[number - 1] if number <= len(words) else str(number)


def times_word(number: int, language: Language) -> str:
    """Once, three times; einmal, dreimal, 13-mal."""
    words = _NUMBERS[language.code]
    if language.code == "de":
        return f"{words[number - 1]}mal" if number <= len(words) else f"{number}-mal"
    return _ENGLISH_TIMES[number - 1] if number <= len(_ENGLISH_TIMES) else f"{number_word(number, language)} times"


def place_word(place: int, language: Language) -> str:
    """First, last, second to last, 20th; from the end when negative."""
    if place < 0:
        words = _PLACES_FROM_THE_END[language.code]
        if -place <= len(words):
            return words[-place - 1]
        return language.text(N_("{place} to last")).format(place=date_word(-place, language))
    words = _PLACES[language.code]
    return words[place - 1] if place <= len(words) else date_word(place, language)


def date_word(day: int, language: Language) -> str:
    """15th, 15."""
    if language.code == "de":
        return f"{day}."
    ending = "th" if day % 100 in _TEENS else _ENGLISH_ENDINGS.get(day % 10, "th")
    return f"{day}{ending}"


def both(words: Sequence[str], language: Language) -> str:
    """One, two and three."""
    return _listed(words, "und" if language.code == "de" else "and")


def either(words: Sequence[str], language: Language) -> str:
    """One, two or three."""
    return _listed(words, "oder" if language.code == "de" else "or")


def _listed(words: Sequence[str], last_by: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last_by} {words[-1]}"


def weekday_words(weekdays: Iterable[int], language: Language) -> tuple[str, ...]:
    """Return the names of weekdays (0 = Monday)."""
    return tuple(language.weekday_name(weekday) for weekday in weekdays)


def is_a_span(numbers: Sequence[int]) -> bool:
    """Whether these follow each other, and are enough to be said as first and last."""
    return len(numbers) >= _A_SPAN and list(numbers) == list(range(numbers[0], numbers[-1] + 1))
