"""How her own tasks are worded: their rhythm as a sentence, the next day, the minutes, when they were done last."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from amtdesk.domain.own_tasks import ListedTask
from amtdesk.domain.words import N_
from amtdesk.system.rhythm_words import rhythm_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from amtdesk.ui.page import PageContext

#: What the pages are called to which a task may lead.
PAGE_WORD: "Final[Mapping[str, str]]" = {
    "": N_("No page"),
    "rounds": N_("Round"),
    "questions": N_("Citizens’ questions"),
    "plan": N_("Editorial plan"),
    "templates": N_("Reply templates"),
    "report": N_("Weekly report"),
    "concept": N_("Concept"),
    "crisis": N_("Crisis mode"),
    "settings": N_("Settings"),
}


class TaskWords(QObject):
    """Sentences about tasks, in her language."""

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._language = context.language
        self._clock = context.desk.clock

    def rhythm(self, rule: str, *, starts_on: "date") -> str:
        """The rhythm as a sentence without a full stop."""
        if not rule:
            return self.tr("Once")
        return rhythm_sentence(rule, starts_on=starts_on, language=self._language)

    def minutes(self, minutes: int) -> str:
        """How long it takes."""
        return self.tr("{n} min").format(n=minutes)

    def about(self, listed: ListedTask) -> str:
        """The second line of the list: rhythm, minutes, when it was done last."""
        task = listed.task
        parts = [self.rhythm(task.rhythm, starts_on=task.starts_on)]
        if task.minutes:
            parts.append(self.minutes(task.minutes))
        parts.append(self._last_done(listed))
        return " · ".join(part for part in parts if part)

    def _last_done(self, listed: ListedTask) -> str:
        if listed.last_done is None:
            return self.tr("not done yet") if listed.task.rhythm else ""
        day = self._language.local(listed.last_done.at).date()
        when = self._language.relative_day(day, today=self._clock.today())
        return (
            self.tr("last done {day}").format(day=when)
            if listed.task.rhythm
            else self.tr("done {day}").format(day=when)
        )

    def next(self, listed: ListedTask) -> str:
        """When it comes next: on the right of the list."""
        due = listed.next
        if due is None:
            return self.tr("ended") if listed.task.rhythm else self.tr("done")
        today = self._clock.today()
        when = self.day(due.due_on)
        if due.due_on < today:
            return self.tr("open since {day}").format(day=when)
        if due.postponed_until is not None and due.due_on > today:
            return self.tr("put off until {day}").format(day=when)
        if listed.task.at is None:
            return when
        return self.tr("{day}, {time}").format(day=when, time=self._language.clock_time(listed.task.at))

    def day(self, day: "date") -> str:
        """Today, tomorrow, a day of this year by its weekday, else with its year."""
        today = self._clock.today()
        if day.year != today.year:
            return self._language.full_date(day)
        return self._language.relative_day(day, today=today)

    def is_today(self, listed: ListedTask) -> bool:
        """Whether it asks to be done now."""
        return listed.next is not None and listed.next.due_on <= self._clock.today()
