"""How long records are kept (S8): her rules, what they would take, and the daily run that takes it.

Nothing goes before she agreed to a preview, and a period that she shortens later waits for her yes again. A run works
in small steps on a desk of its own, so that the window can write between them.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Final

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.retention import (
    RECORDS,
    RETAINED,
    DueRecords,
    Removal,
    RetentionKind,
    RetentionPreview,
    RetentionRule,
)
from amtdesk.domain.words import N_, Message
from amtdesk.services.retention_run import RetentionRun, Taken, trial_on, turn_of
from amtdesk.services.thumbnails import FOLDER as THUMBNAILS
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.erasing import WIPE_DUE, overwrite_what_goes, wipe, write_anew
from amtdesk.storage.errors import DatabaseTrouble
from amtdesk.storage.file_store import FileStore
from amtdesk.storage.retention import RetentionRepository, note_removal
from amtdesk.storage.rows import instant_text
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

#: What she said yes to: kind → days.
_AGREED: Final = "retention_agreed"
#: Nobody is on holiday for longer, as a rule.
_ABSENCE: Final = timedelta(days=40)
_SAMPLES: Final = 20
_SAMPLE_LENGTH: Final = 80


class RetentionService:
    """Rules, preview, run and log."""

    def __init__(
        self, database: Database, clock: Clock, *, town: TownService, breathe: Callable[[float], None] = time.sleep
    ) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._repository = RetentionRepository(database)
        self._settings = TownRepository(database)
        self._run = RetentionRun(database, clock, town=town, breathe=breathe)

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

    def notes_forgotten_before(self) -> datetime | None:
        """Return the instant before which the daily run forgets what was due; None while it forgets nothing."""
        rule = self.rule(RetentionKind.NOTES)
        return rule.cutoff(self._clock.now()) if rule.is_agreed else None

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
        """Return what a run would take now with all rules, agreed or not: it is tried on a copy in memory.

        May take some seconds: ask in a worker. Raises DatabaseTrouble.
        """
        rules = self.rules()
        copy = self._database.copied()
        try:
            trial = trial_on(copy, self._clock, town=self._town)
            due = [_due(rule.kind, trial.take(rule.kind, cutoff)) for rule, cutoff in self._with_period(rules)]
        finally:
            copy.close()
        as_shown = sorted((each for each in due if each.count), key=lambda each: list(RETAINED).index(each.kind))
        return RetentionPreview(rules=rules, due=tuple(as_shown))

    def log(self) -> tuple[Removal, ...]:
        """Return what was removed for good, the latest first."""
        return self._repository.removals()

    def _with_period(self, rules: tuple[RetentionRule, ...]) -> Iterator[tuple[RetentionRule, datetime]]:
        for rule in sorted(rules, key=turn_of):
            cutoff = rule.cutoff(self._clock.now())
            if cutoff is not None:
                yield rule, cutoff

    # the run

    def daily(self) -> tuple[Removal, ...]:
        """Take what the agreed rules say, and return what went; as `run`.

        Where nobody was at the desk for weeks it waits for the next day: perhaps the clock went ahead, and somebody
        sets it right. What is gone would not come back by that.
        """
        today = datetime.combine(self._clock.today(), clock_time(), self._clock.zone)
        return self.run() if self._repository.was_used_between(today - _ABSENCE, today) else ()

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
            is_wiped = write_anew(self._database) if all_of_it else wipe(self._database, breathe=self._run.rest)
            if bool(self._settings.settings().get(WIPE_DUE)) == is_wiped:
                with self._run.command() as writer:
                    self._settings.put_setting(writer, WIPE_DUE, value=not is_wiped)
        except DatabaseTrouble:  # somebody else writes, or the drive is full: what is due stays noted
            return False
        return is_wiped

    def _run_rule(self, kind: RetentionKind, cutoff: datetime) -> Removal | None:
        taken = self._run.take(kind, cutoff)
        self._remove_files(taken.pictures)
        if not taken.records:
            return None
        counts = {RECORDS: len(taken.records), **taken.counts}
        removal = Removal(at=self._clock.now(), kind=kind.value, counts=counts)
        with self._run.command() as writer:
            note_removal(writer.connection, removal, before=cutoff)
        return removal

    def _remove_files(self, pictures: list[str]) -> None:
        if not pictures:
            return
        store = FileStore(self._database)
        with self._run.command():  # nobody takes a picture in meanwhile; what she took in again since stays
            for sha256 in pictures:
                if store.find(sha256) is None:
                    for path in (store.path_of(sha256), self._database.path.parent / Path(THUMBNAILS, sha256)):
                        path.unlink(missing_ok=True)


def _due(kind: RetentionKind, taken: Taken) -> DueRecords:
    rows = taken.records
    samples = tuple(filter(None, (_shortened(row.words) for row in rows[:_SAMPLES])))
    return DueRecords(kind=kind, count=len(rows), oldest=min((row.day for row in rows), default=None), samples=samples)


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SAMPLE_LENGTH else f"{line[: _SAMPLE_LENGTH - 2].rstrip()} …"
