"""Taking a calendar in: entries that are new, changed and the same, as one command that can be undone.

An entry is known by its UID: a calendar that is imported again brings its entries up to date and adds none twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from dateutil.relativedelta import relativedelta

from amtdesk.domain.changes import Area
from amtdesk.domain.identifiers import OccasionId
from amtdesk.domain.imports import Fault, ImportReport
from amtdesk.domain.occasions import Occasion
from amtdesk.domain.words import N_, Message
from amtdesk.exchange.reading import read_bytes
from amtdesk.storage.database import Database
from amtdesk.storage.occasions import OccasionRepository
from amtdesk.system.clock import Clock

#: Repeating entries are written out from so long before today to so long after it.
BACK = relativedelta(years=1)
AHEAD = relativedelta(years=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    added: tuple[tuple[Occasion, ...], ...]
    changed: tuple[tuple[tuple[Occasion, ...], tuple[Occasion, ...]], ...]
    unchanged: int
    faults: tuple[Fault, ...]

    @property
    def report(self) -> ImportReport:
        return ImportReport(
            added=len(self.added), changed=len(self.changed), unchanged=self.unchanged, faults=self.faults
        )


class EventImport:
    """Reads calendars. `before_import` makes a backup (S2)."""

    def __init__(self, database: Database, clock: Clock, *, before_import: Callable[[], object]) -> None:
        self._database = database
        self._clock = clock
        self._before_import = before_import
        self._occasions = OccasionRepository(database)

    def preview(self, path: Path) -> ImportReport:
        """Say what an import of this file would do; nothing is changed. Raises ImportRefused."""
        return self._plan(path).report

    def run(self, path: Path) -> ImportReport:
        """Import a file and say what was done. Raises ImportRefused; then nothing was imported."""
        plan = self._plan(path)
        if plan.added or plan.changed:
            self._before_import()
            self._write(plan, path.name)
        return plan.report

    def _plan(self, path: Path) -> _Plan:
        from amtdesk.exchange.ics import Window, read_calendar

        today = self._clock.today()
        window = Window(first=today - BACK, last=today + AHEAD, zone=self._clock.zone)
        read = read_calendar(read_bytes(path), name=path.name, window=window)
        known = self._occasions.by_uid(zone=self._clock.zone)
        added, changed, unchanged = [], [], 0
        for uid, occasions in read.occasions.items():
            before = known.get(uid)
            if before is None:
                added.append(occasions)
            elif _comparable(before) == _comparable(occasions):
                unchanged += 1
            else:
                changed.append((before, occasions))
        return _Plan(added=tuple(added), changed=tuple(changed), unchanged=unchanged, faults=read.faults)

    def _write(self, plan: _Plan, name: str) -> None:
        label = Message(N_("Calendar imported from {name}"), {"name": name})
        with self._database.command(label, at=self._clock.now(), areas={Area.OCCASIONS}) as writer:
            for before, _ in plan.changed:
                for occasion in before:
                    self._occasions.delete(writer, occasion.id)
            for occasions in (*plan.added, *(after for _, after in plan.changed)):
                for occasion in occasions:
                    self._occasions.insert(writer, occasion)


def _comparable(occasions: tuple[Occasion, ...]) -> frozenset[Occasion]:
    return frozenset(replace(occasion, id=OccasionId(0)) for occasion in occasions)
