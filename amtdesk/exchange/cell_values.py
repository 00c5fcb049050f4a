"""What the value of one cell means: words, a day, a time, a consent. What is none of it becomes a sentence."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from amtdesk.domain.contributions import AT_HAND, MISSING, NOBODY
from amtdesk.domain.day_words import day_from_words, time_from_words
from amtdesk.domain.folding import fold
from amtdesk.domain.post_rules import CONSENT_MISSING, CONSENT_NOT_NEEDED
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.spreadsheets import Value

_HOURS: Final = 24
_DAY: Final = timedelta(days=1)
_YES: Final = frozenset({fold(each) for each in ("ja", "j", "x", "vorhanden", "liegt bei", AT_HAND)})
_NO: Final = frozenset({fold(each) for each in ("nein", "n", "offen", MISSING)})
_NONE: Final = frozenset({fold(each) for each in ("keine", "keine personen", "nicht nötig", "entfällt", NOBODY)})
#: What is left of a formula's error where only words are: in CSV, and where values alone were pasted.
_ERRORS: Final = frozenset(
    ("#DIV/0!", "#NV", "#N/A", "#WERT!", "#VALUE!", "#BEZUG!", "#REF!", "#NAME?", "#ZAHL!", "#NUM!", "#NULL!")
)


def is_error_word(value: Value) -> bool:
    """Whether a value is the word of a table program for an error, in German or English."""
    return isinstance(value, str) and value.strip() in _ERRORS


def words_of(value: Value) -> str:
    """Return a value as words: whole numbers without a point, days and times as they are written in German."""
    match value:
        case None:
            words = ""
        case bool():
            words = "wahr" if value else "falsch"
        case float():
            words = f"{value:.0f}" if value.is_integer() else f"{value}".replace(".", ",")
        case datetime():
            words = f"{value:%d.%m.%Y}" if value.time() == time() else f"{value:%d.%m.%Y %H:%M}"
        case date():
            words = f"{value:%d.%m.%Y}"
        case time():
            words = f"{value:%H:%M}"
        case _:
            words = str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    return words


def day_of(value: Value, *, today: date, faults: list[Message]) -> date | None:
    """Return the day of a cell; a day and month without a year is the next to come. What is none is a fault."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = words_of(value)
    day = None
    if not isinstance(value, int | float) and re.match(r"\d", words):
        alone = re.sub(r"[ ,]+\d{1,2}[:.]\d{2}( ?Uhr)?$", "", words)
        day = day_from_words(_iso(alone) or alone.replace(" ", ""), today=today)
    if day is None:
        faults.append(Message(N_("“{words}” is no day. Write it as 21.4.2027."), {"words": words}))
    return day


def time_of(value: Value, faults: list[Message], *, is_day: bool = False) -> time | None:
    """Return the time of a cell; of a day's cell the time behind the day, if any. What is none is a fault."""
    if isinstance(value, datetime):
        return None if value.time() == time() and is_day else value.time().replace(second=0, microsecond=0)
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    if isinstance(value, timedelta) and timedelta() <= value < _DAY:
        return _time_after_midnight(value)
    if is_day:
        found = re.search(r"[ ,](\d{1,2}[:.]\d{2})( ?Uhr)?$", words_of(value))
        return time_from_words(found[1]) if found else None
    if isinstance(value, float) and 0 < value < 1:  # Excel's own way: the part of a day
        return _time_after_midnight(timedelta(minutes=round(value * _HOURS * 60)))
    words = words_of(value)
    at = time_from_words(words)
    if at is None:
        faults.append(Message(N_("“{words}” is no time. Write it as 9:30."), {"words": words}))
    return at


def consent_of(words: str, notes: list[Message]) -> str:
    """Return how far the consent of recognisable people is known. What somebody else says of it is not yet a proof."""
    said = fold(words)
    if said in _NONE:
        return CONSENT_NOT_NEEDED
    if not said:
        return ""
    if said in _YES:
        notes.append(Message(N_("Consent is said to be there. Look at it, and enter where it lies, before approval.")))
    elif said not in _NO:
        notes.append(Message(N_("About consent it says: “{words}”. It counts as missing."), {"words": words}))
    return CONSENT_MISSING


def _time_after_midnight(span: timedelta) -> time:
    minutes = min(int(span.total_seconds()) // 60, _HOURS * 60 - 1)
    return time(minutes // 60, minutes % 60)


def _iso(words: str) -> str:
    found = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$", words)
    return f"{int(found[3])}.{int(found[2])}.{found[1]}" if found else ""
