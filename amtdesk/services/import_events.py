"""Dates from a calendar: which entries are new, changed and the same.

An entry is known by its UID: a calendar that is imported again brings its entries up to date and adds none twice. What
it calls off goes; what it does not name stays, for files often hold no more than the months ahead. Posts that the plan
wrote into a calendar stay out: they would stand beside themselves.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dateutil.relativedelta import relativedelta

from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import OccasionId
from amtdesk.domain.occasions import Occasion, guessed_kind
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.reading import read_bytes
from amtdesk.services.import_plan import Compared, FileImport, Plan, plan_of
from amtdesk.services.plan_calendar import is_of_plan
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.occasions import OccasionRepository
from amtdesk.system.clock import Clock

#: Repeating entries are written out from so long before today to so long after it.
BACK = relativedelta(years=1)
AHEAD = relativedelta(years=2)


#: All dates of one entry of a calendar.
_Dates = tuple[Occasion, ...]
_Plan = Plan[_Dates, _Dates]


class EventImport(FileImport[_Plan]):
    """Reads calendars."""

    def __init__(
        self, database: Database, clock: Clock, *, town: TownService, before_import: Callable[[], object]
    ) -> None:
        super().__init__(before_import=before_import)
        self._town = town
        self._database = database
        self._clock = clock
        self._occasions = OccasionRepository(database)

    def _plan(self, path: Path) -> _Plan:
        from amtdesk.exchange.ics import Window, read_calendar

        today = self._clock.today()
        window = Window(first=today - BACK, last=today + AHEAD, zone=self._clock.zone)
        read = read_calendar(read_bytes(path), name=path.name, window=window)
        known = self._occasions.by_uid(zone=self._clock.zone)
        town = self._town.town().name
        own = {uid for uid in read.occasions if is_of_plan(uid, town=town) and uid not in known}
        others = {uid: occasions for uid, occasions in read.occasions.items() if uid not in own}
        dates = ((uid, tuple(_with_guess(each) for each in occasions)) for uid, occasions in others.items())
        found = [_compared(known.get(uid), occasions) for uid, occasions in dates]
        gone = [known[uid] for uid in known if uid in read.cancelled and uid not in read.occasions]
        plan = plan_of([*found, *(_compared(before, ()) for before in gone)], faults=read.faults)
        return replace(plan, called_off=tuple(before[0].title for before in gone), own_posts=len(own))

    def _write(self, plan: _Plan, name: str) -> None:
        label = Message(N_("Calendar imported from {name}"), {"name": name})
        with self._database.command(label, at=self._clock.now(), areas={Area.OCCASIONS}) as writer:
            for before, _ in plan.changed:
                for occasion in before:
                    self._occasions.delete(writer, occasion.id)
            for occasions in (*plan.added, *(_with_hers(before, after) for before, after in plan.changed)):
                for occasion in occasions:
                    self._occasions.insert(writer, occasion)


def _compared(before: _Dates | None, after: _Dates) -> Compared[_Dates, _Dates]:
    is_same = before is not None and _without_ids(before) == _without_ids(after)
    return Compared(before=before, new=after, is_same=is_same)


def _with_guess(occasion: Occasion) -> Occasion:
    return replace(occasion, kind=guessed_kind(occasion.title))


def _with_hers(before: _Dates, after: _Dates) -> _Dates:
    """Return the new dates with what she noted to them, and with what she called them."""
    if not after:
        return ()  # called off: it goes with what she noted; Ctrl+Z brings both back
    named = _with_notes(before, after)
    hers = {each.start: each.kind for each in before if each.kind != guessed_kind(each.title)}
    if not hers:
        return named
    usual = next(iter(hers.values())) if len(hers) == len(before) else ""  # all of them: the new ones, too
    kinds = (hers.get(each.start, usual) for each in named)
    return tuple(replace(each, kind=kind or each.kind) for each, kind in zip(named, kinds, strict=True))


def _with_notes(before: _Dates, after: _Dates) -> _Dates:
    """Return the new dates with her own notes: of the same moment, else of the nearest one, so that none is lost."""
    notes: dict[int, list[str]] = {}
    for noted in (each for each in before if each.own_note):
        notes.setdefault(_nearest(noted, after), []).append(noted.own_note)
    return tuple(
        replace(each, own_note="\n".join(notes[place])) if place in notes else each for place, each in enumerate(after)
    )


def _nearest(noted: Occasion, after: _Dates) -> int:
    def distance(place: int) -> tuple[bool, int]:
        return after[place].start != noted.start, abs((after[place].day - noted.day).days)

    return min(range(len(after)), key=distance)


def _without_ids(dates: _Dates) -> frozenset[Occasion]:
    """Return what the calendar says of the dates. Its own name is often no more than that of this month's file."""
    return frozenset(replace(occasion, id=OccasionId(0), own_note="", kind="", source="") for occasion in dates)
