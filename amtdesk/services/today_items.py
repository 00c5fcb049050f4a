"""What lies on the desk, as things to do: gathered from all rooms once for each look. It decides no order."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from amtdesk.domain.contacts import whom_to_ask
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.domain.today import COMING_DAYS, LONG_OPEN, DaysOff, ItemKind, TodayItem, days_off_before
from amtdesk.domain.town import Department, Person
from amtdesk.domain.words import N_, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from amtdesk.domain.own_tasks import DueTask
    from amtdesk.domain.rounds import Round
    from amtdesk.services.ending_agreements import EndingAgreements
    from amtdesk.services.own_tasks import OwnTaskService
    from amtdesk.services.post_overview import PostOverview
    from amtdesk.services.posts import PostsService
    from amtdesk.services.question_overview import QuestionOverview
    from amtdesk.services.questions import QuestionService
    from amtdesk.services.report_weeks import ReportWeeks
    from amtdesk.services.rounds import RoundService
    from amtdesk.services.town import TownService
    from amtdesk.storage.morning import MorningFacts
    from amtdesk.system.clock import Clock

REPORT_MINUTES = 15
_AGREEMENT_MINUTES = 3
_LINK_MINUTES = 1
#: What is due on a day, without a time, comes after what has one.
END_OF_DAY = time(23, 59)
_USUAL_POST_TIME = time(9)


class Rooms(NamedTuple):
    """Where the day's work comes from."""

    questions: "QuestionOverview"
    posts: "PostOverview"
    rounds: "RoundService"
    weeks: "ReportWeeks"
    ending: "EndingAgreements"
    #: What acts is loaded when something is done, not for the first look; her own tasks when she keeps any.
    all_questions: "Callable[[], QuestionService]"
    all_posts: "Callable[[], PostsService]"
    own_tasks: "Callable[[], OwnTaskService]"


