"""How Heute words its items: one row of a list for each, in her language."""

from datetime import date, datetime, timedelta
from typing import Literal

from PySide6.QtCore import QObject

from amtdesk.domain.today import SOON, ItemKind, TodayBrief, TodayItem
from amtdesk.system.language import Language
from amtdesk.ui.widgets.card_rows import CardRow, RowAction

_ICONS = {
    ItemKind.QUESTION: "messages-square",
    ItemKind.ROUND: "footprints",
    ItemKind.PUBLISH: "send",
    ItemKind.MISSED: "send",
    ItemKind.FOLLOW_UP: "phone",
    ItemKind.APPROVAL: "hourglass",
    ItemKind.ANSWER_APPROVAL: "hourglass",
    ItemKind.REPORT: "file-chart-column",
    ItemKind.AGREEMENT: "message-square-quote",
}
TICKABLE = frozenset({ItemKind.QUESTION, ItemKind.PUBLISH, ItemKind.MISSED, ItemKind.FOLLOW_UP})
_SHORTEST_COUNT_IN_WORDS = 2
_MORNING_ENDS = 11
#: What is due on a day, at no hour of it.
_OF_A_DAY = frozenset({ItemKind.FOLLOW_UP, ItemKind.APPROVAL, ItemKind.AGREEMENT})
#: What has its time counted.
_COUNTED = frozenset({ItemKind.QUESTION, ItemKind.ANSWER_APPROVAL})
_EVENING_BEGINS = 18
_LONGEST_COUNT_IN_WORDS = 12


class ItemWords(QObject):
    """Titles, second lines and times of today's items."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language

    def greeting(self, brief: TodayBrief, *, name: str, now: datetime) -> str:
        """One line under the date: how many tasks, how many minutes."""
        hello = self._hello(name, now)
        return f"{hello} {self.day_load(brief)}" if hello else self.day_load(brief)

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
        count, minutes = brief.task_count, _rounded(brief.minutes_total)
        if count == 0:
            return self.tr("Everything is done for today.")
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
        """The second line: from whom, since when."""
        match item.kind:
            case ItemKind.QUESTION:
                return self.source(item)
            case ItemKind.ROUND:
                done, total = brief.round.done_count, len(brief.round.stops)
                return self.tr("{done} of {total} read, about {minutes} minutes left").format(
                    done=done, total=total, minutes=brief.round.minutes_left
                )
            case ItemKind.PUBLISH | ItemKind.MISSED:
                return self._approved(item)
            case ItemKind.FOLLOW_UP:
                return self._waiting(item, today=today)
            case ItemKind.APPROVAL | ItemKind.ANSWER_APPROVAL:
                return self._submitted(item, today=today)
            case ItemKind.REPORT | ItemKind.AGREEMENT:
                return self._what_is_asked(item)

    def _what_is_asked(self, item: TodayItem) -> str:
        if item.kind is ItemKind.REPORT:
            return self.tr("The figures are computed; three sentences are yours.")
        return self.tr("The agreement with {name} ends. After that, the text is locked.").format(name=item.note)

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

    def _waiting(self, item: TodayItem, *, today: date) -> str:
        where = self._with_department(item, today=today)
        if item.contact is None:
            return where
        return self.tr("{where} · {contact}").format(where=where, contact=self._language.sentence(item.contact))

    def _with_department(self, item: TodayItem, *, today: date) -> str:
        if item.since is None:
            return self.tr("With: {department}").format(department=item.note)
        since = self._language.relative_day(self._language.local(item.since).date(), today=today)
        return self.tr("With {department} since {day}").format(department=item.note, day=since)

    def _submitted(self, item: TodayItem, *, today: date) -> str:
        if item.total is not None:
            return self.tr("Waits for {name}, longer than the {duration} that its level allows").format(
                name=item.note, duration=self._language.duration(item.total)
            )
        if item.since is None:
            return self.tr("Waits for approval")
        since = self._language.relative_day(self._language.local(item.since).date(), today=today)
        return self.tr("Waits for approval since {day}").format(day=since)

    def time_left(self, item: TodayItem, *, today: date) -> str:
        """When it is due, or how long is left."""
        if item.kind in _COUNTED and item.remaining is not None:
            return self.remaining(item.remaining)
        if item.due_at is None:
            return ""
        day = self._language.local(item.due_at).date()
        if item.kind in _OF_A_DAY:
            return self._day_left(item, day, today=today)
        if item.kind is ItemKind.ROUND:
            return self.tr("from {time}").format(time=self._language.clock_time(item.due_at))
        if day == today:
            return self.tr("at {time}").format(time=self._language.clock_time(item.due_at))
        return self._language.relative_time(item.due_at, today=today)

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

    def color(self, item: TodayItem, *, today: date) -> str:
        """Amber runs out, red is late; nothing else is coloured."""
        if item.kind is ItemKind.MISSED or (item.kind is ItemKind.QUESTION and item.is_overdue):
            return "danger.text"
        if item.kind in _OF_A_DAY and item.due_at is not None and self._language.local(item.due_at).date() < today:
            return "danger.text"
        if item.kind in _COUNTED and item.remaining is not None and item.remaining < SOON:
            return "warn.text"
        return "text.secondary"

    def row(self, item: TodayItem, brief: TodayBrief, *, today: date, coming: bool = False) -> CardRow:
        """The item as a row of a list."""
        key = (item.kind, item.ref)
        if item.done_at is not None:
            at = self._language.clock_time(item.done_at)
            icon = _ICONS[item.kind]
            title = self.title(item)
            return CardRow(key=key, title=title, circle="done", icon=icon, right=at, right_icon="check",
                           status=self.tr("done"))  # fmt: skip
        is_signed = item.kind is ItemKind.PUBLISH
        color = self.color(item, today=today)
        circle: Literal["", "open", "room"] = "open" if item.kind in TICKABLE else "room"
        return CardRow(
            key=key,
            title=self.title(item),
            meta=self.meta(item, brief, today=today),
            meta_icon="stamp" if is_signed else "",
            meta_color="approve.text" if is_signed else "text.secondary",
            icon=_ICONS[item.kind],
            circle="" if coming else circle,
            right=self.time_left(item, today=today),
            right_icon=self._time_icon(item, today=today),
            right_color=color,
            actions=self._actions(item, coming=coming),
        )

    def _time_icon(self, item: TodayItem, *, today: date) -> str:
        if item.due_at is None and item.remaining is None:
            return ""
        if self.color(item, today=today) != "text.secondary":
            return "clock-alert"
        is_today = item.due_at is None or self._language.local(item.due_at).date() == today
        return "clock" if is_today else "calendar"

    def _actions(self, item: TodayItem, *, coming: bool) -> tuple[RowAction, ...]:
        opening = RowAction(key="open", text=self.tr("Open"), keys="Return")
        if item.kind in TICKABLE and not coming:
            return (opening, RowAction(key="tick", text=self.tr("Tick as done"), icon="check", keys="Space"))
        return (opening,)


def _rounded(minutes: int) -> int:
    """Minutes as one says them: to five, and never zero."""
    return max(5, 5 * round(minutes / 5))
