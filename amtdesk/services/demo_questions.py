"""Birkenfurt's questions as they stood at a given time: what was asked by then, and what had been answered by then."""

from datetime import datetime, timedelta
from typing import Final

from amtdesk.domain.gaps import fill_gaps
from amtdesk.domain.identifiers import GroupId, QuestionId, TemplateId
from amtdesk.domain.question_trail import TrailKind
from amtdesk.domain.questions import QuestionSource, QuestionStatus, ReplyKind, WordingOrigin
from amtdesk.domain.reply_templates import NewTemplate
from amtdesk.services.demo_approvals import DemoApprovals
from amtdesk.services.demo_time import DemoTime
from amtdesk.services.seed import BirkenfurtSeed, LaterSeed, QuestionSeed
from amtdesk.services.town import TownService
from amtdesk.storage.change_log import CommandWriter, Value
from amtdesk.storage.database import Database
from amtdesk.storage.department_waits import DepartmentWaitRepository
from amtdesk.storage.question_trail import trail_row
from amtdesk.storage.questions import QuestionRepository
from amtdesk.storage.rows import instant_text

#: How a question was handled → where its first reaction led. What is still followed up stays in work.
_LED_TO: Final = {
    "answer": QuestionStatus.ANSWERED,
    "press": QuestionStatus.ANSWERED,
    "clarify_fact": QuestionStatus.ANSWERED,
    "dm_only": QuestionStatus.MOVED,
    "forward": QuestionStatus.WAITING_DEPARTMENT,
    "interim": QuestionStatus.INTERIM,
}
_KIND: Final = {
    QuestionStatus.ANSWERED: ReplyKind.ANSWER,
    QuestionStatus.MOVED: ReplyKind.MOVED,
    QuestionStatus.WAITING_DEPARTMENT: ReplyKind.INTERIM,
    QuestionStatus.INTERIM: ReplyKind.INTERIM,
}
_WITHOUT_ANSWER: Final = "ignore_ok"
_SEEN_AFTER: Final = timedelta(minutes=15)
_ASKED_OF_DEPARTMENT: Final = "Bitte klären Sie das und nennen Sie uns einen Termin: „{text}“"
_SOURCES: Final = {"page_comment": QuestionSource.PAGE_COMMENT, "dm": QuestionSource.DIRECT_MESSAGE}


