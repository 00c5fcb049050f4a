"""Heute: gathers what today asks for from all rooms and puts it in order. It holds no records of its own."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from amtdesk.domain.identifiers import PostId, QuestionId
from amtdesk.domain.post_summaries import PostStatus, PostSummary
from amtdesk.domain.questions import CitizenQuestion
from amtdesk.domain.today import COMING_DAYS, ItemKind, ResponseFigures, TodayBrief, TodayItem, in_order
from amtdesk.services.ending_agreements import EndingAgreements
from amtdesk.services.post_overview import PostOverview
from amtdesk.services.question_overview import QuestionOverview
from amtdesk.services.report_weeks import ReportWeeks
from amtdesk.services.rounds import RoundService
from amtdesk.services.town import TownService
from amtdesk.system.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from amtdesk.services.posts import PostsService
    from amtdesk.services.questions import QuestionService

_WEEKS_OF_SPARKLINE = 8
_REPORT_MINUTES = 15
_AGREEMENT_MINUTES = 3
#: What is due on a day, without a time, comes after what has one.
_END_OF_DAY = time(23, 59)
_WAITS_FOR_OTHERS = frozenset({ItemKind.APPROVAL, ItemKind.ANSWER_APPROVAL})


class Rooms(NamedTuple):
    """Where the day's work comes from."""

    questions: QuestionOverview
    posts: PostOverview
    rounds: RoundService
    weeks: ReportWeeks
    ending: EndingAgreements
    #: What acts on questions and posts is loaded when something is done, not for the first look.
    all_questions: "Callable[[], QuestionService]"
    all_posts: "Callable[[], PostsService]"


