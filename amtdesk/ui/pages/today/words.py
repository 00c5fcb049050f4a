"""How Heute words its items: titles, second lines and times, in her language."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject

from amtdesk.domain.questions import RUNS_OUT_WITHIN
from amtdesk.domain.today import ItemKind, TodayBrief, TodayItem
from amtdesk.system.language import Language

#: What is told since when it waits, once its day has passed: calmly.
_PAST = frozenset({ItemKind.TASK, ItemKind.PASSED, ItemKind.PASSED_MANY})
#: What cannot go out as it stands.
_NOT_APPROVED = frozenset({ItemKind.PASSED, ItemKind.PASSED_MANY, ItemKind.RENEWAL})
#: What has its time counted.
_COUNTED = frozenset({ItemKind.QUESTION, ItemKind.ANSWER_APPROVAL})
#: Whose day, once past, makes it late.
_LATE_BY_DAY = frozenset({ItemKind.FOLLOW_UP, ItemKind.APPROVAL, ItemKind.AGREEMENT, ItemKind.FEEDBACK})


class ItemWords(QObject):
    """Titles, second lines and times of today's items."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language

    def by_when(self, due: datetime, *, today: date) -> str:
        """The moment of a target; what ends at midnight ends with its day."""
        local = self._language.local(due)
        if local.time() != time():
            return self._language.relative_time(due, today=today)
        day = self._language.relative_day(local.date() - timedelta(days=1), today=today)
        return self.tr("{day}, 24:00").format(day=day)

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
            case ItemKind.FOLLOW_UP | ItemKind.IN_WORK:
                return self._with_contact(self._in_work(item, today=today), item)
            case ItemKind.APPROVAL | ItemKind.ANSWER_APPROVAL:
                return self._with_contact(self._submitted(item, today=today), item)
            case ItemKind.REPORT | ItemKind.AGREEMENT | ItemKind.TASK | ItemKind.FEEDBACK | ItemKind.CONSENT:
                return self._what_is_asked(item)
            case (
                ItemKind.PUBLISH
                | ItemKind.MISSED
                | ItemKind.PASSED
                | ItemKind.PASSED_MANY
                | ItemKind.RENEWAL
                | ItemKind.HELD
                | ItemKind.LINK
            ):
                return self._of_post(item, today=today)

    def _progress(self, brief: TodayBrief) -> str:
        if brief.round.finished_at is not None:
            return self.tr("Another round today, for what is new since the last one")
        done, total = brief.round.done_count, len(brief.round.stops)
        return self.tr("{done} of {total} read, about {minutes} minutes left").format(
            done=done, total=total, minutes=brief.round.minutes_left
        )

    def _of_post(self, item: TodayItem, *, today: date) -> str:
        if item.kind in _NOT_APPROVED:
            return self._not_approved(item, today=today)
        if item.kind is ItemKind.HELD:
            return self.tr("Its day has come: keep it, move it or drop it")
        if item.kind is ItemKind.LINK and item.since is not None:
            when = self._language.relative_time(item.since, today=today)
            return self.tr("The platform was to bring it {when}. Enter it with its link.").format(when=when)
        return self._approved(item)

    def _not_approved(self, item: TodayItem, *, today: date) -> str:
        """Why what was planned could not go out, or will not be able to."""
        if item.kind is ItemKind.PASSED_MANY:
            return self.tr("Not approved. The latest: {title}").format(title=item.title)
        if item.until is not None:
            day = self._language.day_of_month(item.until, today=today)
            if item.kind is ItemKind.PASSED or item.until < today:
                return self.tr("Not approved any more: the approval ended on {day}").format(day=day)
            return self.tr("The approval ends on {day}, before the date").format(day=day)
        if item.since is None:
            return self.tr("Not approved. What becomes of it?")
        since = self._language.relative_day(self._language.local(item.since).date(), today=today)
        if not item.note:
            return self.tr("Not approved, waits since {day}").format(day=since)
        return self.tr("Not approved, with {name} since {day}").format(name=item.note, day=since)

    def _what_is_asked(self, item: TodayItem) -> str:
        if item.kind is ItemKind.REPORT:
            return self.tr("The figures are computed; three sentences are yours.")
        if item.kind is ItemKind.FEEDBACK:
            return self.tr("Readers took part and wait for what became of it")
        if item.kind is ItemKind.CONSENT:
            words = self.tr("For the people in “{picture}” no consent holds on that day")
            return words.format(picture=item.note)
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
        waits = (
            self.tr("With {name} for approval since {day}") if item.note else self.tr("Waits for approval since {day}")
        )
        said = self._with_reminders(waits.format(name=item.note, day=since), item)
        if not item.may_remind or item.due_at is None:
            return said
        planned = self._language.relative_day(self._language.local(item.due_at).date(), today=today)
        # the link to remind stands where the row tells its day
        return self.tr("{where}, planned for {day}").format(where=said, day=planned)

    def _with_reminders(self, where: str, item: TodayItem) -> str:
        if not item.reminded:
            return where
        words = self.tr("{where}, reminded once") if item.reminded == 1 else self.tr("{where}, reminded twice")
        return words.format(where=where)

    def time_left(self, item: TodayItem, *, today: date, now: datetime) -> str:
        """When it is due, or how long is left; for what she put off, until when."""
        if item.postponed_until is not None and item.is_postponed(now=now):
            when = self._language.relative_time(item.postponed_until, today=today)
            if self._language.local(item.postponed_until).date() == today:
                when = self._language.clock_time(item.postponed_until)
            return self.tr("put off until {when}").format(when=when)
        if item.kind in _COUNTED and item.remaining is not None:
            return self.remaining(item.remaining)
        is_of_many = item.kind is ItemKind.PASSED_MANY
        return "" if item.due_at is None or is_of_many else self._due(item, item.due_at, today=today)

    def _due(self, item: TodayItem, due: datetime, *, today: date) -> str:
        day = self._language.local(due).date()
        if item.kind in _PAST and day < today:
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
        if item.kind in _COUNTED and item.remaining is not None and item.remaining < RUNS_OUT_WITHIN:
            return "warn.text"
        return "text.secondary"

    def _is_late(self, item: TodayItem, *, today: date) -> bool:
        if item.kind is ItemKind.MISSED or (item.kind is ItemKind.QUESTION and item.is_overdue):
            return True
        has_day = item.kind in _LATE_BY_DAY and item.due_at is not None
        return has_day and self._language.local(item.due_at).date() < today  # type: ignore[arg-type]  # it has one
