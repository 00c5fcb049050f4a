"""Templates that the office's own answers ask for (Q7): what is written again and again should be agreed once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from amtdesk.domain.identifiers import QuestionId

#: So many answers without a template, within so long a time, make a proposal.
ANSWERS_FOR_A_PROPOSAL: Final = 3
WITHIN: Final = timedelta(weeks=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """An answer in own words as it went out, and the subject of its question."""

    question_id: QuestionId
    category: str
    text: str
    sent_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateProposal:
    """A subject that was answered in own words often enough, with the last answer to begin from."""

    category: str
    category_name: str
    count: int
    last_answer: str
    question_ids: tuple[QuestionId, ...]


def proposals_of(
    answers: Iterable[OwnAnswer], *, names: Mapping[str, str], dismissed: Mapping[str, datetime]
) -> tuple[TemplateProposal, ...]:
    """Return what to propose, the most answered subject first. `answers` are those of the last four weeks.

    A subject that was dismissed is proposed again only for as many new answers. One question counts once.
    """
    by_category: dict[str, dict[QuestionId, OwnAnswer]] = defaultdict(dict)
    for answer in sorted(answers, key=lambda each: each.sent_at):
        is_new = answer.category not in dismissed or answer.sent_at > dismissed[answer.category]
        if answer.category and is_new:
            by_category[answer.category][answer.question_id] = answer
    proposals = (
        TemplateProposal(
            category=category,
            category_name=names.get(category, category),
            count=len(each),
            last_answer=max(reversed(each.values()), key=lambda answer: answer.sent_at).text,
            question_ids=tuple(each),
        )
        for category, each in by_category.items()
        if len(each) >= ANSWERS_FOR_A_PROPOSAL
    )
    return tuple(sorted(proposals, key=lambda proposal: (-proposal.count, proposal.category_name)))
