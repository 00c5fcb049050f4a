"""Calendar files as text: lines unfolded with their numbers, and the entries cut out one by one. No meaning yet.

Each entry stands alone from here on, so that a broken one cannot take the others with it (RFC 5545, section 3.1).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_BREAK = re.compile(rb"\r\n|\n|\r")
#: What an occasion is made of. Attendees, organisers, alarms and attachments are not read: no personal data comes in.
_NEEDED = frozenset(
    {
        "UID",
        "SUMMARY",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "STATUS",
        "LOCATION",
        "DESCRIPTION",
    }
)


@dataclass(slots=True, kw_only=True)
class RawEntry:
    """One VEVENT or VTIMEZONE: the line where it begins, and its lines. `is_whole` says that its end was found."""

    line: int
    lines: list[str] = field(default_factory=list)
    is_whole: bool = False

    def value(self, name: str) -> str:
        """Return the text of a property, as it stands; empty without it."""
        for line in self.lines:
            if property_name(line) == name:
                return line.partition(":")[2].strip()
        return ""

    def has(self, name: str) -> bool:
        """Whether there is such a property."""
        return any(property_name(line) == name for line in self.lines)

    def without(self, name: str) -> "RawEntry":
        """Return the entry without this property."""
        return self.of([line for line in self.lines if property_name(line) != name])

    def of(self, lines: list[str]) -> "RawEntry":
        """Return the entry with these lines in place of its own."""
        return RawEntry(line=self.line, lines=lines, is_whole=self.is_whole)


@dataclass(slots=True, kw_only=True)
class RawCalendar:
    """A file cut into entries and zones, with what it says about itself."""

    is_calendar: bool = False
    title: str = ""
    zone_name: str = ""
    entries: list[RawEntry] = field(default_factory=list)
    zones: dict[str, RawEntry] = field(default_factory=dict)


def property_name(line: str) -> str:
    """Return the upper-case name of a property line."""
    return re.split("[;:]", line, maxsplit=1)[0].strip().upper()


def unfolded(data: bytes) -> list[tuple[int, str]]:
    """Return the logical lines of a file with the numbers of the lines where they begin.

    Lines are joined as bytes: some programs fold in the middle of a letter. Then strict UTF-8, else Windows-1252.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", errors="replace").encode()
    joined: list[tuple[int, bytearray]] = []
    for number, line in enumerate(_BREAK.split(data.removeprefix(b"\xef\xbb\xbf")), start=1):
        if line[:1] in (b" ", b"\t") and joined:
            joined[-1][1].extend(line[1:])
        elif line.strip():
            joined.append((number, bytearray(line)))
    encoding = _encoding_of(b"\n".join(line for _, line in joined))
    return [(number, line.decode(encoding, errors="replace")) for number, line in joined]


def _encoding_of(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:  # no UTF-8: Windows wrote it
        return "cp1252"
    return "utf-8"


def cut(data: bytes) -> RawCalendar:
    """Cut a file into its entries. Whatever is not understood is left where it stands."""
    calendar = RawCalendar()
    for inside, number, line in _located(unfolded(data)):
        name, value = property_name(line), line.partition(":")[2].strip()
        if name == "BEGIN" and value.upper() == "VCALENDAR":
            calendar.is_calendar = True
        elif inside[-1:] == ("VCALENDAR",) and name in ("X-WR-CALNAME", "NAME"):
            calendar.title = calendar.title or value
        elif inside[-1:] == ("VCALENDAR",) and name == "X-WR-TIMEZONE":
            calendar.zone_name = value
        elif "VEVENT" in inside:
            _take_event_line(calendar, inside, number=number, line=line)
        elif "VTIMEZONE" in inside:
            _take_zone_line(calendar, number, line=line)
    return calendar


def _located(lines: list[tuple[int, str]]) -> Iterator[tuple[tuple[str, ...], int, str]]:
    """Yield each line with the components around it; BEGIN and END belong to their own component."""
    inside: tuple[str, ...] = ()
    for number, line in lines:
        name, value = property_name(line), line.partition(":")[2].strip().upper()
        if name == "BEGIN":
            if value == "VEVENT" and "VEVENT" in inside:  # the one before never ended
                inside = inside[: inside.index("VEVENT")]
            inside = (*inside, value)
        yield inside, number, line
        if name == "END" and value in inside:
            inside = inside[: len(inside) - 1 - inside[::-1].index(value)]


def _take_event_line(calendar: RawCalendar, inside: tuple[str, ...], *, number: int, line: str) -> None:
    name = property_name(line)
    if inside[-1] != "VEVENT":  # an alarm or something else within the entry
        return
    if name == "BEGIN":
        calendar.entries.append(RawEntry(line=number))
    elif name == "END":
        calendar.entries[-1].is_whole = True
    elif name in _NEEDED:
        calendar.entries[-1].lines.append(line)


def _take_zone_line(calendar: RawCalendar, number: int, *, line: str) -> None:
    name, value = property_name(line), line.partition(":")[2].strip()
    if name == "BEGIN" and value.upper() == "VTIMEZONE":
        calendar.zones[""] = RawEntry(line=number)
    zone = calendar.zones.get("")
    if zone is None:
        return
    zone.lines.append(line)
    if name == "END" and value.upper() == "VTIMEZONE":
        calendar.zones[zone.value("TZID")] = calendar.zones.pop("")
