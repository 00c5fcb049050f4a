"""Having a template's words agreed (T3): with whom, until when, what an edit took away, and asking for it by mail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import TemplateId
from amtdesk.domain.reply_templates import Agreement, ReplyTemplate
from amtdesk.domain.template_rules import require_usable
from amtdesk.domain.town import Department
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.templates import AgreedWords, TemplateRepository, agreement_columns
from amtdesk.system.clock import Clock


class TemplateAgreements:
    """Records who agreed to which words. The stamp itself is taken away by an edit, in the template service."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        repository: TemplateRepository,
        town: TownService,
        get: Callable[[TemplateId], ReplyTemplate],
    ) -> None:
        self._database = database
        self._clock = clock
        self._repository = repository
        self._town = town
        self._get = get

    def record(self, template_id: TemplateId, agreement: Agreement) -> ReplyTemplate:
        """Keep who agreed to the present words. Raises NotAllowed."""
        template = self._get(template_id)
        require_usable(template.text)
        kept = self.checked(agreement, review_months=template.review_months)
        self._write(N_("Template “{title}” agreed"), template, changes=agreement_columns(kept))
        return self._get(template_id)

    def checked(self, agreement: Agreement, *, review_months: int) -> Agreement:
        """Return an agreement complete with its next review. Raises NotAllowed."""
        if not agreement.agreed_with.strip():
            raise NotAllowed(N_("Please say who agreed to these words."))
        if agreement.agreed_on > self._clock.today():
            raise NotAllowed(N_("The date lies in the future. Words can be agreed today at the latest."))
        if agreement.valid_until is not None and agreement.valid_until < agreement.agreed_on:
            raise NotAllowed(N_("“Valid until” lies before the day of the agreement. Please check both dates."))
        if agreement.next_review is not None and agreement.next_review < agreement.agreed_on:
            raise NotAllowed(N_("“Next review” lies before the day of the agreement. Please check both dates."))
        review = agreement.next_review or self.usual_review(agreement, review_months=review_months)
        return replace(agreement, agreed_with=agreement.agreed_with.strip(), next_review=review)

    def usual_review(self, agreement: Agreement, *, review_months: int) -> date:
        """Return when to look at the words again: after the template's months, at their end at the latest."""
        from dateutil.relativedelta import relativedelta

        review = agreement.agreed_on + relativedelta(months=review_months)
        return review if agreement.valid_until is None else min(review, agreement.valid_until)

    def last_words(self, template_id: TemplateId) -> AgreedWords | None:
        """Return the words whose stamp an edit took away, while they still can be brought back; else None."""
        if self._get(template_id).agreement is not None:
            return None
        return self._repository.last_agreed(template_id)

    def restore(self, template_id: TemplateId) -> ReplyTemplate:
        """Bring the agreed words back with their stamp. Raises NotFound when there are none."""
        words = self.last_words(template_id)
        if words is None:
            raise NotFound(N_("There is no agreed version of this template to bring back."))
        changes = {"text": words.text, **agreement_columns(words.agreement)}
        self._write(N_("Agreed version of “{title}” brought back"), self._get(template_id), changes=changes)
        return self._get(template_id)

    def department(self, template: ReplyTemplate) -> Department | None:
        """Return who has to agree: the department of the last agreement, else that of the subject."""
        departments = self._town.departments()
        before = template.agreement.department if template.agreement else ""
        named = next((each for each in departments if before and before in {each.name, each.key}), None)
        if named is not None:
            return named
        key = next((each.department for each in self._town.categories() if each.key == template.category), "")
        return next((each for each in departments if each.key == key), None)

    def request(self, template: ReplyTemplate) -> Message:
        """Return the mail that asks the department to confirm the words."""
        town, department = self._town.town(), self.department(template)
        lead = department.lead if department is not None else ""
        values: dict[str, object] = {
            "title": template.title,
            "name": lead,
            "text": template.text,
            "sender": town.user_name or town.full_name or town.name,
        }
        return Message(_REQUEST if lead else _REQUEST_WITHOUT_NAME, values)

    def _write(self, label: str, template: ReplyTemplate, *, changes: dict[str, str | int | float | None]) -> None:
        message = Message(label, {"title": template.title})
        with self._database.command(message, at=self._clock.now(), areas={Area.TEMPLATES}) as writer:
            self._repository.update(writer, template.id, changes=changes)


_REQUEST = N_(
    "Please confirm the wording: {title}\n\nHello {name},\n\nwe answer citizens with the following text. Please check "
    "whether it is still right, and reply with “agreed” or with your changes. Please also say until when it holds.\n\n"
    "{text}\n\nWhat stands in double braces is filled in when the text is used.\n\nKind regards\n{sender}"
)
_REQUEST_WITHOUT_NAME = N_(
    "Please confirm the wording: {title}\n\nHello,\n\nwe answer citizens with the following text. Please check "
    "whether it is still right, and reply with “agreed” or with your changes. Please also say until when it holds.\n\n"
    "{text}\n\nWhat stands in double braces is filled in when the text is used.\n\nKind regards\n{sender}"
)
