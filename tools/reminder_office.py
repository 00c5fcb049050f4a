"""An office that counts for itself when something is due and until when it is worth a reminder.

It knows the promise (docs/decisions/0010), not the rules that are to keep it: what it counts is held against them.
"""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from amtdesk.domain.matters import Matter, MatterKind, MatterRules

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
TWO_HOURS = timedelta(hours=2)
_K = MatterKind
#: How long ago something began that she comes to know of now.
_AGO = tuple(timedelta(minutes=minutes) for minutes in (0, 1, 17, 90, 400, 1500, 4000))
#: How often each kind comes.
_WEIGHTS: Mapping[MatterKind, int] = {
    _K.POST_DUE: 4,
    _K.POST_WITHOUT_LINK: 1,
    _K.QUESTION_SOON: 5,
    _K.FOLLOW_UP: 2,
    _K.APPROVAL_WAITS: 2,
    _K.ANSWER_WAITS: 1,
    _K.REPORT_DUE: 1,
    _K.TEMPLATE_REVIEW: 1,
    _K.OWN_TASK: 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A matter as the rules see it, and what was counted for it apart from them."""

    matter: Matter
    due: datetime
    raised_from: datetime
    until: datetime
    deadline: datetime | None
    #: What the account calls it.
    name: tuple[str, datetime]

    def fault(self) -> str:
        """What the rules count otherwise; empty when nothing."""
        theirs = (self.matter.due_at, self.matter.raised_from, self.matter.until, self.matter.deadline)
        ours = (self.due, self.raised_from, self.until, self.deadline)
        return "" if theirs == ours else f"{self.matter.subject}: the rules say {theirs}, counted {ours}"


@dataclass(slots=True)
class Office:
    """Weekly hours, days off, the target for answers (None: the same day) and that for a yes."""

    zone: ZoneInfo
    hours: Mapping[int, tuple[tuple[time, time], ...]]
    off: frozenset[date]
    target: timedelta | None
    yes_within: timedelta
    midnights: dict[date, datetime] = field(default_factory=dict)

    def promise(self, chance: random.Random, rules: MatterRules, *, ref: int, now: datetime) -> Promise:
        """Return a random record of today, known to the desk from now on."""
        kind = chance.choices(tuple(_WEIGHTS), weights=tuple(_WEIGHTS.values()))[0]
        if kind is _K.QUESTION_SOON:
            return self._question(chance, rules, ref=ref, now=now)
        if kind is _K.APPROVAL_WAITS:
            return self._post_in_review(chance, rules, ref=ref, submitted_at=now - chance.choice(_AGO))
        if kind is _K.ANSWER_WAITS:
            submitted_at = now - chance.choice(_AGO)
            waiting = rules.waits(kind, ref, title="", submitted_at=submitted_at, level=1)
            assert waiting is not None  # noqa: S101 - level 1 has a target here
            return self._week(waiting, self.after_service(submitted_at, self.yes_within))
        day = self.day(now) + timedelta(days=chance.choice((-3, -1, 0, 0, 0, 1, 1, 2, 3, 5, 8, 12)))
        at = chance.choice((None, time(chance.choice((*range(7, 19), 0, 2, 23)), chance.choice((0, 10, 30, 59)))))
        if kind is _K.POST_DUE:
            locked = chance.choice((None, None, day + DAY))
            matter = rules.post_due(ref, "", day=day, at=at, locked_until=locked)
            return self._today(matter, self.at(locked or day, at or time(9)))
        return self._week(*self._of_a_day(kind, rules, ref=ref, day=day, at=at))

    def aside(self, promise: Promise, rules: MatterRules, *, until: datetime) -> Promise:
        """Return what she put aside on Heute: it is due again then."""
        matter = rules.put_off(promise.matter, until)
        if until <= promise.due:
            return promise
        if promise.matter.kind in (_K.POST_DUE, _K.QUESTION_SOON):
            return self._today(matter, until, deadline=promise.deadline)
        return self._week(matter, until)

    def _of_a_day(
        self, kind: MatterKind, rules: MatterRules, *, ref: int, day: date, at: time | None
    ) -> tuple[Matter, datetime]:
        if kind is _K.OWN_TASK:
            due = self.opening(day) if at is None else self.at(day, at)
            return rules.own_task(ref, "", day=day, at=at), due
        if kind is _K.REPORT_DUE:
            end = self.at(day + timedelta(days=4 - day.weekday()), time(12))
            return rules.report_due(f"{ref}", end), end
        if kind is _K.POST_WITHOUT_LINK:
            return rules.post_without_link(ref, "", day=day), self.opening(self.next_work(day))
        build = rules.follow_up if kind is _K.FOLLOW_UP else rules.template_review
        return build(ref, "", day=day), self.opening(day)

    def _post_in_review(
        self, chance: random.Random, rules: MatterRules, *, ref: int, submitted_at: datetime
    ) -> Promise:
        """One of its two reminders: a day after it was handed over, and a day after that one was raised."""
        first, second = rules.approval_waits(ref, "", submitted_at=submitted_at)
        due = submitted_at + DAY
        raised = self.moved(due)
        again = max(due, raised) + DAY
        if chance.random() < 0.5:  # noqa: PLR2004 - one or the other
            return self._week(second, again)
        return replace(self._week(first, due), until=self.moved(again))

    def _question(self, chance: random.Random, rules: MatterRules, *, ref: int, now: datetime) -> Promise:
        asked = now - chance.choice(_AGO)
        put_off = chance.choice((None, None, None, now + timedelta(minutes=chance.randrange(3000))))
        matter = rules.question_soon(ref, "", asked_at=asked, noted_at=now, postponed_until=put_off)
        if self.target is None:
            deadline = self.end_of_service(asked)
            soon = deadline - TWO_HOURS
        else:
            soon = self.after_days(asked, self.target - TWO_HOURS, place=bisect_right)
            deadline = self.after_days(asked, self.target, place=bisect_left)
        return self._today(matter, max(soon, now, put_off or now), deadline=deadline)

    def _today(self, matter: Matter, due: datetime, *, deadline: datetime | None = None) -> Promise:
        raised = self.moved(due)
        last = max(raised, deadline or raised)
        until = min(self.end_of_service(last), last + WEEK)
        return Promise(
            matter=matter, name=(matter.subject, due), due=due, raised_from=raised, until=until, deadline=deadline
        )

    def _week(self, matter: Matter, due: datetime) -> Promise:
        raised = self.moved(due)
        next_day = self.opening(self.next_work(self.day(raised)))
        until = max(raised + WEEK, self.end_of_service(next_day))
        return Promise(
            matter=matter, name=(matter.subject, due), due=due, raised_from=raised, until=until, deadline=None
        )

    # days, counted once more

    def at(self, day: date, clock: time) -> datetime:
        """A local time of a day."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)

    def day(self, instant: datetime) -> date:
        """The local day."""
        return instant.astimezone(self.zone).date()

    def works(self, day: date) -> bool:
        """Whether anyone is there."""
        return day not in self.off and day.weekday() in self.hours

    def next_work(self, day: date) -> date:
        """The next day after this one on which anyone is there."""
        day += DAY
        while not self.works(day):
            day += DAY
        return day

    def opening(self, day: date) -> datetime:
        """When the office opens; midnight where it does not."""
        return self.at(day, self.hours[day.weekday()][0][0] if self.works(day) else time())

    def moved(self, due: datetime) -> datetime:
        """When something is raised that is due then."""
        day = self.day(due)
        return due if self.works(day) else self.opening(self.next_work(day))

    def rests(self, instant: datetime) -> bool:
        """Whether it is a day off, or before the first opening after one."""
        day = self.day(instant)
        return not self.works(day) or (not self.works(day - DAY) and instant < self.opening(day))

    def end_of_service(self, instant: datetime) -> datetime:
        """The next time that the office closes for the day."""
        day = self.day(instant)
        while not self.works(day) or self.at(day, self.hours[day.weekday()][-1][1]) <= instant:
            day += DAY
        return self.at(day, self.hours[day.weekday()][-1][1])

    def after_days(
        self, start: datetime, span: timedelta, *, place: Callable[[list[timedelta], timedelta], int]
    ) -> datetime:
        """When so much of the days with service has passed; `place` says to which of two days a midnight belongs."""
        days = [day for day in (self.day(start) + n * DAY for n in range(60)) if self.works(day)]
        begins = [max(self._midnight(day), start) for day in days]
        passed = [timedelta()]
        for day, begin in zip(days, begins, strict=True):
            passed.append(passed[-1] + self._midnight(day + DAY) - begin)
        number = place(passed, span) - 1
        return begins[number] + (span - passed[number])

    def after_service(self, start: datetime, span: timedelta) -> datetime:
        """When so much of the service hours has passed."""
        day, left = self.day(start), span
        while True:
            for opens, closes in self.hours[day.weekday()] if self.works(day) else ():
                begin, end = max(self.at(day, opens), start), self.at(day, closes)
                if end > begin and end - begin >= left:
                    return begin + left
                left -= max(end - begin, timedelta())
            day += DAY

    def _midnight(self, day: date) -> datetime:
        return self.midnights.setdefault(day, self.at(day, time()))
