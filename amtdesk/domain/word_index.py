"""Which words of the records are kin to a word of a question, and how telling a word is. Knows no rows, only words."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from amtdesk.domain.folding import fold, query_words
from amtdesk.domain.german import HALF, THING, Meaning, WordSense

#: How near two words are that share a half: one is the half of the other, or both are made with it.
_HALF_OF_THE_OTHER, _HALF_OF_BOTH = 0.8, 0.3
#: What stands in one of so many rows, or in fewer, is as telling as can be.
_RAREST: Final = 60.0
#: A subject of the table tells at least so much, however many words it has and however often they stand there.
_SUBJECT_TELLS: Final = 0.5
#: A young desk with a handful of templates judges words as if it had so many.
_FEWEST_ROWS: Final = 60
_SIGNS: Final = "?!.,;:()[]\"'„“”‚‘…–-"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWord:
    """A telling word or phrase of a question: as it was written, how telling it is, and which known words are kin."""

    spoken: str
    weight: float
    is_aspect: bool
    kin: Mapping[str, float]


class WordIndex:
    """The words of the records, by what they are about."""

    def __init__(self, sense: WordSense, rows_with: Mapping[str, int], *, rows: int) -> None:
        self._sense = sense
        self._rows = max(rows, _FEWEST_ROWS)
        self._meanings: dict[str, Meaning] = {}
        self._told: dict[str, float] = {}
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        self._rows_with: defaultdict[str, int] = defaultdict(int)
        for word, number in rows_with.items():
            self._take(word, number)

    def learn(self, words: Iterable[str]) -> None:
        """Know words that came with new or changed rows."""
        self._told.clear()
        fresh = [word for word in dict.fromkeys(words) if word not in self._meanings]
        self._sense.learn(fresh)
        for word in fresh:
            self._take(word, 1)

    def asked(self, text: str) -> tuple[AskedWord, ...]:
        """Return the telling words of a question in its order."""
        spoken = [(fold(word), word) for word in text.split()]
        written = [(part, word) for folded, word in spoken for part in query_words(folded)]
        found = self._sense.of_text([word for word, _ in written])
        return tuple(
            AskedWord(
                spoken=written[place][1].strip(_SIGNS),
                weight=self._telling(meaning),
                is_aspect=self._sense.is_aspect(meaning),
                kin=self._kin(meaning),
            )
            for (place, _), meaning in sorted(found.items(), key=_by_place)
        )

    def names_elsewhere(self, text: str) -> bool:
        """Whether a text holds a word of small ads, games and other places."""
        return not self._sense.everyday.elsewhere.isdisjoint(query_words(text))

    def telling(self, word: str) -> float:
        """Return how telling a known word is: 0 for what stands everywhere or says nothing, 1 for rare words."""
        told = self._told.get(word)
        if told is None:
            told = self._told[word] = self._telling(self._meanings.get(word, {}))
        return told

    def _take(self, word: str, number: int) -> None:
        meaning = self._meanings[word] = self._sense.of_word(word)
        for name in meaning:
            self._words[name].append(word)
            self._rows_with[name.removeprefix(HALF)] += number

    def _kin(self, meaning: Meaning) -> dict[str, float]:
        """Return the known words that share some of this meaning, each with how much that says (0 to 1)."""
        near: dict[str, float] = {}
        for name, sure in meaning.items():
            telling = sure * self._rarity(name)
            for other, nearness in _kinship(name):
                for word in self._words.get(other, ()):
                    value = telling * nearness * self._meanings[word][other]
                    if value > near.get(word, 0.0):
                        near[word] = value
        return near

    def _telling(self, meaning: Meaning) -> float:
        return max((sure * self._rarity(name) for name, sure in meaning.items()), default=0.0)

    def _rarity(self, name: str) -> float:
        once_in = min(_RAREST, (self._rows + 1) / (self._rows_with.get(name.removeprefix(HALF), 0) + 1))
        rarity = math.log(max(1.0, once_in)) / math.log(_RAREST)
        is_subject = name.startswith(THING) and name not in self._sense.everyday.aspects
        return max(rarity, _SUBJECT_TELLS) if is_subject else rarity


def _kinship(name: str) -> tuple[tuple[str, float], ...]:
    """Return the names that are kin to one, each with how near: a word to its halves, and halves to each other."""
    if name.startswith(THING):
        return ((name, 1.0),)
    if name.startswith(HALF):
        return ((name.removeprefix(HALF), _HALF_OF_THE_OTHER), (name, _HALF_OF_BOTH))
    return ((name, 1.0), (HALF + name, _HALF_OF_THE_OTHER))


def _by_place(found: tuple[tuple[int, str], Meaning]) -> int:
    return found[0][0]
