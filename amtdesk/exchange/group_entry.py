"""One entry of a list of groups, row or mapping: what its values mean, and which will not do."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final, cast

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.folding import fold
from amtdesk.domain.groups import GroupFacts, GroupMode
from amtdesk.domain.imports import Fault
from amtdesk.domain.recurrence import checked_rule
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.yaml_files import Record

#: German heading of each column, in the order of a file that one would write by hand.
HEADING: Final = {
    "id": "Kennung",
    "name": "Name",
    "platform": "Plattform",
    "address": "Adresse",
    "days": "Tage",
    "rule": "Regel",
    "rule_from": "Regel ab",
    "minutes": "Minuten",
    "in_every_round": "In jedem Rundgang",
    "season_begins": "Saison von",
    "season_ends": "Saison bis",
    "paused_from": "Pause von",
    "paused_until": "Pause bis",
    "mode": "Modus",
    "answer_level": "Freigabestufe",
    "privacy": "Sichtbarkeit",
    "members": "Mitglieder",
    "house_rules": "Hausregeln",
    "topics": "Themen",
    "risk": "Risiko",
    "note": "Notiz",
    "archived": "Archiviert",
}
#: The words of an office's own table; files are read in Germany whatever the window speaks.
PLATFORMS: Final = {
    "facebook_group": "Facebook-Gruppe",
    "nebenan_de": "nebenan.de",
    "whatsapp_community": "WhatsApp-Community",
    "whatsapp_channel": "WhatsApp-Kanal",
    "telegram_group": "Telegram-Gruppe",
    "instagram": "Instagram-Konto",
    "forum": "Forum",
    "comments": "Kommentare der Lokalzeitung",
}
MODES: Final = {
    GroupMode.READ_ONLY: "nur lesen",
    GroupMode.REPLY_AS_PAGE: "als Seite antworten",
    GroupMode.REPLY_AS_STAFF: "als Mitarbeiterin antworten",
    GroupMode.PUBLISH: "veröffentlichen",
}
DAYS: Final = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
YES, NO = "ja", "nein"

_OTHER_MODES: Final = {
    "lesen": GroupMode.READ_ONLY,
    "lesen und als seite antworten": GroupMode.REPLY_AS_PAGE,
    "als person antworten": GroupMode.REPLY_AS_STAFF,
}
_MODE_OF: Final = {
    **{mode.value: mode for mode in GroupMode},
    **{fold(words): mode for mode, words in MODES.items()},
    **{fold(words): mode for words, mode in _OTHER_MODES.items()},
}
_PLATFORM_OF: Final = {fold(words): code for code, words in PLATFORMS.items()}
_DAY_WORDS: Final = (
    DAYS,
    ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
)
_DAY_OF: Final = {fold(word): number for words in _DAY_WORDS for number, word in enumerate(words)}
_ALL_DAYS: Final = {
    fold(word): frozenset(range(last + 1)) for word, last in (("täglich", 6), ("werktags", 4), ("werktäglich", 4))
}
_TRUTH_OF: Final = {
    **dict.fromkeys((YES, "yes", "true", "x", "1"), True),
    **dict.fromkeys((NO, "no", "false", "0"), False),
}
_BETWEEN_DAYS: Final = re.compile(r"[\s,;/+]+|\bund\b")
_SPAN: Final = re.compile(r"^(\w+)\s*[-–—]\s*(\w+)$")
_DATE_FORMS: Final = ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y", "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S")
#: "1.4." and what a spreadsheet makes of it ("01.04.2027", "01. Apr"); "04-01".
_MONTH_DAY: Final = re.compile(
    r"(?P<d>\d{1,2})\.\s*(?P<m>\d{1,2})\.?(?:\d{4})?|(?P<m2>\d{2})-(?P<d2>\d{2})|(?P<d3>\d{1,2})\.\s*(?P<m3>[a-zä]{3})[a-zä]*\.?",
    re.IGNORECASE,
)
_MONTHS: Final = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_LEAP_YEAR: Final = 2024
_RHYTHM_KEYS: Final = {"days": "days", "minutes": "minutes", "rule": "rule", "from": "rule_from"}


class BadEntry(Exception):
    """An entry that is left out, with its fault."""

    def __init__(self, line: int, source: str, **values: object) -> None:
        super().__init__(source)
        self.fault = Fault(line=line, message=Message(source, values))


def facts_of(record: Record) -> GroupFacts:
    """Return what an entry says; what it does not say is missing, so that it changes nothing.

    Days without a rule mean that no rule holds any more. Raises BadEntry with the line and what to do.
    """
    if not record.text("name"):
        raise BadEntry(record.line, N_("This group has no name. Please add one; the entry was left out."))
    record = _with_rhythm(record)
    told: dict[str, object] = {"name": " ".join(record.text("name").split())}
    for key in ("address", "privacy", "house_rules", "risk"):
        if record.text(key):
            told[key] = record.text(key)
    for key, (fact, understood) in _UNDERSTOOD.items():
        if record.text(key):
            told[fact] = understood(record, key)
    if "days" in told:
        told.setdefault("rhythm", "")
    if notes := _notes(record):
        told["note"] = notes
    return cast("GroupFacts", told)


def is_archived(record: Record) -> bool | None:
    """Return whether an entry says that its group rests in the archive; None when it says nothing of it."""
    return _truth(record, "archived") if record.text("archived") else None


def _with_rhythm(record: Record) -> Record:
    rhythm = record.values.get("rhythm")
    if rhythm is None:
        return record
    line = record.line_of("rhythm")
    if not isinstance(rhythm, Mapping) or not set(rhythm) <= set(_RHYTHM_KEYS):
        raise BadEntry(
            line,
            N_("The rhythm is written as “{example}”. Please correct it; the entry was left out."),
            example="{days: [Mo, Mi], minutes: 5}",
        )
    told = {_RHYTHM_KEYS[str(key)]: value for key, value in rhythm.items()}
    return Record(
        line=record.line,
        values={**record.values, **told},
        lines={**record.lines, **dict.fromkeys(told, line)},
        written={key: words for key, words in record.written.items() if key not in told},
    )


def _notes(record: Record) -> str:
    # The words of the town's own list, like the note itself; they are shown as they stand.
    joined, admin = record.text("joined_how"), record.text("admin_type")
    parts = (record.text("note"), joined and f"Zugang: {joined}", admin and f"Verwaltung: {admin}")
    return "\n".join(part for part in parts if part)


def _listed(record: Record, key: str) -> str:
    value = record.values[key]
    return ", ".join(str(part) for part in value) if isinstance(value, list) else record.text(key)


def _platform(record: Record, key: str) -> str:
    return _PLATFORM_OF.get(fold(record.text(key)), record.text(key))


def _number(record: Record, key: str) -> int:
    written = record.text(key).replace(".", "").replace(" ", "").removesuffix("Min")
    if not written.isdecimal():
        raise BadEntry(
            record.line_of(key),
            N_("“{value}” is no whole number for “{key}”. Please correct it; the entry was left out."),
            value=record.text(key),
            key=HEADING[key],
        )
    return int(written)


def _truth(record: Record, key: str) -> bool:
    found = _TRUTH_OF.get(record.text(key).casefold())
    if found is None:
        raise BadEntry(
            record.line_of(key),
            N_("“{value}” is neither yes nor no for “{key}”. Please write ja or nein; the entry was left out."),
            value=record.text(key),
            key=HEADING[key],
        )
    return found


def _mode(record: Record, key: str) -> GroupMode:
    found = _MODE_OF.get(fold(record.text(key)))
    if found is None:
        raise BadEntry(
            record.line_of(key),
            N_("“{value}” is unknown as what the town may do. Known are: {known}. The entry was left out."),
            value=record.text(key),
            known=", ".join(MODES.values()),
        )
    return found


# days


def _rule(record: Record, key: str) -> str:
    try:
        return checked_rule(record.text(key))
    except NotAllowed as error:
        fault = Fault(line=record.line_of(key), message=error.message)
        bad = BadEntry(fault.line, fault.message.source)
        bad.fault = fault
        raise bad from error


def _day(record: Record, key: str) -> date:
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(record.text(key), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise BadEntry(
        record.line_of(key),
        N_("“{value}” is no date for “{key}”. Please write it like 31.05.2027; the entry was left out."),
        value=record.text(key),
        key=HEADING[key],
    )


def _month_day(record: Record, key: str) -> str:
    found = _MONTH_DAY.fullmatch(record.text(key))
    try:
        if found is not None:
            return f"{date(_LEAP_YEAR, _month(found), int(found['d'] or found['d2'] or found['d3'])):%m-%d}"
    except ValueError as error:
        raise _no_month_day(record, key) from error
    raise _no_month_day(record, key)


def _month(found: re.Match[str]) -> int:
    """Return the month of a match. Raises ValueError when it is none."""
    return int(found["m"] or found["m2"] or _MONTHS.index(found["m3"].casefold()) + 1)


def written_month_day(told: str) -> str:
    """Return a day of the year as an office writes it: “1.4.”."""
    if not told:
        return ""
    day = date.fromisoformat(f"{_LEAP_YEAR}-{told}")
    return f"{day.day}.{day.month}."


def _no_month_day(record: Record, key: str) -> BadEntry:
    return BadEntry(
        record.line_of(key),
        N_("“{value}” is no day and month for “{key}”. Please write it like 1.4.; the entry was left out."),
        value=record.text(key),
        key=HEADING[key],
    )


def _days(record: Record, key: str) -> frozenset[int]:
    words = fold(_listed(record, key)).replace(".", "").strip()
    if words in _ALL_DAYS:
        return _ALL_DAYS[words]
    found: set[int] = set()
    for word in _BETWEEN_DAYS.split(re.sub(r"\s*[-–—]\s*", "-", words)):
        if word:
            found |= _span_of(word, record)
    if not found:
        raise _no_weekday(words, record)
    return frozenset(found)


def _span_of(word: str, record: Record) -> set[int]:
    span = _SPAN.match(word)
    if span is None:
        return {_weekday(word, record)}
    first, last = _weekday(span[1], record), _weekday(span[2], record)
    return {day % 7 for day in range(first, last + (7 if last < first else 0) + 1)}


def _weekday(word: str, record: Record) -> int:
    if word not in _DAY_OF:
        raise _no_weekday(word, record)
    return _DAY_OF[word]


def _no_weekday(word: str, record: Record) -> BadEntry:
    return BadEntry(
        record.line_of("days"),
        N_("“{value}” is no day of the week. Please write Mo, Di, Mi, Do, Fr, Sa or So; the entry was left out."),
        value=word,
    )


_UNDERSTOOD: Final[Mapping[str, tuple[str, Callable[[Record, str], object]]]] = {
    "platform": ("platform", _platform),
    "topics": ("topics", _listed),
    "days": ("days", _days),
    "rule": ("rhythm", _rule),
    "rule_from": ("rhythm_from", _day),
    "minutes": ("minutes", _number),
    "members": ("members", _number),
    "answer_level": ("answer_level", _number),
    "in_every_round": ("in_every_round", _truth),
    "season_begins": ("season_begins", _month_day),
    "season_ends": ("season_ends", _month_day),
    "paused_from": ("paused_from", _day),
    "paused_until": ("paused_until", _day),
    "mode": ("mode", _mode),
}