class TodayService:
    """The morning brief, and putting things off or ticking them."""

    def __init__(self, clock: Clock, *, town: TownService, rooms: Rooms) -> None:
        self._clock = clock
        self._town = town
        self._questions = rooms.questions
        self._posts = rooms.posts
        self._rounds = rooms.rounds
        self._weeks = rooms.weeks
        self._ending = rooms.ending
        self._all_questions = rooms.all_questions
        self._all_posts = rooms.all_posts

    def brief(self) -> TodayBrief:
        """Return everything the page Heute shows, as of now."""
        now = self._clock.now()
        items = (
            *self._question_items(now),
            *self._answer_approval_items(),
            *self._post_items(now),
            *self._round_items(),
            *self._report_items(),
            *self._agreement_items(),
        )
        today = in_order((item for item in items if self._is_for_today(item)), now=now)
        coming = sorted((item for item in items if not self._is_for_today(item)), key=_by_time)
        next_up = today[0] if today and not today[0].is_postponed(now=now) else None
        return TodayBrief(
            next_up=next_up,
            still_today=today[1:] if next_up else today,
            coming=tuple(coming),
            done_today=self._done_today(),
            round=self._rounds.today(),
            planning_lead=self._posts.planning_lead(self._clock.today()),
            response=self._response(now),
        )

    def postpone(self, item: TodayItem, until: datetime) -> None:
        """Put a question off: it leaves the front until then; its clock runs on."""
        self._all_questions().postpone(QuestionId(int(item.ref)), until)

    def later_moments(self) -> tuple[datetime, ...]:
        """Return when she may put something off to: 11:00 and 14:00 as far as they lie ahead, and tomorrow morning."""
        now = self._clock.local(self._clock.now())
        ahead = [now.replace(hour=hour, minute=0, second=0, microsecond=0) for hour in (11, 14)]
        next_day = self._town.calendar().next_service_day(now.date())
        opening = datetime.combine(next_day, self._town.town().round_time, self._clock.zone)
        return (*(moment for moment in ahead if moment > now), opening)

    def mark_done(self, item: TodayItem, *, reason: str) -> None:
        """Tick an item: a post counts as published now, a follow-up as done, a question as settled for `reason`."""
        match item.kind:
            case ItemKind.PUBLISH | ItemKind.MISSED:
                self._all_posts().mark_published(PostId(int(item.ref)), at=self._clock.now(), link="")
            case ItemKind.FOLLOW_UP:
                self._all_questions().end_follow_up(QuestionId(int(item.ref)))
            case ItemKind.QUESTION:
                self._all_questions().close_without_answer(QuestionId(int(item.ref)), reason)
            case _:
                raise ValueError(f"an item of kind {item.kind} cannot be ticked")

    def _is_for_today(self, item: TodayItem) -> bool:
        if item.kind in _WAITS_FOR_OTHERS or item.due_at is None:
            return False
        return self._clock.local(item.due_at).date() <= self._clock.today()

    def _until_coming_ends(self) -> datetime:
        day = self._clock.today() + timedelta(days=COMING_DAYS + 1)
        return datetime.combine(day, time(), self._clock.zone)

    def _question_items(self, now: datetime) -> list[TodayItem]:
        items = (self._question_item(question, now) for question in self._questions.open())
        return [item for item in items if item is not None]

    def _question_item(self, question: CitizenQuestion, now: datetime) -> TodayItem | None:
        if question.awaits_first_reaction:
            due = self._questions.due_at(question)
            return TodayItem(
                kind=ItemKind.QUESTION,
                ref=question.id,
                title=question.text,
                note=question.group_name or question.source,
                due_at=due,
                remaining=self._questions.remaining(question, now),
                total=timedelta(hours=self._town.town().answer_target_hours),
                since=question.asked_at,
                minutes=self._town.town().minutes.question,
                postponed_until=question.postponed_until,
            )
        if question.follow_up_on is None:
            return None
        due = datetime.combine(question.follow_up_on, _END_OF_DAY, self._clock.zone)
        return TodayItem(
            kind=ItemKind.FOLLOW_UP,
            ref=question.id,
            title=question.text,
            note=self._questions.department_name(question.department),
            contact=self._questions.contact_at(question.department),
            due_at=due,
            since=question.handed_over_at,
            minutes=self._town.town().minutes.question,
        )

    def _answer_approval_items(self) -> list[TodayItem]:
        """What waits longer for someone's yes than its level allows (Q8)."""
        if not self._questions.has_submitted():
            return []
        return [
            TodayItem(
                kind=ItemKind.ANSWER_APPROVAL,
                ref=pending.question.id,
                title=pending.question.text,
                note=pending.question.submitted_to,
                remaining=pending.target - pending.waiting,
                total=pending.target,
                since=pending.question.submitted_at,
            )
            for pending in self._all_questions().waiting_too_long()
        ]

    def _post_items(self, now: datetime) -> list[TodayItem]:
        today = self._clock.today()
        until = today + timedelta(days=COMING_DAYS)
        approved = self._posts.list(status=PostStatus.APPROVED, to_day=until)
        waiting = self._posts.list(status=PostStatus.IN_REVIEW)
        return [
            *(self._publish_item(post, now) for post in approved if post.day is not None),
            *(self._approval_item(post) for post in waiting),
        ]

    def _publish_item(self, post: PostSummary, now: datetime) -> TodayItem:
        due = datetime.combine(post.day or self._clock.today(), post.at or time(9), self._clock.zone)
        is_missed = due.date() < self._clock.today()
        return TodayItem(
            kind=ItemKind.MISSED if is_missed else ItemKind.PUBLISH,
            ref=post.id,
            title=post.title,
            note=post.approved_by,
            due_at=due,
            remaining=due - now,
            since=post.approved_at,
            minutes=self._town.town().minutes.publish,
        )

    def _approval_item(self, post: PostSummary) -> TodayItem:
        due = None if post.day is None else datetime.combine(post.day, post.at or time(9), self._clock.zone)
        return TodayItem(
            kind=ItemKind.APPROVAL, ref=post.id, title=post.title, note="", due_at=due, since=post.submitted_at
        )

    def _round_items(self) -> list[TodayItem]:
        today = self._rounds.today()
        if not today.stops or today.finished_at is not None:
            return []
        if not self._town.calendar().is_service_day(today.day) and today.started_at is None:
            return []
        due = datetime.combine(today.day, self._town.town().round_time, self._clock.zone)
        minutes = today.minutes_left
        return [TodayItem(kind=ItemKind.ROUND, ref=today.day.isoformat(), title="", due_at=due, minutes=minutes)]

    def _report_items(self) -> list[TodayItem]:
        due = self._weeks.due_at()
        if due is None or due >= self._until_coming_ends():
            return []
        town = self._town.town()
        reader = f"{town.mayor_title} {town.mayor_name}".strip()
        week = self._weeks.week_of(due)
        return [TodayItem(kind=ItemKind.REPORT, ref=week, title=reader, due_at=due, minutes=_REPORT_MINUTES)]

    def _agreement_items(self) -> list[TodayItem]:
        """Templates whose agreement ends within thirty days (T3): locked words help nobody."""
        return [
            TodayItem(
                kind=ItemKind.AGREEMENT,
                ref=agreement.template_id,
                title=agreement.title,
                note=agreement.agreed_with,
                due_at=datetime.combine(agreement.valid_until, _END_OF_DAY, self._clock.zone),
                minutes=_AGREEMENT_MINUTES,
            )
            for agreement in self._ending.soon()
        ]

    def _done_today(self) -> tuple[TodayItem, ...]:
        start = datetime.combine(self._clock.today(), time(), self._clock.zone)
        closed = [
            TodayItem(kind=ItemKind.QUESTION, ref=q.id, title=q.text, note=q.group_name, done_at=q.closed_at)
            for q in self._questions.recently_answered(days=1)
            if q.closed_at is not None and q.closed_at >= start
        ]
        out = [
            TodayItem(kind=ItemKind.PUBLISH, ref=p.id, title=p.title, note=p.approved_by, done_at=p.published_at)
            for p in self._posts.published_between(start, start + timedelta(days=1))
        ]
        items = [*closed, *out]
        return tuple(sorted(items, key=_by_end, reverse=True))

    def _response(self, now: datetime) -> ResponseFigures:
        weekly = self._questions.weekly_medians(now, weeks=_WEEKS_OF_SPARKLINE)
        town, seven_days_ago = self._town.town(), now - timedelta(days=7)
        return ResponseFigures(
            last_seven_days=weekly[-1],
            weekly=weekly,
            target=timedelta(hours=town.answer_target_hours),
            is_same_day=town.answer_same_day,
            days_off=self._questions.response_figures(seven_days_ago, now).days_off,
        )


def _by_time(item: TodayItem) -> float:
    return item.due_at.timestamp() if item.due_at is not None else float("inf")


def _by_end(item: TodayItem) -> float:
    return item.done_at.timestamp() if item.done_at is not None else 0.0
