"""Sentences that are long, and words: what the limits of plain language say about a line (phrases.yaml, rules)."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from amtdesk.domain.checks import Check, CheckKind, CheckLevel, Cure, Span
from amtdesk.domain.compound_words import hyphenated
from amtdesk.domain.gaps import GAP
from amtdesk.domain.reading_ease import TextFigures, text_figures
from amtdesk.domain.remark import cure
from amtdesk.domain.sentence_cuts import cut_of
from amtdesk.domain.sentences import LINK, sentences, spoken_words
from amtdesk.domain.words import N_, Message

#: Words of a sentence: up to the first it reads well, above the second it is hinted at, above the third it is marked.
SHORT_SENTENCE: Final = 12
LONG_SENTENCE: Final = 15
LONGEST_SENTENCE: Final = 20
MOST_PASSIVE: Final = 0.15
MOST_NOMINAL: Final = 0.12
LONGEST_WORD: Final = 20
#: Shares of a few sentences or words are chance.
FEWEST_SENTENCES: Final = 3
FEWEST_WORDS: Final = 25
FEWEST_HITS: Final = 2

_PASSIVE_VERB: Final = re.compile(r"\b(?:wird|werden|wurden?|worden)\b")
_PARTICIPLE: Final = re.compile(
    r"\b(?:(?:ab|an|auf|aus|bei|da|durch|ein|fest|fort|frei|her|hin|mit|nach|statt|um|vor|weg|weiter|zu|zurück|zusammen)?"
    r"ge[a-zäöüß]{2,}(?:t|en)|(?:be|ent|er|ver|zer|über|unter)[a-zäöüß]{3,}t|[a-zäöüß]{3,}iert|abgesagt|erhoben"
    r"|verschoben|vergeben|gesperrt|entschieden|beschlossen|betrieben|unterschrieben|verboten|angeboten)\b"
)
#: What looks like a participle and is none: "wir werden gehen", "es wird bekannt".
_NO_PARTICIPLE: Final = frozenset(
    [
        "gehen",
        "geben",
        "gelten",
        "gewinnen",
        "gehören",
        "genießen",
        "gestalten",
        "genügen",
        "gelangen",
        "geraten",
        "geschehen",
        "gefallen",
        "gern",
        "genau",
        "gut",
        "gegen",
        "gerade",
        "gesamt",
        "bereit",
        "bekannt",
        "bestimmt",
        "beliebt",
        "berühmt",
        "erst",
        "gelernt",
        "gewohnt",
        "gestern",
        "gesund",
        "gemeinsamen",
        "großen",
        "gleichen",
        "geht",
        "gibt",
        "gilt",
        "überhaupt",
        "unterwegs",
        "unbekannt",
        "unterbreitet",
        "abgehen",
        "ausgeben",
        "ausgehen",
        "angeben",
        "vorgeben",
        "weitergeben",
        "weitergehen",
        "zurückgeben",
        "zugehen",
        "aufgeben",
        "angehen",
        "umgehen",
        "mitgeben",
        "genannten",
        "gesamten",
        "geehrten",
    ]
)
_NOMINAL: Final = re.compile(r"^[A-ZÄÖÜ][a-zäöüß-]{2,}(?:ung|keit|heit|tion|nahme|legung|schaft)(?:en|s)?$")
#: What one can see or go to is no nominal style.
_THINGS: Final = frozenset(
    [
        "Zeitung",
        "Wohnung",
        "Sitzung",
        "Heizung",
        "Kleidung",
        "Leitung",
        "Station",
        "Mannschaft",
        "Krankheit",
        "Gesundheit",
        "Ortschaft",
        "Landschaft",
        "Wirtschaft",
        "Nachbarschaft",
        "Siedlung",
        "Sammlung",
        "Stiftung",
        "Ausstellung",
        "Veranstaltung",
        "Führung",
        "Vorlesung",
        "Meinung",
    ]
)
_LONG_WORD: Final = re.compile(rf"(?<![\w#@./-])[^\W\d_]{{{LONGEST_WORD + 1},}}(?![\w@-])")


class LineFigures(NamedTuple):
    """What a line adds to the figures of the whole text. Places count from its beginning."""

    text: TextFigures
    words: int
    sentences: int
    passive: tuple[Span, ...]
    nominal: tuple[Span, ...]


NOTHING: Final = LineFigures(TextFigures(0, 0, 0, 0, 0), 0, 0, (), ())


def line_figures(line: str) -> LineFigures:
    """Count sentences, words, passive sentences and nominal words of a line."""
    spans = list(sentences(line))
    spoken = [_read(line[start:end]) for start, end in spans]
    counts = [len(spoken_words(line[start:end])) for start, end in spans]
    return LineFigures(
        text=text_figures(spoken),
        words=sum(counts),
        sentences=sum(count > 0 for count in counts),
        passive=tuple(span for span in spans if is_passive(line[slice(*span)])),
        nominal=tuple(found.span() for found in re.finditer(r"[^\W\d_][\w-]+", line) if is_nominal(found.group())),
    )


def is_passive(sentence: str) -> bool:
    """Whether something is done to something: a form of werden with a participle. The future has an infinitive."""
    if not _PASSIVE_VERB.search(sentence):
        return False
    return any(found.group() not in _NO_PARTICIPLE for found in _PARTICIPLE.finditer(sentence))


def is_nominal(word: str) -> bool:
    """Whether a word makes a thing of a deed: Durchführung, Inanspruchnahme."""
    return bool(_NOMINAL.match(word)) and not word.endswith(tuple(_THINGS)) and not _is_thing(word)


def _is_thing(word: str) -> bool:
    return word.endswith(tuple(thing.lower() for thing in _THINGS)) or word.removesuffix("en") in _THINGS


def long_sentences(line: str) -> Iterator[Check]:
    """Yield the sentences that are long: from 16 words on as a hint, from 21 on as advice."""
    for start, end in sentences(line):
        count = len(spoken_words(line[start:end]))
        if count > LONG_SENTENCE:
            yield Check(
                kind=CheckKind.SENTENCES,
                is_fine=False,
                words=Message(N_("One sentence has {n} words"), {"n": count}),
                span=(start, end),
                level=CheckLevel.ADVICE if count > LONGEST_SENTENCE else CheckLevel.HINT,
                cure=_split(line, start, end=end),
                said=line[start:end],
            )


def long_words(line: str, knows: Callable[[str], bool]) -> Iterator[Check]:
    """Yield the words of more than 20 letters, with a hyphen between their parts as the cure."""
    links = [found.span() for found in LINK.finditer(line)]
    for found in _LONG_WORD.finditer(line):
        if any(start <= found.start() < end for start, end in links):
            continue
        word = found.group()
        parted = hyphenated(word, knows)
        yield Check(
            kind=CheckKind.WORDING,
            is_fine=False,
            words=Message(N_("“{word}” is a long word: {n} letters"), {"word": word, "n": len(word)}),
            span=found.span(),
            level=CheckLevel.HINT,
            cure=cure(parted, found.span()) if parted else None,
            said=word,
        )


def _split(line: str, start: int, *, end: int) -> Cure | None:
    """Two sentences instead of one where that is safe."""
    found = cut_of(line, start, end=end)
    if found is None:
        return None
    return Cure(words=Message(N_("Make two sentences of it")), span=found.span, replacement=found.instead)


def _read(sentence: str) -> str:
    return LINK.sub(" ", GAP.sub("Wort", sentence))
