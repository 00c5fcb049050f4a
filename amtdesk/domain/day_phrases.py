"""Days told from today: "nächster Freitag", "in zwei Wochen", "morgen um 12 Uhr". Read, and written out as a date.

What goes out must hold on the day when it is read: "morgen" in an answer is wrong tomorrow. Pure reading and writing.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from amtdesk.domain.day_words import WEEKDAYS, day_from_words

if TYPE_CHECKING:
    from amtdesk.domain.office_calendar import OfficeCalendar

Match = re.Match[str]


class _Now(NamedTuple):
    """From where is counted, and in whose days of service."""

    today: date
    calendar: "OfficeCalendar | None"


_MONTHS: Final = (
    ("Januar", "January"),
    ("Februar", "February"),
    ("März", "March"),
    ("April", "April"),
    ("Mai", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("August", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Dezember", "December"),
)
_DAYS_DE: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_DAYS_EN: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTS: Final = (
    ("ein", "eine", "einem", "einer", "einen", "a", "an", "one"),
    ("zwei", "two"),
    ("drei", "three"),
    ("vier", "four"),
    ("fünf", "five"),
    ("sechs", "six"),
    ("sieben", "seven"),
    ("acht", "eight"),
    ("neun", "nine"),
    ("zehn", "ten"),
    ("elf", "eleven"),
    ("zwölf", "twelve"),
)
_COUNT_OF: Final[Mapping[str, int]] = {word: n for n, words in enumerate(_COUNTS, 1) for word in words}
_NUMBER_OF: Final[Mapping[str, int]] = {name: n for n, names in enumerate(WEEKDAYS) for name in names}
_NEAR: Final[Mapping[str, int]] = {
    "heute": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "übermorgen": 2,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}

_DAY = r"(?P<day>" + "|".join(sorted(_NUMBER_OF, key=len, reverse=True)) + r")\.?"
_NEXT = r"(?:(?:n(?:ä|ae)chst|kommend)e[rnms]?|next|coming)"
_THIS = r"(?:diese[rnms]?|this)"
_WEEK = r"(?:woche|week)"
_COUNT = r"(?P<n>\d{1,3}|" + "|".join(_COUNT_OF) + r")"
_UNIT = r"(?P<unit>tag(?:en|e)?|days?|wochen?|weeks?|monat(?:en|e)?|months?|jahr(?:en|e)?|years?)"
_SERVICE = r"(?:werk|arbeits|service|dienst|(?:ö|oe)ffnungs)tag(?:e?n|e)?|(?:working|service|business) days?"


def day_of_phrase(words: str, *, today: date, calendar: "OfficeCalendar | None" = None) -> date | None:
    """Return the day that is meant, counted from today or written as a date; None when it is none.

    "Nächster Freitag" is the next Friday to come; "Freitag nächster Woche" the one in the week after. A promise falls
    on a day on which someone is there: "nächster Werktag" and "nächster Servicetag" are the office's next service day.
    """
    text = " ".join(words.casefold().split()).rstrip(",")
    if not text:
        return None
    relative = _relative_day(text, _Now(today, calendar))
    return relative if relative is not None else day_from_words(text, today=today)


def is_counted_from_today(words: str, *, today: date, calendar: "OfficeCalendar | None" = None) -> bool:
    """Whether the words name a day that moves on with today, such as "nächster Freitag"."""
    parts = _parts(words)
    if parts is None:
        return False
    day = " ".join(parts["day"].casefold().split())
    return _relative_day(day, _Now(today, calendar)) is not None or day in _NUMBER_OF or day.startswith("+")


def written_out(words: str, *, today: date, calendar: "OfficeCalendar | None" = None) -> str:
    """Return "morgen um 12 Uhr" as "Donnerstag, 13. Mai, um 12 Uhr"; words that name no day stay as they are.

    "21.5." is written out too. What is written as words already ("21. Mai") stays: it says what she meant.
    """
    parts = _parts(words)
    if parts is None:
        return words
    day = day_of_phrase(parts["day"], today=today, calendar=calendar)
    if day is None:
        return words
    tail = parts["tail"] or ""
    comma = "" if not tail.strip() or tail.startswith(",") else ","
    return f"{parts['lead']}{_spoken(day, today, is_english=_is_english(parts['day']))}{comma}{tail}"


def in_words(day: date, *, today: date) -> str:
    """Return a day as a German text names it: "Donnerstag, 20. Mai", with its year when that is another one."""
    return _spoken(day, today, is_english=False)


_LEAD = r"(?P<lead>(?:(?:spätestens|bis|ab|seit|vor|am|zum|den|dem|by|until|from|on|before)\s+)*)"
_HOUR = r"\d{1,2}(?:[:.]\d{2})?"
_HOURS = rf"{_HOUR}(?:\s*(?:-|–|bis|und|to|and)\s*{_HOUR})?"
_BEFORE_HOUR = r"(?:um|gegen|ab|bis|vor|nach|zwischen|at|by|from|until|between)"
_TAIL = rf"(?P<tail>,?\s+(?:{_BEFORE_HOUR}\s+)?{_HOURS}\s*(?:uhr|h|am|pm)|,?\s+{_BEFORE_HOUR}\s+{_HOURS}|,)?"
_PARTS: Final = re.compile(rf"\s*{_LEAD}(?P<day>.{{1,60}}?){_TAIL}\s*", re.IGNORECASE)
#: "12.10" may be a time; only with its second dot, a year, or a sign it is a day.
_NUMERIC: Final = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?|\d{4}-\d{2}-\d{2}|\+\d{1,3}")


def _parts(words: str) -> Match | None:
    found = _PARTS.fullmatch(words)
    if found is None:
        return None
    day = " ".join(found["day"].casefold().split())
    return None if re.match(r"[\d+-]", day) and not _NUMERIC.fullmatch(day) else found


def _spoken(day: date, today: date, *, is_english: bool) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    german, english = _MONTHS[day.month - 1]
    if is_english:
        return f"{_DAYS_EN[day.weekday()]} {day.day} {english}{year}"
    return f"{_DAYS_DE[day.weekday()]}, {day.day}. {german}{year}"


_ENGLISH: Final = re.compile(
    r"\b(?:today|tomorrow|next|this|the|days?|weeks?|months?|years?|" + "|".join(_DAYS_EN).lower() + r")\b"
)


def _is_english(words: str) -> bool:
    return _ENGLISH.search(words.casefold()) is not None


# what the words mean


def _relative_day(text: str, now: _Now) -> date | None:
    for pattern, meaning in _meanings():
        found = pattern.fullmatch(text)
        if found is not None:
            try:
                return meaning(found, now)
            except (OverflowError, ValueError):  # beyond the year 9999, or an office without any day of service
                return None
    return None


def _near(found: Match, now: _Now) -> date:
    return now.today + timedelta(days=_NEAR[found["near"].replace("ue", "ü", 1)])


def _counted(found: Match, now: _Now) -> date:
    return _later(now.today, found)


def _counted_from_a_day(found: Match, now: _Now) -> date:
    return _later(_near_or_weekday(found, now), found)


def _near_or_weekday(found: Match, now: _Now) -> date:
    return _near(found, now) if found["near"] else _next_weekday(found, now)


def _next_weekday(found: Match, now: _Now) -> date:
    return now.today + timedelta(days=(_NUMBER_OF[found["day"]] - now.today.weekday() - 1) % 7 + 1)


def _weekday_after_next(found: Match, now: _Now) -> date:
    return _next_weekday(found, now) + timedelta(weeks=1)


def _in_next_week(found: Match, now: _Now) -> date:
    return _monday(now.today) + timedelta(weeks=1, days=_NUMBER_OF[found["day"] or found["day2"]])


def _in_this_week(found: Match, now: _Now) -> date:
    return _monday(now.today) + timedelta(days=_NUMBER_OF[found["day"] or found["day2"]])


def _part_of_next_week(found: Match, now: _Now) -> date:
    return _monday(now.today) + timedelta(weeks=1, days=_PART_OF_WEEK[found["part"]])


def _end_of_this_week(_found: Match, now: _Now) -> date:
    friday = _monday(now.today) + timedelta(days=_PART_OF_WEEK["ende"])
    return max(now.today, friday)


def _end_of_month(found: Match, now: _Now) -> date:
    month = _months_later(now.today.replace(day=1), 1) if found["next"] else now.today
    return month.replace(day=monthrange(month.year, month.month)[1])


def _service_day(_found: Match, now: _Now) -> date:
    return _after_service_days(1, now)


def _service_days(found: Match, now: _Now) -> date:
    return _after_service_days(_count(found), now)


_PART_OF_WEEK: Final = {"anfang": 0, "start of": 0, "mitte": 2, "middle of": 2, "ende": 4, "end of": 4}
_FRIDAY: Final = 4
_LONGEST_SERVICE_COUNT: Final = 60


def _after_service_days(count: int, now: _Now) -> date:
    day = now.today
    for _ in range(min(count, _LONGEST_SERVICE_COUNT)):
        day = _weekday_after(day) if now.calendar is None else now.calendar.next_service_day(day)
    return day


def _weekday_after(day: date) -> date:
    return day + timedelta(days=1 if day.weekday() < _FRIDAY else 7 - day.weekday())


def _later(day: date, found: Match) -> date:
    count, unit = _count(found), found["unit"][:3]
    if unit in {"tag", "day"}:
        return day + timedelta(days=count)
    if unit in {"woc", "wee"}:
        return day + timedelta(weeks=count)
    return _months_later(day, count if unit == "mon" else 12 * count)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _count(found: Match) -> int:
    return _COUNT_OF[found["n"]] if found["n"] in _COUNT_OF else int(found["n"])


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


_NEAR_WORDS = r"(?P<near>the day after tomorrow|day after tomorrow|heute|morgen|(?:ü|ue)bermorgen|today|tomorrow)"
_PART = r"(?P<part>anfang|mitte|ende|(?:start|middle|end) of)"
_Meaning = Callable[[Match, _Now], date]
_TABLE: Final[tuple[tuple[str, _Meaning], ...]] = (
    (_NEAR_WORDS, _near),
    (rf"(?:heute |today )?in {_COUNT} {_UNIT}", _counted),
    (rf"{_COUNT} {_UNIT} (?:ab heute|from (?:today|now))", _counted),
    (rf"(?:{_NEAR_WORDS}|{_DAY}) in {_COUNT} {_UNIT}", _counted_from_a_day),
    (rf"(?:{_NEXT}|{_THIS}) {_DAY}", _next_weekday),
    (rf"(?:ü|ue)bern(?:ä|ae)chste[rnms]? {_DAY}", _weekday_after_next),
    (rf"{_NEXT} {_WEEK} {_DAY}|{_DAY.replace('P<day>', 'P<day2>')} (?:der |in der )?{_NEXT} {_WEEK}", _in_next_week),
    (rf"{_THIS} {_WEEK} {_DAY}|{_DAY.replace('P<day>', 'P<day2>')} {_THIS} {_WEEK}", _in_this_week),
    (rf"{_PART} (?:der )?{_NEXT} {_WEEK}", _part_of_next_week),
    (rf"(?:ende|end of) (?:der |the |{_THIS} )?{_WEEK}", _end_of_this_week),
    (
        rf"(?:monatsende|(?:ende|end of) (?:des |the |{_THIS} )?(?P<next>{_NEXT} )?(?:monate?s|month))",
        _end_of_month,
    ),
    (rf"(?:{_NEXT} )(?:{_SERVICE})", _service_day),
    (rf"in {_COUNT} (?:{_SERVICE})", _service_days),
)


@cache
def _meanings() -> tuple[tuple[re.Pattern[str], _Meaning], ...]:
    """The table, read when the first words are asked about: not at the window's start."""
    return tuple((re.compile(pattern), meaning) for pattern, meaning in _TABLE)
