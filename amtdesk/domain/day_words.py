"""Days as people type them: "21.4.", "di", "+3", "morgen", "2027-05-12". Times as "8", "8:30", "0830". Pure reading."""

import re
from datetime import date, time, timedelta

WEEKDAYS = (
    ("mo", "montag", "mon", "monday"),
    ("di", "dienstag", "tue", "tuesday"),
    ("mi", "mittwoch", "wed", "wednesday"),
    ("do", "donnerstag", "thu", "thursday"),
    ("fr", "freitag", "fri", "friday"),
    ("sa", "samstag", "sonnabend", "sat", "saturday"),
    ("so", "sonntag", "sun", "sunday"),
)
_NEAR = {"heute": 0, "today": 0, "morgen": 1, "tomorrow": 1, "übermorgen": 2}
_CENTURY = 2000
_DAY_MONTH = re.compile(r"(\d{1,2})[./](\d{1,2})[./]?(\d{4}|\d{2})?")
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:uhr|h)?")


def day_from_words(words: str, *, today: date, looking_back: bool = False) -> date | None:
    """Return the day meant, or None when it is none.

    A weekday is its next one after today; a day and month without a year is the next to come; "+3" counts from today.
    `looking_back` means what has been: last Tuesday, the 14th of April that is past.
    """
    text = words.strip().casefold().rstrip(",")
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    if re.fullmatch(r"[+-]\d{1,3}", text):
        return today + timedelta(days=int(text))
    for number, names in enumerate(WEEKDAYS):
        if text.rstrip(".") in names:
            ahead = (number - today.weekday() - 1) % 7 + 1
            return today + timedelta(days=ahead - 7 if looking_back else ahead)
    return _numeric_day(text, today=today, looking_back=looking_back)


def moment_from_words(words: str, *, today: date, looking_back: bool = False) -> tuple[date, time | None] | None:
    """Return day and, when one stands behind it ("di 9:30", "12.05.2027, 08:05"), the time; None when it is neither."""
    day_words, _, time_words = words.strip().removesuffix("Uhr").strip().rpartition(" ")
    at = time_from_words(time_words) if day_words else None
    day = day_from_words(day_words if at else words, today=today, looking_back=looking_back)
    return None if day is None else (day, at)


def new_moment(words: str, *, today: date, day: date | None, at: time | None) -> tuple[date, time | None] | None:
    """Return the day and time meant for something that has `day` and `at`: what is not named stays. None when neither.

    A time alone ("9:30") keeps the day, a day alone keeps the time.
    """
    alone = time_from_words(words) if ":" in words else None
    if alone is not None and day is not None:
        return day, alone
    moment = moment_from_words(words, today=today)
    return None if moment is None else (moment[0], moment[1] or at)


def time_from_words(words: str) -> time | None:
    """Return the time of day meant, or None when it is none."""
    found = _TIME.fullmatch(words.strip().casefold())
    if found is None:
        return None
    try:
        return time(int(found.group(1)), int(found.group(2) or 0))
    except ValueError:
        return None


def _numeric_day(text: str, *, today: date, looking_back: bool) -> date | None:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
        found = _DAY_MONTH.fullmatch(text)
        if found is None:
            return None
        day, month, year = int(found.group(1)), int(found.group(2)), found.group(3)
        if year is not None:
            return date(int(year) if len(year) > len("27") else _CENTURY + int(year), month, day)
        if looking_back:
            return next(found for found in (date(today.year - n, month, day) for n in range(2)) if found <= today)
        return next(found for found in (date(today.year + n, month, day) for n in range(2)) if found >= today)
    except (ValueError, StopIteration):
        return None
