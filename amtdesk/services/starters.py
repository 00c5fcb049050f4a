"""The shipped templates an empty desk can begin with. Taken over, they are drafts: the house has to agree first."""

from collections.abc import Sequence
from dataclasses import replace

from amtdesk.domain.changes import Area
from amtdesk.domain.reply_templates import NewTemplate, Starter
from amtdesk.domain.words import N_, Message
from amtdesk.services.templates import TemplateService
from amtdesk.services.town import TownRecords, TownService
from amtdesk.storage.database import Database
from amtdesk.system.clock import Clock

#: What every town hall is asked; offered first.
FREQUENT = ("T-SPERR-1", "T-OEFF-1", "T-AUSWEIS-1", "T-BAU-1", "T-NETI-1")


class StarterService:
    """Offers the starter pack and takes over what she ticks."""

    def __init__(self, database: Database, clock: Clock, *, templates: TemplateService, town: TownService) -> None:
        self._database = database
        self._clock = clock
        self._templates = templates
        self._town = town

    def offered(self) -> tuple[Starter, ...]:
        """Return the shipped templates that are not on this desk, what every town hall is asked first."""
        from amtdesk.services.seed import StarterPack

        pack = StarterPack()
        names = {category.key: category.name for category in pack.categories}
        taken = self._templates.keys_in_use()
        return tuple(
            Starter(template=template, category_name=names.get(template.category, template.category))
            for template in sorted(pack.templates, key=_place)
            if template.key not in taken
        )

    def adopt(self, chosen: Sequence[Starter]) -> int:
        """Add these as drafts, with their subjects, in one step of undo. Return how many."""
        from amtdesk.services.seed import StarterPack

        wanted = {starter.template.category for starter in chosen}
        known = {category.key for category in self._town.categories()}
        new = tuple(c for c in StarterPack().categories if c.key in wanted - known)
        label = Message(N_("Starter templates taken over"))
        with self._database.command(label, at=self._clock.now(), areas={Area.TEMPLATES, Area.TOWN}) as writer:
            self._town.write(writer, TownRecords(settings={}, categories=new))
            for starter in chosen:
                self._templates.write(writer, self._as_draft(starter.template))
        return len(chosen)

    def _as_draft(self, template: NewTemplate) -> NewTemplate:
        is_taken = self._templates.by_shortcut(template.shortcut) is not None
        return replace(template, agreement=None, shortcut="" if is_taken else template.shortcut)


def _place(template: NewTemplate) -> int:
    return FREQUENT.index(template.key) if template.key in FREQUENT else len(FREQUENT)
