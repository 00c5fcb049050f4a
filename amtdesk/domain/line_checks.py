"""What one line of a post says by itself. It stays the same as long as the line does, and is looked at once."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from amtdesk.domain.check_ground import CheckGround
from amtdesk.domain.checks import Check, CheckKind, CheckLevel, Span
from amtdesk.domain.date_remarks import date_remarks, has_dates
from amtdesk.domain.gaps import GAP
from amtdesk.domain.gender_signs import gender_remarks
from amtdesk.domain.office_german import LongForm, OfficeWords, Unplain, short_places, unplain_places
from amtdesk.domain.personal_remarks import personal_remarks
from amtdesk.domain.polite_address import familiar_words, says_sie, small_polite_words
from amtdesk.domain.post_rules import BRACKET
from amtdesk.domain.remark import cure, remark
from amtdesk.domain.sentence_remarks import LineFigures, line_figures, long_sentences, long_words
from amtdesk.domain.sentences import LINK
from amtdesk.domain.spelling_check import unknown_words
from amtdesk.domain.style_remarks import emoji_in, emoji_within, hashtags_in, letters_remarks, small_hashtags
from amtdesk.domain.words import N_, Message

_ACRONYM: Final = re.compile(r"(?<![\w#@.&/-])[A-ZÄÖÜ][a-z]?[A-ZÄÖÜ]{1,4}[a-z]?[A-ZÄÖÜ]?(?![\w@])")
_STAND_IN: Final = re.compile(r"\b[Xx]{2,}\b|\bTBD\b|\?{3,}|_{3,}|\bfolgt noch\b|\bbitte ergänzen\b")
_CONTACT: Final = re.compile(
    r"\b0\d[\d /-]{5,}|\b11[0257]\b|\{\{\s*(?:url|tel|mail|oeffnungszeiten)_\w+\s*\}\}"
    r"|\b(?:Rathaus\w*|Bürgerbüro\w*|Bürgersaal|Zimmer \d|Kommentare\w*|Gerätehaus|Marktplatz)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLook:
    """The remarks of a line, and what it adds to those of the whole text. Places count from its beginning."""

    remarks: tuple[Check, ...]
    figures: LineFigures
    emoji: tuple[Span, ...]
    hashtags: tuple[Span, ...]
    says_sie: bool
    has_dates: bool
    has_contact: bool


class LineChecker:
    """Looks at lines on one ground."""

    def __init__(self, ground: CheckGround, *, table: OfficeWords, knows: Callable[[str], bool]) -> None:
        self._ground = ground
        self._table = table
        self._spelled = knows

    def look(self, line: str, day: date | None, *, breathe: Callable[[], None]) -> LineLook:
        """Look at one line, as of the day on which people read it. `breathe` is called between the kinds."""
        emoji, hashtags = emoji_in(line), hashtags_in(line)
        found: list[Check] = []
        for check in self._remarks(line, day, emoji=emoji, hashtags=hashtags):
            if check is None:
                breathe()
            else:
                found.append(check)
        breathe()
        return LineLook(
            remarks=tuple(found),
            figures=line_figures(line),
            emoji=emoji,
            hashtags=hashtags,
            says_sie=says_sie(line) is not None,
            has_dates=has_dates(line),
            has_contact=bool(LINK.search(line) or _CONTACT.search(line)),
        )

    def _remarks(
        self, line: str, day: date | None, *, emoji: tuple[Span, ...], hashtags: tuple[Span, ...]
    ) -> Iterator[Check | None]:
        """Yield the remarks, and None where a moment may pass."""
        yield from open_words(line)
        yield from personal_remarks(line, public=self._ground.public, known=self._ground.known_words)
        yield None
        if day is not None:
            yield from date_remarks(line, day)
        yield from unknown_words(line, self._spelled, names=self._ground.known_words)
        yield None
        yield from familiar_words(line)
        yield from small_polite_words(line)
        yield from long_sentences(line)
        yield None
        yield from plain_words(line, self._table, today=day)
        yield None
        yield from short_forms(line, self._table)
        yield from letters_remarks(line, self._knows, acronyms=self._table.known_acronyms)
        yield from emoji_within(line, emoji)
        yield from small_hashtags(line, hashtags, knows=self._knows)
        yield None
        yield from long_words(line, self._knows)
        yield from gender_remarks(line, self._table.neutral)

    def _knows(self, word: str) -> bool:
        return word in self._ground.known_words or self._spelled(word)


def open_words(line: str) -> Iterator[Check]:
    """Yield what is still to be filled in: [words in brackets] and stand-ins such as XX."""
    for pattern in (BRACKET, _STAND_IN):
        for found in pattern.finditer(line):
            words = Message(N_("Still to be filled in: {bracket}"), {"bracket": found.group()})
            yield remark(CheckKind.OPEN_WORDS, words, span=found.span(), said=found.group())
    rest = GAP.sub(lambda gap: " " * len(gap.group()), line)
    for sign in ("{{", "}}"):
        place = rest.find(sign)
        if place >= 0:
            yield remark(
                CheckKind.OPEN_WORDS,
                Message(N_("A bracket is not closed or not opened")),
                span=(place, place + 2),
                said=sign,
            )
            return


def plain_words(line: str, table: OfficeWords, *, today: date | None) -> Iterator[Check]:
    """Yield what reads like a form."""
    for place in unplain_places(line, table, today=today):
        values = {"words": place.words, "instead": place.instead, "note": place.note}
        source = N_("“{words}”: rather {instead} ({note})") if place.note else N_("“{words}”: rather {instead}")
        level = CheckLevel.HINT if place.is_hint else CheckLevel.ADVICE
        yield _placed(CheckKind.OFFICE_GERMAN, Message(source, values), place=place, level=level)


def short_forms(line: str, table: OfficeWords) -> Iterator[Check]:
    """Yield abbreviations, and letters that stand for words and are not explained."""
    for place in short_places(line, table.abbreviations):
        yield _short(place)
    links = [found.span() for found in LINK.finditer(line)]
    for found in _ACRONYM.finditer(line):
        letters = found.group()
        is_linked = any(start <= found.start() < end for start, end in links)
        if is_linked or letters.upper() in table.known_acronyms or _is_explained(line, found):
            continue
        yield _unexplained(found, table.acronyms)


def _short(place: Unplain) -> Check:
    words = Message(N_("“{words}”: rather {instead}"), {"words": place.words, "instead": place.instead})
    return _placed(CheckKind.ABBREVIATIONS, words, place=place, level=CheckLevel.ADVICE)


def _placed(kind: CheckKind, words: Message, *, place: Unplain, level: CheckLevel) -> Check:
    check = remark(kind, words, span=(place.start, place.end), said=place.words, level=level)
    if place.cure is None or place.cure_span is None:
        return check
    return replace(check, cure=cure(place.cure, place.cure_span))


def _unexplained(found: "re.Match[str]", acronyms: Mapping[str, LongForm]) -> Check:
    letters = found.group()
    full = acronyms.get(letters)
    if full is None:
        words = Message(N_("“{words}” is not explained"), {"words": letters})
        return remark(CheckKind.ABBREVIATIONS, words, span=found.span(), said=letters, level=CheckLevel.HINT)
    words = Message(N_("“{words}”: rather {instead}"), {"words": letters, "instead": full.instead})
    check = remark(CheckKind.ABBREVIATIONS, words, span=found.span(), said=letters)
    return replace(check, cure=cure(full.cure, found.span())) if full.cure else check


def _is_explained(line: str, found: "re.Match[str]") -> bool:
    """Whether the long form stands beside it: FNP (Flächennutzungsplan), Flächennutzungsplan (FNP)."""
    return line[found.end() :].startswith(" (") or line[: found.start()].endswith("(")
