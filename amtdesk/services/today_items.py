"""What lies on the desk, as things to do: gathered from all rooms once for each look. It decides no order."""

from datetime import datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from amtdesk.domain.today import COMING_DAYS, ItemKind, TodayItem
from amtdesk.services.today_look import END_OF_DAY
from amtdesk.services.today_posts import PostItems
from amtdesk.services.today_questions import QuestionItems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amtdesk.domain.own_tasks import DueTask
    from amtdesk.domain.rounds import Round

_REPORT_MINUTES = 15
_AGREEMENT_MINUTES = 3


class TodayItems(QuestionItems, PostItems):
    """Everything that is to be done, seen at one time."""

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
        """When the round after the latest is due; None while that one goes on, and after the last."""
        times = self._round_times
        if self.walk.finished_at is None or self.walk.number >= len(times):
            return None
        return self._at(self._today, times[self.walk.number])

    @cached_property
    def _round_times(self) -> tuple[time, ...]:
        return self._facts.round_times(self._today.weekday()) or (self._town.town().round_time,)

    def _with_postponement(self, item: TodayItem) -> TodayItem:
        until = self._put_off.get(item.subject)
        return item if until is None else item._replace(postponed_until=until)

    def _round(self) -> "Iterator[TodayItem]":
        walk = self.walk
        later = self.next_round_at
        if later is not None and later <= self._now:
            yield self._round_item(later, minutes=self._town.town().minutes.group)
        elif walk.current and walk.finished_at is None and (self._serves or walk.started_at is not None):
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
        yield TodayItem(kind=ItemKind.REPORT, ref=week, title=reader, due_at=due, minutes=_REPORT_MINUTES)

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
        told = {each.task.id for each in (*due, *self._done_tasks)}
        tomorrow, last = self._today + timedelta(days=1), self._today + timedelta(days=COMING_DAYS)
        yield from (self._of_task(each) for each in tasks.coming(tomorrow, last) if each.task.id not in told)

    def done_tasks(self) -> "Iterator[TodayItem]":
        """Return her own tasks that were done today."""
        yield from (self._of_task(each) for each in self._done_tasks)

    @cached_property
    def _done_tasks(self) -> "tuple[DueTask, ...]":
        had_tasks = self._has_tasks or self._facts.has_had_tasks()  # what is deleted by now was done all the same
        return self._rooms.own_tasks().done_on(self._today) if had_tasks else ()

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
