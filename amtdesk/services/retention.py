"""How long records are kept (S8): her rules, what they would take, and the daily run that takes it.

Nothing goes before she agreed to a preview, and a period that she shortens later waits for her yes again. A run works
in small steps on a desk of its own, so that the window can write between them.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Final

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.retention import (
    RETAINED,
    DueRecords,
    Removal,
    RetentionKind,
    RetentionPreview,
    RetentionRule,
)
from amtdesk.domain.words import N_, Message
from amtdesk.services.personal_sweep import PersonalSweep
from amtdesk.services.thumbnails import FOLDER as THUMBNAILS
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.erasing import guards_lifted, overwrite_what_goes, wipe, write_anew
from amtdesk.storage.errors import DatabaseTrouble
from amtdesk.storage.file_store import FileStore
from amtdesk.storage.retention import BATCH, SWEEPS, DueRow, RetentionRepository, Sweep, note_removal
from amtdesk.storage.rows import instant_text
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

#: What she said yes to: kind → days.
_AGREED: Final = "retention_agreed"
#: Whether bytes of what was removed may still stand in the file.
WIPE_DUE: Final = "wipe_due"
_SAMPLES: Final = 20
_SAMPLE_LENGTH: Final = 80
#: Between two steps, in seconds. SQLite asks again each tenth of a second: a window that waits gets its turn.
_BREATH: Final = 0.12


@dataclass(slots=True)
class _Taken:
    counts: Counter[str] = field(default_factory=Counter)
    pictures: list[str] = field(default_factory=list)


class RetentionService:
    """Rules, preview, run and log."""

    def __init__(
        self, database: Database, clock: Clock, *, town: TownService, breathe: Callable[[float], None] = time.sleep
    ) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._breathe = breathe
        self._repository = RetentionRepository(database)
        self._settings = TownRepository(database)
        self._personal = PersonalSweep(database, town=town)

    # the rules

    def rules(self) -> tuple[RetentionRule, ...]:
        """Return the rule of every kind: hers, else the proposed one."""
        chosen, agreed = self._repository.rules(), self._agreed()
        return tuple(
            RetentionRule(kind=kind, days=chosen.get(kind, usual.usual), agreed_days=agreed.get(kind))
            for kind, usual in RETAINED.items()
        )

    def rule(self, kind: RetentionKind) -> RetentionRule:
        """Return the rule of one kind."""
        return next(rule for rule in self.rules() if rule.kind is kind)

    def set(self, kind: RetentionKind, days: int | None) -> RetentionRule:
        """Let a kind be kept for so many days, or for good. Raises NotAllowed for a period that is not offered."""
        if days not in RETAINED[kind].choices:
            raise NotAllowed(N_("This period is not offered for this kind of record."))
        row_id, at = self._repository.rule_id(kind), self._clock.now()
        label = Message(N_("Retention changed: {kind}"), {"kind": Message(RETAINED[kind].name)})
        row = {"days": days, "changed_at": instant_text(at)}
        with self._database.command(label, at=at, areas={Area.SAFEKEEPING}) as writer:
            if row_id is None:
                writer.insert("retention_rules", {"kind": kind.value, **row})
            else:
                writer.update("retention_rules", row_id, changes=row)
        return self.rule(kind)

    def is_on(self) -> bool:
        """Whether the daily run takes anything."""
        return any(rule.is_agreed for rule in self.rules())

    def agree(self) -> None:
        """Say yes to all rules as they are now: from now on the daily run follows them."""
        agreed = {rule.kind.value: rule.days for rule in self.rules() if rule.days is not None}
        self._keep_agreed(agreed, Message(N_("Retention switched on")))

    def stop(self) -> None:
        """Take the yes back: nothing goes any more until she agrees again."""
        self._keep_agreed({}, Message(N_("Retention switched off")))

    def _keep_agreed(self, agreed: Mapping[str, int | None], label: Message) -> None:
        with self._database.command(label, at=self._clock.now(), areas={Area.SAFEKEEPING}) as writer:
            self._settings.put_setting(writer, _AGREED, value=dict(agreed))

    def _agreed(self) -> Mapping[str, int]:
        kept = self._settings.settings().get(_AGREED)
        return {kind: days for kind, days in kept.items() if isinstance(days, int)} if isinstance(kept, dict) else {}

    # what is due

    def preview(self) -> RetentionPreview:
        """Return what the rules would take now, agreed or not. May take a second: ask in a worker."""
        rules = self.rules()
        due = (self._due(rule, cutoff) for rule, cutoff in self._with_period(rules))
        return RetentionPreview(rules=rules, due=tuple(each for each in due if each.count))

    def log(self) -> tuple[Removal, ...]:
        """Return what was removed for good, the latest first."""
        return self._repository.removals()

    def _due(self, rule: RetentionRule, cutoff: datetime) -> DueRecords:
        rows = tuple(row for _sweep, rows in self._all_due(rule.kind, cutoff) for row in rows)
        samples = tuple(filter(None, (_shortened(row.words) for row in rows[:_SAMPLES])))
        oldest = min((row.day for row in rows), default=None)
        return DueRecords(kind=rule.kind, count=len(rows), oldest=oldest, samples=samples)

    def _all_due(self, kind: RetentionKind, cutoff: datetime) -> Iterator[tuple[Sweep | None, tuple[DueRow, ...]]]:
        if kind is RetentionKind.PERSONAL:
            yield None, self._personal.due(cutoff)
        for sweep in SWEEPS.get(kind, ()):
            yield sweep, self._repository.due(sweep, cutoff)

    def _with_period(self, rules: tuple[RetentionRule, ...]) -> Iterator[tuple[RetentionRule, datetime]]:
        for rule in rules:
            cutoff = rule.cutoff(self._clock.now())
            if cutoff is not None:
                yield rule, cutoff

    # the run

    def run(self) -> tuple[Removal, ...]:
        """Take what the agreed rules say, and return what went. Call it in a worker. Raises DatabaseTrouble.

        What was taken before a fault stays taken, and the rest is taken by the next run.
        """
        overwrite_what_goes(self._database)
        is_wipe_due = bool(self._settings.settings().get(WIPE_DUE))
        agreed = (pair for pair in self._with_period(self.rules()) if pair[0].is_agreed)
        done = tuple(filter(None, (self._run_rule(rule.kind, cutoff) for rule, cutoff in agreed)))
        if done or is_wipe_due:
            self.wipe(all_of_it=is_wipe_due)
        return done

    def wipe(self, *, all_of_it: bool) -> bool:
        """Let what was removed go from the bytes of the file. False when that has to wait for the next run.

        With `all_of_it` the file is written anew; that takes a second, in which nobody else can write.
        """
        try:
            is_wiped = write_anew(self._database) if all_of_it else wipe(self._database, breathe=self._rest)
            if bool(self._settings.settings().get(WIPE_DUE)) == is_wiped:
                with self._command() as writer:
                    self._settings.put_setting(writer, WIPE_DUE, value=not is_wiped)
        except DatabaseTrouble:  # somebody else writes, or the drive is full: what is due stays noted
            return False
        return is_wiped

    def _run_rule(self, kind: RetentionKind, cutoff: datetime) -> Removal | None:
        taken = _Taken()
        if kind is RetentionKind.PERSONAL:
            taken.counts.update(self._personal.run(cutoff, at=self._clock.now(), breathe=self._rest))
        for sweep in SWEEPS.get(kind, ()):
            self._run_sweep(sweep, cutoff, taken=taken)
        self._remove_files(taken.pictures)
        if not taken.counts.total():
            return None
        removal = Removal(at=self._clock.now(), kind=kind.value, counts=dict(taken.counts))
        with self._command() as writer:
            note_removal(writer.connection, removal, before=cutoff)
        return removal

    def _run_sweep(self, sweep: Sweep, cutoff: datetime, *, taken: _Taken) -> None:
        for step in range(ceil(len(self._repository.due(sweep, cutoff)) / BATCH)):
            if step:
                self._rest()
            with self._command() as writer, guards_lifted(writer.connection):
                # asked again inside the transaction: she may have taken one up since
                ids = tuple(row.id for row in self._repository.due(sweep, cutoff, limit=BATCH))
                if sweep.is_about_pictures:
                    taken.pictures += self._repository.pictures_of(ids)
                taken.counts.update(sweep.take(writer.connection, ids))

    def _remove_files(self, pictures: list[str]) -> None:
        if not pictures:
            return
        store = FileStore(self._database)
        with self._command():  # nobody takes a picture in meanwhile; what she took in again since stays
            for sha256 in pictures:
                if store.find(sha256) is None:
                    for path in (store.path_of(sha256), self._database.path.parent / Path(THUMBNAILS, sha256)):
                        path.unlink(missing_ok=True)

    def _rest(self) -> None:
        self._breathe(_BREATH)

    def _command(self) -> AbstractContextManager[CommandWriter]:
        return self._database.command(
            Message(N_("Removed for good")),
            at=self._clock.now(),
            areas=frozenset(Area),
            merge_key="retention",
            undoable=False,
        )


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SAMPLE_LENGTH else f"{line[: _SAMPLE_LENGTH - 2].rstrip()} …"
