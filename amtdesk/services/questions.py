"""Citizens' questions: lists, both clocks, the trail, and noting. Answering and handing over stand apart."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, Unpack

from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import GroupId, QuestionId, RoundId
from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.domain.question_trail import TrailEntry, trail_of
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus, Reply, short_title
from amtdesk.domain.words import N_
from amtdesk.services.answer_approvals import AnswerApprovals
from amtdesk.services.answering import Answering
from amtdesk.services.handing_over import HandingOver
from amtdesk.services.question_overview import QuestionOverview
from amtdesk.services.question_steps import QuestionSteps
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import Value
from amtdesk.storage.database import Database
from amtdesk.storage.question_lists import QuestionLists
from amtdesk.storage.rows import instant_text, optional_instant_text
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.services.templates import TemplateService


class QuestionDetails(TypedDict, total=False):
    """What else is known about a question when it is noted."""

    asked_at: datetime | None
    group_id: GroupId | None
    category: str
    link: str
    round_id: RoundId | None


class QuestionEdits(TypedDict, total=False):
    """What can be corrected later."""

    text: str
    source: QuestionSource
    asked_at: datetime
    group_id: GroupId | None
    category: str
    link: str


class QuestionService(Answering, HandingOver):
    """Everything that can be done with questions. Commands return the question as it is then; each can be undone."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        town: TownService,
        templates: "Callable[[], TemplateService]",
        approvals: AnswerApprovals,
    ) -> None:
        QuestionSteps.__init__(self, database, clock, town=town, templates=templates)
        QuestionOverview.__init__(self, database, clock, town=town)
        self._approvals = approvals
        self._lists = QuestionLists(database)

    # what there is

    def all(
        self, *, limit: int = 200, offset: int = 0, statuses: Iterable[QuestionStatus] = ()
    ) -> tuple[CitizenQuestion, ...]:
        """Return some of all questions, latest first; no statuses mean every status."""
        return self._questions.page(statuses, limit=limit, offset=offset)

    def list(self, wanted: QuestionFilter, *, limit: int = 200, offset: int = 0) -> tuple[CitizenQuestion, ...]:
        """Return some of the questions that fit a filter, latest first."""
        return self._lists.find(wanted, limit=limit, offset=offset)

    def count(self, wanted: QuestionFilter) -> int:
        """Return how many questions fit a filter."""
        return self._lists.count(wanted)

    def replies(self, question_id: QuestionId) -> tuple[Reply, ...]:
        """Return what went out for a question, oldest first; taken back replies are left out."""
        return tuple(r for r in self._questions.replies(question_id) if r.withdrawn_at is None)

    def trail(self, question_id: QuestionId) -> tuple[TrailEntry, ...]:
        """Return what happened to a question in sentences, oldest first; what was taken back is said, not hidden."""
        return trail_of(
            self.get(question_id),
            events=self._trail.of_question(question_id),
            replies=self._questions.replies(question_id),
            approvals=self._approved.of_question(question_id),
        )

    # what can be done

    def note(self, text: str, *, source: QuestionSource, **details: Unpack[QuestionDetails]) -> CitizenQuestion:
        """Keep a new question. Raises NotAllowed without words, or with a time that has not come yet."""
        now = self._clock.now()
        row: dict[str, Value] = {
            "key": self._questions.next_key(),
            "text": _said(text),
            "source": source,
            "asked_at": instant_text(self._past(details.get("asked_at") or now)),
            "noted_at": instant_text(now),
            "group_id": details.get("group_id"),
            "category": details.get("category", ""),
            "link": details.get("link", "").strip(),
            "round_id": details.get("round_id"),
        }
        with self._command(N_("Question noted: “{title}”"), short_title(text)) as writer:
            question_id = self._questions.add(writer, row)
        return self.get(question_id)

    def postpone(self, question_id: QuestionId, until: datetime | None) -> CitizenQuestion:
        """Put a question aside until then; None brings it back. The clocks run on."""
        return self._change(
            question_id, N_("Put off: “{title}”"), changes={"postponed_until": optional_instant_text(until)}
        )

    def edit(self, question_id: QuestionId, **edits: Unpack[QuestionEdits]) -> CitizenQuestion:
        """Correct what was noted. Raises NotAllowed without words, or with a time that has not come yet."""
        if "asked_at" in edits:
            self._past(edits["asked_at"])
        return self._change(question_id, N_("Edited: “{title}”"), changes=_columns(edits))

    def delete(self, question_id: QuestionId) -> None:
        """Take a question out of all lists; undo brings it back."""
        title = self.get(question_id).title
        with self._command(N_("Deleted: “{title}”"), title) as writer:
            self._questions.change(writer, question_id, changes={"deleted_at": instant_text(self._clock.now())})

    def _past(self, asked_at: datetime) -> datetime:
        if asked_at > self._clock.now():
            raise NotAllowed(N_("The time lies in the future. A question can have been asked now at the latest."))
        return asked_at


def _columns(edits: QuestionEdits) -> dict[str, Value]:
    columns: dict[str, Value] = {name: value for name, value in edits.items() if isinstance(value, str | int | None)}
    if "text" in edits:
        columns["text"] = _said(edits["text"])
    if "asked_at" in edits:
        columns["asked_at"] = instant_text(edits["asked_at"])
    if "link" in edits:
        columns["link"] = edits["link"].strip()
    return columns


def _said(text: str) -> str:
    if not text.strip():
        raise NotAllowed(N_("Please write down the question."))
    return text.strip()
