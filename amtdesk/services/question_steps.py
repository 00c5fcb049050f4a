"""What every deed with a question shares: finding it, one command, its trail, and what a change of the words voids."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import QuestionId, TemplateId
from amtdesk.domain.posts import fingerprint
from amtdesk.domain.question_trail import TrailEvent, TrailKind
from amtdesk.domain.questions import CitizenQuestion, QuestionStatus
from amtdesk.domain.wording import open_gaps
from amtdesk.domain.words import N_, Message
from amtdesk.services.town import TownService
from amtdesk.storage.answer_approvals import AnswerApprovalRepository
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.department_waits import DepartmentWaitRepository
from amtdesk.storage.question_trail import QuestionTrail
from amtdesk.storage.questions import QuestionRepository
from amtdesk.storage.rows import instant_text
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.domain.reply_templates import ReplyTemplate
    from amtdesk.services.templates import TemplateService

#: Nobody's yes is waited for any more.
NOT_SUBMITTED: Mapping[str, Value] = {"submitted_at": None, "submitted_to": "", "submitted_level": 0}


class QuestionSteps:
    """The ground of the questions' services. It holds no use case of its own but `get`."""

    def __init__(
        self, database: Database, clock: Clock, *, town: TownService, templates: "Callable[[], TemplateService]"
    ) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._templates = templates
        self._questions = QuestionRepository(database)
        self._approved = AnswerApprovalRepository(database)
        self._waits = DepartmentWaitRepository(database)
        self._trail = QuestionTrail(database)

    def get(self, question_id: QuestionId) -> CitizenQuestion:
        """Return one question. Raises NotFound when it is not (or no longer) there."""
        found = self._questions.find(question_id)
        if found is None:
            raise NotFound(N_("This question is not there any more."))
        return found

    def _template(self, template_id: TemplateId | None) -> "ReplyTemplate | None":
        if template_id is None:
            return None
        try:
            return self._templates().get(template_id)
        except NotFound:  # deleted since it was put in: nobody vouches for its words any more
            return None

    def _command(
        self, label: str, title: str, *, merge_key: str = "", more: Area = Area.QUESTIONS
    ) -> AbstractContextManager[CommandWriter]:
        return self._database.command(
            Message(label, {"title": title}),
            at=self._clock.now(),
            areas={Area.QUESTIONS, more},
            merge_key=merge_key,
        )

    def _change(self, question_id: QuestionId, label: str, *, changes: Mapping[str, Value]) -> CitizenQuestion:
        """One command that changes nothing but the question's own row."""
        with self._command(label, self.get(question_id).title) as writer:
            self._questions.change(writer, question_id, changes=changes)
        return self.get(question_id)

    def _note(self, writer: CommandWriter, question_id: QuestionId, *, kind: TrailKind, **details: str) -> None:
        """Leave a line in the question's trail."""
        self._trail.add(writer, question_id, event=TrailEvent(kind=kind, at=self._clock.now(), details=details))

    def _close(
        self, writer: CommandWriter, question: CitizenQuestion, *, status: QuestionStatus, changes: Mapping[str, Value]
    ) -> None:
        """Nothing more is due: whoever has the question has it no longer."""
        now = self._clock.now()
        closed: dict[str, Value] = {
            "status": status,
            "closed_at": instant_text(now),
            "postponed_until": None,
            "follow_up_on": None,
        }
        self._questions.change(writer, question.id, changes={**closed, **NOT_SUBMITTED, **changes})
        self._waits.end(writer, question.id, at=now)

    def _put_draft(
        self, writer: CommandWriter, question: CitizenQuestion, *, text: str, changes: Mapping[str, Value]
    ) -> None:
        """Keep the words of an answer. All but white space voids what was approved or submitted before (Q8)."""
        now = self._clock.now()
        for approval in self._approved.of_question(question.id):
            if approval.holds and not approval.is_for(text):
                self._approved.close(writer, approval.id, at=now)
        ended: Mapping[str, Value] = {}
        if question.is_submitted and fingerprint(text) != fingerprint(question.draft_text):
            self._note(writer, question.id, kind=TrailKind.SUBMISSION_ENDED)
            ended = NOT_SUBMITTED
        self._note_words(writer, question, text=text)
        self._questions.change(writer, question.id, changes={"draft_text": text, **ended, **changes})

    def _note_words(self, writer: CommandWriter, question: CitizenQuestion, *, text: str) -> None:
        """Keep when the words of an answer changed, to the minute: nobody can have approved them before (Q8)."""
        if fingerprint(text) == fingerprint(question.draft_text):
            return
        minute = self._clock.now().replace(second=0, microsecond=0)
        changes = (each for each in self._trail.of_question(question.id) if each.kind is TrailKind.DRAFTED)
        if all(each.withdrawn_at is not None or each.at < minute for each in changes):  # typing adds no line a pause
            self._note(writer, question.id, kind=TrailKind.DRAFTED)


def ready_to_send(text: str) -> str:
    """Return the words as they go out. Raises NotAllowed while they are empty or a gap is open."""
    if not text.strip():
        raise NotAllowed(N_("The answer is still empty."))
    if gaps := open_gaps(text):
        raise NotAllowed(N_("Please fill in first: {gaps}."), gaps=", ".join(gaps))
    return text.strip()


def one_line(text: str) -> str:
    """Return what was typed as one line."""
    return " ".join(text.split())
