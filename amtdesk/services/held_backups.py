"""The backups that hold a matter although it is erased: which and where, and letting them go where she wants it."""

import os
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from amtdesk.domain.erasure import HoldingBackup
from amtdesk.domain.errors import UserFacingError, reason_of
from amtdesk.domain.safekeeping import Backup, BackupKind
from amtdesk.domain.words import N_, Message
from amtdesk.services.backup_shelf import kind_in
from amtdesk.storage.database import Database
from amtdesk.storage.erased_matter import Matter, MatterRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.services.safekeeping import SafekeepingService

#: Daily backups go with rotation after twelve months at the latest (7 days, 4 weeks, 12 months).
_ROTATION: Final = timedelta(days=366)


class HeldBackups:
    """On this computer, and at second places."""

    def __init__(self, database: Database, clock: Clock, *, safekeeping: "Callable[[], SafekeepingService]") -> None:
        self._clock = clock
        self._safekeeping = safekeeping
        self._matters = MatterRepository(database)

    def of(self, matter: Matter) -> tuple[HoldingBackup, ...]:
        """Return those that were written while it was in the records, the newest first. Raises DatabaseTrouble."""
        since, place = self._matters.since(matter), self._safekeeping().second_place_address()
        here = [self._here(each) for each in self._safekeeping().backups() if _may_hold(each, since)]
        away = [_out_of_reach(self._here(each)) for each in self._safekeeping().out_of_reach() if each.made_at >= since]
        elsewhere = (
            HoldingBackup(
                name=name,
                made_at=made_at,
                until=self._day_after_rotation(made_at) if address == place else None,
                kind=kind_in(name),
                place=address,
                is_in_reach=address == place,
            )
            for address, name, made_at in self._matters.copies_elsewhere(since)
        )
        return (*elsewhere, *away, *here)

    def let_go(self, held: tuple[HoldingBackup, ...]) -> tuple[Message, ...]:
        """Let those within reach go, once a fresh one is written. Return what could not be done, a sentence each."""
        going = tuple(each for each in held if each.is_in_reach)
        if not going:
            return ()
        try:
            fresh = self._safekeeping().backup_now()
        except (UserFacingError, OSError) as error:  # no space for it, for instance: the last good ones stay
            reason = {"reason": reason_of(error)}
            return (Message(N_("No backup is deleted, because no fresh one could be written: {reason}"), reason),)
        return (*self._let_go_here(going), *self._let_go_elsewhere(going, fresh))

    def still(self, held: tuple[HoldingBackup, ...]) -> tuple[HoldingBackup, ...]:
        """Return those of them that are still there, as far as that can be told. Raises DatabaseTrouble."""
        there = {(place, name) for place, name, _made_at in self._matters.copies_elsewhere(None)}
        return tuple(each for each in held if (each.place, each.name) in there or _lies_here(each))

    def kept(self, backups: tuple[Backup, ...], matter: Matter) -> tuple[HoldingBackup, ...]:
        """Return states out of which its words could not be taken now."""
        since = self._matters.since(matter)
        return tuple(_out_of_reach(self._here(each)) for each in backups if each.made_at >= since)

    # parts

    def _here(self, backup: Backup) -> HoldingBackup:
        is_daily = backup.kind is BackupKind.DAILY
        return HoldingBackup(
            name=backup.path.name,
            made_at=backup.made_at,
            until=self._day_after_rotation(backup.made_at) if is_daily else None,
            kind=kind_in(backup.path.name),
            path=backup.path,
            is_in_reach=True,
        )

    def _day_after_rotation(self, made_at: datetime) -> date:
        return self._clock.local(made_at + _ROTATION).date()

    def _let_go_here(self, going: tuple[HoldingBackup, ...]) -> tuple[Message, ...]:
        from amtdesk.storage.backups import remove_records

        stay = 0
        for path in (each.path for each in going if each.path is not None):
            try:
                remove_records(path)  # damaged records have what SQLite left beside them, and words stand there, too
            except OSError:  # held fast, or not ours to delete
                stay += 1
        if not stay:
            return ()
        return (Message(N_("{n} of the backups on this computer could not be deleted."), {"n": stay}),)

    def _let_go_elsewhere(self, going: tuple[HoldingBackup, ...], fresh: Backup) -> tuple[Message, ...]:
        names = frozenset(each.name for each in going if each.path is None)
        if not names:
            return ()
        try:
            self._safekeeping().replace_copies(names, by=fresh)
        except UserFacingError as error:
            reason = {"reason": reason_of(error)}
            later = N_("The copies at the second place are deleted as soon as that works; just now: {reason}")
            return (Message(later, reason),)
        return ()


def _out_of_reach(held: HoldingBackup) -> HoldingBackup:
    return replace(held, is_in_reach=False)


def _may_hold(backup: Backup, since: datetime) -> bool:
    """Whether it was written since then, and keeps words although they are erased."""
    from amtdesk.storage.kept_states import can_be_erased_in

    if backup.made_at < since:
        return False
    return backup.kind is not BackupKind.BEFORE_RESTORE or not can_be_erased_in(backup.path)


def _lies_here(held: HoldingBackup) -> bool:
    path = held.path  # where its folder is not there, or may not be entered, nobody can say that it went
    return path is not None and (os.access(path, os.F_OK) or not os.access(path.parent, os.X_OK))
