"""Dates of birth. A date alone may be any event's: it needs words that say so, or a year of a grown person's birth.

Decided: "Jahrgang 1981" and a bare year count only where someone speaks of one person; "Kinder, geboren 2021" is a rule
of the office. A day and a month without a year tell nobody who it is.
"""

import re
from collections.abc import Iterator
from typing import Final

_MONTHS: Final = (
    r"(?:Januar|Jänner|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|(?:Jan|Feb|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\b\.?)"
)
_DATE: Final = re.compile(
    r"(?<![\w.§-])(?:"
    r"(?:0?[1-9]|[12]\d|3[01])\.[ \xa0]?(?:0?[1-9]|1[0-2])\.[ \xa0]?(?P<year>\d{4}|\d{2})"
    rf"|(?:0?[1-9]|[12]\d|3[01])\.?[ \xa0]{{0,2}}{_MONTHS}[ \xa0]{{1,2}}(?P<worded>\d{{4}}|\d{{2}})"
    r"|(?P<iso>\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])(?P<sign>[/-])(?:0?[1-9]|1[0-2])(?P=sign)(?P<slashed>\d{4})"
    r")(?![\w])(?!\.\d)",
    re.IGNORECASE,
)
_BORN_BEFORE: Final = re.compile(
    r"(?:\bgeb(?:\.|oren(?:e[nr]?)?|urtsdat(?:um|en)|[.-]{0,2}dat(?:um)?\.?)?(?=[ \xa0.:,=(-])[^!?\n\d]{0,24}"
    r"|(?<!\. )\bgeburtstag(?:[ \xa0:=,]|ist|war|am|der){0,5}|\*[ \xa0]?"
    r"|\b(?:Sohn|Tochter|Kind|Enkel(?:in)?|Baby)(?:[ \xa0][^\W\d]{1,20})?[ \xa0]?[,(][ \xa0]?)$",
    re.IGNORECASE,
)
_BORN_AFTER: Final = re.compile(r"[^.!?\n\d]{0,30}\bgeb(?:oren\b|\.)", re.IGNORECASE)
#: With these words before it, a date says when something happened or is in force.
_EVENT_BEFORE: Final = re.compile(
    r"(?:\b(?:am|vom|seit|ab|bis|zum|dem|den|von|im|der|und|oder|nach|vor|Stand|Fassung)|[–-])[ \xa0]{0,2}$",
    re.IGNORECASE,
)
_EVENT_NEAR: Final = re.compile(
    r"Satzung|Gesetz|Verordnung|Beschluss|Urteil|Fassung|BGBl|gegründet|Gründung|eröffnet|erbaut|eingeweiht|Einweihung"
    r"|Jubiläum|Foto|Aufnahme|Denkmal|Chronik|Archiv|Hochwasser|Vertrag|Richtlinie|in Kraft|Gedenk|Krieg|Ratssitzung",
    re.IGNORECASE,
)
_GROWN_UP: Final = range(1915, 2013)

_YEAR_ONLY: Final = re.compile(
    r"\bgeb\.[ \xa0]{0,2}(?:im[ \xa0](?:Jahre?[ \xa0])?)?(?P<short>(?:19|20)\d\d)(?![\d.-])"
    r"|\b(?:geboren|Jahrgang|Jg\.|Geburtsjahr)[ \xa0:]{1,3}(?:im[ \xa0]Jahre?[ \xa0])?"
    r"(?P<later>(?:19|20)\d\d)(?![\d.-])"
    r"|(?<![\d.-])(?P<first>(?:19|20)\d\d)[ \xa0]geboren\b",
    re.IGNORECASE,
)
_ONE_PERSON: Final = re.compile(
    r"\b(?:ich|bin|mein(?:e[mnr]?)?|unser(?:e[mnr]?)?[ \xa0](?:Sohn|Tochter|Kind)|sie[ \xa0]ist|er[ \xa0]ist|Herr|Frau)"
    r"\b[^.!?\n]{0,50}$",
    re.IGNORECASE,
)


def find_birth_dates(text: str) -> Iterator[tuple[int, int]]:
    """Yield where dates of birth stand."""
    for found in _DATE.finditer(text):
        if _is_birth(text, found):
            yield found.span()
    for found in _YEAR_ONLY.finditer(text):
        before = text[max(0, found.start() - 60) : found.start()]
        if found["short"] or _ONE_PERSON.search(before):
            name = next(name for name, year in found.groupdict().items() if year)
            yield found.span(name)


def _is_birth(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 36) : found.start()]
    after = text[found.end() : found.end() + 40]
    if _BORN_BEFORE.search(before) or _BORN_AFTER.match(after):
        return True
    year = found["year"] or found["worded"] or ""  # other ways to write it are used for events and in lists
    return (
        len(year) == len("1981")
        and int(year) in _GROWN_UP
        and not _EVENT_BEFORE.search(before)
        and not _EVENT_NEAR.search(before + after)
    )
