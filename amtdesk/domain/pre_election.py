"""The time before an election (P13), in which posts that show office-holders, candidates or parties need the head.

Its days are the office's own: they follow from the law of the Land and the word of the supervisory authority.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.words import N_

#: What posts rise to.
LEVEL_BEFORE_ELECTIONS: Final = 3
#: Words that a new period begins with; a * stands for every word that begins so.
USUAL_WORDS: Final = ("Bürgermeister*", "Oberbürgermeister*", "Kandidat*", "Kandidierende*", "Partei*", "Fraktion*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreElectionPeriod:
    """Dated days before an election, both included, and the words that speak of office-holders and parties."""

    id: int = 0
    name: str
    starts_on: date
    ends_on: date
    words: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.starts_on <= day <= self.ends_on


def checked_period(period: PreElectionPeriod) -> PreElectionPeriod:
    """Return a period, tidy. Raises NotAllowed without a name or with days the wrong way round."""
    name = " ".join(period.name.split())
    words = tuple(dict.fromkeys(tidy for word in period.words if (tidy := " ".join(word.split()))))
    if not name:
        raise NotAllowed(N_("Please say which election it is, such as “Bundestagswahl 2029”."))
    if period.ends_on < period.starts_on:
        raise NotAllowed(N_("The period ends before it begins."))
    return PreElectionPeriod(id=period.id, name=name, starts_on=period.starts_on, ends_on=period.ends_on, words=words)
