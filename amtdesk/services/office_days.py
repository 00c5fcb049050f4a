"""When the office is there: service hours, target, public and local holidays, closing days. Each change is one step.

School holidays stand beside them: they close no office.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date, time
from typing import TYPE_CHECKING, Final

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.closing_times import ClosingTime
from amtdesk.domain.closing_times import checked as checked_closing
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.local_holidays import FEDERAL_STATES, LOCAL_HOLIDAYS, offered
from amtdesk.domain.office_calendar import OfficeCalendar, Span, nationwide_holidays
from amtdesk.domain.service_hours import checked_week
from amtdesk.domain.words import N_, Message
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.errors import DatabaseTrouble
from amtdesk.storage.town import Setting, TownRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.services.public_holidays import SchoolHolidays

_WORKDAYS: tuple[Span, ...] = ((time(8), time(16)),)
#: Until the office says otherwise: Monday to Thursday 8 to 16, Friday 8 to 12.
DEFAULT_HOURS: dict[int, tuple[Span, ...]] = dict.fromkeys(range(4), _WORKDAYS) | {4: ((time(8), time(12)),)}
LONGEST_TARGET: Final = 120
_YEARS_BACK: Final = 10
_YEARS_AHEAD: Final = 2
_PUBLIC: Final = "public_holidays"
_SCHOOL: Final = "school_holidays"
_LOCAL: Final = "local_holidays"
_CLOSED: Final = "closing_times"


class OfficeDays:
    """The office's calendar and what it is made of."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._repository = TownRepository(database)
        self._calendar: OfficeCalendar | None = None
        self._public: frozenset[date] | None = None
        self._school: tuple[SchoolHolidays, ...] | None = None
        database.on_commit.append(self._forget)

    # what holds

    def calendar(self) -> OfficeCalendar:
        """Return service hours with public holidays and closing days of the years around now."""
        if self._calendar is None:
            settings = self._repository.settings()
            year = self._clock.today().year
            years = range(year - _YEARS_BACK, year + _YEARS_AHEAD + 1)
            self._calendar = OfficeCalendar(
                hours=_hours(settings),
                zone=self._clock.zone,
                days_off=_holidays(settings, years) | self._closed_days(settings, years),
            )
        return self._calendar

    def holidays(self, year: int) -> Mapping[date, str]:
        """Return the public holidays of a year with the local ones that the office ticked, by day."""
        found = _holidays(self._repository.settings(), range(year, year + 1))
        return dict(sorted(found.items()))

    def public_holidays(self) -> frozenset[date]:
        """Return the days of the years around now that are public holidays, with the local ones that are ticked."""
        if self._public is None:
            year = self._clock.today().year
            years = range(year - _YEARS_BACK, year + _YEARS_AHEAD + 1)
            self._public = frozenset(_holidays(self._repository.settings(), years))
        return self._public

    def school_holidays(self) -> "tuple[SchoolHolidays, ...]":
        """Return the school holidays of the Land as far as they are decided on; none without a Land."""
        if self._school is None:
            self._school = self._known_school_holidays() if self.federal_state() else ()
        return self._school

    def federal_state(self) -> str:
        """Return the code of the Land, empty when none is chosen: then the nationwide holidays hold (Q2)."""
        return _state(self._repository.settings())

    def local_holidays(self) -> tuple[str, ...]:
        """Return the local holidays that the office ticked and that its Land knows, by name."""
        settings = self._repository.settings()
        return tuple(each.name for each in offered(_state(settings)) if each.name in _ticked(settings))

    def closing_times(self) -> tuple[ClosingTime, ...]:
        """Return the office's own closing days, the earliest first."""
        single = (ClosingTime(name=name, first=day, last=day) for day, name in self._repository.closing_days().items())
        return tuple(sorted((*single, *_spans(self._repository.settings())), key=lambda each: (each.first, each.name)))

    # what changes it

    def set_hours(self, hours: Mapping[int, tuple[Span, ...]]) -> None:
        """Keep the service hours of the week (0 = Monday). Raises NotAllowed with a sentence."""
        week = checked_week(hours)
        kept: dict[str, object] = {
            str(day): [[start.strftime("%H:%M"), end.strftime("%H:%M")] for start, end in spans]
            for day, spans in week.items()
        }
        with self._change(N_("Service hours changed")) as writer:
            self._repository.put_setting(writer, "service_hours", value=kept)

    def set_target(self, hours: int, *, same_day: bool = False) -> None:
        """Keep within how many hours a first reaction is due, or that it is on the same day. Raises NotAllowed."""
        if not 1 <= hours <= LONGEST_TARGET:
            raise NotAllowed(N_("The target lies between 1 and {most} hours."), most=LONGEST_TARGET)
        with self._change(N_("Target for answers changed")) as writer:
            self._repository.put_setting(writer, "answer_target_hours", value=hours)
            self._repository.put_setting(writer, "answer_same_day", value=same_day)

    def set_federal_state(self, code: str) -> None:
        """Choose the Land whose public holidays hold; the empty code means the nationwide ones. Raises NotAllowed."""
        if code and code not in FEDERAL_STATES:
            raise NotAllowed(N_("“{code}” is none of the sixteen Länder."), code=code)
        with self._change(N_("Public holidays changed")) as writer:
            self._repository.put_setting(writer, "federal_state", value=code)
            self._keep_public_holidays(writer, code)

    def set_local_holiday(self, name: str, on: bool) -> None:
        """Tick a local holiday, or take the tick away. Raises NotAllowed for one that nobody knows."""
        if name not in {each.name for each in LOCAL_HOLIDAYS}:
            raise NotAllowed(N_("“{name}” is no local holiday that AmtDesk knows."), name=name)
        ticked = _ticked(self._repository.settings()) - {name} | ({name} if on else set())
        with self._change(N_("Local holidays changed")) as writer:
            self._repository.put_setting(writer, _LOCAL, value=[*sorted(ticked)])

    def add_closing_time(self, closing: ClosingTime) -> ClosingTime:
        """Add own closing days. Raises NotAllowed with a sentence."""
        tidy = checked_closing(closing)
        known = _spans(self._repository.settings())
        if tidy in self.closing_times():
            raise NotAllowed(N_("This closing day is on the list already."))
        with self._change(N_("Closing days added: {name}"), name=tidy.name) as writer:
            self._put_spans(writer, (*known, tidy))
        return tidy

    def remove_closing_time(self, closing: ClosingTime) -> None:
        """Take closing days off the list; undo brings them back."""
        left = tuple(each for each in _spans(self._repository.settings()) if each != closing)
        with self._change(N_("Closing days removed: {name}"), name=closing.name) as writer:
            self._put_spans(writer, left)
            if closing.first == closing.last and not closing.is_yearly:
                self._repository.remove_closing_day(writer, closing.first, name=closing.name)

    # inside

    def _change(self, label: str, **values: object) -> AbstractContextManager[CommandWriter]:
        return self._database.command(Message(label, values), at=self._clock.now(), areas={Area.TOWN})

    def _keep_public_holidays(self, writer: CommandWriter, state: str) -> None:
        from amtdesk.services.public_holidays import kept_form, kept_school_form

        today = self._clock.today()
        self._repository.put_setting(writer, _PUBLIC, value=kept_form(state, today=today))
        self._repository.put_setting(writer, _SCHOOL, value=kept_school_form(state, today=today))

    def _known_school_holidays(self) -> "tuple[SchoolHolidays, ...]":
        from amtdesk.services.public_holidays import kept_school_form, kept_school_holidays

        settings, today = self._repository.settings(), self._clock.today()
        state = _state(settings)
        kept = kept_school_holidays(settings.get(_SCHOOL), state=state, year=today.year)
        if kept is not None:
            return kept
        form = kept_school_form(state, today=today)  # of a desk that never asked, or last did so a year ago
        if not self._database.is_writing:
            self._keep_school_holidays(form)
        return kept_school_holidays(form, state=state, year=today.year) or ()

    def _keep_school_holidays(self, form: dict[str, object]) -> None:
        """Keep them for the next time; whoever only reads is not stopped by a full disk."""
        label = Message(N_("School holidays looked up"))
        try:
            with self._database.command(label, at=self._clock.now(), areas=(), undoable=False) as writer:
                self._repository.put_setting(writer, _SCHOOL, value=form)
        except DatabaseTrouble:
            import logging  # loaded only here: a start that goes well has nothing to log

            logging.getLogger(__name__).info(
                "The school holidays could not be kept and are looked up again next time", exc_info=True
            )

    def _put_spans(self, writer: CommandWriter, spans: tuple[ClosingTime, ...]) -> None:
        rows: list[object] = [
            {
                "name": each.name,
                "first": each.first.isoformat(),
                "last": each.last.isoformat(),
                "yearly": each.is_yearly,
            }
            for each in spans
        ]
        self._repository.put_setting(writer, _CLOSED, value=rows)

    def _closed_days(self, settings: Mapping[str, Setting], years: range) -> dict[date, str]:
        found = {day: each.name for each in _spans(settings) for day in each.days(years)}
        return found | self._repository.closing_days()

    def _forget(self, changed: Changed) -> None:
        if Area.TOWN in changed.areas:
            self._calendar = self._public = self._school = None


