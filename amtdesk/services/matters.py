"""Gathers from the rooms what may ask for a reminder today. It holds no records, and reads a room again after a change.

Read is what falls due by the end of today and is not older than the account of reminders can ask for.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from amtdesk.domain.changes import Area, Changed
from amtdesk.domain.identifiers import PostId
from amtdesk.domain.matters import Matter, MatterKind, MatterRules
from amtdesk.domain.report_weeks import period_of, week_of
from amtdesk.services.post_overview import let_approvals_end
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.matters import MatterRecords, PlannedPost, Submitted
from amtdesk.storage.report_weeks import ReportWeekRepository
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from amtdesk.services.own_tasks import OwnTaskService

#: How long before the last account something may have fallen due and still be owed: closed for a whole summer.
LONGEST_CLOSURE: Final = timedelta(days=100)
#: What Heute calls a matter that can be put off there.
_ON_TODAY: Final = {
    MatterKind.POST_DUE: ("publish", "missed"),
    MatterKind.POST_WITHOUT_LINK: ("link",),
    MatterKind.FOLLOW_UP: ("follow_up",),
    MatterKind.APPROVAL_WAITS: ("approval",),
    MatterKind.ANSWER_WAITS: ("answer_approval",),
    MatterKind.REPORT_DUE: ("report",),
    MatterKind.TEMPLATE_REVIEW: ("agreement",),
    MatterKind.OWN_TASK: ("task",),
}
#: After a change of these everything is read again: the calendar, its holidays, the targets.
_EVERYWHERE: Final = frozenset({Area.TOWN, Area.SAFEKEEPING})
#: With the first of these a report is owed at all.
_FIRST_RECORDS: Final = frozenset({Area.QUESTIONS, Area.POSTS, Area.ROUNDS})


class Matters:
    """What is open in each room, as far as she may be reminded of it."""

    def __init__(
        self, database: Database, clock: Clock, *, town: TownService, tasks: "Callable[[], OwnTaskService]"
    ) -> None:
        self._database = database
        self._records = MatterRecords(database)
        self._weeks = ReportWeekRepository(database)
        self._clock = clock
        self._town = town
        self._tasks = tasks
        self._first_day = self._today = date.min
        self._names: dict[str, str] = {}
        self._ended = frozenset[PostId]()
        self._kept: dict[Area, tuple[Matter, ...]] = {}
        self._rooms: dict[Area, Callable[[MatterRules], Iterable[Matter]]] = {
            Area.POSTS: self._posts,
            Area.QUESTIONS: self._questions,
            Area.TEMPLATES: self._templates,
            Area.REPORTS: self._reports,
            Area.TASKS: self._own_tasks,
        }
        database.on_commit.append(self._forget)

    def standing(self, *, since: datetime) -> tuple[Matter, ...]:
        """Return what is not settled and falls due by the end of today, or fell due since then or shortly before."""
        self._ended = let_approvals_end(self._database, self._clock)
        today = self._clock.today()
        if today != self._today:
            self._kept.clear()
            self._today, self._first_day = today, self._town.calendar().local_day(since - LONGEST_CLOSURE)
        rules: MatterRules | None = None
        for area, read in self._rooms.items():
            if area not in self._kept:
                rules = rules or self.rules()
                self._kept[area] = tuple(read(rules))
        matters = tuple(matter for found in self._kept.values() for matter in found)
        put_off = self._records.put_off(self._first_instant())
        return self._as_put_off(matters, put_off, rules=rules or self.rules()) if put_off else matters

    def rounds_put_off(self, now: datetime) -> dict[date, datetime]:
        """Return until when she put the rounds of the last days aside on Heute, by day."""
        found: dict[date, datetime] = {}
        for name, until in self._records.put_off(now - timedelta(days=2)).items():
            kind, _colon, ref = name.partition(":")
            if kind == MatterKind.ROUND:  # a later round of a day carries its time after the day
                day = date.fromisoformat(ref.split()[0])
                found[day] = max(until, found.get(day, until))
        return found

    def rules(self) -> MatterRules:
        """Return when records ask for a reminder in this office."""
        levels = {each.level: timedelta(minutes=each.target_minutes) for each in self._town.approval_levels()}
        return MatterRules(
            calendar=self._town.calendar(), answer_target=self._town.town().answer_target, level_targets=levels
        )

    # the rooms

    def _posts(self, rules: MatterRules) -> Iterable[Matter]:
        approved = self._records.posts_to_publish(self._first_day, self._today)
        for post in (each for each in approved if each.id not in self._ended):
            yield self._named(_post_due(post, rules), f"{post.id} {post.day.isoformat()}")
        for post in self._records.posts_scheduled(self._first_day, self._today):
            yield rules.post_without_link(post.id, post.title, day=post.day)
        for waiting in self._records.posts_submitted(self._first_instant()):
            yield from rules.approval_waits(waiting.id, waiting.title, submitted_at=waiting.submitted_at)

    def _questions(self, rules: MatterRules) -> Iterable[Matter]:
        since = self._first_instant()
        for question in self._records.questions_without_reaction(since):
            yield rules.question_soon(
                question.id,
                question.title,
                asked_at=question.asked_at,
                noted_at=question.noted_at,
                postponed_until=question.postponed_until,
            )
        for asked in self._records.follow_ups(self._first_day, self._today):
            yield self._named(
                rules.follow_up(asked.id, asked.title, day=asked.day), f"{asked.id} {asked.day.isoformat()}"
            )
        yield from _waiting(self._records.answers_submitted(since), MatterKind.ANSWER_WAITS, rules=rules)

    def _templates(self, rules: MatterRules) -> Iterable[Matter]:
        for template in self._records.reviews(self._first_day, self._today):
            yield rules.template_review(template.id, template.title, day=template.day)

    def _reports(self, rules: MatterRules) -> Iterable[Matter]:
        # until the next report is due, the one before can still be finished
        rule = self._weeks.period_rule()
        for day in (self._today - timedelta(days=7), self._today):
            period = period_of(week_of(day), rule, zone=rules.calendar.zone)
            if not self._weeks.is_finished(period.week) and self._weeks.has_records_before(period.end):
                yield rules.report_due(period.week, period.end)

    def _own_tasks(self, rules: MatterRules) -> Iterable[Matter]:
        if not self._records.has_own_tasks():
            return  # then nothing of them needs to be loaded
        for due in self._tasks().due(self._today):
            task = rules.own_task(due.task.id, due.task.title, day=due.due_on, at=due.task.at)
            yield self._named(task, f"{due.task.id} {due.day.isoformat()} {due.due_on.isoformat()}")

    # within

    def _first_instant(self) -> datetime:
        return datetime.combine(self._first_day, time(), self._clock.zone)

    def _as_put_off(
        self, matters: Iterable[Matter], put_off: Mapping[str, datetime], *, rules: MatterRules
    ) -> tuple[Matter, ...]:
        names = {
            each: [f"{kind}:{self._names.get(each.subject, each.ref)}" for kind in _ON_TODAY.get(each.kind, ())]
            for each in matters
        }
        until = {each: max((put_off[n] for n in known if n in put_off), default=None) for each, known in names.items()}
        found = (matter if late is None else rules.put_off(matter, late) for matter, late in until.items())
        # both reminders of one record that she put off are one from then on
        return tuple({(matter.subject, matter.due_at): matter for matter in found}.values())

    def _named(self, matter: Matter, name: str) -> Matter:
        """Remember how Heute calls a record that has a day of its own (see `TodayItem.subject`)."""
        self._names[matter.subject] = name
        return matter

    def _forget(self, changed: Changed) -> None:
        if changed.areas & _EVERYWHERE:
            self._kept.clear()
        if changed.areas & _FIRST_RECORDS:
            self._kept.pop(Area.REPORTS, None)
        for area in changed.areas:
            self._kept.pop(area, None)


def _post_due(post: PlannedPost, rules: MatterRules) -> Matter:
    return rules.post_due(post.id, post.title, day=post.day, at=post.at, locked_until=post.locked_until)


def _waiting(submitted: Iterable[Submitted], kind: MatterKind, *, rules: MatterRules) -> Iterable[Matter]:
    found = (
        rules.waits(kind, each.id, title=each.title, submitted_at=each.submitted_at, level=each.level)
        for each in submitted
    )
    return (matter for matter in found if matter is not None)
