"""Citizens' questions: noted, answered, handed over, closed. Copying a text is the page's business."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypedDict, Unpack

from amtdesk.domain.changes import Area
from amtdesk.domain.errors import NotAllowed, NotFound
from amtdesk.domain.identifiers import GroupId, QuestionId, RoundId, TemplateId
from amtdesk.domain.questions import (
    CitizenQuestion,
    QuestionSource,
    QuestionStatus,
    Reply,
    ReplyKind,
    TargetShare,
    WordingOrigin,
    short_title,
)
from amtdesk.domain.wording import open_gaps, telling_words
from amtdesk.domain.words import N_, Message
from amtdesk.services.response_times import ResponseTimes
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.questions import QuestionRepository
from amtdesk.storage.rows import day_text, instant_text, optional_instant_text
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.domain.reply_templates import ReplyTemplate
    from amtdesk.services.templates import TemplateService

_STEP = {
    ReplyKind.INTERIM: QuestionStatus.INTERIM,
    ReplyKind.ANSWER: QuestionStatus.ANSWERED,
    ReplyKind.MOVED: QuestionStatus.MOVED,
}
_REPLY_LABEL = {
    ReplyKind.INTERIM: N_("Interim reply given: “{title}”"),
    ReplyKind.ANSWER: N_("Answered: “{title}”"),
    ReplyKind.MOVED: N_("Moved to a safe way: “{title}”"),
}


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


class QuestionService:
    """Everything that can be done with questions. Commands return the question as it is then; each can be undone."""

    def __init__(
        self, database: Database, clock: Clock, *, town: TownService, templates: "Callable[[], TemplateService]"
    ) -> None:
        self._database = database
        self._clock = clock
        self._templates = templates
        self._questions = QuestionRepository(database)
        self._times = ResponseTimes(self._questions, town)

    # what there is

    def get(self, question_id: QuestionId) -> CitizenQuestion:
        """Return one question. Raises NotFound when it is not (or no longer) there."""
        found = self._questions.find(question_id)
        if found is None:
            raise NotFound(N_("This question is not there any more."))
        return found

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

    def replies(self, question_id: QuestionId) -> tuple[Reply, ...]:
        """Return what went out for a question, oldest first; taken back replies are left out."""
        return tuple(r for r in self._questions.replies(question_id) if r.withdrawn_at is None)

    def suggested_templates(self, question: CitizenQuestion, limit: int = 3) -> "tuple[ReplyTemplate, ...]":
        """Return templates that may fit: by category and shared words, never one whose agreement has ended."""
        found = self._questions.templates_like(
            telling_words(question.text),
            category=question.category,
            today=self._clock.today().isoformat(),
            limit=limit,
        )
        return tuple(self._templates().get(template_id) for template_id in found)

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
        with self._command(Message("Question noted: “{title}”", {"title": short_title(text)})) as writer:
            question_id = self._questions.add(writer, row)
        return self.get(question_id)

    def save_draft(self, question_id: QuestionId, text: str, *, template_id: TemplateId | None) -> CitizenQuestion:
        """Keep what stands in the answer field; typing without a long pause is one step of undo."""
        title = self.get(question_id).title
        label = Message("Answer drafted: “{title}”", {"title": title})
        with self._command(label, merge_key=f"question-draft-{question_id}") as writer:
            changes: dict[str, Value] = {"draft_text": text, "draft_template_id": template_id}
            self._questions.change(writer, question_id, changes=changes)
        return self.get(question_id)

    def answer(
        self, question_id: QuestionId, text: str, *, origin: WordingOrigin, template_id: TemplateId | None = None
    ) -> CitizenQuestion:
        """Record the answer as it goes out, and close. Raises NotAllowed while a gap is open."""
        return self._reply(question_id, ReplyKind.ANSWER, text=text, origin=origin, template_id=template_id)

    def give_interim(
        self, question_id: QuestionId, text: str, *, origin: WordingOrigin, template_id: TemplateId | None = None
    ) -> CitizenQuestion:
        """Record an interim reply: the first reaction, which stops both clocks. The question stays in work."""
        return self._reply(question_id, ReplyKind.INTERIM, text=text, origin=origin, template_id=template_id)

    def move_to_safe_way(
        self, question_id: QuestionId, text: str, *, origin: WordingOrigin, template_id: TemplateId | None = None
    ) -> CitizenQuestion:
        """Record that the question was pointed to mail or telephone, and close."""
        return self._reply(question_id, ReplyKind.MOVED, text=text, origin=origin, template_id=template_id)

    def hand_to_department(
        self, question_id: QuestionId, department_key: str, *, asked: str, follow_up_on: date | None = None
    ) -> CitizenQuestion:
        """Record who in the house was asked for what, and when to ask again. The clocks run on."""
        if not department_key:
            raise NotAllowed(N_("Please choose a department."))
        changes: dict[str, Value] = {
            "department": department_key,
            "department_asked": asked.strip(),
            "handed_over_at": instant_text(self._clock.now()),
            "follow_up_on": day_text(follow_up_on),
        }
        label = N_("Handed to the department: “{title}”")
        return self._step_to(question_id, QuestionStatus.WAITING_DEPARTMENT, label=label, changes=changes)

    def close_without_answer(self, question_id: QuestionId, reason: str) -> CitizenQuestion:
        """Close deliberately without an answer. Raises NotAllowed without a reason."""
        if not reason.strip():
            raise NotAllowed(N_("Please give a reason in one line."))
        changes: dict[str, Value] = {"closing_reason": _one_line(reason), **self._closed_now()}
        label = N_("Closed without an answer: “{title}”")
        return self._step_to(question_id, QuestionStatus.NO_ANSWER, label=label, changes=changes)

    def reopen(self, question_id: QuestionId) -> CitizenQuestion:
        """Take a closed question up again. A first reaction that went out stays one."""
        changes: dict[str, Value] = {"closed_at": None, "closing_reason": ""}
        label = N_("Reopened: “{title}”")
        return self._step_to(question_id, QuestionStatus.NEW, label=label, changes=changes)

    def postpone(self, question_id: QuestionId, until: datetime | None) -> CitizenQuestion:
        """Put a question aside until then; None brings it back. The clocks run on."""
        return self._change(
            question_id, N_("Put off: “{title}”"), changes={"postponed_until": optional_instant_text(until)}
        )

    def end_follow_up(self, question_id: QuestionId) -> CitizenQuestion:
        """The department was reminded: the date is done, the question stays in work."""
        return self._change(question_id, N_("Followed up: “{title}”"), changes={"follow_up_on": None})

    def edit(self, question_id: QuestionId, **edits: Unpack[QuestionEdits]) -> CitizenQuestion:
        """Correct what was noted. Raises NotAllowed without words, or with a time that has not come yet."""
        if "asked_at" in edits:
            self._past(edits["asked_at"])
        return self._change(question_id, N_("Edited: “{title}”"), changes=_columns(edits))

    def delete(self, question_id: QuestionId) -> None:
        """Take a question out of all lists; undo brings it back."""
        title = self.get(question_id).title
        with self._command(Message("Deleted: “{title}”", {"title": title})) as writer:
            self._questions.change(writer, question_id, changes={"deleted_at": instant_text(self._clock.now())})

    # how it is written

    def _reply(
        self,
        question_id: QuestionId,
        kind: ReplyKind,
        *,
        text: str,
        origin: WordingOrigin,
        template_id: TemplateId | None,
    ) -> CitizenQuestion:
        question = self.get(question_id)
        question.require_step(_STEP[kind])
        sent = _ready_to_send(text)
        now = instant_text(self._clock.now())
        changes = self._after_reply(question, kind, sent=sent)
        if question.first_reaction_at is None:
            changes |= {"first_reaction_at": now, "first_reaction_origin": origin}
        reply: dict[str, Value] = {
            "question_id": question_id,
            "kind": kind,
            "text": sent,
            "sent_at": now,
            "origin": origin,
            "template_id": template_id,
        }
        label = Message(_REPLY_LABEL[kind], {"title": question.title})
        with self._command(label, more=Area.TEMPLATES) as writer:
            self._questions.add_reply(writer, reply)
            self._questions.change(writer, question_id, changes=changes)
        return self.get(question_id)

    def _after_reply(self, question: CitizenQuestion, kind: ReplyKind, *, sent: str) -> dict[str, Value]:
        if kind is not ReplyKind.INTERIM:
            return {"status": _STEP[kind], "draft_text": sent, **self._closed_now()}
        is_waiting = question.status is QuestionStatus.WAITING_DEPARTMENT
        return {
            "status": question.status if is_waiting else QuestionStatus.INTERIM,
            "draft_text": "",
            "draft_template_id": None,
        }

    def _closed_now(self) -> dict[str, Value]:
        return {"closed_at": instant_text(self._clock.now()), "postponed_until": None}

    def _step_to(
        self, question_id: QuestionId, status: QuestionStatus, *, label: str, changes: Mapping[str, Value]
    ) -> CitizenQuestion:
        self.get(question_id).require_step(status)
        return self._change(question_id, label, changes={"status": status, **changes})

    def _change(self, question_id: QuestionId, label: str, *, changes: Mapping[str, Value]) -> CitizenQuestion:
        title = self.get(question_id).title
        with self._command(Message(label, {"title": title})) as writer:
            self._questions.change(writer, question_id, changes=changes)
        return self.get(question_id)

    def _command(
        self, label: Message, *, merge_key: str = "", more: Area = Area.QUESTIONS
    ) -> AbstractContextManager[CommandWriter]:
        return self._database.command(label, at=self._clock.now(), areas={Area.QUESTIONS, more}, merge_key=merge_key)

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


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _said(text: str) -> str:
    if not text.strip():
        raise NotAllowed(N_("Please write down the question."))
    return text.strip()


def _ready_to_send(text: str) -> str:
    if not text.strip():
        raise NotAllowed(N_("The answer is still empty."))
    if gaps := open_gaps(text):
        raise NotAllowed(N_("Please fill in first: {gaps}."), gaps=", ".join(gaps))
    return text.strip()
