"""What the rules take, kind by kind, in small steps: in the records themselves, or in a copy to see what would go.

One kind's turn changes what the next one finds: with a draft go the steps of undo that knew it, and perhaps the last
post that showed a picture. So a preview is a run, on a copy in memory: it counts what the run itself will count.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from typing import Final

from amtdesk.domain.changes import Area
from amtdesk.domain.retention import RetentionKind, RetentionRule
from amtdesk.domain.words import N_, Message
from amtdesk.services.personal_sweep import PersonalSweep
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.erasing import guards_lifted
from amtdesk.storage.retention import BATCH, SWEEPS, DueRow, RetentionRepository, Sweep
from amtdesk.system.clock import Clock

#: Between two steps, in seconds. SQLite asks again each tenth of a second: a window that waits gets its turn.
BREATH: Final = 0.12
#: On a copy nobody waits.
_AT_ONCE: Final = 2000
#: What waits until the rest has gone: pictures are let go by the posts and by the steps of undo that showed them.
_LAST: Final = (RetentionKind.UNDO, RetentionKind.BIN, RetentionKind.PICTURES)


def turn_of(rule: RetentionRule) -> int:
    """Return when a rule has its turn, so that nothing becomes due by what follows it."""
    return _LAST.index(rule.kind) if rule.kind in _LAST else -1


@dataclass(slots=True)
class Taken:
    """What a rule took: the records, how many rows of which table went or were changed, and names of files."""

    records: list[DueRow] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    pictures: list[str] = field(default_factory=list)


class RetentionRun:
    """Takes what is due, on one database."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        town: TownService,
        breathe: Callable[[float], object],
        batch: int = BATCH,
    ) -> None:
        self._database = database
        self._clock = clock
        self._breathe = breathe
        self._batch = batch
        self._repository = RetentionRepository(database)
        self._personal = PersonalSweep(database, town=town)

    def take(self, kind: RetentionKind, cutoff: datetime) -> Taken:
        """Take what is due of a kind. Raises DatabaseTrouble; what was taken before stays taken."""
        taken = Taken()
        if kind is RetentionKind.PERSONAL:
            records, counts = self._personal.run(cutoff, at=self._clock.now(), breathe=self.rest)
            taken.records += records
            taken.counts.update(counts)
        for sweep in SWEEPS.get(kind, ()):
            self._sweep(sweep, cutoff, taken=taken)
        return taken

    def rest(self) -> None:
        """Let a window that waits have its turn."""
        self._breathe(BREATH)

    def command(self) -> AbstractContextManager[CommandWriter]:
        """Begin one step."""
        return self._database.command(
            Message(N_("Removed for good")),
            at=self._clock.now(),
            areas=frozenset(Area),
            merge_key="retention",
            undoable=False,
        )

    def _sweep(self, sweep: Sweep, cutoff: datetime, *, taken: Taken) -> None:
        for step in range(ceil(len(self._repository.due(sweep, cutoff)) / self._batch)):
            if step:
                self.rest()
            with self.command() as writer, guards_lifted(writer.connection):
                # asked again inside the transaction: she may have taken one up since
                due = self._repository.due(sweep, cutoff, limit=self._batch)
                ids = tuple(row.id for row in due)
                if sweep.is_about_pictures:
                    taken.pictures += self._repository.pictures_of(ids)
                taken.counts.update(sweep.take(writer.connection, ids))
                taken.records += due


def trial_on(copy: Database, clock: Clock, *, town: TownService) -> RetentionRun:
    """Return a run over a copy in memory."""
    return RetentionRun(copy, clock, town=town, breathe=lambda _seconds: None, batch=_AT_ONCE)
