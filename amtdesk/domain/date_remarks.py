"""Days in a text: a weekday that does not fit its date, and a date that is over when the post goes out (P7)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from amtdesk.domain.checks import Check, CheckKind, CheckLevel
from amtdesk.domain.remark import cure, remark
from amtdesk.domain.sentences import sentences
from amtdesk.domain.words import N_, Message

WEEKDAYS: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_SHORT: Final = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_MONTHS: Final = {
    "jan": 1, "feb": 2, "mär": 3, "mrz": 3, "apr": 4, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10,
    "nov": 11, "dez": 12,
}  # fmt: skip
DAY_SAID: Final = re.compile(
    r"(?:\b(?P<weekday>Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So)s?\.?"
    r"(?:abend|morgen|vormittag|nachmittag)?(?:,? (?:de[nmr] )?| \())?"
    r"(?<![\d.,])(?P<day>[0-3]?\d)\.\s?"
    r"(?:(?P<name>Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|(?:Jan|Feb|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\b\.?)(?:\s(?P<year>20\d\d))?"
    r"|(?P<number>[01]?\d)\.(?P<digits>20\d\d|\d\d(?!\d))?)(?![\d])"
)
#: With these before it a weekday belongs to a row of days, and says nothing about the next date.
_ROW: Final = re.compile(r"(?:\b(?:bis|und|oder|jeden|jeder|immer)|[–/-])\s*$")
#: What tells of the past may name a day that is over.
_PAST: Final = re.compile(
    r"\b(?:hat|haben|hatte[nt]?|war(?:en)?|wurden?|ist|sind|seit|vom|von|Stand|gab|kam(?:en)?|fand(?:en)?|ging(?:en)?"
    r"|feierte[n]?|gestern|letzte[nrs]?|vergangene[nrs]?|bisher|worden|geboren|nach dem)\b|te[nt]?\b(?= am)|\bseit",
)
_NEAR: Final = timedelta(days=183)
_LONG_AGO: Final = timedelta(days=60)


def date_remarks(line: str, day: date) -> Iterator[Check]:
    """Yield what is wrong with the days of a line, as of the `day` on which people read it."""
    for found in DAY_SAID.finditer(line):
        meant = _meant(found, day)
        if meant is None:
            continue
        if found["weekday"] and not _ROW.search(line[: found.start()]):
            yield from _wrong_weekday(found, meant, day=day)
        if meant < day and not (found["weekday"] and _weekday(found) != meant.weekday()):
            yield from _over(line, found, meant=meant)


def has_dates(line: str) -> bool:
    """Whether a line names a day."""
    return DAY_SAID.search(line) is not None


def _wrong_weekday(found: "re.Match[str]", meant: date, *, day: date) -> Iterator[Check]:
    said = _weekday(found)
    if said == meant.weekday():
        return
    written = found["weekday"]
    right = (_SHORT if written in _SHORT else WEEKDAYS)[meant.weekday()]
    words = Message(
        N_("{day:%d %B %Y} is a {right}, not a {written}"), {"day": meant, "right": right, "written": written}
    )
    span = found.span("weekday")
    check = remark(CheckKind.DATES, words, span=found.span(), said=found.group())
    # a year that is not said may be another one: only with a year, or in the months to come, the weekday is put right
    is_sure = bool(found["year"] or found["digits"]) or abs(meant - day) < _NEAR
    yield replace(check, cure=cure(right, span) if is_sure else None)


def _over(line: str, found: "re.Match[str]", *, meant: date) -> Iterator[Check]:
    sentence = next((span for span in sentences(line) if span[0] <= found.start() < span[1]), (0, len(line)))
    told = line[slice(*sentence)]
    if _PAST.search(told) or re.search(r"\bge[a-zäöüß]{3,}(?:t|en)\b", told):
        return
    words = Message(N_("{day:%d %B %Y} is over when the post goes out"), {"day": meant})
    yield remark(CheckKind.DATES, words, span=found.span(), said=found.group(), level=CheckLevel.HINT)


def _weekday(found: "re.Match[str]") -> int:
    written = "Samstag" if found["weekday"] == "Sonnabend" else found["weekday"]
    return _SHORT.index(written) if written in _SHORT else WEEKDAYS.index(written)


def _meant(found: "re.Match[str]", day: date) -> date | None:
    """The date that is said; without a year the next one, unless it was within the last sixty days."""
    month = int(found["number"]) if found["number"] else _MONTHS[found["name"][:3].lower()]
    year = found["year"] or found["digits"]
    if year:
        return _date(int(year) if len(year) > len("27") else 2000 + int(year), month, day=int(found["day"]))
    for candidate in (day.year - 1, day.year, day.year + 1):
        said = _date(candidate, month, day=int(found["day"]))
        if said is not None and said >= day - _LONG_AGO:
            return said
    return None


def _date(year: int, month: int, *, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31. 6., or a number that is no day
        return None
