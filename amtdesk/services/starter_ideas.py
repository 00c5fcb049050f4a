"""Recurring ideas of general use that a new office may begin with. Which of them are taken, the list knows."""

from collections.abc import Iterable

from amtdesk.domain.changes import Area
from amtdesk.domain.idea_rules import checked
from amtdesk.domain.identifiers import IdeaId
from amtdesk.domain.recurring_ideas import IdeaOffer
from amtdesk.domain.words import N_, Message
from amtdesk.services.seed_ideas import idea_from
from amtdesk.storage.database import Database
from amtdesk.storage.recurring_ideas import RecurringIdeaRepository
from amtdesk.system.clock import Clock


class StarterIdeas:
    """Offers the usual ideas and takes over what she ticks."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._repository = RecurringIdeaRepository(database)

    def offer(self) -> tuple[IdeaOffer, ...]:
        """Return the usual ideas, and which of them are on the list."""
        from amtdesk.services.seed import read_seed
        from amtdesk.system.resources import resource

        taken = {idea.key for idea in self._repository.all()}
        ideas = (idea_from(row) for row in read_seed(resource("seed", "starter_ideas.yaml"))["ideas"])
        return tuple(IdeaOffer(idea=idea, is_taken=idea.key in taken) for idea in ideas)

    def take(self, keys: Iterable[str]) -> tuple[IdeaId, ...]:
        """Put these on the list, as one step of undo; what is on it already is left as it is. Rules begin today."""
        wanted, today = set(keys), self._clock.today()
        ideas = [checked(each.idea, today=today) for each in self.offer() if each.key in wanted and not each.is_taken]
        if not ideas:
            return ()
        label = Message(N_("Usual ideas taken over: {n}"), {"n": len(ideas)})
        if len(ideas) == 1:
            label = Message(N_("Recurring idea added: “{title}”"), {"title": ideas[0].title})
        with self._database.command(label, at=self._clock.now(), areas={Area.IDEAS}) as writer:
            return tuple(self._repository.add(writer, idea) for idea in ideas)
