"""What Heute says of the day as a whole: greeting, load, weekend, report, silence, and what follows."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject

from amtdesk.domain.today import ItemKind, TodayBrief
from amtdesk.system.language import Language
from amtdesk.ui.pages.today.words import ItemWords

_SHORTEST_COUNT_IN_WORDS = 2
_LONGEST_COUNT_IN_WORDS = 12
_MORNING_ENDS = 11
_EVENING_BEGINS = 18
#: From so many minutes on they are told in hours.
_LONG_DAY = 120


class DaySentences(QObject):
    """Sentences about the brief."""

    def __init__(self, words: ItemWords, language: Language, *, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._language = language

    def greeting(self, brief: TodayBrief, *, name: str, now: datetime) -> str:
        """One line under the date: how many tasks, how many minutes, and what this day has of its own."""
        today = self._language.local(now).date()
        sentences = (self._hello(name, now), *self._of_this_day(brief, today=today))
        return " ".join(sentence for sentence in sentences if sentence)

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
            when = self._words.time_left(first, today=today, now=now) or self.tr("waits")
            parts.append(self.tr("{title} ({when}) comes next.").format(title=self._words.title(first), when=when))
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


def rounded(minutes: int) -> int:
    """Minutes as one says them: to five, and never zero."""
    return max(5, 5 * round(minutes / 5))
