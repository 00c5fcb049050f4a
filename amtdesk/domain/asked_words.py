"""When something was asked, as people type it: "10:00", "gestern 9:15", "di 14:30", "11.5. 8:00". Pure reading."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from amtdesk.domain.day_words import day_from_words, time_from_words

_NOW: Final = frozenset({"", "jetzt", "now"})
_DAYS_AGO: Final = {"heute": 0, "today": 0, "gestern": 1, "yesterday": 1, "vorgestern": 2}
_NOON: Final = time(12)
_WEEK: Final = timedelta(days=8)
_YEAR: Final = timedelta(days=365)


def moment_asked(words: str, *, now: datetime) -> datetime | None:
    """Return the past moment that is meant, in the zone of `now`, or None when it is none or has not come yet.

    A time alone is today's; a weekday or a date without a year is the last one that was; a day alone means noon.
    """
    text = words.strip().casefold().replace(",", " ").replace("t", " ") if _is_iso(words) else _plain(words)
    if text in _NOW:
        return now
    day_words, _, time_words = text.rpartition(" ")
    at = time_from_words(time_words)
    day = _past_day(day_words, today=now.date()) if day_words else now.date()
    if at is None or day is None:
        at, day = _NOON, _past_day(text, today=now.date())
    if day is None:
        return None
    moment = datetime.combine(day, at, now.tzinfo)
    return moment if moment <= now else None


def _is_iso(words: str) -> bool:
    return re.match(r"\s*\d{4}-\d{2}-\d{2}", words) is not None


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace(",", " ").removesuffix("uhr").split())


def _past_day(words: str, *, today: date) -> date | None:
    if words in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[words])
    if words.startswith(("+", "-")) or words in {"morgen", "tomorrow", "übermorgen"}:
        return None
    is_date = any(sign.isdigit() for sign in words)
    return day_from_words(words, today=today - (_YEAR if is_date else _WEEK))
