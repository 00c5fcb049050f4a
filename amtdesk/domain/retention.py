"""How long each kind of record is kept, and what becomes of it then (S8). Proposals with a reason, never the law.

Nothing goes before she has said yes to a preview: `agreed_days` is the shortest period that she agreed to.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from amtdesk.domain.words import N_

#: Under this name the log has how many records a rule took, beside the rows of each table.
RECORDS: Final = "records"


class RetentionKind(StrEnum):
    """A kind of record with a period of its own."""

    QUESTIONS = "questions"
    PERSONAL = "personal"
    LINKS = "links"
    OBSERVATIONS = "observations"
    DELEGATIONS = "delegations"
    DRAFTS = "drafts"
    BIN = "bin"
    UNDO = "undo"
    NOTES = "notes"
    CONTRIBUTORS = "contributors"
    PICTURES = "pictures"
    POSTS = "posts"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retained:
    """What is proposed for a kind. `usual` is in days, None for good; `begins` says from when the days count."""

    name: str
    begins: str
    becomes: str
    reason: str
    usual: int | None
    choices: tuple[int | None, ...]


_MONTH, _YEAR = 30, 365
_YEARS: Final = (_YEAR, 2 * _YEAR, 3 * _YEAR, 5 * _YEAR, 10 * _YEAR, None)
_SPARING: Final = N_("Keep only what is needed (Art. 5 GDPR, paragraph 1 e). No fixed period in law.")
_FILES: Final = N_("As the filing plan says; the archive may have a first claim. Proposal: keep for good.")

RETAINED: Final[dict[RetentionKind, Retained]] = {
    RetentionKind.PERSONAL: Retained(
        name=N_("Personal data in closed questions"),
        begins=N_("after closing"),
        becomes=N_("Phone numbers, addresses and the like become a mark; the rest stays."),
        reason=N_("Closed matters need no contact data any more (Art. 5 GDPR, paragraph 1 c and e)."),
        usual=_MONTH,
        choices=(_MONTH, 90, 180, _YEAR, None),
    ),
    RetentionKind.LINKS: Retained(
        name=N_("Links to citizens’ words"),
        begins=N_("after closing"),
        becomes=N_("The address of the comment goes; question and answer stay."),
        reason=N_("A link leads to a person; the topic is enough later."),
        usual=90,
        choices=(_MONTH, 90, 180, _YEAR, None),
    ),
    RetentionKind.QUESTIONS: Retained(
        name=N_("Citizens’ questions and answers"),
        begins=N_("after closing"),
        becomes=N_("Words, answers and notes go; day, subject and times stay for the figures."),
        reason=_SPARING,
        usual=2 * _YEAR,
        choices=_YEARS,
    ),
    RetentionKind.OBSERVATIONS: Retained(
        name=N_("Topics and rumours from the round"),
        begins=N_("after they were noted"),
        becomes=N_("The words go; day, group and mood stay for the figures."),
        reason=_SPARING,
        usual=2 * _YEAR,
        choices=_YEARS,
    ),
    RetentionKind.DELEGATIONS: Retained(
        name=N_("Departments that answered by themselves"),
        begins=N_("after the last day"),
        becomes=N_("The entry goes with the name of whoever answered."),
        reason=N_("It proves who was allowed to answer, as long as somebody may ask."),
        usual=2 * _YEAR,
        choices=_YEARS,
    ),
    RetentionKind.DRAFTS: Retained(
        name=N_("Withdrawn drafts"),
        begins=N_("after the last change"),
        becomes=N_("Posts that were never approved and never went out go with all their versions."),
        reason=N_("A draft is no file; what was approved or published stays."),
        usual=_YEAR,
        choices=_YEARS,
    ),
    RetentionKind.CONTRIBUTORS: Retained(
        name=N_("Names of contributors from outside"),
        begins=N_("after the post’s last change"),
        becomes=N_("The name at the post goes; credits that are due stay with the picture."),
        reason=N_("Three years are the usual limitation period (§ 195 BGB)."),
        usual=3 * _YEAR,
        choices=_YEARS,
    ),
    RetentionKind.PICTURES: Retained(
        name=N_("Pictures that no post shows"),
        begins=N_("after they were added"),
        becomes=N_("Picture, small copy and what is noted about it go."),
        reason=N_("Pictures of people need a purpose; proof of rights is kept for three years."),
        usual=3 * _YEAR,
        choices=_YEARS,
    ),
    RetentionKind.BIN: Retained(
        name=N_("Deleted records"),
        begins=N_("after deleting"),
        becomes=N_("What was deleted goes for good, once undo cannot bring it back."),
        reason=N_("Deleting can be undone for 30 days."),
        usual=_MONTH,
        choices=(_MONTH, 90, 180, _YEAR, None),
    ),
    RetentionKind.UNDO: Retained(
        name=N_("Steps of undo"),
        begins=N_("after the step"),
        becomes=N_("Earlier words that only undo knows go."),
        reason=N_("Undo reaches back 30 days."),
        usual=_MONTH,
        choices=(_MONTH, 90, 180, _YEAR, None),
    ),
    RetentionKind.NOTES: Retained(
        name=N_("Notes of reminders and backups"),
        begins=N_("after the day"),
        becomes=N_("When something was due or saved is forgotten."),
        reason=N_("They only tell faults of the program apart."),
        usual=_YEAR,
        choices=(90, 180, _YEAR, 2 * _YEAR, None),
    ),
    RetentionKind.POSTS: Retained(
        name=N_("Published posts and their approvals"),
        begins=N_("after publication"),
        becomes=N_("Words, versions and names go; day, topic and state stay for the figures."),
        reason=_FILES,
        usual=None,
        choices=(5 * _YEAR, 10 * _YEAR, None),
    ),
    RetentionKind.REPORTS: Retained(
        name=N_("Finished weekly reports"),
        begins=N_("after the week"),
        becomes=N_("The report of the week goes with all its versions."),
        reason=_FILES,
        usual=None,
        choices=(5 * _YEAR, 10 * _YEAR, None),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """How many days one kind is kept, None for good. `agreed_days` is what she said yes to, None when she never did."""

    kind: RetentionKind
    days: int | None
    agreed_days: int | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether the daily run may act on it: as agreed, or longer."""
        return self.days is not None and self.agreed_days is not None and self.days >= self.agreed_days

    @property
    def waits(self) -> bool:
        """Whether it waits for her yes."""
        return self.days is not None and not self.is_agreed

    def cutoff(self, now: datetime) -> datetime | None:
        """The instant before which records of this kind go; None when they are kept for good."""
        return None if self.days is None else now - timedelta(days=self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRecords:
    """What a rule would take now: how many, the oldest day, and some of them in a line each."""

    kind: RetentionKind
    count: int
    oldest: date | None = None
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPreview:
    """What a run would take now, kind by kind; only kinds of which something is due."""

    rules: tuple[RetentionRule, ...]
    due: tuple[DueRecords, ...]

    @property
    def count(self) -> int:
        """How many records in all."""
        return sum(each.count for each in self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """One line of the log of what was removed for good: by a rule, or one matter by hand. It repeats no words."""

    at: datetime
    kind: str
    counts: dict[str, int]
    subject: str = ""
    reason: str = ""
    backups: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many records, as the preview counts them; all rows, where that was not noted."""
        return self.counts.get(RECORDS, sum(self.counts.values()))
