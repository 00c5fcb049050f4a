"""What stands in the calendar anyway (P3): imported entries, dates of her own, holidays, the office's closing days."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TypedDict, Unpack

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import OccasionId, OwnDateId
from amtdesk.domain.local_holidays import FEDERAL_STATES, INEXACT_SCHOOL_HOLIDAYS
from amtdesk.domain.occasions import FROM_OFFICE_CALENDAR, Occasion, OccasionKind
from amtdesk.domain.own_dates import OwnDate, checked, occasions_of
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.occasions import OccasionRepository
from amtdesk.storage.own_dates import OwnDateRepository
from amtdesk.system.clock import Clock

__all__ = ["FROM_OFFICE_CALENDAR", "DateFacts", "OccasionsService"]


class DateFacts(TypedDict, total=False):
    """What is said of a new date of hers. `until` is its last day, `ends_at` the time at which it ends."""

    day: date
    until: date | None
    at: time | None
    ends_at: time | None
    kind: str
    note: str
    rhythm: str
    moves_after_holidays: bool


class EditedFacts(DateFacts, total=False):
    """What is said of a date of hers that is there already."""

    title: str


class OccasionsService:
    """Occasions beside the posts."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService) -> None:
        self._database = database
        self._repository = OccasionRepository(database)
        self._own = OwnDateRepository(database)
        self._clock = clock
        self._town = town
        self._own_dates: tuple[OwnDate, ...] | None = None
        database.on_commit.append(self._forget)

    # what stands there

    def between(self, first: date, last: date) -> tuple[Occasion, ...]:
        """Return what begins on these days (both included): days off first, then entries by time."""
        begun = (each for each in (*self._school(first, last), *self._hers(first, last)) if each.day >= first)
        entries = self._repository.between(first, last, zone=self._clock.zone)
        return _in_order((*self._days_off(first, last), *begun, *entries))

    def running_between(self, first: date, last: date) -> tuple[Occasion, ...]:
        """Return what is under way on any of these days (both included), also what began before, in order."""
        entries = self._repository.running_between(first, last, zone=self._clock.zone)
        return _in_order((*self._days_off(first, last), *self._school(first, last), *self._hers(first, last), *entries))

    def own(self, own_id: OwnDateId) -> OwnDate:
        """Return a date of hers. Raises NotFound."""
        found = self._own.find(own_id)
        if found is None:
            raise NotFound(N_("This date is not in the calendar any more."))
        return found

    def school_holidays_doubt(self) -> Message | None:
        """Return what is to be said of the school holidays of this Land; None where they are exact, or without one."""
        state = self._town.federal_state()
        if state not in INEXACT_SCHOOL_HOLIDAYS:
            return None
        return Message(
            N_("School holidays of {state} differ by some days here: please compare them with the official calendar."),
            {"state": FEDERAL_STATES[state]},
        )

    # what she does

    def keep_note(self, occasion_id: OccasionId, text: str) -> Occasion:
        """Keep her own note to an occasion of a calendar. Raises NotFound."""
        occasion = self._get(occasion_id)
        with self._change(N_("Noted: {text}"), text=occasion.title) as writer:
            self._repository.set_own_note(writer, occasion_id, text=text.strip())
        return self._get(occasion_id)

    def set_kind(self, occasion_id: OccasionId, kind: str) -> Occasion:
        """Keep what she calls an occasion of a calendar; the calendar may come again. Raises NotFound."""
        occasion = self._get(occasion_id)
        with self._change(N_("Kind changed: {title}"), title=occasion.title) as writer:
            self._repository.set_kind(writer, occasion, kind=kind)
        return self._get(occasion_id)

    def add_own(self, title: str, **facts: Unpack[DateFacts]) -> OwnDate:
        """Enter a date of her own: once, or by a rhythm. Raises NotAllowed with a sentence."""
        day = facts.get("day") or self._clock.today()
        blank = OwnDate(id=OwnDateId(0), title=title, day=day, last_day=day)
        own = checked(_told(blank, facts, title=title))
        with self._change(N_("Occasion added: {title}"), title=own.title) as writer:
            own_id = self._own.add(writer, own)
        return replace(own, id=own_id)

    def edit_own(self, own_id: OwnDateId, **facts: Unpack[EditedFacts]) -> OwnDate:
        """Change a date of hers, with all times of its rhythm. Raises NotAllowed, NotFound."""
        before = self.own(own_id)
        own = checked(_told(before, facts, title=facts.get("title", before.title)))
        if own != before:
            with self._change(N_("Occasion changed: {title}"), title=own.title) as writer:
                self._own.change(writer, own)
        return own

    def delete_own(self, own_id: OwnDateId) -> None:
        """Take a date of hers off the calendar; undo brings it back."""
        own = self.own(own_id)
        with self._change(N_("Occasion deleted: {title}"), title=own.title) as writer:
            self._own.delete(writer, own_id)

    # inside

    def _change(self, label: str, **values: object) -> AbstractContextManager[CommandWriter]:
        return self._database.command(Message(label, values), at=self._clock.now(), areas={Area.OCCASIONS})

    def _get(self, occasion_id: OccasionId) -> Occasion:
        found = self._repository.find(occasion_id, zone=self._clock.zone)
        if found is None:
            raise NotFound(N_("This date is not in the calendar any more."))
        return found

    def _hers(self, first: date, last: date) -> tuple[Occasion, ...]:
        if self._own_dates is None:
            self._own_dates = self._own.all()
        zone = self._clock.zone
        holidays = self._town.public_holidays()
        return tuple(
            occasion
            for own in self._own_dates
            for occasion in occasions_of(own, first=first, last=last, holidays=holidays, zone=zone)
        )

    def _days_off(self, first: date, last: date) -> tuple[Occasion, ...]:
        days_off, holidays = self._town.calendar().days_off, self._town.public_holidays()
        return tuple(
            Occasion(
                id=OccasionId(0),
                uid=f"day-off-{day.isoformat()}",
                title=name,
                start=day,
                end=day + timedelta(days=1),
                all_day=True,
                source=FROM_OFFICE_CALENDAR,
                kind=OccasionKind.PUBLIC_HOLIDAY if day in holidays else OccasionKind.CLOSING_DAY,
            )
            for day, name in sorted(days_off.items())
            if first <= day <= last
        )

    def _school(self, first: date, last: date) -> tuple[Occasion, ...]:
        state = self._town.federal_state()
        return tuple(
            Occasion(
                id=OccasionId(0),
                uid=f"school-holidays-{state}-{span.first.isoformat()}",
                title=span.name,
                start=span.first,
                end=span.last + timedelta(days=1),
                all_day=True,
                source=FROM_OFFICE_CALENDAR,
                kind=OccasionKind.SCHOOL_HOLIDAYS,
            )
            for span in self._town.school_holidays()
            if span.first <= last and span.last >= first
        )

    def _forget(self, changed: Changed) -> None:
        if Area.OCCASIONS in changed.areas:
            self._own_dates = None


def _told(own: OwnDate, facts: DateFacts, *, title: str) -> OwnDate:
    day = facts.get("day", own.day)
    last_day = facts["until"] or day if "until" in facts else day + own.length
    return OwnDate(
        id=own.id,
        key=own.key,
        title=title,
        kind=facts.get("kind", own.kind),
        day=day,
        last_day=last_day,
        at=facts.get("at", own.at),
        ends_at=facts.get("ends_at", own.ends_at),
        rhythm=facts.get("rhythm", own.rhythm),
        moves_after_holidays=facts.get("moves_after_holidays", own.moves_after_holidays),
        note=facts.get("note", own.note),
    )


def _in_order(occasions: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    return tuple(sorted(occasions, key=lambda each: each.day))
