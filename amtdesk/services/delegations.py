"""Delegation (Q9): a department may answer by itself under one post for a day. Recorded, shown, never removed."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime

from amtdesk.domain.changes import Area
from amtdesk.domain.delegations import Delegation, covering, why_not_granted
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import DelegationId, PostId
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.domain.words import N_, Message
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.database import Database
from amtdesk.storage.delegations import DelegationRepository
from amtdesk.system.clock import Clock


class DelegationService:
    """Who answers by themselves, under which post, from when until when."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._repository = DelegationRepository(database)

    def grant(
        self,
        department: str,
        *,
        who: str,
        subject: str,
        post_id: PostId | None = None,
        starts_at: datetime,
        ends_at: datetime,
    ) -> Delegation:
        """Record that a department answers by itself under one post. Raises NotAllowed with a sentence."""
        refused = why_not_granted(department=department, subject=subject.strip(), starts_at=starts_at, ends_at=ends_at)
        if refused is not None:
            raise NotAllowed(refused.source)
        granted = Delegation(
            id=DelegationId(0),
            department=department,
            department_name="",
            who=who.strip(),
            subject=subject.strip(),
            starts_at=starts_at,
            ends_at=ends_at,
            recorded_at=self._clock.now(),
            post_id=post_id,
        )
        with self._command(N_("Department answers by itself: “{title}”"), granted) as writer:
            delegation_id = self._repository.add(writer, granted)
        return self._found(delegation_id)

    def withdraw(self, delegation_id: DelegationId) -> Delegation:
        """The department does not answer by itself any more. Raises NotAllowed when that has ended already."""
        delegation = self._found(delegation_id)
        if delegation.withdrawn_at is not None or delegation.ends_at <= self._clock.now():
            raise NotAllowed(N_("This has ended already."))
        with self._command(N_("Department no longer answers by itself: “{title}”"), delegation) as writer:
            self._repository.take_back(writer, delegation_id, at=self._clock.now())
        return self._found(delegation_id)

    def active(self, now: datetime) -> tuple[Delegation, ...]:
        """Return what holds at this instant, the one that ends first first."""
        return self._repository.active(now)

    def all(self) -> tuple[Delegation, ...]:
        """Return everything that was ever recorded, the latest first."""
        return self._repository.all()

    def for_question(
        self, question: CitizenQuestion, *, active: Iterable[Delegation] | None = None
    ) -> Delegation | None:
        """Return who answers a question by themselves just now: its link leads under their post.

        `active` saves a look into the records when many questions are shown.
        """
        holding = self.active(self._clock.now()) if active is None else active
        return None if question.is_closed else covering(holding, question.link)

    def _found(self, delegation_id: DelegationId) -> Delegation:
        found = self._repository.find(delegation_id)
        if found is None:
            raise NotFound(N_("This is not in the records."))
        return found

    def _command(self, label: str, delegation: Delegation) -> AbstractContextManager[CommandWriter]:
        return self._database.command(
            Message(label, {"title": delegation.subject}), at=self._clock.now(), areas={Area.QUESTIONS}
        )
