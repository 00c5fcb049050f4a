"""Dated occasions beside the posts: holidays, council meetings, waste collection, entries of imported calendars."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from amtdesk.domain.folding import fold
from amtdesk.domain.identifiers import OccasionId, OwnDateId
from amtdesk.domain.words import N_

#: Where an occasion comes from that no calendar file brought.
FROM_OFFICE_CALENDAR: Final = "office_calendar"
FROM_HER: Final = "own"


class OccasionKind(StrEnum):
    """What an occasion is. OTHER is what she calls none of these; '' in a record means: as its title says."""

    COUNCIL = "council"
    ELECTION = "election"
    WASTE = "waste"
    BUILDING_SITE = "building_site"
    SIREN = "siren"
    CONSULTATION = "consultation"
    PUBLIC_HOLIDAY = "public_holiday"
    CLOSING_DAY = "closing_day"
    SCHOOL_HOLIDAYS = "school_holidays"
    EVENT = "event"
    OTHER = "other"


KIND_WORD: Final = {
    OccasionKind.COUNCIL: N_("Council meeting"),
    OccasionKind.ELECTION: N_("Election"),
    OccasionKind.WASTE: N_("Waste collection"),
    OccasionKind.BUILDING_SITE: N_("Building site"),
    OccasionKind.SIREN: N_("Siren test"),
    OccasionKind.CONSULTATION: N_("Consultation hour"),
    OccasionKind.PUBLIC_HOLIDAY: N_("Public holiday"),
    OccasionKind.CLOSING_DAY: N_("Closing day"),
    OccasionKind.SCHOOL_HOLIDAYS: N_("School holidays"),
    OccasionKind.EVENT: N_("Event"),
    OccasionKind.OTHER: N_("Something else"),
}

#: How the words of a folded title tell the kind; the first row that fits says it.
_TITLES: Final = (
    (OccasionKind.SIREN, r"sirene|probealarm|warntag"),
    (OccasionKind.SCHOOL_HOLIDAYS, r"\b\w*ferien\b"),
    (OccasionKind.WASTE, r"\b\w*mull(?!er|ner)|abfuhr|\b\w*tonnen?\b|abfall|\bgelbe\w* sack|altpapier|wertstoff"),
    (OccasionKind.WASTE, r"sperrgut|grunschnitt|schadstoffmobil"),
    (OccasionKind.CONSULTATION, r"sprechstunde"),
    (OccasionKind.ELECTION, r"\b(?!aus|vor|brief|damen|schul)\w*wahl(en|tag|sonntag)?\b"),
    (OccasionKind.COUNCIL, r"stadtrat\b|gemeinderat\b|\w*ausschuss|ratssitzung|beirat\b|ortschaftsrat\b|kreistag\b"),
    (OccasionKind.COUNCIL, r"stadtverordnet|gemeindevertretung|\bmagistrat\b|bezirksrat\b"),
    (OccasionKind.BUILDING_SITE, r"sperrung|gesperrt|baustelle|bauarbeiten|strassenbau|umleitung"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One occurrence. `start`/`end` are local dates for all-day entries (end exclusive), aware instants otherwise.

    `note` comes with the calendar; `own_note` is hers, and stays when the calendar comes again. `kind` is what she
    called it, else what its title says, '' when that says nothing. `own_id` is set for what she entered herself;
    `moved_from` is the day that its rhythm names when a holiday moved it.
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
    kind: str = ""
    own_id: OwnDateId | None = None
    moved_from: date | None = None

    @property
    def day(self) -> date:
        """The (first) day it stands on."""
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def last_day(self) -> date:
        """The last day it stands on."""
        if not isinstance(self.end, datetime):
            return max(self.day, self.end - timedelta(days=1))
        midnight_belongs_to_before = self.end - timedelta(microseconds=1)
        return max(self.day, midnight_belongs_to_before.date())

    @property
    def is_usual_round(self) -> bool:
        """Whether it is a collection of waste on the day that everyone knows: a month has room for the moved ones."""
        return self.kind == OccasionKind.WASTE and self.own_id is not None and self.moved_from is None


@lru_cache(maxsize=4096)
def guessed_kind(title: str) -> str:
    """Return the kind that a title speaks of, '' when it speaks of none."""
    folded = fold(title)
    return next((str(kind) for kind, pattern in _TITLES if re.search(pattern, folded)), "")
