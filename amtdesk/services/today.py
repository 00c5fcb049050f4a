"""Heute: gathers what today asks for from all rooms and puts it in order. It keeps only what she put off."""

from datetime import date, datetime, time, timedelta

from amtdesk.domain.today import (
    WAITS_FOR_OTHERS,
    ItemKind,
    ResponseFigures,
    Silence,
    TodayBrief,
    TodayItem,
    by_time,
    in_order,
    silence_on,
)
from amtdesk.services.today_deeds import TodayDeeds
from amtdesk.services.today_items import TodayItems
from amtdesk.services.today_look import Rooms
from amtdesk.services.town import TownService
from amtdesk.storage.database import Database
from amtdesk.storage.morning import MorningFacts
from amtdesk.storage.put_off import PutOffRepository
from amtdesk.system.clock import Clock

_WEEKS_OF_SPARKLINE = 8


class TodayService(TodayDeeds):
    """The morning brief, what is open where, and the deeds of Heute."""

    def __init__(self, database: Database, clock: Clock, *, town: TownService, rooms: Rooms) -> None:
        self._database = database
        self._clock = clock
        self._town = town
        self._rooms = rooms
        self._facts = MorningFacts(database)
        self._put_off = PutOffRepository(database)

    def brief(self) -> TodayBrief:
        """Return everything the page Heute shows, as of now."""
        now, found = self._clock.now(), self._look()
        items = found.all()
        day, calendar = self._clock.today(), self._town.calendar()
        for_today, later = self._parted(items, day)
        today = in_order(for_today, now=now)
        next_up = today[0] if today and not today[0].is_postponed(now=now) else None
        return TodayBrief(
            next_up=next_up,
            still_today=today[1:] if next_up else today,
            coming=by_time(later, now=now),
            done_today=self._done_today(found),
            round=found.walk,
            round_at=found.round_at,
            next_round_at=found.next_round_at,
            planning_lead=self._rooms.posts.planning_lead(day),
            response=self._response(now),
            days_off=found.days_off,
            silence=self._silence(items),
            rest_day=None if calendar.is_service_day(day) else calendar.days_off.get(day, ""),
            next_service_day=calendar.next_service_day(day),
            has_had_tasks=self._facts.has_had_tasks(),
        )

    def stops_left(self) -> int:
        """Return how many stops of the round Heute still asks for: the number beside the round in the rail."""
        walk = self._rooms.rounds.today()
        is_asked = walk.started_at is not None or self._town.calendar().is_service_day(walk.day)
        return len(walk.stops) - walk.done_count if is_asked and walk.finished_at is None else 0

    def _look(self) -> TodayItems:
        midnight = datetime.combine(self._clock.today(), time(), self._clock.zone)
        put_off = self._put_off.since(midnight)
        return TodayItems(self._clock, town=self._town, rooms=self._rooms, facts=self._facts, put_off=put_off)

    def _parted(self, items: tuple[TodayItem, ...], today: date) -> tuple[list[TodayItem], list[TodayItem]]:
        parted: tuple[list[TodayItem], list[TodayItem]] = ([], [])
        for item in items:
            parted[not self._is_for(today, item)].append(item)
        return parted

    def _is_for(self, today: date, item: TodayItem) -> bool:
        if item.postponed_until is not None:
            until = self._clock.local(item.postponed_until).date()
            if until >= today:  # what was put off to today comes back today, whatever it waits for
                return until == today
        if item.kind in WAITS_FOR_OTHERS or item.due_at is None:
            return False
        last_moment = self._clock.local(item.due_at) - timedelta.resolution  # what ends at midnight ends with its day
        return item.is_from_days_off or last_moment.date() <= today

    def _silence(self, items: tuple[TodayItem, ...]) -> Silence | None:
        last = self._facts.last_published_at()
        ahead = (item.due_at for item in items if item.kind is ItemKind.PUBLISH and item.due_at is not None)
        following = min(ahead, default=None)
        return silence_on(
            self._clock.today(),
            last_on=None if last is None else self._clock.local(last).date(),
            next_on=None if following is None else self._clock.local(following).date(),
        )

    def _done_today(self, found: TodayItems) -> tuple[TodayItem, ...]:
        start = datetime.combine(self._clock.today(), time(), self._clock.zone)
        closed = [
            TodayItem(kind=ItemKind.QUESTION, ref=q.id, title=q.text, note=q.group_name, done_at=q.closed_at)
            for q in self._rooms.questions.recently_answered(days=1)
            if q.closed_at is not None and q.closed_at >= start and not q.is_erased
        ]
        out = [
            TodayItem(kind=ItemKind.PUBLISH, ref=p.id, title=p.title, note=p.approved_by, done_at=p.published_at)
            for p in self._rooms.posts.published_between(start, start + timedelta(days=1))
        ]
        done = found.done_tasks()
        return tuple(sorted((*closed, *out, *done), key=_by_end, reverse=True))

    def _response(self, now: datetime) -> ResponseFigures:
        questions, town = self._rooms.questions, self._town.town()
        weekly = questions.weekly_medians(now, weeks=_WEEKS_OF_SPARKLINE)
        return ResponseFigures(
            last_seven_days=weekly[-1],
            weekly=weekly,
            target=timedelta(hours=town.answer_target_hours),
            is_same_day=town.answer_same_day,
            days_off=questions.response_figures(now - timedelta(days=7), now).days_off,
        )


def _by_end(item: TodayItem) -> float:
    return item.done_at.timestamp() if item.done_at is not None else 0.0
