"""What a German word is about: its stem, the words it is put together from, and what the office calls the same thing.

Works on folded text (`search.fold`). Light rules in place of a dictionary: endings are cut, compounds are split where
both halves are known, and a table says which everyday words mean the same thing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Self

from amtdesk.domain.folding import fold, words_of_lines
from amtdesk.domain.search import one_slip_from

#: What a word is about, each with how sure that is (0 to 1): its stem, its halves, and the things it is named for.
Meaning = Mapping[str, float]
#: How the names of halves and of things begin; stems begin with a letter or digit.
HALF, THING = "-", "#"

_NAMED, _NAMED_BY_HALF, _MEANT = 0.9, 0.6, 0.7
_SHORTEST_WORD: Final = 3
_SHORTEST_HALF: Final = 4
_SHORTEST_END: Final = 6
_SHORTEST_MISTYPED: Final = 6

#: "angemeldet" and "anzumelden" are forms of "anmelden".
_SEPARATED: Final = re.compile(
    r"(ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|um|vor|weg|zu|zuruck|zusammen)"
    r"(?:ge(?=.{3,}(?:t|te|ten|en)$)|zu(?=.{3,}en$))(.{4,})"
)
#: Endings by their last letter, each with how much of a word must be left.
_Endings = Mapping[str, Sequence[tuple[str, int]]]
_DERIVED: Final[_Endings] = {
    "n": (("ungen", 4), ("innen", 4), ("erin", 4)),
    "g": (("ung", 4),),
    "s": (("nis", 5),),
}
_INFLECTED: Final[_Endings] = {
    "n": (("ern", 3), ("en", 3)),
    "r": (("er", 3),),
    "m": (("em", 3),),
    "s": (("es", 4), ("s", 4)),
    "e": (("e", 3),),
}
_PLURAL: Final[_Endings] = {"s": (("s", 4),)}
_NOUNS_IN_T: Final = frozenset({"markt"})  # or it would be a "Marke"
#: Words that may stand apart from their verb, and how many words further on.
_PARTICLES: Final = frozenset(
    {"ab", "an", "auf", "aus", "ein", "fest", "her", "hin", "los", "mit", "um", "vor", "weg", "zu"}
)
_VERB_REACHES: Final = 9


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded word: "anmelden", "Anmeldung" and "angemeldet" share one.

    Light endings in the manner of CISTEM (Weissweiler and Fraser, "Developing a Stemmer for German", 2017), more
    careful with t and n, and with separable verbs and "-ung".
    """
    separated = _SEPARATED.fullmatch(word)
    if separated:
        word = separated.group(1) + separated.group(2)
    elif word.startswith("ge") and len(word) > 6:  # noqa: PLR2004 - as in CISTEM: a participle, not "gelb"
        word = word[2:]
    word = _without_inflection(_without(word, _DERIVED))
    if word.endswith("ert") and len(word) > 6:  # noqa: PLR2004 - "speichert" as "speichern"
        return word[:-3]
    if word.endswith("t") and len(word) > 4 and word not in _NOUNS_IN_T:  # noqa: PLR2004 - "sperrt", not "laut"
        word = word[:-1].removesuffix("e")
    return word


def _without_inflection(word: str) -> str:
    if word.endswith(("rn", "ln")) and len(word) > 5:  # noqa: PLR2004 - "Nachbarn", not "Garn"
        word = word[:-1]
    return _without(_without(word, _INFLECTED), _PLURAL)


def _without(word: str, endings: _Endings) -> str:
    """Cut the first of these endings that leaves enough of a word."""
    for ending, least in endings.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word.removesuffix(ending)
    return word


