"""Office German in a text: what reads like a form, and what to say instead. It advises (P7); pure functions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, NamedTuple, Self

Span = tuple[int, int]

_NO_WORDS: Final[Mapping[str, str]] = {}
_WEEK: Final = re.compile(
    r"(?:\b(?P<lead>in(?: der)?|ab(?: der)?|seit(?: der)?|bis(?: zur)?) )?"
    r"(?:\b(?P<before>\d{1,2})\. ?KW\b|\bKW ?(?P<after>\d{1,2})\b)",
    re.IGNORECASE,
)
#: What stands before a week and does not fit before its days; a row of weeks has other days.
_NOT_BEFORE_DAYS: Final = re.compile(
    r"\b(?:de[nmrs]|die|das|diese\w*|jede\w*|zur|von|vor|nach|für|und|oder|bis) ?$", re.I
)
_ROW_BEFORE: Final = re.compile(r"\d\.?\s*(?:(?:bis|und|oder|sowie|[,/–-])\s*)?$", re.IGNORECASE)
_ROW_OF_WEEKS: Final = re.compile(r"\.?\s*(?:bis|und|oder|sowie|[,/–-])\s*(?:KW\s*)?\d", re.IGNORECASE)
_MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
#: A week that lies no further back is told of, not announced.
_LATELY: Final = timedelta(days=60)
_WORKDAYS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePhrase:
    """A turn of phrase and what to say instead; `note` tells when it may stand, `cures` what replaces it as it is."""

    key: str
    instead: str
    pattern: re.Pattern[str]
    note: str = ""
    is_hint: bool = False
    cures: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def told(
        cls,
        *,
        key: str,
        instead: str,
        match: str,
        note: str = "",
        is_hint: bool = False,
        cures: Mapping[str, str] = _NO_WORDS,
    ) -> Self:
        """Make one from the table's words. Raises re.error when the pattern is none."""
        pattern = re.compile(match, re.IGNORECASE)
        return cls(key=key, instead=instead, pattern=pattern, note=note, is_hint=is_hint, cures=cures)


class LongForm(NamedTuple):
    """What a short form means, and the long form that fits in its place as it stands, or ''."""

    instead: str
    cure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWords:
    """The office's table: phrases, short forms with what they mean, and words for everybody."""

    phrases: Sequence[OfficePhrase] = ()
    abbreviations: Mapping[str, LongForm] = field(default_factory=dict)
    acronyms: Mapping[str, LongForm] = field(default_factory=dict)
    known_acronyms: frozenset[str] = frozenset()
    neutral: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplain:
    """A place that can be said more plainly: letters `start` to `end`, as written, and what to say instead.

    `cure` is put in the place `cure_span`; None where the sentence has to be built anew.
    """

    key: str
    start: int
    end: int
    words: str
    instead: str
    is_hint: bool = False
    note: str = ""
    cure: str | None = None
    cure_span: Span | None = None


def unplain_places(text: str, table: OfficeWords, *, today: date | None = None) -> tuple[Unplain, ...]:
    """Return every place in the order of the text; places may overlap. With `today` a week's number has its days."""
    found = list(_phrases_in(text, table.phrases, today=today))
    return tuple(sorted(found, key=lambda place: (place.start, place.end)))


def short_places(text: str, abbreviations: Mapping[str, LongForm]) -> tuple[Unplain, ...]:
    """Return the abbreviations, however they are spaced, in the order of the text."""
    return tuple(sorted(_abbreviations_in(text, abbreviations), key=lambda place: place.start))


def _phrases_in(text: str, phrases: Sequence[OfficePhrase], *, today: date | None) -> Iterator[Unplain]:
    for phrase in phrases:
        for found in phrase.pattern.finditer(text):
            span = _whole_words(text, found.span())
            place = _cured(text, phrase, span=span) or _week_said(text, found, today=today)
            start, end = span
            yield Unplain(
                key=phrase.key,
                start=start,
                end=end,
                words=text[start:end],
                instead=phrase.instead,
                is_hint=phrase.is_hint,
                note=phrase.note,
                cure=place[1] if place else None,
                cure_span=place[0] if place else None,
            )