class DemoQuestions:
    """Writes the questions of the demonstration inside a running command."""

    def __init__(
        self,
        database: Database,
        seed: BirkenfurtSeed,
        *,
        demo_time: DemoTime,
        groups: dict[str, GroupId],
        templates: dict[str, tuple[TemplateId, NewTemplate]],
        town: TownService,
    ) -> None:
        self._repository = QuestionRepository(database)
        self._waits = DepartmentWaitRepository(database)
        self._approvals = DemoApprovals(town)
        self._departments = {department.key: department.name for department in town.departments()}
        self._seed = seed
        self._time = demo_time
        self._groups = groups
        self._templates = templates

    def write(self, writer: CommandWriter, departments: dict[str, str]) -> None:
        """Write every question that had been asked by then. `departments`: category → department."""
        for row in self._seed.questions:
            asked_at = self._time.instant(self._time.day(row["day"]), row["time"])
            if self._time.has_passed(asked_at):
                question_id = self._repository.add(writer, self._asked(row, asked_at))
                self._react(writer, question_id, row=row, department=departments[row["category"]])

    def _asked(self, row: QuestionSeed, asked_at: datetime) -> dict[str, Value]:
        return {
            "key": row["key"],
            "text": row["text"],
            "source": _SOURCES.get(row["source"], QuestionSource.GROUP).value,
            "group_id": self._groups.get(row["source"]),
            "asked_at": instant_text(asked_at),
            "noted_at": instant_text(asked_at),
            "category": row["category"],
            "urgency": row["urgency"],
            "mood": row["mood"],
        }

    def _react(self, writer: CommandWriter, question_id: QuestionId, *, row: QuestionSeed, department: str) -> None:
        asked_at = self._time.instant(self._time.day(row["day"]), row["time"])
        if row["handling"] == _WITHOUT_ANSWER:
            self._leave(writer, question_id, row=row, at=self._time.calendar.add_service_time(asked_at, _SEEN_AFTER))
            return
        at = self._time.calendar.add_service_time(asked_at, timedelta(hours=row["reply_service_hours"]))
        if not self._time.has_passed(at):
            return
        status = _LED_TO[row["handling"]]
        if "later" in row and status is QuestionStatus.ANSWERED:
            status = QuestionStatus.INTERIM
        origin = WordingOrigin.TEMPLATE if row["snippet_unchanged"] else WordingOrigin.EDITED_TEMPLATE
        text = row.get("reply") or self._template_text(row["template"])
        reply = self._reply(row, text, kind=_KIND[status], origin=origin, template=row["template"])
        self._send(writer, question_id, row=row, reply=reply, template=row["template"], at=at)
        changes: dict[str, Value] = {
            "status": status.value,
            "first_reaction_at": instant_text(at),
            "first_reaction_origin": origin.value,
        }
        if status in (QuestionStatus.ANSWERED, QuestionStatus.MOVED):
            changes["closed_at"] = instant_text(at)
        else:
            changes |= self._hand_over(writer, question_id, row=row, department=department, at=at)
        self._repository.change(writer, question_id, changes=changes)
        if "later" in row:
            self._answer_later(writer, question_id, row=row, later=row["later"])

    def _hand_over(
        self, writer: CommandWriter, question_id: QuestionId, *, row: QuestionSeed, department: str, at: datetime
    ) -> dict[str, Value]:
        asked = _ASKED_OF_DEPARTMENT.format(text=row["text"])
        self._waits.begin(writer, question_id, department=department, asked=asked, at=at)
        told = {"department": self._departments[department], "asked": asked}
        writer.insert("log", trail_row(question_id, TrailKind.HANDED_OVER, at=at, details=told))
        return {
            "department": department,
            "department_asked": asked,
            "handed_over_at": instant_text(at),
            "follow_up_on": self._time.day(row["follow_up"]).isoformat(),
        }

    def _send(
        self,
        writer: CommandWriter,
        question_id: QuestionId,
        *,
        row: QuestionSeed,
        reply: dict[str, Value],
        template: str,
        at: datetime,
    ) -> None:
        """The reply as it went out, and who said yes to it before."""
        sent: dict[str, Value] = {**reply, "question_id": question_id, "sent_at": instant_text(at)}
        used = self._templates[template][1] if template else None
        asked = {"text": row["text"], "category": row["category"]}
        approval = self._approvals.row(asked, sent, template=used, at=at)
        if approval is not None:
            writer.insert("answer_approvals", approval)
        self._repository.add_reply(writer, sent)

    def _answer_later(
        self, writer: CommandWriter, question_id: QuestionId, *, row: QuestionSeed, later: LaterSeed
    ) -> None:
        at = self._time.instant(self._time.day(later["day"]), later["time"])
        if not self._time.has_passed(at):
            return
        template = later.get("template", "")
        origin = WordingOrigin.TEMPLATE if template else WordingOrigin.OWN_WORDS
        text = later.get("reply") or self._template_text(template)
        reply = self._reply(row, text, kind=ReplyKind.ANSWER, origin=origin, template=template)
        self._send(writer, question_id, row=row, reply=reply, template=template, at=at)
        self._waits.end(writer, question_id, at=at)
        self._repository.change(
            writer, question_id, changes={"status": QuestionStatus.ANSWERED.value, "closed_at": instant_text(at)}
        )

    def _leave(self, writer: CommandWriter, question_id: QuestionId, *, row: QuestionSeed, at: datetime) -> None:
        if self._time.has_passed(at):
            told = {"reason": row.get("closing_reason", "")}
            writer.insert("log", trail_row(question_id, TrailKind.LEFT, at=at, details=told))
            self._repository.change(
                writer,
                question_id,
                changes={
                    "status": QuestionStatus.NO_ANSWER.value,
                    "closed_at": instant_text(at),
                    "closing_reason": row.get("closing_reason", ""),
                },
            )

    def _reply(
        self, row: QuestionSeed, text: str, *, kind: ReplyKind, origin: WordingOrigin, template: str
    ) -> dict[str, Value]:
        filled = fill_gaps(text, {**self._seed.variables, **row.get("values", {})})
        return {
            "kind": kind.value,
            "text": filled.text,
            "origin": origin.value,
            "template_id": self._templates[template][0] if template else None,
        }

    def _template_text(self, key: str) -> str:
        return self._templates[key][1].text
