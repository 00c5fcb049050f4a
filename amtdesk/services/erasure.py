"""Erasing one matter for good (S8, Art. 17 GDPR): a preview of all that goes, then once and without return."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Protocol

from amtdesk.domain.changes import Area
from amtdesk.domain.erasure import ErasingIsForQuestions, ErasingNeedsReason, ErasurePreview, HoldingBackup
from amtdesk.domain.errors import NotFound, UserFacingError
from amtdesk.domain.personal_data import find_personal_data, redact
from amtdesk.domain.questions import short_title
from amtdesk.domain.retention import Removal
from amtdesk.domain.safekeeping import Backup, BackupKind
from amtdesk.domain.words import N_, Message
from amtdesk.services.backup_shelf import kind_in
from amtdesk.services.retention import WIPE_DUE
from amtdesk.storage.database import Database
from amtdesk.storage.erased_matter import Matter, MatterRepository
from amtdesk.storage.erasing import overwrite_what_goes
from amtdesk.storage.retention import note_removal
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.services.safekeeping import SafekeepingService

#: The log calls it so, beside the kinds of the rules.
BY_HAND: Final = "by_hand"
#: Daily backups go with rotation after twelve months at the latest (7 days, 4 weeks, 12 months).
_ROTATION: Final = timedelta(days=366)
_SUBJECT: Final = re.compile(r"question:(\d{1,15})")


class Wipe(Protocol):
    """Lets removed words go from the bytes of the file."""

    def __call__(self, *, all_of_it: bool) -> bool:
        """Return whether that was possible now."""


class ErasureService:
    """Preview and erasing. Nothing here can be undone."""

    def __init__(
        self, database: Database, clock: Clock, *, safekeeping: Callable[[], "SafekeepingService"], wipe: Wipe
    ) -> None:
        self._database = database
        self._clock = clock
        self._safekeeping = safekeeping
        self._wipe = wipe
        self._matters = MatterRepository(database)
        self._settings = TownRepository(database)

    def preview(self, subject: str) -> ErasurePreview:
        """Return everything that would go. `subject` is such as question:123.

        Raises ErasingIsForQuestions, or NotFound when there is no such question.
        """
        matter = self._matter(subject)
        return ErasurePreview(
            subject=matter.subject,
            title=short_title(matter.text),
            traces=self._matters.traces(matter),
            weeks=self._matters.weeks(matter),
            posts=self._matters.posts(matter),
            backups=self._holding(matter),
        )

    def erase(self, subject: str, *, reason: str, deletes_backups: bool = False) -> Removal:
        """Take the matter away for good, and out of the bytes of the file. Call it in a worker.

        States that restoring put aside lose it, too. With `deletes_backups` the backups on this computer that hold it
        go, once a fresh one is written. What is returned names those that still hold it. Raises ErasingIsForQuestions,
        ErasingNeedsReason, NotFound, DatabaseTrouble; nothing is gone then.
        """
        matter = self._matter(subject)
        why = " ".join(reason.split())
        if not why:
            raise ErasingNeedsReason
        held = self._holding(matter)
        overwrite_what_goes(self._database)
        with self._database.command(
            Message(N_("Removed for good")), at=self._clock.now(), areas=frozenset(Area), undoable=False
        ) as writer:
            matter = self._matter(subject)  # as it is now: nobody else writes from here on
            counts = self._matters.erase(writer.connection, matter, at=self._clock.now())
            removal = Removal(
                at=self._clock.now(),
                kind=BY_HAND,
                counts=dict(counts),
                subject=matter.subject,
                reason=redact(why, find_personal_data(why)),
                backups=tuple(each.name for each in held),
            )
            note_removal(writer.connection, removal)
            self._settings.put_setting(writer, WIPE_DUE, value=True)
        self._wipe(all_of_it=True)
        self._safekeeping().erase_in_kept()
        if deletes_backups:
            self._delete(held)
        return replace(removal, backups=tuple(each.name for each in held if each.path is None or each.path.exists()))

    def _delete(self, backups: tuple[HoldingBackup, ...]) -> None:
        """Let the backups here go, once a fresh one is written that holds it no more."""
        going = [each.path for each in backups if each.path is not None]
        try:
            if going:
                self._safekeeping().backup_now()
        except UserFacingError:  # no space for it, for instance: the last good ones stay, and are named
            return
        for path in going:
            with suppress(OSError):  # held fast, or not ours to delete: it is named among those that stay
                path.unlink()

    def _matter(self, subject: str) -> Matter:
        told = _SUBJECT.fullmatch(subject.strip())
        if told is None:
            raise ErasingIsForQuestions(subject)
        matter = self._matters.find(int(told[1]))
        if matter is None:
            raise NotFound(N_("There is no question with the number {number}."), number=told[1])
        return matter

    def _holding(self, matter: Matter) -> tuple[HoldingBackup, ...]:
        here = (
            HoldingBackup(
                name=each.path.name,
                made_at=each.made_at,
                until=self._until(each),
                kind=kind_in(each.path.name),
                path=each.path,
            )
            for each in self._safekeeping().backups()
            if self._may_hold(each, matter)
        )
        elsewhere = (
            HoldingBackup(
                name=name,
                made_at=made_at,
                until=self._clock.local(made_at + _ROTATION).date(),
                kind=kind_in(name),
                is_elsewhere=True,
            )
            for name, made_at in self._matters.copies_elsewhere(matter.noted_at)
        )
        return (*elsewhere, *here)

    def _may_hold(self, backup: Backup, matter: Matter) -> bool:
        """Whether it was written while the matter was there, and keeps it although it is erased."""
        from amtdesk.storage.kept_states import can_be_erased_in

        if backup.made_at < matter.noted_at:
            return False
        return backup.kind is not BackupKind.BEFORE_RESTORE or not can_be_erased_in(backup.path)

    def _until(self, backup: Backup) -> date | None:
        """Return when rotation lets it go at the latest; None where only a hand does."""
        is_daily = backup.kind is BackupKind.DAILY
        return self._clock.local(backup.made_at + _ROTATION).date() if is_daily else None
