"""Which agreements end soon (T3): light enough for the morning, which needs nothing else of the templates."""

from datetime import timedelta

from amtdesk.domain.reply_templates import SOON_DAYS, ReplyTemplate
from amtdesk.storage.database import Database
from amtdesk.storage.templates import TemplateRepository
from amtdesk.system.clock import Clock


class EndingAgreements:
    """What has to be agreed again before it is locked."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._clock = clock
        self._templates = TemplateRepository(database)

    def soon(self) -> tuple[ReplyTemplate, ...]:
        """Return the templates that hold today and end within thirty days, the next first: for Heute."""
        today = self._clock.today()
        return self._templates.ending_between(today, today + timedelta(days=SOON_DAYS))
