"""Which agreements end soon (T3): light enough for the morning, which needs nothing else of the templates."""

from datetime import timedelta

from amtdesk.domain.agreement_days import SOON_DAYS
from amtdesk.storage.database import Database
from amtdesk.storage.ending_agreements import EndingAgreement, ending_between
from amtdesk.system.clock import Clock


class EndingAgreements:
    """What has to be agreed again before it is locked."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._clock = clock
        self._database = database

    def soon(self) -> tuple[EndingAgreement, ...]:
        """Return the templates that hold today and end within thirty days, the next first: for Heute."""
        today = self._clock.today()
        return ending_between(self._database, first=today, last=today + timedelta(days=SOON_DAYS))
