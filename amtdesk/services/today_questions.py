"""Questions as things to do: what waits for a first word, for a department, for someone's yes, or for more."""

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from amtdesk.domain.today import LONG_OPEN, DaysOff, ItemKind, TodayItem, days_off_before
from amtdesk.services.today_look import END_OF_DAY, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amtdesk.domain.questions import CitizenQuestion


class QuestionItems(Look):
    """What questions ask for."""

    @cached_property
    def days_off(self) -> DaysOff | None:
        """The days without service just before today."""
        return days_off_before(self._today, calendar=self._town.calendar())

    def of_questions(self) -> "Iterator[TodayItem]":
        """Return every open question: what waits for a first word, for a department, or for more."""
        for question in self._rooms.questions.open():
            if question.awaits_first_reaction:
                yield self._waiting(question)
            elif question.follow_up_on is not None:
                yield self._follow_up(question)
            else:
                yield self._in_work(question)

    def _waiting(self, question: "CitizenQuestion") -> TodayItem:
        off = self.days_off
        return TodayItem(
            kind=ItemKind.QUESTION,
            ref=question.id,
            title=question.text,
            note=question.group_name or question.source,
            due_at=self._rooms.questions.due_at(question),
            remaining=self._rooms.questions.remaining(question, self._now),
            total=timedelta(hours=self._town.town().answer_target_hours),
            since=question.asked_at,
            minutes=self._town.town().minutes.question,
            postponed_until=question.postponed_until,
            is_from_days_off=off is not None and off.begins <= question.asked_at < off.ends,
            is_long_open=self._is_long_open(question),
        )

    def _follow_up(self, question: "CitizenQuestion") -> TodayItem:
        return TodayItem(
            kind=ItemKind.FOLLOW_UP,
            ref=question.id,
            title=question.text,
            note=self._name_of(question.department),
            contact=self._contact_at(question.department),
            due_at=self._at(question.follow_up_on or self._today, END_OF_DAY),
            since=question.handed_over_at,
            minutes=self._town.town().minutes.question,
            is_long_open=self._is_long_open(question),
            has_time=False,
        )

    def _in_work(self, question: "CitizenQuestion") -> TodayItem:
        is_elsewhere = question.is_with_department
        return TodayItem(
            kind=ItemKind.IN_WORK,
            ref=question.id,
            title=question.text,
            note=self._name_of(question.department) if is_elsewhere else "",
            contact=self._contact_at(question.department) if is_elsewhere else None,
            since=question.handed_over_at if is_elsewhere else question.asked_at,
            minutes=self._town.town().minutes.question,
            postponed_until=question.postponed_until,
            is_long_open=self._is_long_open(question),
        )

    def _is_long_open(self, question: "CitizenQuestion") -> bool:
        return self._town.calendar().counted_time_between(question.asked_at, self._now) > LONG_OPEN

    def _answer_approvals(self) -> "Iterator[TodayItem]":
        """What waits longer for someone's yes than its level allows (Q8)."""
        if not self._rooms.questions.has_submitted():
            return
        for pending in self._rooms.all_questions().waiting_too_long():
            yield TodayItem(
                kind=ItemKind.ANSWER_APPROVAL,
                ref=pending.question.id,
                title=pending.question.text,
                note=pending.question.submitted_to,
                contact=self._reached(pending.question.submitted_to),
                remaining=pending.target - pending.waiting,
                total=pending.target,
                since=pending.question.submitted_at,
            )
