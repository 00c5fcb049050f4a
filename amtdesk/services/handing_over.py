"""Handing a question to a department, and getting it back (Q4). Time there is measured apart from the answer time."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from amtdesk.domain.department_waits import DepartmentWait, time_at_departments
from amtdesk.domain.errors import NotAllowed
from amtdesk.domain.identifiers import QuestionId
from amtdesk.domain.question_trail import TrailKind
from amtdesk.domain.questions import CitizenQuestion, QuestionStatus
from amtdesk.domain.town import Department
from amtdesk.domain.words import N_
from amtdesk.services.office_letters import OfficeLetters
from amtdesk.services.question_overview import QuestionOverview
from amtdesk.services.question_steps import QuestionSteps
from amtdesk.storage.rows import day_text, instant_text

if TYPE_CHECKING:
    from amtdesk.storage.change_log import Value


class HandingOver(QuestionSteps, QuestionOverview):
    """Who in the house has a question, since when, and when to ask again. The clocks of Q2 run on."""

    def hand_to_department(
        self, question_id: QuestionId, department_key: str, *, asked: str, follow_up_on: date | None = None
    ) -> CitizenQuestion:
        """Record who in the house was asked for what, and when to ask again. Another department gives it up by it."""
        if not department_key:
            raise NotAllowed(N_("Please choose a department."))
        question = self.get(question_id)
        question.require_step(QuestionStatus.WAITING_DEPARTMENT)
        now = self._clock.now()
        changes: dict[str, Value] = {
            "status": QuestionStatus.WAITING_DEPARTMENT,
            "department": department_key,
            "department_asked": asked.strip(),
            "handed_over_at": instant_text(now),
            "follow_up_on": day_text(follow_up_on),
        }
        name = self.department_name(department_key)
        with self._command(N_("Handed to the department: “{title}”"), question.title) as writer:
            self._waits.end(writer, question_id, at=now)
            self._waits.begin(writer, question_id, department=department_key, asked=asked.strip(), at=now)
            self._questions.change(writer, question_id, changes=changes)
            self._note(writer, question_id, kind=TrailKind.HANDED_OVER, department=name, asked=asked.strip())
        return self.get(question_id)

    def returned_from_department(self, question_id: QuestionId) -> CitizenQuestion:
        """The department has told what it knows: the question is on the desk again.

        It stands as interim when someone was told something already, else as new.
        """
        question = self.get(question_id)
        if not question.is_with_department:
            raise NotAllowed(N_("This question is not with a department."))
        status = QuestionStatus.NEW if question.first_reaction_at is None else QuestionStatus.INTERIM
        name = self.department_name(question.department)
        with self._command(N_("Back from the department: “{title}”"), question.title) as writer:
            self._waits.end(writer, question_id, at=self._clock.now())
            self._questions.change(writer, question_id, changes={"status": status, "follow_up_on": None})
            self._note(writer, question_id, kind=TrailKind.RETURNED, department=name)
        return self.get(question_id)

    def end_follow_up(self, question_id: QuestionId) -> CitizenQuestion:
        """The department was reminded: the date is done, the question stays in work."""
        return self._change(question_id, N_("Followed up: “{title}”"), changes={"follow_up_on": None})

    def follow_up_again(self, question_id: QuestionId, on: date) -> CitizenQuestion:
        """The department was reminded and gets until another day."""
        changes: dict[str, Value] = {"follow_up_on": day_text(on)}
        return self._change(question_id, N_("Follow-up moved: “{title}”"), changes=changes)

    def waits(self, question_id: QuestionId) -> tuple[DepartmentWait, ...]:
        """Return every stay at a department, oldest first."""
        return self._waits.of_question(question_id)

    def time_at_departments(self, question: CitizenQuestion) -> timedelta:
        """Return how long departments have had a question, in service time."""
        return time_at_departments(self.waits(question.id), self._town.calendar(), now=self._clock.now())

    def answer_time(self, question: CitizenQuestion) -> timedelta:
        """Return the service time from asking until it was closed (or until now), without the time at departments."""
        until = question.closed_at or self._clock.now()
        whole = self._town.calendar().service_time_between(question.asked_at, until)
        return max(timedelta(), whole - self.time_at_departments(question))

    def handover_text(
        self, question: CitizenQuestion, department: Department | str, *, asked: str, until: date | None = None
    ) -> str:
        """Return the mail to a department (or its key): subject, question without personal data, what is asked.

        Without a date it is to answer by the follow-up that is noted, else by the next service day.
        """
        key = department if isinstance(department, str) else department.key
        known = next((each for each in self._town.departments() if each.key == key), Department(key=key, name=key))
        today = self._clock.today()
        by = until or question.follow_up_on or self._town.calendar().next_service_day(today)
        return OfficeLetters(self._clock, town=self._town).to_department(question, known, asked=asked, until=by)
