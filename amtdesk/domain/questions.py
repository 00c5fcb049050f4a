"""Citizens' questions: what was asked, how far it is, and what may follow. No clock, no storage."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import GroupId, QuestionId, TemplateId
from amtdesk.domain.words import ERASED_WORDS, N_


class QuestionStatus(StrEnum):
    """How far a question is (Q5). The codes are those of the glossary."""

    NEW = "new"
    INTERIM = "interim"
    WAITING_DEPARTMENT = "waiting_department"
    ANSWERED = "answered"
    MOVED = "moved"
    NO_ANSWER = "no_answer"


STATUS_WORD = {
    QuestionStatus.NEW: N_("new"),
    QuestionStatus.INTERIM: N_("interim reply"),
    QuestionStatus.WAITING_DEPARTMENT: N_("with the department"),
    QuestionStatus.ANSWERED: N_("answered"),
    QuestionStatus.MOVED: N_("moved to a safe way"),
    QuestionStatus.NO_ANSWER: N_("deliberately without answer"),
}

#: Nothing more is due in these.
CLOSED = frozenset({QuestionStatus.ANSWERED, QuestionStatus.MOVED, QuestionStatus.NO_ANSWER})
_OPEN_STEPS = frozenset(QuestionStatus) - {QuestionStatus.NEW}

MAY_FOLLOW: dict[QuestionStatus, frozenset[QuestionStatus]] = {
    QuestionStatus.NEW: _OPEN_STEPS,
    QuestionStatus.INTERIM: _OPEN_STEPS,
    QuestionStatus.WAITING_DEPARTMENT: _OPEN_STEPS | {QuestionStatus.NEW},
    QuestionStatus.ANSWERED: frozenset({QuestionStatus.NEW}),
    QuestionStatus.MOVED: frozenset({QuestionStatus.NEW}),
    QuestionStatus.NO_ANSWER: frozenset({QuestionStatus.NEW}),
}


class QuestionSource(StrEnum):
    """Where a question was seen (Q1)."""

    GROUP = "group"
    PAGE_COMMENT = "page_comment"
    DIRECT_MESSAGE = "dm"
    OTHER = "other"


SOURCE_WORD = {
    QuestionSource.GROUP: N_("group"),
    QuestionSource.PAGE_COMMENT: N_("comment on the page"),
    QuestionSource.DIRECT_MESSAGE: N_("direct message"),
    QuestionSource.OTHER: N_("other way"),
}


class WordingOrigin(StrEnum):
    """Whose words an answer is made of (Q3)."""

    TEMPLATE = "template"
    EDITED_TEMPLATE = "edited_template"
    OWN_WORDS = "own_words"


class ReplyKind(StrEnum):
    """What a reply did to the question."""

    INTERIM = "interim"
    ANSWER = "answer"
    MOVED = "moved"


#: From here on a clock is shown in amber, and Heute puts the question first (H1).
RUNS_OUT_WITHIN: Final = timedelta(hours=2)

#: Where the templates for an interim reply and for the way to mail or telephone stand (`domain/templates.yaml`).
INTERIM_CATEGORY: Final = "zwischen"
SAFE_WAY_CATEGORY: Final = "datenschutz"

#: Categories that count neither as question nor as hint (`domain/weekly_report.yaml`, questions_received).
NOT_COUNTED_CATEGORIES = frozenset({"lob", "werbung"})


class Reply(NamedTuple):
    """One reply as it went out. Append-only; a taken back reply carries `withdrawn_at`."""

    id: int
    question_id: QuestionId
    kind: ReplyKind
    text: str
    sent_at: datetime
    origin: WordingOrigin
    template_id: TemplateId | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenQuestion:
    """One citizen's question, as noted during a round or from a message. It holds no name and needs none."""

    id: QuestionId
    key: str
    text: str
    source: QuestionSource
    asked_at: datetime
    noted_at: datetime
    status: QuestionStatus = QuestionStatus.NEW
    group_id: GroupId | None = None
    group_name: str = ""
    category: str = ""
    link: str = ""
    urgency: str = "normal"
    mood: str = ""
    draft_text: str = ""
    draft_template_id: TemplateId | None = None
    first_reaction_at: datetime | None = None
    first_reaction_origin: WordingOrigin | None = None
    closed_at: datetime | None = None
    closing_reason: str = ""
    department: str = ""
    department_asked: str = ""
    handed_over_at: datetime | None = None
    follow_up_on: date | None = None
    postponed_until: datetime | None = None
    submitted_at: datetime | None = None
    submitted_to: str = ""
    submitted_level: int = 0
    group_answer_level: int = 0

    @property
    def title(self) -> str:
        """The question in one line, for toasts and the history."""
        return short_title(self.text)

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is due for this question."""
        return self.status in CLOSED

    @property
    def is_erased(self) -> bool:
        """Whether its words were erased for good: only day, subject and times are left of it."""
        return self.is_closed and self.text == ERASED_WORDS

    @property
    def awaits_first_reaction(self) -> bool:
        """Whether both clocks of Q2 still run."""
        return self.first_reaction_at is None and not self.is_closed

    def require_step(self, status: QuestionStatus) -> None:
        """Raise NotAllowed unless this question may become `status` (Q5)."""
        if status not in MAY_FOLLOW[self.status]:
            raise NotAllowed(N_("This question is closed. Please reopen it first."))

    @property
    def is_with_department(self) -> bool:
        """Whether a department has it now."""
        return self.status is QuestionStatus.WAITING_DEPARTMENT

    @property
    def is_submitted(self) -> bool:
        """Whether its answer waits for someone's yes."""
        return self.submitted_at is not None and not self.is_closed

    @property
    def is_counted(self) -> bool:
        """Whether the weekly report counts it: praise and advertising do not."""
        return self.category not in NOT_COUNTED_CATEGORIES


def short_title(text: str, length: int = 60) -> str:
    """Return a question's words for one line: as they are, or their beginning with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1].rsplit(' ', 1)[0]} …"


class QuestionGroup(StrEnum):
    """Where a question stands in the list, in the order of the list."""

    RUNS_OUT = "runs_out"
    OPEN = "open"
    LATER = "later"
    WITH_DEPARTMENT = "with_department"
    CLOSED = "closed"


def group_of(question: CitizenQuestion, *, remaining: timedelta, now: datetime) -> QuestionGroup:
    """Say under which heading a question belongs. A running clock counts more than the department that has it."""
    if question.is_closed:
        return QuestionGroup.CLOSED
    if question.postponed_until is not None and question.postponed_until > now:
        return QuestionGroup.LATER
    if question.awaits_first_reaction and remaining < RUNS_OUT_WITHIN:
        return QuestionGroup.RUNS_OUT
    if question.status is QuestionStatus.WAITING_DEPARTMENT:
        return QuestionGroup.WITH_DEPARTMENT
    return QuestionGroup.OPEN


class TargetShare(NamedTuple):
    """How many first reactions came in time, of those whose time is decided: reacted to, or overdue."""

    in_time: int
    decided: int