class TodayItems:
    """One look at all rooms, at one time. `put_off` says by subject until when she put things off."""

    def __init__(
        self,
        clock: "Clock",
        *,
        town: "TownService",
        rooms: Rooms,
        facts: "MorningFacts",
        put_off: "Mapping[str, datetime]",
    ) -> None:
        self._clock = clock
        self._now = clock.now()
        self._today = clock.today()
        self._town = town
        self._rooms = rooms
        self._facts = facts
        self._put_off = put_off

    def all(self) -> tuple[TodayItem, ...]:
        """Return everything that is to be done, in no order."""
        return tuple(
            self._with_postponement(item)
            for items in (
                self.of_questions(),
                self._answer_approvals(),
                self._posts(),
                self._round(),
                self._reports(),
                self._agreements(),
                self._tasks(),
            )
            for item in items
        )

    @cached_property
    def days_off(self) -> DaysOff | None:
        """The days without service just before today."""
        return days_off_before(self._today, calendar=self._town.calendar())

    @cached_property
    def walk(self) -> "Round":
        """The latest round of today."""
        return self._rooms.rounds.today()

    @cached_property
    def round_at(self) -> time:
        """From when on the shown round is due."""
        times = self._round_times
        return times[min(self.walk.number, len(times)) - 1]

    @property
    def next_round_at(self) -> datetime | None:
        """When a later round of today is due, as long as that lies ahead."""
        times = self._round_times
        if self.walk.finished_at is None or self.walk.number >= len(times):
            return None
        return self._at(self._today, times[self.walk.number])

    @cached_property
    def _round_times(self) -> tuple[time, ...]:
        return self._facts.round_times(self._today.weekday()) or (self._town.town().round_time,)

    @cached_property
    def _departments(self) -> "dict[str, Department]":
        return {each.key: each for each in self._town.departments()}

    @cached_property
    def _people(self) -> tuple[Person, ...]:
        return self._town.people()

    def _at(self, day: date, at: time | None) -> datetime:
        return datetime.combine(day, at or END_OF_DAY, self._clock.zone)

    def _with_postponement(self, item: TodayItem) -> TodayItem:
        until = self._put_off.get(item.subject)
        return item if until is None else replace(item, postponed_until=until)

    # questions

    def of_questions(self) -> "Iterator[TodayItem]":
        """Return every open question: what waits for a first word, for a department, or for more."""
        for question in self._rooms.questions.open():
            if question.awaits_first_reaction:
                yield self._waiting(question)
            elif question.follow_up_on is not None:
                yield self._follow_up(question)
            else:
                yield self._in_work(question)

    def _waiting(self, question: CitizenQuestion) -> TodayItem:
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

    def _follow_up(self, question: CitizenQuestion) -> TodayItem:
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

    def _in_work(self, question: CitizenQuestion) -> TodayItem:
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

    def _is_long_open(self, question: CitizenQuestion) -> bool:
        return self._town.calendar().counted_time_between(question.asked_at, self._now) > LONG_OPEN

    def _name_of(self, key: str) -> str:
        return self._departments[key].name if key in self._departments else key

    def _contact_at(self, key: str) -> Message | None:
        department = self._departments.get(key)
        return None if department is None else whom_to_ask(department, self._people)

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

    def _reached(self, name: str) -> Message | None:
        """How the one who approves is reached: by the department that she or he leads."""
        key = next((person.key for person in self._people if person.name == name), None)
        phones = (each.phone or each.mail for each in self._departments.values() if key and each.lead == key)
        phone = next((each for each in phones if each), "")
        return Message(N_("reached at {contact}"), {"contact": phone}) if phone else None

    # posts

    def _posts(self) -> "Iterator[TodayItem]":
        until = self._today + timedelta(days=COMING_DAYS)
        for post in self._rooms.posts.list(status=PostStatus.APPROVED, to_day=until, dated=True):
            yield self._to_publish(post)
        for post in self._rooms.posts.list(status=PostStatus.ON_HOLD, to_day=self._today, dated=True):
            yield self._of_post(ItemKind.HELD, post)
        for post in self._rooms.posts.list(status=PostStatus.SCHEDULED, to_day=self._today, dated=True):
            yield from self._without_link(post)
        yield from self._in_review()

    def _planned(self, post: PostSummary) -> datetime:
        return self._at(post.day or self._today, post.at or _USUAL_POST_TIME)

    def _of_post(self, kind: ItemKind, post: PostSummary) -> TodayItem:
        due = self._planned(post)
        return TodayItem(
            kind=kind,
            ref=post.id,
            title=post.title,
            note=post.approved_by,
            due_at=due,
            remaining=due - self._now,
            since=post.approved_at,
            minutes=self._town.town().minutes.publish,
        )

    def _to_publish(self, post: PostSummary) -> TodayItem:
        is_missed = self._planned(post).date() < self._today
        return self._of_post(ItemKind.MISSED if is_missed else ItemKind.PUBLISH, post)

    def _without_link(self, post: PostSummary) -> "Iterator[TodayItem]":
        """What the platform brought: its link is asked for from the next service morning on (P1)."""
        planned = self._planned(post)
        calendar = self._town.calendar()
        if planned.date() >= self._today or not calendar.is_service_day(self._today):
            return
        yield TodayItem(
            kind=ItemKind.LINK,
            ref=post.id,
            title=post.title,
            due_at=self._at(self._today, END_OF_DAY),
            since=planned,
            minutes=_LINK_MINUTES,
            has_time=False,
        )

    def _in_review(self) -> "Iterator[TodayItem]":
        waiting = self._rooms.posts.list(status=PostStatus.IN_REVIEW)
        names = self._facts.submitted_to() if waiting else {}
        for post in waiting:
            name = names.get(post.id, "")
            yield TodayItem(
                kind=ItemKind.APPROVAL,
                ref=post.id,
                title=post.title,
                note=name,
                contact=self._reached(name),
                due_at=None if post.day is None else self._planned(post),
                since=post.submitted_at,
                has_time=False,
            )

    # the rest

    def _round(self) -> "Iterator[TodayItem]":
        walk = self.walk
        later = self.next_round_at
        if later is not None and later <= self._now:
            yield self._round_item(later, minutes=self._town.town().minutes.group)
        elif walk.stops and walk.finished_at is None and (self._serves or walk.started_at is not None):
            yield self._round_item(self._at(walk.day, self.round_at), minutes=walk.minutes_left)

    @property
    def _serves(self) -> bool:
        return self._town.calendar().is_service_day(self._today)

    def _round_item(self, due: datetime, *, minutes: int) -> TodayItem:
        ref = self._today.isoformat() if self.walk.number == 1 else f"{self._today.isoformat()} {due:%H:%M}"
        return TodayItem(kind=ItemKind.ROUND, ref=ref, title="", due_at=due, minutes=minutes)

    def _reports(self) -> "Iterator[TodayItem]":
        due = self._rooms.weeks.due_at()
        if due is None or due >= self._at(self._today + timedelta(days=COMING_DAYS + 1), time()):
            return
        town = self._town.town()
        reader = f"{town.mayor_title} {town.mayor_name}".strip()
        week = self._rooms.weeks.week_of(due)
        yield TodayItem(kind=ItemKind.REPORT, ref=week, title=reader, due_at=due, minutes=REPORT_MINUTES)

    def _agreements(self) -> "Iterator[TodayItem]":
        """Templates whose agreement ends within thirty days (T3): locked words help nobody."""
        for agreement in self._rooms.ending.soon():
            yield TodayItem(
                kind=ItemKind.AGREEMENT,
                ref=agreement.template_id,
                title=agreement.title,
                note=agreement.agreed_with,
                due_at=self._at(agreement.valid_until, END_OF_DAY),
                minutes=_AGREEMENT_MINUTES,
                has_time=False,
            )

    def _tasks(self) -> "Iterator[TodayItem]":
        """Her own tasks; what is open or done today is not told again for tomorrow."""
        if not self._has_tasks:
            return
        tasks = self._rooms.own_tasks()
        due = tasks.due(self._today)
        yield from (self._of_task(each) for each in due)
        told = {each.task.id for each in (*due, *tasks.done_on(self._today))}
        tomorrow, last = self._today + timedelta(days=1), self._today + timedelta(days=COMING_DAYS)
        yield from (self._of_task(each) for each in tasks.coming(tomorrow, last) if each.task.id not in told)

    def done_tasks(self) -> "Iterator[TodayItem]":
        """Return her own tasks that were done today."""
        if self._has_tasks:
            yield from (self._of_task(each) for each in self._rooms.own_tasks().done_on(self._today))

    @cached_property
    def _has_tasks(self) -> bool:
        return self._facts.has_tasks()

    def _of_task(self, due: "DueTask") -> TodayItem:
        task = due.task
        return TodayItem(
            kind=ItemKind.TASK,
            ref=f"{task.id} {due.day.isoformat()}",
            title=task.title,
            note=" ".join(task.note.split()),
            due_at=self._at(due.due_on, task.at),
            minutes=task.minutes,
            done_at=due.done_at,
            page=task.page,
            day=due.day,
            has_time=task.at is not None,
        )
