"""How hard a text is to read: the first Wiener Sachtextformel (Bamberger and Vanecek 1984), from 4 easy to 15 hard.

WSTF1 = 0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES - 0.875, with MS the percentage of words of three syllables and
more, SL words a sentence, IW the percentage of words longer than six letters, ES that of words of one syllable.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

#: Below this many words the figure is chance (phrases.yaml, wstf_min_words).
FEWEST_WORDS: Final = 60
#: Up to here a text is easy; from the second on it is hard (phrases.yaml: green up to 8, yellow up to 11).
EASY_UP_TO: Final = 8.0
HARD_ABOVE: Final = 11.0

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_VOWELS: Final = re.compile(r"[aeiouyäöü]+")
_ONE_SOUND: Final = re.compile(r"aa|ee|oo|ie|ai|au|äu|ei|eu|ey|ay|oi|ou")
#: Two vowels that belong to two syllables: ge-ehrt, be-enden, Muse-um, Jubilä-um.
_APART: Final = re.compile(r"(?<=^[gb]e)(?=e)|(?<=muse)(?=um)|(?<=lyce)(?=um)|(?<=jubilä)(?=um)")
#: Endings whose e is heard: Familie, Ferien, Linie, Italien. Not: Industrie, Batterien, Melodie.
_HEARD: Final = tuple(
    end
    for stem in ("famil", "lin", "ital", "span", "ser", "stud", "präm", "akt", "ar", "fol", "fer", "kastan", "petersil")
    for end in (f"{stem}ie", f"{stem}ien")
)
_LONG_LETTERS: Final = 6
_MANY_SYLLABLES: Final = 3


class TextFigures(NamedTuple):
    """What the formula counts: words, sentences, and words by length and syllables."""

    words: int
    sentences: int
    many_syllables: int
    long_words: int
    one_syllable: int

    @property
    def formula(self) -> float:
        """The first Wiener Sachtextformel; 0.0 without words."""
        if not self.words:
            return 0.0
        share = 100 / self.words
        length = self.words / max(1, self.sentences)
        return (
            0.1935 * self.many_syllables * share
            + 0.1672 * length
            + 0.1297 * self.long_words * share
            - 0.0327 * self.one_syllable * share
            - 0.875
        )


def words_of(text: str) -> list[str]:
    """Return the words of a text; numbers and signs are none."""
    return _WORD.findall(text)


def text_figures(sentences: Sequence[str]) -> TextFigures:
    """Count the sentences of a text; one without words, such as a line of signs, counts for nothing."""
    spoken = [words for sentence in sentences if (words := words_of(sentence))]
    words = [word for sentence in spoken for word in sentence]
    syllables = [count_syllables(word) for word in words]
    return TextFigures(
        words=len(words),
        sentences=len(spoken),
        many_syllables=sum(count >= _MANY_SYLLABLES for count in syllables),
        long_words=sum(len(word) - word.count("-") > _LONG_LETTERS for word in words),
        one_syllable=syllables.count(1),
    )


def count_syllables(word: str) -> int:
    """Return how many syllables a German word has, by its vowels; an abbreviation without any counts as one."""
    lowered = _APART.sub("-", word.casefold().replace("qu", "kw"))
    count = sum(_sounds(vowels) for vowels in _VOWELS.findall(lowered))
    return max(1, count + lowered.endswith(_HEARD))


def _sounds(vowels: str) -> int:
    count = place = 0
    while place < len(vowels):
        place += 2 if _ONE_SOUND.match(vowels, place) else 1
        count += 1
    return count
