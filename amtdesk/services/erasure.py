"""Erasing one matter for good (S8, Art. 17 GDPR): a preview of all that goes, then once and without return."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from amtdesk.domain.changes import Area
from amtdesk.domain.erasure import Erased, ErasingIsForQuestions, ErasingNeedsReason, ErasurePreview, HoldingBackup
from amtdesk.domain.errors import NotFound, UserFacingError, reason_of
from amtdesk.domain.personal_data import find_personal_data, redact
from amtdesk.domain.questions import short_title
from amtdesk.domain.retention import Removal
from amtdesk.domain.words import N_, Message
from amtdesk.services.held_backups import HeldBackups
from amtdesk.storage.database import Database
from amtdesk.storage.erased_matter import Matter, MatterRepository
from amtdesk.storage.erasing import WIPE_DUE, overwrite_what_goes
from amtdesk.storage.retention import note_removal
from amtdesk.storage.town import TownRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.services.safekeeping import SafekeepingService

#: The log calls it so, beside the kinds of the rules.
BY_HAND: Final = "by_hand"
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
        self._held = HeldBackups(database, clock, safekeeping=safekeeping)
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
            backups=self._held.of(matter),
        )

    def erase(self, subject: str, *, reason: str, deletes_backups: bool = False) -> Erased:
        """Take the matter away for good, and out of the bytes of the file. Call it in a worker.

        States that restoring put aside lose it, too. With `deletes_backups` the backups that hold it go, here and at
        the second place, once a fresh one is written. What is returned names those that still hold it, and tells what
        could not be done at once. Raises ErasingIsForQuestions, ErasingNeedsReason, NotFound, DatabaseTrouble; nothing
        is gone then.
        """
        from amtdesk.storage.backups import WRITING

        why = " ".join(reason.split())
        matter = self._matter(subject)
        if not why:
            raise ErasingNeedsReason
        with WRITING:  # a backup that is being written just now would hold it, and be named by nobody
            held = self._held.of(matter)
            removal = self._take(matter, why=redact(why, find_personal_data(why)), held=held)
        return self._followed_up(matter, removal, held=held, deletes_backups=deletes_backups)

    def _take(self, matter: Matter, *, why: str, held: tuple[HoldingBackup, ...]) -> Removal:
        overwrite_what_goes(self._database)
        with self._database.command(
            Message(N_("Removed for good")), at=self._clock.now(), areas=frozenset(Area), undoable=False
        ) as writer:
            matter = self._matter(matter.subject)  # as it is now: nobody else writes from here on
            counts = self._matters.erase(writer.connection, matter, at=self._clock.now())
            removal = Removal(
                at=self._clock.now(),
                kind=BY_HAND,
                counts=dict(counts),
                subject=matter.subject,
                reason=why,
                backups=tuple(each.whole_name for each in held),
            )
            note_removal(writer.connection, removal)
            self._settings.put_setting(writer, WIPE_DUE, value=True)
        return removal

    def _followed_up(
        self, matter: Matter, removal: Removal, *, held: tuple[HoldingBackup, ...], deletes_backups: bool
    ) -> Erased:
        """Do the rest. The matter is gone by now, so nothing here is raised: what cannot be done is told."""
        left: list[Message] = []
        if not self._wipe(all_of_it=True):
            left.append(Message(N_("Traces of it go from the bytes of the file with the next daily run.")))
        try:
            if deletes_backups:
                left += self._held.let_go(held)
            states = self._held.kept(self._safekeeping().erase_in_kept(), matter)
            if states:
                again = N_("States from before restoring cannot be written now; each daily run tries again.")
                left.append(Message(again))
            held = self._held.still((*held, *states))
        except (UserFacingError, OSError) as error:  # the drive went away, for instance
            left.append(Message(N_("The backups could not be looked at: {reason}"), {"reason": reason_of(error)}))
        return Erased(removal=removal, held_by=held, left=tuple(left))

    def _matter(self, subject: str) -> Matter:
        told = _SUBJECT.fullmatch(subject.strip())
        if told is None:
            raise ErasingIsForQuestions(subject)
        matter = self._matters.find(int(told[1]))
        if matter is None:
            raise NotFound(N_("There is no question with the number {number}."), number=told[1])
        return matter
