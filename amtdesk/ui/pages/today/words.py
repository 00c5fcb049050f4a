"""How Heute words its items: titles, second lines and times, in her language."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject

from amtdesk.domain.today import SOON, ItemKind, TodayBrief, TodayItem
from amtdesk.system.language import Language

_SHORTEST_COUNT_IN_WORDS = 2
_MORNING_ENDS = 11
#: What has its time counted.
_COUNTED = frozenset({ItemKind.QUESTION, ItemKind.ANSWER_APPROVAL})
#: Whose day, once past, makes it late.
_LATE_BY_DAY = frozenset({ItemKind.FOLLOW_UP, ItemKind.APPROVAL, ItemKind.AGREEMENT})
_EVENING_BEGINS = 18
#: From so many minutes on they are told in hours.
_LONG_DAY = 120
_LONGEST_COUNT_IN_WORDS = 12


class ItemWords(QObject):
    """Titles, second lines and times of today's items."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language

    def greeting(self, brief: TodayBrief, *, name: str, now: datetime) -> str:
        """One line under the date: how many tasks, how many minutes, and what this day has of its own."""
        today = self._language.local(now).date()
        sentences = (self._hello(name, now), *self._of_this_day(brief, today=today))
        return " ".join(sentence for sentence in sentences if sentence)

    def by_when(self, due: datetime, *, today: date) -> str:
        """The moment of a target; what ends at midnight ends with its day."""
        local = self._language.local(due)
        if local.time() != time():
            return self._language.relative_time(due, today=today)
        day = self._language.relative_day(local.date() - timedelta(days=1), today=today)
        return self.tr("{day}, 24:00").format(day=day)

    def _of_this_day(self, brief: TodayBrief, *, today: date) -> tuple[str, ...]:
        load = self.day_load(brief)
        if brief.rest_day is not None:
            return (self.rest_day(brief), load if brief.task_count else "")
        return load, self._of_days_off(brief), self._report_due(brief, today=today)

    def rest_day(self, brief: TodayBrief) -> str:
        """That nobody is in the office today, and why as far as it has a name."""
        if brief.rest_day:
            return self.tr("Today the office is closed ({name}).").format(name=brief.rest_day)
        return self.tr("Today the office is closed.")

    def _of_days_off(self, brief: TodayBrief) -> str:
        count = brief.from_days_off
        if brief.days_off is None or not count:
            return ""
        if brief.days_off.is_weekend:
            one, many = self.tr("One question waits from the weekend."), self.tr("{n} questions wait from the weekend.")
        else:
            one, many = self.tr("One question waits from the day off."), self.tr("{n} questions wait from the day off.")
        return one if count == 1 else many.format(n=self._count_word(count))

    def what_follows(self, brief: TodayBrief, *, now: datetime) -> str:
        """What comes once everything is done: a later round, the next day of service, the next thing."""
        parts = [self._next_round(brief)]
        today = self._language.local(now).date()
        if brief.rest_day is not None and brief.next_service_day is not None:
            day = self._language.relative_day(brief.next_service_day, today=today)
            parts.append(self.tr("Next day of service: {day}.").format(day=day))
        if brief.coming:
            first = brief.coming[0]
            when = self.time_left(first, today=today, now=now) or self.tr("waits")
            parts.append(self.tr("{title} ({when}) comes next.").format(title=self.title(first), when=when))
        elif brief.rest_day is None:
            parts.append(self.tr("Nothing else is planned for the next seven days."))
        return " ".join(part for part in parts if part)

    def _next_round(self, brief: TodayBrief) -> str:
        if brief.next_round_at is None:
            return ""
        return self.tr("Next round at {time}.").format(time=self._language.clock_time(brief.next_round_at))

    def silence(self, brief: TodayBrief, *, today: date) -> str:
        """That the channel has been silent for long (H7), and what ends it."""
        silence = brief.silence
        if silence is None:
            return ""
        told = self.tr("Nothing has appeared on the channel for {n} days.").format(n=silence.days)
        if silence.next_on is None:
            return told
        day = self._language.relative_day(silence.next_on, today=today)
        return f"{told} {self.tr('The next approved post is planned for {day}.').format(day=day)}"

    def routine(self) -> str:
        """What is offered to her who keeps no task yet."""
        return self.tr("What comes back every month and every quarter can stand here by itself.")

    def _report_due(self, brief: TodayBrief, *, today: date) -> str:
        report = next((item for item in brief.for_today if item.kind is ItemKind.REPORT), None)
        if report is None or report.due_at is None or self._language.local(report.due_at).date() != today:
            return ""
        return self.tr("The weekly report is due by {time}.").format(time=self._language.clock_time(report.due_at))

    def _hello(self, name: str, now: datetime) -> str:
        if not name:
            return ""
        hour = self._language.local(now).hour
        if hour < _MORNING_ENDS:
            return self.tr("Good morning, {name}.").format(name=name)
        if hour < _EVENING_BEGINS:
            return self.tr("Hello, {name}.").format(name=name)
        return self.tr("Good evening, {name}.").format(name=name)

    def day_load(self, brief: TodayBrief) -> str:
        """How many tasks the day has, and how long they take."""
        count, minutes = brief.task_count, rounded(brief.minutes_total)
        if count == 0:
            return self.tr("Everything is done for today.")
        if minutes >= _LONG_DAY:
            span = self._language.duration(timedelta(minutes=minutes))
            words = self._count_word(count)
            return self.tr("{count} tasks for today, about {span} together.").format(count=words, span=span)
        if count == 1:
            return self.tr("One task for today, about {minutes} minutes.").format(minutes=minutes)
        words = self._count_word(count)
        return self.tr("{count} tasks for today, about {minutes} minutes together.").format(
            count=words, minutes=minutes
        )

    def _count_word(self, count: int) -> str:
        words = self.tr("Two,Three,Four,Five,Six,Seven,Eight,Nine,Ten,Eleven,Twelve").split(",")
        if _SHORTEST_COUNT_IN_WORDS <= count <= _LONGEST_COUNT_IN_WORDS:
            return words[count - _SHORTEST_COUNT_IN_WORDS]
        return str(count)

    def title(self, item: TodayItem) -> str:
        """What the item is about."""
        return self._language.sentence(item.headline)

    def meta(self, item: TodayItem, brief: TodayBrief, *, today: date) -> str:
        """The second line: from whom, since when, whom to ask."""
        match item.kind:
            case ItemKind.QUESTION:
                return self.source(item)
            case ItemKind.ROUND:
                return self._progress(brief)
            case ItemKind.PUBLISH | ItemKind.MISSED | ItemKind.HELD | ItemKind.LINK:
                return self._of_post(item, today=today)
            case ItemKind.FOLLOW_UP | ItemKind.IN_WORK:
                return self._with_contact(self._in_work(item, today=today), item)
            case ItemKind.APPROVAL | ItemKind.ANSWER_APPROVAL:
                return self._with_contact(self._submitted(item, today=today), item)
            case ItemKind.REPORT | ItemKind.AGREEMENT | ItemKind.TASK:
                return self._what_is_asked(item)

    def _progress(self, brief: TodayBrief) -> str:
        if brief.round.finished_at is not None:
            return self.tr("Another round today, for what is new since the last one")
        done, total = brief.round.done_count, len(brief.round.stops)
        return self.tr("{done} of {total} read, about {minutes} minutes left").format(
            done=done, total=total, minutes=brief.round.minutes_left
        )

    def _of_post(self, item: TodayItem, *, today: date) -> str:
        if item.kind is ItemKind.HELD:
            return self.tr("Its day has come: keep it, move it or drop it")
        if item.kind is ItemKind.LINK and item.since is not None:
            when = self._language.relative_time(item.since, today=today)
            return self.tr("The platform was to bring it {when}. Enter it with its link.").format(when=when)
        return self._approved(item)

    def _what_is_asked(self, item: TodayItem) -> str:
        if item.kind is ItemKind.REPORT:
            return self.tr("The figures are computed; three sentences are yours.")
        if item.kind is ItemKind.TASK:
            return item.note or self.tr("A task of your own")
        return self.tr("The agreement with {name} ends. After that, the text is locked.").format(name=item.note)

    def lead(self, item: TodayItem, brief: TodayBrief) -> str:
        """What is named before the second line: long open, or from the days off."""
        if item.is_long_open:
            return self.tr("Open for more than 48 hours")
        if item.is_from_days_off and brief.days_off is not None:
            return self.tr("From the weekend") if brief.days_off.is_weekend else self.tr("From the day off")
        return ""

    def source(self, item: TodayItem) -> str:
        """Where a question was seen."""
        places = {
            "group": self.tr("From a group"),
            "page_comment": self.tr("Comment on the page"),
            "dm": self.tr("Direct message"),
            "other": self.tr("Noted another way"),
            "": self.tr("Noted another way"),
        }
        return places.get(item.note) or self.tr("From “{group}”").format(group=item.note)

    def _approved(self, item: TodayItem) -> str:
        if not item.note or item.since is None:
            return self.tr("Approved")
        when = self._language.day_and_time(item.since)
        return self.tr("Approved by {name}, {when}").format(name=item.note, when=when)

    def _with_contact(self, where: str, item: TodayItem) -> str:
        if item.contact is None:
            return where
        return self.tr("{where} · {contact}").format(where=where, contact=self._language.sentence(item.contact))

    def _in_work(self, item: TodayItem, *, today: date) -> str:
        if item.since is None:
            return self.tr("With: {department}").format(department=item.note)
        since = self._language.relative_day(self._language.local(item.since).date(), today=today)
        if not item.note:
            return self.tr("An interim reply is out; asked {day}").format(day=since)
        return self.tr("With {department} since {day}").format(department=item.note, day=since)

    def _submitted(self, item: TodayItem, *, today: date) -> str:
        if item.total is not None:
            return self.tr("Waits for {name}, longer than the {duration} that its level allows").format(
                name=item.note, duration=self._language.duration(item.total)
            )
        if item.since is None:
            return self.tr("Waits for approval")
        since = self._language.relative_day(self._language.local(item.since).date(), today=today)
        if not item.note:
            return self.tr("Waits for approval since {day}").format(day=since)
        return self.tr("With {name} for approval since {day}").format(name=item.note, day=since)

    def time_left(self, item: TodayItem, *, today: date, now: datetime) -> str:
        """When it is due, or how long is left; for what she put off, until when."""
        if item.postponed_until is not None and item.is_postponed(now=now):
            when = self._language.relative_time(item.postponed_until, today=today)
            if self._language.local(item.postponed_until).date() == today:
                when = self._language.clock_time(item.postponed_until)
            return self.tr("put off until {when}").format(when=when)
        if item.kind in _COUNTED and item.remaining is not None:
            return self.remaining(item.remaining)
        return "" if item.due_at is None else self._due(item, item.due_at, today=today)

    def _due(self, item: TodayItem, due: datetime, *, today: date) -> str:
        day = self._language.local(due).date()
        if item.kind is ItemKind.TASK and day < today:
            return self.tr("since {day}").format(day=self._language.relative_day(day, today=today))
        if not item.has_time:
            return self._day_left(item, day, today=today)
        if item.kind is ItemKind.ROUND:
            return self.tr("from {time}").format(time=self._language.clock_time(due))
        if day == today:
            return self.tr("at {time}").format(time=self._language.clock_time(due))
        return self._language.relative_time(due, today=today)

    def _day_left(self, item: TodayItem, day: date, *, today: date) -> str:
        when = self._language.relative_day(day, today=today)
        if day >= today:
            return when
        if item.kind is ItemKind.APPROVAL:
            return self.tr("planned for {day}").format(day=when)
        return self.tr("due since {day}").format(day=when)

    def remaining(self, left: timedelta) -> str:
        """How long until the target, or since when it is missed."""
        if left < timedelta():
            return self.tr("overdue for {duration}").format(duration=self._language.elapsed(-left))
        return self.tr("{duration} left").format(duration=self._language.duration(left))

    def color(self, item: TodayItem, *, today: date, now: datetime) -> str:
        """Amber runs out, red is late; nothing else is coloured. What she put off is quiet until then."""
        if item.is_postponed(now=now):
            return "text.secondary"
        if self._is_late(item, today=today):
            return "danger.text"
        if item.kind in _COUNTED and item.remaining is not None and item.remaining < SOON:
            return "warn.text"
        return "text.secondary"

    def _is_late(self, item: TodayItem, *, today: date) -> bool:
        if item.kind is ItemKind.MISSED or (item.kind is ItemKind.QUESTION and item.is_overdue):
            return True
        has_day = item.kind in _LATE_BY_DAY and item.due_at is not None
        return has_day and self._language.local(item.due_at).date() < today  # type: ignore[arg-type]  # it has one


def rounded(minutes: int) -> int:
    """Minutes as one says them: to five, and never zero."""
    return max(5, 5 * round(minutes / 5))
