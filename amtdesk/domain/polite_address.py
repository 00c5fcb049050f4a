"""How a post speaks to people: the office says Sie, throughout, and writes it with a capital (P7)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from amtdesk.domain.checks import Check, CheckKind, CheckLevel, Span
from amtdesk.domain.remark import cure, remark
from amtdesk.domain.words import N_, Message

_QUOTED: Final = re.compile(r"„[^“”\"]*[“”\"]|»[^«]*«|\"[^\"]*\"|#\w+|@\w+")
_FAMILIAR: Final = re.compile(r"\b(?:du|dich|dir|dein(?:e[mnrs]?)?|euch|euer|eure[mnrs]?)\b", re.IGNORECASE)
#: "ihr" alone may be her dog; with these forms it is a plural Du.
_PLURAL: Final = re.compile(
    r"\b(?:seid|habt|könnt|wollt|müsst|dürft|sollt|werdet|wisst|möchtet|mögt|findet"
    r"|bekommt|braucht|kommt) ihr\b(?! [A-ZÄÖÜ])"
    r"|\bihr (?:seid|habt|könnt|wollt|müsst|dürft|sollt|werdet|wisst|möchtet|mögt)\b",
    re.IGNORECASE,
)
#: Words that fit in the same place with another letter; verbs have to be written anew.
_SAME_PLACE: Final = {
    "dein": "Ihr", "deine": "Ihre", "deinem": "Ihrem", "deinen": "Ihren", "deiner": "Ihrer", "deines": "Ihres",
    "euer": "Ihr", "eure": "Ihre", "eurem": "Ihrem", "euren": "Ihren", "eurer": "Ihrer", "eures": "Ihres",
    "dich": "Sie", "dir": "Ihnen",
}  # fmt: skip
_SMALL: Final = re.compile(
    r"\b[Bb]itte\s+(?:[a-zäöüß]+en|wenden|rufen)\s+(?P<a>sie)\b"
    r"|(?:^|[.!?]\s+)(?:Rufen|Melden|Kommen|Bringen|Nutzen|Beachten|Denken|Achten|Informieren|Schreiben|Fahren|Wenden"
    r"|Reichen|Füllen|Schauen|Besuchen|Teilen|Helfen|Fragen|Parken|Stellen|Geben|Lesen|Nehmen|Planen)\s+(?P<b>sie)\b"
)
_SIE: Final = re.compile(r"(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")


def familiar_words(line: str) -> Iterator[Check]:
    """Yield every word that says du; what is quoted is somebody else's, and a hashtag is a name."""
    plain = _QUOTED.sub(lambda found: "\0" * len(found.group()), line)
    spans = [*_FAMILIAR.finditer(plain), *_PLURAL.finditer(plain)]
    for found in sorted(spans, key=lambda each: each.start()):
        said = found.group()
        check = remark(
            CheckKind.ADDRESS,
            Message(N_("“{words}”: the office says Sie"), {"words": said}),
            span=found.span(),
            said=said,
        )
        instead = _SAME_PLACE.get(said.lower())
        yield replace(check, cure=cure(instead, found.span()) if instead else None)


def small_polite_words(line: str) -> Iterator[Check]:
    """Yield a "sie" that speaks to the reader and is written small."""
    for found in _SMALL.finditer(line):
        span = found.span("a") if found["a"] else found.span("b")
        words = Message(N_("“sie” speaks to the reader here: with a capital"))
        check = remark(
            CheckKind.ADDRESS, words, span=span, level=CheckLevel.ADVICE, said=line[slice(*found.span())].strip()
        )
        yield replace(check, cure=cure("Sie", span))


def says_sie(line: str) -> Span | None:
    """Return where a line says Sie to the reader, if it does."""
    found = _SIE.search(line)
    return None if found is None else found.span()
