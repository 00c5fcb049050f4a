"""Which questions a list shows (Q1, Q5): by state, category, department, group, words and period."""

from dataclasses import dataclass
from datetime import datetime

from amtdesk.domain.identifiers import GroupId
from amtdesk.domain.questions import QuestionSource, QuestionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFilter:
    """What must hold for a question to be listed; what is left empty does not count.

    `words` must all stand in the question, its answer or its category, as beginnings of words.
    The period is [asked_from, asked_until). `department` is the one that was asked last.
    """

    statuses: frozenset[QuestionStatus] = frozenset()
    sources: frozenset[QuestionSource] = frozenset()
    category: str = ""
    department: str = ""
    group_id: GroupId | None = None
    words: str = ""
    asked_from: datetime | None = None
    asked_until: datetime | None = None
