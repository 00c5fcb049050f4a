"""Citizens' questions: lists, both clocks, the trail, and noting. Answering and handing over stand apart."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack

from amtdesk.domain.answer_figures import SplitFigures
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import GroupId, QuestionId, RoundId
from amtdesk.domain.question_lists import QuestionFilter
from amtdesk.domain.question_trail import TrailEntry, trail_of
from amtdesk.domain.questions import CitizenQuestion, QuestionSource, QuestionStatus, Reply, TargetShare, short_title
from amtdesk.domain.words import N_
from amtdesk.services.answer_approvals import AnswerApprovals
from amtdesk.services.answering import Answering
from amtdesk.services.handing_over import HandingOver
from amtdesk.services.response_times import ResponseTimes
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
        super().__init__(database, clock, town=town, templates=templates)
        self._approvals = approvals
        self._lists = QuestionLists(database)
        self._times = ResponseTimes(self._questions, town)

    # what there is

    def open(self) -> tuple[CitizenQuestion, ...]:
        """Return what is not closed, oldest first."""
        return self._questions.open()

    def count_open(self) -> int:
        """Return how many questions are not closed."""
        return self._questions.count_open()

    def recently_answered(self, days: int = 2) -> tuple[CitizenQuestion, ...]:
        """Return what was closed today and on the days before (2: today and yesterday), latest first."""
        first_day = self._clock.today() - timedelta(days=days - 1)
        return self._questions.closed_since(datetime.combine(first_day, time(), self._clock.zone))

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

    # both clocks

    def due_at(self, question: CitizenQuestion) -> datetime:
        """Return when a first reaction is due."""
        return self._times.due_at(question)

    def target(self) -> timedelta:
        """Return the clock hours that a first reaction may take."""
        return self._times.target()

    def remaining(self, question: CitizenQuestion, now: datetime) -> timedelta:
        """Return the counted time left until the target; negative when overdue."""
        return self._times.remaining(question, now)

    def response_time(self, question: CitizenQuestion) -> timedelta | None:
        """Return the service time until the first reaction, or None while there is none."""
        return self._times.response_time(question)

    def weekly_medians(self, now: datetime, *, weeks: int) -> tuple[timedelta | None, ...]:
        """Return the median response time of each of the last weeks up to now, oldest first."""
        return self._times.weekly_medians(now, weeks=weeks)

    def response_figures(self, start: datetime, end: datetime) -> SplitFigures:
        """Return how fast the questions of [start, end) were reacted to; those of days without service apart."""
        return self._times.response_figures(start, end)

    def target_share(self, start: datetime, end: datetime) -> TargetShare:
        """Say how many of the questions asked in [start, end) got their first reaction in time."""
        return self._times.target_share(start, end)

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
