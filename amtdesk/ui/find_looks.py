"""How a found thing looks in the quick find: its icon, its state in words, what Enter does with it."""

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject

from amtdesk.domain.identifiers import OwnTaskId, PostId, QuestionId, TemplateId
from amtdesk.domain.own_tasks import DueTask
from amtdesk.domain.post_summaries import STATUS_WORD as POST_WORD
from amtdesk.domain.post_summaries import PostStatus
from amtdesk.domain.posts import Post
from amtdesk.domain.questions import RUNS_OUT_WITHIN, CitizenQuestion
from amtdesk.domain.questions import STATUS_WORD as QUESTION_WORD
from amtdesk.domain.reply_templates import AgreementState, ReplyTemplate
from amtdesk.domain.search import Hit
from amtdesk.ui.keys import key_text
from amtdesk.ui.page import Destination
from amtdesk.ui.widgets.card_rows import CardRow, RowAction

if TYPE_CHECKING:
    from datetime import timedelta

    from amtdesk.ui.page import PageContext

COPY: Final = "copy"
_PAGE: Final = {
    "templates": "templates",
    "posts": "plan",
    "questions": "questions",
    "groups": "rounds",
    "tasks": "today",
}
_S = PostStatus
_POST_ICON: Final = {
    _S.IDEA: ("lightbulb", "text.secondary"),
    _S.DRAFT: ("pencil", "accent.base"),
    _S.IN_REVIEW: ("hourglass", "warn.base"),
    _S.APPROVED: ("stamp", "approve.base"),
    _S.SCHEDULED: ("clock", "text.secondary"),
    _S.PUBLISHED: ("check", "text.secondary"),
    _S.ON_HOLD: ("lock", "warn.base"),
    _S.MISSED: ("clock-alert", "warn.base"),
    _S.WITHDRAWN: ("undo-2", "text.secondary"),
}


class _Look(NamedTuple):
    icon: str
    state: str = ""
    color: str = "text.secondary"
    state_color: str = "text.secondary"
    copies: bool = False


class FindLooks(QObject):
    """Reads of each found thing what its row tells. Green comes with the stamp alone."""

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._language = context.language

    def row(self, hit: Hit) -> CardRow:
        """Return a found thing as a row. Raises NotFound."""
        look = self._look(hit)
        quoted = self.tr("“{text}”").format(text=hit.title) if hit.kind == "questions" else hit.title
        shift = quoted.index(hit.title)
        is_in_text = bool(hit.excerpt_marks) and not hit.marks
        return CardRow(
            key=Destination(_PAGE[hit.kind], hit.id),
            title=quoted,
            marks=tuple((start + shift, length) for start, length in hit.marks),
            snippet=hit.excerpt if is_in_text else "",
            snippet_marks=hit.excerpt_marks if is_in_text else (),
            icon=look.icon,
            icon_color=look.color,
            right=look.state,
            right_color=look.state_color,
            right_icon=key_text("Return") if look.copies else "",
            link=RowAction(key=COPY, text=self.tr("copy")) if look.copies else None,
        )

    def _look(self, hit: Hit) -> _Look:
        desk = self._context.desk
        if hit.kind == "templates":
            return self._template(desk.templates.get(TemplateId(hit.id)))
        if hit.kind == "posts":
            return self._post(desk.posts.get(PostId(hit.id)))
        if hit.kind == "questions":
            return self._question(desk.questions.get(QuestionId(hit.id)))
        if hit.kind == "tasks":
            return self._task(desk.own_tasks.next_of(OwnTaskId(hit.id)))
        return _Look("footprints")

    def _template(self, template: ReplyTemplate) -> _Look:
        match template.agreement_state(today=self._context.desk.clock.today()):
            case AgreementState.AGREED:
                return _Look("stamp", self.tr("agreed"), "approve.base", copies=True)
            case AgreementState.ENDING_SOON:
                return _Look("stamp", self.tr("agreed, ending soon"), "approve.base", copies=True)
            case AgreementState.DRAFT:
                return _Look("circle-dashed", self.tr("not agreed"), copies=True)
            case AgreementState.EXPIRED:
                return _Look("lock", self.tr("expired"), "danger.base", "danger.text")

    def _post(self, post: Post) -> _Look:
        icon, color = _POST_ICON[post.status]
        state = self._language.text(POST_WORD[post.status])
        if post.ends_before is not None:
            icon, color, state = "clock-alert", "warn.base", self.tr("approval too short")
        if post.day is not None:
            day = self._language.relative_day(post.day, today=self._context.desk.clock.today())
            state = self.tr("{state}, {day}").format(state=state, day=day)
        return _Look(icon, state, color)

    def _question(self, question: CitizenQuestion) -> _Look:
        if question.is_closed or question.first_reaction_at is not None:
            return _Look("messages-square", self._language.text(QUESTION_WORD[question.status]))
        desk = self._context.desk
        return self._waiting(desk.questions.remaining(question, desk.clock.now()))

    def _task(self, due: DueTask | None) -> _Look:
        if due is None:
            return _Look("list-todo", self.tr("ended"))
        return _Look("list-todo", self._language.relative_day(due.due_on, today=self._context.desk.clock.today()))

    def _waiting(self, left: "timedelta") -> _Look:
        if left.total_seconds() < 0:
            words = self.tr("overdue for {time}").format(time=self._language.elapsed(-left))
            return _Look("messages-square", words, state_color="danger.text")
        words = self.tr("{time} left").format(time=self._language.duration(left))
        color = "warn.text" if left < RUNS_OUT_WITHIN else "text.secondary"
        return _Look("messages-square", words, state_color=color)
