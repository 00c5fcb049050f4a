"""How Rundgang words its groups, stops and results, in her language. No widget lives here."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from amtdesk.domain.groups import MODE_WORD, Group
from amtdesk.domain.round_summary import RoundSummary
from amtdesk.domain.rounds import MOOD_WORD, SKIP_WORD, Round, Stop, StopState
from amtdesk.domain.words import N_

if TYPE_CHECKING:
    from amtdesk.ui.page import PageContext

WORKDAYS = frozenset(range(5))
EVERY_DAY = frozenset(range(7))

#: What to look for at a stop, in the order of Alt+1 … 4.
CHECKLIST = (
    N_("Questions to the town or the administration"),
    N_("False claims that spread"),
    N_("Complaints with a place or a date"),
    N_("Insults or threats"),
)


class RoundWords(QObject):
    """Sentences about groups and stops."""

    def __init__(self, context: "PageContext", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._language = context.language

    def rhythm(self, group: Group) -> str:
        """On which days a group is read."""
        if group.is_own_channel:
            return self.tr("first stop of every round")
        if group.days == EVERY_DAY:
            return self.tr("daily")
        if group.days == WORKDAYS:
            return self.tr("Monday to Friday")
        return ", ".join(self._language.weekday_name(day, short=True) for day in sorted(group.days))

    def minutes(self, count: int) -> str:
        """A number of minutes."""
        return self.tr("1 minute") if count == 1 else self.tr("{n} minutes").format(n=count)

    def mode(self, group: Group) -> str:
        """What the town may do there."""
        return self._language.text(MODE_WORD[group.mode])

    def last_read(self, group: Group) -> str:
        """When a group was last read, as part of a line."""
        if group.last_read_at is None:
            return self.tr("not read yet")
        return self.tr("last {when}").format(when=self._when(group.last_read_at))

    def last_read_sentence(self, group: Group) -> str:
        """When a group was last read, as a sentence."""
        if group.last_read_at is None:
            return self.tr("Not read yet.")
        return self.tr("Last read {when}.").format(when=self._when(group.last_read_at))

    def about(self, stop: Stop, walk: Round) -> str:
        """The small line over a group's name."""
        group = stop.group
        if group.is_own_channel:
            return self.tr("Own channel, the first stop of every round")
        groups = [each for each in walk.stops if not each.group.is_own_channel]
        number = next(place for place, each in enumerate(groups, start=1) if each.group.id == group.id)
        parts = [self.tr("Group {n} of {total}").format(n=number, total=len(groups))]
        if group.members:
            parts.append(self.tr("{n} members").format(n=self._language.number(group.members)))
        if group.privacy:
            parts.append(group.privacy.replace("_", " "))
        return ", ".join(parts)

    def stop_line(self, stop: Stop) -> str:
        """The second line of a stop on the left."""
        match stop.state:
            case StopState.CURRENT:
                return self.tr("is being read")
            case StopState.SKIPPED if stop.visit is not None and stop.visit.skip_reason is not None:
                reason = self._language.text(SKIP_WORD[stop.visit.skip_reason])
                return self.tr("left out: {reason}").format(reason=reason)
            case StopState.READ | StopState.SKIPPED:
                return self._harvest(stop)
            case _:
                return self.last_read(stop.group)

    def _harvest(self, stop: Stop) -> str:
        parts = []
        if stop.questions_noted:
            parts.append(self.questions_noted(stop.questions_noted))
        if stop.observations_noted:
            parts.append(self.observations_noted(stop.observations_noted))
        if stop.visit is not None and stop.visit.mood is not None:
            parts.append(self._language.text(MOOD_WORD[stop.visit.mood]))
        return ", ".join(parts) if parts else self.tr("nothing new")

    def questions_noted(self, count: int) -> str:
        """How many questions were noted."""
        return self.tr("1 question noted") if count == 1 else self.tr("{n} questions noted").format(n=count)

    def observations_noted(self, count: int) -> str:
        """How many other lines were noted."""
        return self.tr("1 note") if count == 1 else self.tr("{n} notes").format(n=count)

    def progress(self, walk: Round) -> str:
        """Since when she is on her way, and how long it will still take."""
        if walk.started_at is None:
            return self.tr("about {minutes}").format(minutes=self.minutes(walk.minutes_left))
        since = self._language.clock_time(walk.started_at)
        if walk.finished_at is not None:
            until = self._language.clock_time(walk.finished_at)
            return self.tr("from {since} to {until}").format(since=since, until=until)
        return self.tr("since {since}, about {n} min. left").format(since=since, n=walk.minutes_left)

    def title(self, walk: Round) -> str:
        """Which round of the day it is."""
        if walk.number == 1:
            return self.tr("Round")
        return self.tr("Round {n} today").format(n=walk.number)

    def which(self, walk: Round) -> str:
        """Which round of the day it was, and from when to when."""
        return ", ".join((self.title(walk), self.progress(walk)))

    def reading(self, group: Group, *, seconds: int, paused_since: datetime | None) -> str:
        """How long she has read at a stop, and since when the time stands still."""
        spent = self.tr("{spent} min. read, {planned} planned").format(spent=seconds // 60, planned=group.minutes)
        if paused_since is None:
            return spent
        since = self._language.clock_time(paused_since)
        return self.tr("Paused since {time}. {spent}").format(time=since, spent=spent)

    def result(self, summary: RoundSummary, *, is_own_read: bool = True) -> str:
        """What a round came to: "5 Gruppen gelesen, 2 Fragen notiert, 11 Minuten"."""
        read, asked = summary.groups_read, summary.questions_noted
        groups = self.tr("1 group read") if read == 1 else self.tr("{n} groups read").format(n=read)
        if read == 0:
            groups = self.tr("Own channel read") if is_own_read else self.tr("No group read")
        questions = self.tr("no question noted") if asked == 0 else self.questions_noted(asked)
        return ", ".join((groups, questions, self.minutes(max(1, summary.minutes))))

    def plan(self, walk: Round) -> str:
        """What today's round holds."""
        count = sum(not stop.group.is_own_channel for stop in walk.stops)
        minutes = self.minutes(sum(stop.group.minutes for stop in walk.stops))
        if count == 0 and not self._context.desk.town.calendar().is_service_day(walk.day):
            return self.tr("No day of service today: only your own channel, about {minutes}.").format(minutes=minutes)
        if count == 0:
            return self.tr("Today: your own channel, about {minutes}.").format(minutes=minutes)
        if count == 1:
            return self.tr("Today: your own channel and 1 group, about {minutes}.").format(minutes=minutes)
        sentence = self.tr("Today: your own channel and {n} groups, about {minutes}.")
        return sentence.format(n=count, minutes=minutes)

    def next_round(self, at: datetime | None) -> str:
        """When the next round is due."""
        if at is None:
            return self.tr("No further round is due.")
        return self.tr("Next round: {when}.").format(when=self._when(at))

    def _when(self, instant: datetime) -> str:
        return self._language.relative_time(instant, today=self._context.desk.clock.today())
