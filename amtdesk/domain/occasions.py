"""Dated occasions beside the posts: holidays, council meetings, waste collection, entries of imported calendars."""

from dataclasses import dataclass
from datetime import date, datetime

from amtdesk.domain.identifiers import OccasionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One occurrence. `start`/`end` are local dates for all-day entries (end exclusive), aware instants otherwise.

    `note` comes with the calendar; `own_note` is hers, and stays when the calendar comes again.
    """

    id: OccasionId
    uid: str
    title: str
    start: date | datetime
    end: date | datetime
    all_day: bool
    source: str
    note: str = ""
    own_note: str = ""

    @property
    def day(self) -> date:
        """The (first) day it stands on."""
        return self.start.date() if isinstance(self.start, datetime) else self.start
