"""Calendar files (ICS): each entry read and repeated by itself; a broken one is named and the others come in.

What the entries mean for the records (new, same, changed) is not decided here.
"""

import hashlib
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from amtdesk.domain.identifiers import OccasionId
from amtdesk.domain.imports import Fault, ImportRefused
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.ics_lines import RawCalendar, RawEntry, cut, property_name

if TYPE_CHECKING:
    from icalendar.cal import Component, Event

#: A daily entry over three years has some 1,100 occurrences; what has more is no occasion of a town.
MOST_OCCURRENCES: Final = 2_000
#: What runs for minutes before its occurrences can be counted.
_TOO_OFTEN: Final = re.compile(
    r"FREQ=(SECONDLY|MINUTELY|HOURLY)|INTERVAL=0+(;|$)|BY(MINUTE|SECOND)=\d+\s*,", re.IGNORECASE
)
_REPEATING: Final = ("RRULE", "RDATE")
#: What does not repeat comes in whenever it is: a calendar of last year would otherwise bring nothing, and say nothing.
_LONG_AGO, _FAR_AHEAD = date(1900, 1, 1), date(2199, 12, 31)
_ENDS: Final = frozenset({"DTEND", "DURATION"})
_TIMES: Final = frozenset({"DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"})
_CANCELLED: Final = "CANCELLED"
_UNREADABLE: Final = N_("“{title}” cannot be read (line {name}); it was left out.")
_ESSENTIAL: Final = frozenset({"UID", "SUMMARY", "DTSTART"})
#: German, as the calendars are: what an entry is called that says nothing about itself.
_UNTITLED: Final = "(ohne Titel)"
_PART_LEFT_OUT: Final = N_(
    "“{title}”: “{part}” in the rule by which it repeats cannot be read; it came in without that. "
    "Please look its dates through."
)
_LINE_LEFT_OUT: Final = N_("“{title}”: the line {name} cannot be read; the entry came in without it.")
_ENDS_BEFORE: Final = N_("“{title}”: its end lies before its beginning; it came in without one.")
_ZONE_UNKNOWN: Final = N_("“{title}”: the time zone “{name}” is not known; its times count as those of the town.")
_ZONE_PARAMETER: Final = re.compile(r';TZID=("[^"]*"|[^;:]*)', re.IGNORECASE)
_LEFT_OUT: Final[Mapping[str, str]] = {
    "RRULE": N_("“{title}”: the rule by which it repeats cannot be read; only its first date came in."),
    "RDATE": N_("“{title}”: its further dates cannot be read; the others came in."),
    "EXDATE": N_("“{title}”: the dates on which it does not take place cannot be read; please look them through."),
    "DTEND": N_("“{title}”: its end cannot be read; it came in without one."),
    "DURATION": N_("“{title}”: its end cannot be read; it came in without one."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days for which occurrences are wanted, both included, and the zone for entries that name none."""

    first: date
    last: date
    zone: tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCalendar:
    """What a file says: occurrences by the entry's lasting id, in the order of the file, and what is faulty.

    `cancelled` are the ids of entries that are called off as a whole.
    """

    title: str
    occasions: dict[str, tuple[Occasion, ...]]
    cancelled: frozenset[str]
    faults: tuple[Fault, ...]


class _BadEntry(Exception):
    def __init__(self, source: str, **values: object) -> None:
        super().__init__(source)
        self.source = source
        self.values = values


class _TooOften(_BadEntry):
    """What repeats by the minute is no occasion of a town, and its first date says nothing either."""

    def __init__(self) -> None:
        super().__init__(N_("“{title}” repeats too often; it was left out."))


class _EndsBefore(_BadEntry):
    """The end lies before the beginning, so one of the two is wrong; the beginning is what a plan goes by."""

    def __init__(self) -> None:
        super().__init__(_ENDS_BEFORE)


def read_calendar(data: bytes, *, name: str, window: Window) -> ReadCalendar:
    """Return the occurrences of a calendar within a window. Raises ImportRefused when it is no calendar at all."""
    raw = cut(data)
    if not raw.is_calendar:
        raise ImportRefused(
            N_("{name} is not a calendar. Please choose a file that ends in .ics; nothing was imported."), name=name
        )
    source = _plain(raw.title) or name.rpartition(".")[0] or name
    reader = _Reader(raw, window, source=source)
    occasions: defaultdict[str, list[Occasion]] = defaultdict(list)
    found = _by_uid(raw)
    for uid, entries in found.items():
        occasions[uid].extend(reader.occurrences(uid, entries))
    return ReadCalendar(
        title=source,
        occasions={uid: tuple(dates) for uid, dates in occasions.items() if dates},
        cancelled=frozenset(uid for uid, entries in found.items() if _is_called_off(entries)),
        faults=tuple(sorted(reader.faults, key=lambda fault: fault.line)),
    )


def _by_uid(raw: RawCalendar) -> dict[str, list[RawEntry]]:
    found: defaultdict[str, list[RawEntry]] = defaultdict(list)
    for entry in raw.entries:
        found[entry.value("UID") or _made_uid(entry)].append(entry)
    return dict(found)


def _is_called_off(entries: list[RawEntry]) -> bool:
    masters = [entry for entry in entries if not entry.has("RECURRENCE-ID")]
    return bool(masters) and all(entry.value("STATUS").upper() == _CANCELLED for entry in masters)


def _made_uid(entry: RawEntry) -> str:
    told = f"{entry.value('SUMMARY')}\n{entry.value('DTSTART')}\n{entry.value('RRULE')}"
    return f"without-uid-{hashlib.sha256(told.encode()).hexdigest()[:16]}"


class _Reader:
    """Reads the entries of one file and collects what is faulty."""

    def __init__(self, raw: RawCalendar, window: Window, *, source: str) -> None:
        self._zones = raw.zones
        self._window = window
        self._zone = _zone_named(raw.zone_name) or window.zone
        self._source = source
        self._seen_zones = set(raw.zones)
        self.faults: list[Fault] = []

    def occurrences(self, uid: str, entries: list[RawEntry]) -> Iterator[Occasion]:
        """Yield the occurrences of all entries that share an id; changed single dates go with their series."""
        masters = [self._titled(entry) for entry in entries if not entry.has("RECURRENCE-ID")]
        title = next((entry.value("SUMMARY") for entry in masters), "")
        changes = [self._titled(entry, of_series=title) for entry in entries if entry.has("RECURRENCE-ID")]
        seen: set[tuple[str, ...]] = set()
        for entry in masters:
            if (same := tuple(sorted(entry.lines))) in seen:
                self._name(entry, _BadEntry(N_("“{title}” stands twice; the second one was left out.")))
                continue
            seen.add(same)
            is_series = any(entry.has(name) for name in _REPEATING)
            yield from self._series(uid, entry, changes=changes if is_series else [])
            if is_series:
                changes = []
        for entry in changes:
            yield from self._series(uid, entry.without("RECURRENCE-ID"), changes=[])

    def _titled(self, entry: RawEntry, *, of_series: str = "") -> RawEntry:
        """Return the entry with a title: without one of its own, its series', else what it says of itself."""
        if _plain(entry.value("SUMMARY")) or not entry.is_whole:
            return entry
        told = (_plain(entry.value(name)).partition("\n")[0].strip() for name in ("DESCRIPTION", "LOCATION"))
        title = of_series or _escaped(next(filter(None, told), _UNTITLED))
        named = entry.without("SUMMARY")
        named = named.of([*named.lines, f"SUMMARY:{title}"])
        if not of_series:
            self._name(named, _BadEntry(N_("An entry without a title came in as “{title}”.")))
        return named

    def _series(self, uid: str, entry: RawEntry, *, changes: list[RawEntry]) -> list[Occasion]:
        usable = []
        for change in changes:
            alone = change.without("RECURRENCE-ID")
            bad_change = self._why_unreadable(uid, alone)
            if readable := self._without_what_is_bad(uid, alone, bad=bad_change) if bad_change else alone:
                place = [line for line in change.lines if property_name(line) == "RECURRENCE-ID"]
                usable.append(change.of([*readable.lines, *place]))
        for each in (entry, *usable):
            self._name_unknown_zones(each)
        try:
            return self._expanded(uid, [entry, *usable])
        except _BadEntry as bad:
            readable = self._without_what_is_bad(uid, entry, bad=bad)
            return [] if readable is None else self._expanded(uid, [readable, *usable])

    def _without_what_is_bad(self, uid: str, entry: RawEntry, *, bad: _BadEntry) -> RawEntry | None:
        """Return the entry as far as it can be read, what is left out named; None when nothing of it can be."""
        readable = None if isinstance(bad, _TooOften) else self._readable(uid, entry)
        if readable is None:
            self._name(entry, bad)
        return readable

    def _name_unknown_zones(self, entry: RawEntry) -> None:
        """Name each zone that nobody knows, once for the file: its times are then read as the town's."""
        from icalendar.timezone import tzp

        found = (_ZONE_PARAMETER.search(line) for line in entry.lines if property_name(line) in _TIMES)
        for name in [each[1].strip('"') for each in found if each]:
            if name in self._seen_zones:
                continue
            self._seen_zones.add(name)
            with warnings.catch_warnings(action="ignore"):  # it says so when it guesses
                if tzp.timezone(name) is None:
                    self._name(entry, _BadEntry(_ZONE_UNKNOWN, name=name))

    def _readable(self, uid: str, entry: RawEntry) -> RawEntry | None:
        """Return the entry without the lines that cannot be read, each of them named; None when nothing is left.

        One bad line must not cost a whole series: a broken end, exception or note goes, a broken rule leaves one date.
        """
        kept = [line for line in entry.lines if property_name(line) in _ESSENTIAL]
        others = sorted(_without(entry.lines, kept), key=lambda line: property_name(line) not in _REPEATING)
        if self._why_unreadable(uid, entry.of(kept)) is not None:
            return None
        left_out: dict[str, _BadEntry] = {}
        for line in others:
            bad = self._why_unreadable(uid, entry.of([*kept, line]))
            if bad is None:
                kept.append(line)
            elif mended := self._mended_rule(uid, entry.of(kept), line=line):
                kept.append(mended)
            else:
                left_out[property_name(line)] = bad
        has_end = not _ENDS.isdisjoint(map(property_name, kept))
        for name, bad in left_out.items():
            told = _LINE_LEFT_OUT if has_end and name in _ENDS else _LEFT_OUT.get(name, _LINE_LEFT_OUT)
            self._name(entry, bad if isinstance(bad, _EndsBefore) else _BadEntry(told, name=name))
        return entry.of(kept)

    def _mended_rule(self, uid: str, entry: RawEntry, *, line: str) -> str:
        """Return a rule without the one part that cannot be read, which is named; '' when that does not help."""
        head, _colon, rule = line.partition(":")
        parts = [part for part in rule.split(";") if part] if property_name(line) == "RRULE" else []
        for part in parts:
            rest = ";".join(each for each in parts if each != part)
            if (
                "FREQ=" in rest.upper()
                and self._why_unreadable(uid, entry.of([*entry.lines, f"{head}:{rest}"])) is None
            ):
                self._name(entry, _BadEntry(_PART_LEFT_OUT, part=part))
                return f"{head}:{rest}"
        return ""

    def _why_unreadable(self, uid: str, entry: RawEntry) -> _BadEntry | None:
        try:
            self._expanded(uid, [entry])
        except _BadEntry as bad:
            return bad
        return None

    def _name(self, entry: RawEntry, bad: _BadEntry) -> None:
        title = _plain(entry.value("SUMMARY")) or entry.value("UID")
        self.faults.append(Fault(line=entry.line, message=Message(bad.source, {"title": title, **bad.values})))

    def _expanded(self, uid: str, entries: list[RawEntry]) -> list[Occasion]:
        _refuse_unusable(entries[0])
        is_series = any(entries[0].has(name) for name in _REPEATING)
        window = self._window if is_series else replace(self._window, first=_LONG_AGO, last=_FAR_AHEAD)
        import recurring_ical_events  # type: ignore[import-untyped]  # it ships no types
        from icalendar import Calendar

        try:
            with warnings.catch_warnings(action="ignore"):  # guesses about zones that programs name in their own way
                calendar = Calendar.from_ical(self._text_of(uid, entries))
                events = calendar.walk("VEVENT")
                broken = [error for event in events for error in event.errors]
                found = () if broken else recurring_ical_events.of(calendar).between(*_asked(window))
                made = [self._occasion(uid, event) for event in found if _is_on(event)]
            is_backward = not broken and any(map(self._ends_before_it_begins, events))
        except Exception as error:  # the libraries raise nearly anything at broken entries; all of it becomes a fault
            raise _BadEntry(_UNREADABLE, name="DTSTART") from error
        if broken:
            raise _BadEntry(_UNREADABLE, name=broken[0][0])
        if is_backward:
            raise _EndsBefore
        if len(made) > MOST_OCCURRENCES:
            raise _TooOften
        return [occasion for occasion in made if window.first <= occasion.day <= window.last]

    def _text_of(self, uid: str, entries: list[RawEntry]) -> str:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//AmtDesk//DE"]
        told = "\n".join(line for entry in entries for line in entry.lines)
        for name, zone in self._zones.items():
            if name and name in told and _zone_named(name) is None:
                lines += zone.lines
        for entry in entries:
            own = entry.without("UID").lines
            lines += ["BEGIN:VEVENT", f"UID:{uid}", *own, "END:VEVENT"]
        return "\r\n".join([*lines, "END:VCALENDAR", ""])

    def _occasion(self, uid: str, event: "Event") -> Occasion:
        start = _moment(event, "DTSTART")
        end = _moment(event, "DTEND") if "DTEND" in event else start
        notes = (str(event.get(name, "")) for name in ("LOCATION", "DESCRIPTION"))
        return Occasion(
            id=OccasionId(0),
            uid=uid,
            title=" ".join(str(event["SUMMARY"]).split()),
            start=self._zoned(start),
            end=_after(self._zoned(start), self._zoned(end)),
            all_day=not isinstance(start, datetime),
            source=self._source,
            note="\n".join(dict.fromkeys(note.strip() for note in notes if note.strip())),
        )

    def _ends_before_it_begins(self, event: "Component") -> bool:
        """Whether the end lies before the beginning: the expander would swap the two without a word."""
        if "DTEND" not in event:
            return False
        start, end = self._zoned(_moment(event, "DTSTART")), self._zoned(_moment(event, "DTEND"))
        if isinstance(start, datetime) and isinstance(end, datetime):
            return end < start
        return not isinstance(start, datetime) and not isinstance(end, datetime) and end < start

    def _zoned(self, moment: date | datetime) -> date | datetime:
        if isinstance(moment, datetime):
            aware = moment if moment.tzinfo else moment.replace(tzinfo=self._zone)
            return aware.astimezone(self._window.zone)
        return moment


def _asked(window: Window) -> tuple[datetime, datetime]:
    after_last = window.last + timedelta(days=1)
    return datetime.combine(window.first, time(), window.zone), datetime.combine(after_last, time(), window.zone)


def _without(lines: list[str], kept: list[str]) -> list[str]:
    return [line for line in lines if line not in kept]


def _refuse_unusable(entry: RawEntry) -> None:
    if not entry.is_whole:
        raise _BadEntry(N_("“{title}” breaks off; it was left out. Please fetch the file again."))
    if not entry.value("DTSTART"):
        raise _BadEntry(N_("“{title}” has no beginning (DTSTART); it was left out."))
    if any(_TOO_OFTEN.search(line) for line in entry.lines if property_name(line) == "RRULE"):
        raise _TooOften


def _moment(event: "Component", name: str) -> date | datetime:
    moment: date | datetime = event.decoded(name)
    return moment


def _is_on(event: "Event") -> bool:
    return str(event.get("STATUS", "")).upper() != _CANCELLED


def _after(start: date | datetime, end: date | datetime) -> date | datetime:
    if isinstance(start, datetime) and isinstance(end, datetime):
        return max(start, end)
    if isinstance(start, datetime) or isinstance(end, datetime):
        return start if isinstance(start, datetime) else start + timedelta(days=1)
    return max(start + timedelta(days=1), end)


def _zone_named(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _plain(text: str) -> str:
    """Return a text without the backslashes of the file."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text).strip()


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text)