def _state(settings: Mapping[str, Setting]) -> str:
    code = str(settings.get("federal_state") or "")
    return code if code in FEDERAL_STATES else ""


def _hours(settings: Mapping[str, Setting]) -> dict[int, tuple[Span, ...]]:
    stored = settings.get("service_hours")
    if not isinstance(stored, dict):
        return DEFAULT_HOURS
    hours: dict[int, tuple[Span, ...]] = {}
    for weekday, spans in stored.items():
        if isinstance(spans, list):
            hours[int(weekday)] = tuple((time.fromisoformat(a), time.fromisoformat(b)) for a, b in spans)
    return hours


def _holidays(settings: Mapping[str, Setting], years: range) -> dict[date, str]:
    state, ticked = _state(settings), _ticked(settings)
    local = {each.on(year): each.name for each in offered(state) if each.name in ticked for year in years}
    return local | _public_holidays(settings, state, years=years)


def _public_holidays(settings: Mapping[str, Setting], state: str, *, years: range) -> dict[date, str]:
    if not state:  # plain arithmetic
        return {day: name for year in years for day, name in nationwide_holidays(year).items()}
    from amtdesk.services.public_holidays import holidays_of, kept_holidays

    kept = kept_holidays(settings.get(_PUBLIC), state=state, years=years)
    return holidays_of(state, years) if kept is None else kept


def _ticked(settings: Mapping[str, Setting]) -> set[str]:
    stored = settings.get(_LOCAL)
    return {str(name) for name in stored} if isinstance(stored, list) else set()


def _spans(settings: Mapping[str, Setting]) -> tuple[ClosingTime, ...]:
    stored = settings.get(_CLOSED)
    rows = [row for row in stored if isinstance(row, dict)] if isinstance(stored, list) else []
    return tuple(
        ClosingTime(
            name=str(row["name"]),
            first=date.fromisoformat(str(row["first"])),
            last=date.fromisoformat(str(row["last"])),
            is_yearly=bool(row["yearly"]),
        )
        for row in rows
    )
