"""Proposals to make a template of repeated own answers (Q7), and that one is not wanted."""

from amtdesk.domain.changes import Area
from amtdesk.domain.proposals import WITHIN, TemplateProposal, proposals_of
from amtdesk.domain.reply_templates import NewTemplate, ReplyTemplate
from amtdesk.domain.words import N_, Message
from amtdesk.services.templates import TemplateService
from amtdesk.services.town import TownService
from amtdesk.storage.answers import AnswerRepository
from amtdesk.storage.database import Database
from amtdesk.system.clock import Clock


class ProposalService:
    """What the office's own answers ask for."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService, templates: TemplateService) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._templates = templates
        self._answers = AnswerRepository(database)

    def open(self) -> tuple[TemplateProposal, ...]:
        """Return the subjects answered three times or more in own words within four weeks, the most answered first."""
        answers = self._answers.own_answers_since(self._clock.now() - WITHIN)
        if not answers:
            return ()
        names = {category.key: category.name for category in self._town.categories()}
        return proposals_of(answers, names=names, dismissed=self._answers.dismissed())

    def accept(self, proposal: TemplateProposal) -> ReplyTemplate:
        """Make a draft of the last answer, in one step of undo; its subject waits until it is due again."""
        new = NewTemplate(title=proposal.category_name, text=proposal.last_answer, category=proposal.category)
        label = Message(N_("Template “{title}” added"), {"title": new.title})
        with self._database.command(label, at=self._clock.now(), areas={Area.TEMPLATES}) as writer:
            template_id = self._templates.write(writer, new)
            self._answers.dismiss(writer, proposal.category, at=self._clock.now())
        return self._templates.get(template_id)

    def dismiss(self, category: str) -> None:
        """Propose nothing for this subject until it was answered as often again. Undo brings the proposal back."""
        names = {each.key: each.name for each in self._town.categories()}
        label = Message(N_("No template wanted for “{subject}”"), {"subject": names.get(category, category)})
        with self._database.command(label, at=self._clock.now(), areas={Area.TEMPLATES}) as writer:
            self._answers.dismiss(writer, category, at=self._clock.now())
