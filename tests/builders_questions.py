"""Questions and templates for tests, with the noise left out."""

from datetime import datetime, timedelta
from typing import Protocol

from amtdesk.desk import Desk
from amtdesk.domain.answer_approval import AnswerApproval
from amtdesk.domain.identifiers import QuestionId, TemplateId
from amtdesk.domain.posts import ApprovalWay
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus, ReplyKind, WordingOrigin
from amtdesk.domain.reply_templates import Agreement, NewTemplate, ReplyTemplate
from tests.builders import NOW

OWN = WordingOrigin.OWN_WORDS


def a_question(
    *,
    asked_at: datetime = NOW - timedelta(hours=1),
    status: QuestionStatus = QuestionStatus.NEW,
    first_reaction_at: datetime | None = None,
    postponed_until: datetime | None = None,
    category: str = "",
) -> CitizenQuestion:
    """A question that nobody has answered yet."""
    return CitizenQuestion(
        id=QuestionId(1),
        key="F-1",
        text="Wann öffnet das Freibad?",
        source=QuestionSource.PAGE_COMMENT,
        asked_at=asked_at,
        noted_at=asked_at,
        status=status,
        first_reaction_at=first_reaction_at,
        postponed_until=postponed_until,
        category=category,
    )


def a_template(text: str) -> ReplyTemplate:
    """A template with these words."""
    return ReplyTemplate(id=TemplateId(1), key="T-1", title="Freibad", text=text)


def approve(desk: Desk, question_id: QuestionId, text: str, *, level: int = 3) -> AnswerApproval:
    """Somebody else says yes to exactly these words, just now."""
    now, way = desk.clock.now(), ApprovalWay.PHONE
    return desk.answer_approvals.record(question_id, text, by="Petra Lüders", at=now, way=way, level=level)


def reply(desk: Desk, question_id: QuestionId, text: str, *, kind: ReplyKind = ReplyKind.ANSWER) -> CitizenQuestion:
    """Own words that somebody else said yes to go out."""
    approve(desk, question_id, text)
    return _ways(desk)[kind](question_id, text, origin=OWN)


def an_agreed_template(desk: Desk, text: str, *, level: int = 0, category: str = "") -> ReplyTemplate:
    """Words that the central services agreed to; unchanged they need approval at this level only."""
    agreement = Agreement(agreed_with="Petra Lüders", agreed_on=NOW.date())
    new = NewTemplate(title="Freibad", text=text, approval_level=level, category=category, agreement=agreement)
    return desk.templates.add(new)


def send_agreed(desk: Desk, question_id: QuestionId, kind: ReplyKind, text: str = "Am Samstag.") -> CitizenQuestion:
    """Agreed words go out unchanged: nobody has to be asked."""
    template = an_agreed_template(desk, text)
    send = _ways(desk)[kind]
    return send(question_id, text, origin=WordingOrigin.TEMPLATE, template_id=template.id)


class _Send(Protocol):
    def __call__(
        self, question_id: QuestionId, text: str, *, origin: WordingOrigin, template_id: TemplateId | None = None
    ) -> CitizenQuestion: ...


def _ways(desk: Desk) -> dict[ReplyKind, _Send]:
    return {
        ReplyKind.ANSWER: desk.questions.answer,
        ReplyKind.INTERIM: desk.questions.give_interim,
        ReplyKind.MOVED: desk.questions.move_to_safe_way,
    }