class EverydayWords:
    """Which words mean the same thing, and which say nothing. Folded and stemmed once.

    `subjects` are what a question is about, `aspects` what is asked about it ("why", "how long"). With a word of
    `elsewhere` (small ads, football) a text is hardly meant for the town hall.
    """

    def __init__(
        self,
        subjects: Mapping[str, Iterable[str]],
        aspects: Mapping[str, Iterable[str]],
        *,
        says_nothing: Iterable[str] = (),
        elsewhere: Iterable[str] = (),
    ) -> None:
        self.says_nothing = frozenset(map(fold, says_nothing))
        self.elsewhere = frozenset(map(fold, elsewhere))
        self.aspects = frozenset(THING + aspect for aspect in aspects)
        self._things: dict[str, Sequence[str]] = {}
        self._phrases: dict[tuple[str, ...], Sequence[str]] = {}
        forms: set[str] = set()
        for thing, spoken in (*subjects.items(), *aspects.items()):
            for words in words_of_lines(spoken):
                self._learn(words, THING + thing)
                forms.update(words if len(words) == 1 else ())
        self._close(forms)

    def kept(self) -> Mapping[str, Any]:
        """Return what `read` takes: folding and stemming thousands of words again costs longer than reading them."""
        return {
            "says_nothing": sorted(self.says_nothing),
            "elsewhere": sorted(self.elsewhere),
            "aspects": sorted(self.aspects),
            "forms": sorted(self.forms),
            "things": {word: list(things) for word, things in self._things.items()},
            "phrases": {" ".join(stems): list(things) for stems, things in self._phrases.items()},
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Return what `kept` told."""
        found = cls({}, {})
        found.says_nothing, found.elsewhere = frozenset(kept["says_nothing"]), frozenset(kept["elsewhere"])
        found.aspects = frozenset(kept["aspects"])
        found._things = kept["things"]
        found._phrases = {tuple(stems.split()): things for stems, things in kept["phrases"].items()}
        found._close(kept["forms"])
        return found

    def things(self, word_stem: str) -> Sequence[str]:
        """Return what a stem stands for."""
        return self._things.get(word_stem, ())

    def things_said(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield what phrases of several words stand for, each with the place of its first word."""
        stems = [stem(word) for word in words] if self._phrases else []
        for start in range(len(stems)):
            for length in range(2, self._longest + 1):
                for thing in self._phrases.get(tuple(stems[start : start + length]), ()):
                    yield start, thing

    def _close(self, forms: Iterable[str]) -> None:
        self._longest = max(map(len, self._phrases), default=0)
        self.stems = frozenset(self._things)
        self.forms = frozenset(forms)

    def _learn(self, words: tuple[str, ...], thing: str) -> None:
        stems = tuple(stem(word) for word in words)
        if len(words) > 1:
            self._phrases[stems] = (*self._phrases.get(stems, ()), thing)
        elif words[0] not in self.says_nothing:
            self._things[stems[0]] = (*self._things.get(stems[0], ()), thing)


class WordSense:
    """Says what words are about, given the words that are known: those of the records and of the table."""

    def __init__(self, everyday: EverydayWords, known_words: Iterable[str]) -> None:
        self.everyday = everyday
        self._forms = set(everyday.forms)
        self._known = set(everyday.stems)
        self.learn(known_words)

    def learn(self, words: Iterable[str]) -> None:
        """Know more words: compounds of them are understood from now on."""
        fresh = {word for word in words if len(word) >= _SHORTEST_WORD} - self._forms
        self._forms |= fresh
        self._known.update(map(stem, fresh))

    def of_text(self, words: Sequence[str]) -> dict[tuple[int, str], Meaning]:
        """Return what each telling word of a text is about: by the place and the word or phrase that says it.

        A verb whose halves stand apart is told, too: "melde ich Sperrmüll an" says "anmelden".
        """
        found = {(place, word): self.of_word(word) for word, place in _first_places(words).items()}
        found |= {(place, verb): self.of_word(verb) for place, verb in self._verbs_in_two(words)}
        said = {thing: place for place, thing in self.everyday.things_said(words)}
        found |= {(place, thing): {thing: _NAMED} for thing, place in said.items()}
        return {word: meaning for word, meaning in found.items() if meaning}

    def of_word(self, word: str) -> Meaning:
        """Return what one folded word is about; nothing for words that stand in any sentence."""
        if len(word) < _SHORTEST_WORD or word in self.everyday.says_nothing or word.isdecimal():
            return {}
        whole = stem(word)
        found = {whole: 1.0} | dict.fromkeys(self.everyday.things(whole), _NAMED)
        halves = self._halves(word)
        for half in halves:
            found[HALF + half] = 1.0
            for thing in self.everyday.things(half):
                found.setdefault(thing, _NAMED_BY_HALF)
        if whole not in self._known and not halves:
            found |= self._meant(word)
        return found

    def is_aspect(self, meaning: Meaning) -> bool:
        """Whether a word tells what is asked, not what it is asked about."""
        things = {name for name in meaning if name.startswith(THING)}
        return bool(things) and things <= self.everyday.aspects

    def _verbs_in_two(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        for place, particle in enumerate(words):
            if particle in _PARTICLES:
                for earlier in range(max(0, place - _VERB_REACHES), place):
                    verb = particle + words[earlier]
                    if len(words[earlier]) >= _SHORTEST_WORD and stem(verb) in self._known:
                        yield earlier, verb

    def _halves(self, word: str) -> frozenset[str]:
        """Return the stems of a compound's halves: of every split into known words, else of its one known end."""
        if _SEPARATED.fullmatch(word):
            return frozenset()  # "zugeparkt" has nothing of "Zuge"
        splits = [(word[:at], word[at:]) for at in range(_SHORTEST_WORD, len(word) - _SHORTEST_WORD + 1)]
        known = [split for split in splits if all(map(self._is_half, split))]
        halves = {half for split in known for half in split}
        if not halves and stem(word) not in self._known:
            halves = self._known_end(splits)
        return frozenset(map(stem, halves))

    def _known_end(self, splits: Sequence[tuple[str, str]]) -> set[str]:
        """Return the known word that a compound begins or ends with: "Feuerwehr" of "Feuerwehrauto".

        The longest that the table knows, else the longest of the records that is long enough to be no chance.
        """
        wide = [split for split in splits if min(map(len, split)) >= _SHORTEST_HALF]
        ends = [end for split in wide for end in split if self._is_half(end)]
        named = [end for end in ends if stem(end) in self.everyday.stems]
        long = [end for end in ends if len(end) >= _SHORTEST_END]
        return {max(named or long, key=len)} if named or long else set()

    def _is_half(self, part: str) -> bool:
        known = self.everyday.stems if len(part) < _SHORTEST_HALF else self._known
        return stem(part) in known and part not in self.everyday.says_nothing

    def _meant(self, word: str) -> dict[str, float]:
        """Return what a mistyped word may have meant: known ones that are one slip away, first letter right."""
        if len(word) < _SHORTEST_MISTYPED:
            return {}
        forms = self._forms.intersection(other for other in one_slip_from(word) if other[:1] == word[:1])
        meant = set(map(stem, forms - self.everyday.says_nothing))
        found = dict.fromkeys(meant, _MEANT)
        for other in meant:
            found |= dict.fromkeys(self.everyday.things(other), _NAMED_BY_HALF)
        return found


def _first_places(words: Sequence[str]) -> dict[str, int]:
    return {word: len(words) - 1 - back for back, word in enumerate(reversed(words))}
