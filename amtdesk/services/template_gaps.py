"""What stands in a template's gaps: the town's values, what was put in last, what is usual, days counted from now."""

from collections.abc import Mapping

from amtdesk.domain.day_phrases import is_counted_from_today
from amtdesk.domain.gaps import (
    PASSING_GAPS,
    FilledText,
    GapField,
    fill_gaps,
    gap_form_fields,
    is_filled,
    usual_days,
)
from amtdesk.domain.plain_words import plain_line
from amtdesk.domain.reply_templates import ReplyTemplate
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter
from amtdesk.storage.templates import TemplateRepository
from amtdesk.system.clock import Clock


class TemplateGaps:
    """Knows what a gap holds. Writing what was put in is the template service's command."""

    def __init__(self, repository: TemplateRepository, clock: Clock, *, town: TownService) -> None:
        self._repository = repository
        self._clock = clock
        self._town = town

    def prefilled(self, template: ReplyTemplate) -> Mapping[str, str]:
        """Return what may go in unseen: the town's own values, what was put in last, usual days as dates of today."""
        known = {**self._usual_days(template), **self._lasting(), **self.town_values()}
        return {name: known[name] for name in template.gaps if known.get(name)}

    def fields(self, template: ReplyTemplate) -> tuple[GapField, ...]:
        """Return the form's fields: all gaps but those that the town fills by itself."""
        calendar = self._town.calendar()
        fields = gap_form_fields(
            template, today=self._clock.today(), values=self._repository.remembered(), calendar=calendar
        )
        own = self.town_values()
        return tuple(field for field in fields if field.name not in own)

    def filled(self, template: ReplyTemplate, typed: Mapping[str, str]) -> FilledText:
        """Return the words as they would go out now, with what stands in the form."""
        return fill_gaps(template.text, self.values(template, typed))

    def values(self, template: ReplyTemplate, typed: Mapping[str, str]) -> Mapping[str, str]:
        """Return what fills each gap: typed words before usual ones, a day counted from today as its date."""
        today, calendar = self._clock.today(), self._town.calendar()
        words = {name: plain_line(value) for name, value in typed.items()}
        fields = gap_form_fields(template, today=today, values=words, calendar=calendar)
        spoken = {field.name: field.spoken(field.value, today=today, calendar=calendar) for field in fields}
        written = {name: words for name, words in spoken.items() if words}
        return {**self._usual_days(template), **self.town_values(), **written}

    def is_worth_remembering(self, name: str, value: str) -> bool:
        """Whether to offer a value next time: no passing word, unless it names a day that moves on with today."""
        if not is_filled(value) or name in self.town_values() or self._repository.remembered().get(name) == value:
            return False
        return name not in PASSING_GAPS or self._moves_on(value)

    def remember(self, writer: CommandWriter, name: str, *, value: str) -> None:
        """Keep what was put into a gap."""
        self._repository.remember(writer, name, value=value)

    def town_values(self) -> Mapping[str, str]:
        """Return the town's own values, as far as they fill a gap."""
        return {name: value for name, value in self._town.town().variables.items() if is_filled(value)}

    def _lasting(self) -> Mapping[str, str]:
        return {name: value for name, value in self._repository.remembered().items() if name not in PASSING_GAPS}

    def _moves_on(self, value: str) -> bool:
        return is_counted_from_today(value, today=self._clock.today(), calendar=self._town.calendar())

    def _usual_days(self, template: ReplyTemplate) -> Mapping[str, str]:
        return usual_days(template, today=self._clock.today(), calendar=self._town.calendar())