def _cured(text: str, phrase: OfficePhrase, *, span: Span) -> tuple[Span, str] | None:
    """Where the cure is put, and what: a word that only goes takes the blank before it along."""
    said = text[slice(*span)]
    cure = phrase.cures.get(" ".join(said.lower().split()))
    if cure is None:
        return None
    if not cure:
        return ((span[0] - 1, span[1]), "") if text[max(0, span[0] - 1) : span[0]] == " " else None
    return span, cure[0].upper() + cure[1:] if said[0].isupper() else cure


def _week_said(text: str, found: "re.Match[str]", *, today: date | None) -> tuple[Span, str] | None:
    """The days of a week's number: in der 20. KW → vom 17. bis 21. Mai. The week is the next one, or lately was."""
    if today is None:
        return None
    for week in _WEEK.finditer(text, max(0, found.start() - len("seit der ")), found.end()):
        number = int(week["before"] or week["after"])
        monday = _monday_meant(number, today)
        if week.end() != found.end() or monday is None or _is_in_a_row(text, week.span()):
            continue
        if week["lead"] or not _NOT_BEFORE_DAYS.search(text, 0, week.start()):
            return week.span(), _days_said(monday, lead=week["lead"] or "")
    return None


def _is_in_a_row(text: str, week: Span) -> bool:
    """Whether other weeks are named beside it: 3. bis 5. KW, KW 20/21."""
    return bool(_ROW_BEFORE.search(text[: week[0]]) or _ROW_OF_WEEKS.match(text, week[1]))


def _monday_meant(week: int, today: date) -> date | None:
    """The Monday of the next week of this number, or of one that was lately."""
    year = today.isocalendar().year
    mondays = (_monday(each, week) for each in (year - 1, year, year + 1))
    return next((each for each in mondays if each is not None and each >= today - _LATELY), None)


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:  # a 53rd week is not in every year
        return None


def _days_said(monday: date, *, lead: str) -> str:
    """Monday to Friday, or the one of them that is meant: ab KW 22 → ab 31. Mai."""
    friday = monday + timedelta(days=_WORKDAYS)
    first, last = (f"{day.day}. {_MONTHS[day.month - 1]}" for day in (monday, friday))
    word = lead.partition(" ")[0]
    match word.lower():
        case "ab" | "seit":
            return f"{word} {first}"
        case "bis":
            return f"{word} {last}"
    both = f"{monday.day}. bis {last}" if monday.month == friday.month else f"{first} bis {last}"
    return f"{'Vom' if word[:1].isupper() else 'vom'} {both}" if word else both


def _abbreviations_in(text: str, abbreviations: Mapping[str, LongForm]) -> Iterator[Unplain]:
    lowered = text.lower()
    for short, full in abbreviations.items():
        if short.split()[0].lower() not in lowered:  # a search with gaps is slow, and most texts have none of them
            continue
        pattern = r"(?<![\w.])" + r"\s?".join(re.escape(part) for part in short.split()) + r"(?!\w)"
        for found in re.finditer(pattern, text, re.IGNORECASE):
            cure = (
                full.cure[:1].upper() + full.cure[1:]
                if found.group()[0].isupper() and short[0].islower()
                else full.cure
            )
            ends = found.end() == len(text) or text[found.end()] == "\n"
            yield Unplain(
                key=short,
                start=found.start(),
                end=found.end(),
                words=found.group(),
                instead=full.instead,
                cure=(cure + "." if ends else cure) if full.cure else None,
                cure_span=found.span() if full.cure else None,
            )


def _whole_words(text: str, place: Span) -> Span:
    """Return the place widened to whole words: a pattern finds Maßnahme in Baumaßnahmen."""
    start, end = place
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end
