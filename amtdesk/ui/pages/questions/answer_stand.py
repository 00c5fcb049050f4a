"""How an answer stands with regard to approval: what the buttons do and what the line below the field says (Q8)."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from amtdesk.domain.answer_approval import AnswerApproval, AnswerLevel
from amtdesk.domain.posts import fingerprint
from amtdesk.domain.questions import CitizenQuestion, WordingOrigin

if TYPE_CHECKING:
    from amtdesk.desk import Desk
    from amtdesk.domain.reply_templates import ReplyTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """The level that the words need, who approved them, whose yes is waited for, and which yes has lapsed."""

    level: AnswerLevel | None = None  # nothing is written yet
    approval: AnswerApproval | None = None
    lapsed: AnswerApproval | None = None
    submitted_to: str = ""
    submitted_at: datetime | None = None

    @property
    def is_approved(self) -> bool:
        """Whether someone said yes to exactly these words, at the level that they need."""
        return self.approval is not None and (self.level is None or self.approval.level >= self.level.level)

    @property
    def may_go_out(self) -> bool:
        """Whether nobody has to be asked, or whoever had to be asked said yes."""
        return self.level is None or self.level.is_free or self.is_approved

    @property
    def is_told(self) -> bool:
        """Whether there is anything to say about it: nothing for an empty field that never held approved words."""
        return self.level is not None or self.lapsed is not None

    @property
    def is_submitted(self) -> bool:
        """Whether these words wait for someone's yes."""
        return self.submitted_at is not None and not self.may_go_out


NOTHING_WRITTEN = Stand()


def stand_of(
    desk: "Desk", question: CitizenQuestion, *, text: str, origin: WordingOrigin, template: "ReplyTemplate | None"
) -> Stand:
    """Say how these words stand as an answer to this question."""
    if not text.strip():
        return Stand(lapsed=_emptied(desk, question))
    approvals = desk.answer_approvals
    is_waiting = question.is_submitted and fingerprint(text) == fingerprint(question.draft_text)
    return Stand(
        level=approvals.level_of(question, text, origin=origin, template=template),
        approval=approvals.approval_of(question, text),
        lapsed=_lapsed(desk, question, text=text),
        submitted_to=question.submitted_to if is_waiting else "",
        submitted_at=question.submitted_at if is_waiting else None,
    )


def names_to_ask(desk: "Desk", question: CitizenQuestion, *, stand: Stand) -> tuple[str, ...]:
    """Return who may say yes to these words, the one to be proposed first; () where nobody has to be asked."""
    if stand.level is None or stand.may_go_out:
        return ()
    return tuple(person.name for person in desk.answer_approvals.approvers(question, stand.level.level))


def _emptied(desk: "Desk", question: CitizenQuestion) -> AnswerApproval | None:
    """The yes whose words were taken out of the field, unless they went out."""
    if question.is_closed or not desk.answer_approvals.history(question.id):
        return None
    lapsed = _lapsed(desk, question, text="")
    went_out = lapsed is not None and any(lapsed.is_for(reply.text) for reply in desk.questions.replies(question.id))
    return None if went_out else lapsed


def _lapsed(desk: "Desk", question: CitizenQuestion, *, text: str) -> AnswerApproval | None:
    """The yes that these words have lost: kept already, or a moment before the changed words are stored."""
    standing = [each for each in desk.answer_approvals.history(question.id) if each.holds]
    if any(each.is_for(text) for each in standing):
        return None
    return standing[-1] if standing else desk.answer_approvals.approved_before(question.id)
