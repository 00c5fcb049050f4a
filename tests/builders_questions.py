"""Questions and templates for tests, with the noise left out."""

from datetime import datetime, timedelta

from amtdesk.domain.identifiers import QuestionId, TemplateId
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus, WordingOrigin
from amtdesk.domain.reply_templates import ReplyTemplate
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
