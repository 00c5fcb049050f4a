"""Where a long German sentence may be cut in two without a word being changed: only where that is safe.

Safe is a semicolon, and a comma with und, aber, denn or doch before a main clause: a subject of one or a few words with
its verb right behind it. What joins parts of a clause (sowie), what stands in quotation marks or brackets, and what
leans on a subordinate clause at the beginning is left alone.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from amtdesk.domain.sentences import spoken_words

Span = tuple[int, int]

#: A half that is shorter is no sentence of its own.
FEWEST_WORDS: Final = 4

_SEMICOLON: Final = re.compile(r";\s+(?P<first>\w)")
_VERBS: Final = (
    "bin|ist|sind|seid|war|waren|wäre|wären|hat|haben|hatte|hatten|wird|werden|wurde|wurden|würde|würden|kann|können"
    "|konnte|konnten|könnte|könnten|muss|müssen|musste|mussten|soll|sollen|sollte|sollten|darf|dürfen|durfte|durften"
    "|will|wollen|wollte|wollten|möchte|möchten|gibt|bleibt|bleiben|findet|finden|kostet|kosten|bitten|bittet|öffnet"
    "|öffnen|schließt|schließen|gilt|gelten|bekommt|bekommen|erhält|erhalten|braucht|brauchen|geht|gehen|kommt|kommen"
    "|steht|stehen|liegt|liegen|beginnt|beginnen|endet|enden|dauert|dauern|bietet|bieten|zeigt|zeigen|freuen|freut"
    "|baut|bauen|plant|planen|sucht|suchen|hilft|helfen|fährt|fahren|hält|halten|entscheidet|berät|beraten|stellt"
    "|stellen|macht|machen|lädt|laden|nimmt|nehmen|fehlt|fehlen|reicht|reichen|sperrt|sperren|erneuert|erneuern"
)
#: With something behind it: "Das Bad ist, und es bleibt so, geöffnet" goes on after the joint.
_VERB: Final = re.compile(rf"\b(?:{_VERBS})\s+\w")
#: One word that is a subject, or stands where one may, with the verb right behind it.
_PRONOUN: Final = (
    r"(?:ich|wir|Sie|er|es|man|dort|hier|dann|danach|deshalb|deswegen|darum|dafür|daher|heute|morgen|dabei)"
)
#: An article with its noun: behind "und" that may as well go on with a relative clause.
_NOUN: Final = (
    r"(?:der|die|das|dieser|diese|dieses|unser|unsere|ein|eine|alle|viele)\s+(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ][\w-]+"
)
_JOINT: Final = re.compile(
    rf",\s+(?:und\s+(?P<plain>{_PRONOUN})|(?P<kept>aber|denn|doch)\s+(?:{_PRONOUN}|{_NOUN}))\s+(?:{_VERBS})\s+\w"
)
#: What opens a sentence and leaves its main clause for later.
_LEANING: Final = re.compile(
    r"(?:wenn|weil|da|obwohl|falls|sofern|soweit|dass|als|nachdem|bevor|solange|sobald|während|damit|ob|bis|seit|wer|was)\b",
    re.IGNORECASE,
)
_PAIRS: Final = ("„“", "()", "‚‘", "»«", "[]")


class Cut(NamedTuple):
    """What goes, and what stands there instead: a full stop and a capital."""

    span: Span
    instead: str


def cut_of(line: str, start: int, *, end: int) -> Cut | None:
    """Return the safe place to cut a sentence that is nearest to its middle; None where there is none."""
    middle = (start + end) / 2
    cuts = sorted(_cuts(line, start, end=end), key=lambda cut: abs(cut.span[0] - middle))
    return next((cut for cut in cuts if _stands_alone(line, cut, start=start, end=end)), None)


def _cuts(line: str, start: int, *, end: int) -> Iterator[Cut]:
    for found in _SEMICOLON.finditer(line, start, end):
        yield Cut(found.span(), f". {found['first'].upper()}")
    if _LEANING.match(line, start):
        return
    for found in _JOINT.finditer(line, start, end):
        word = "kept" if found["kept"] else "plain"
        if _VERB.search(line, start, found.start()):
            yield Cut((found.start(), found.start(word) + 1), f". {found[word][0].upper()}")


def _stands_alone(line: str, cut: Cut, *, start: int, end: int) -> bool:
    halves = line[start : cut.span[0]], line[cut.span[1] - 1 : end]
    return all(len(spoken_words(half)) >= FEWEST_WORDS and _is_closed(half) for half in halves)


def _is_closed(words: str) -> bool:
    """Whether nothing that is opened here is closed elsewhere."""
    return all(words.count(pair[0]) == words.count(pair[1]) for pair in _PAIRS) and words.count('"') % 2 == 0
